//! The words on the screens: headings, buttons, hints.

use crate::model::{FiscalYear, Moment};

/// The app's name.
pub const APP: &str = "重点目標管理シート";
/// The screen of the list.
pub const SHEETS: &str = "シート";
/// The screen of deleted sheets.
pub const BIN: &str = "ごみ箱";
/// Takes the last step back.
pub const UNDO: &str = "元に戻す";
/// Does it again.
pub const REDO: &str = "やり直す";
/// Opens the export menu.
pub const EXPORT: &str = "書き出し";
/// Export as JSON.
pub const JSON: &str = "JSON";
/// Export as text.
pub const TEXT: &str = "テキスト";
/// Opens files.
pub const OPEN_FILES: &str = "ファイルを開く";
/// Starts a sheet.
pub const NEW_SHEET: &str = "シートを作る";
/// Opens the dialog for pasting.
pub const PASTE: &str = "文章を貼り付ける";
/// Loads the sample.
pub const SAMPLE: &str = "見本で試す";
/// Confirms the import.
pub const TAKE_IN: &str = "取り込む";
/// Leaves a dialog.
pub const LEAVE: &str = "やめる";
/// Closes a notice or a dialog.
pub const CLOSE: &str = "閉じる";
/// Copies a sheet.
pub const DUPLICATE: &str = "複製";
/// Moves a sheet to the bin.
pub const DELETE: &str = "削除";
/// Prints.
pub const PRINT: &str = "印刷";
/// All departments.
pub const ALL_DEPARTMENTS: &str = "すべての部局";
/// The search field.
pub const SEARCH: &str = "目標・取組・報告の中をさがす";
/// A group without a name.
pub const NO_GROUP: &str = "（部局グループ未記入）";
/// A sheet without a title.
pub const NO_GOAL: &str = "（重点目標未記入）";

/// The title of the list.
pub fn list_title(year: Option<FiscalYear>) -> String {
    year.map_or_else(|| "重点目標".to_owned(), |year| format!("{year}　重点目標"))
}

/// A number of sheets.
pub fn count(count: usize) -> String {
    format!("{count}件")
}

/// A goal as a link or a list shows it.
pub fn goal(goal: &str) -> &str {
    if goal.trim().is_empty() { NO_GOAL } else { goal }
}

/// A group as a heading shows it.
pub fn group(name: &str) -> &str {
    if name.trim().is_empty() { NO_GROUP } else { name }
}

/// A day and time, short: 3月28日 16:40; with the year where it is another one.
pub fn day_time(moment: &Moment, now: &Moment) -> String {
    let (month, day) = moment.month_day();
    let year = if moment.year() == now.year() { String::new() } else { format!("{}年", moment.year()) };
    format!("{year}{month}月{day}日 {}", moment.time())
}

// The sheet.

/// The year's select.
pub const YEAR: &str = "年度";
/// The step of the year.
pub const STAGE_NOW: &str = "いまの段階";
/// The sheet before.
pub const PREVIOUS: &str = "‹ 前";
/// The sheet after.
pub const NEXT: &str = "次 ›";
/// The group's list.
pub const GROUP_NAV: &str = "この部局グループのシート";
/// Folds the group's list away.
pub const FOLD: &str = "シートの一覧をたたむ・開く";
/// Adds a sheet to the group.
pub const ADD_SHEET: &str = "＋ シートを加える";
/// Where a sheet is not there.
pub const NO_SUCH_SHEET: &str = "シートが見つかりません";
/// Why, and what to do.
pub const NO_SUCH_SHEET_WHY: &str =
    "このシートは削除されたか、この端末に取り込まれていません。削除したものは、ごみ箱から戻せます。";
/// Back to the list.
pub const TO_LIST: &str = "シートの一覧へ";
/// An address that leads nowhere.
pub const NO_SUCH_SCREEN: &str = "このページはありません";
/// What to do about it.
pub const NO_SUCH_SCREEN_WHY: &str =
    "アドレスの # より後ろが正しいか確かめるか、シートの一覧へ戻ってください。";

/// What belongs into 重点目標.
pub const HINT_GOAL: &str = "この年度に重点的に取り組む目標";
/// What belongs into 部局名.
pub const HINT_DEPARTMENT: &str = "担当する部局";
/// What belongs into the group.
pub const HINT_GROUP: &str = "総務部等 など";
/// What belongs into 現況・課題.
pub const HINT_SITUATION: &str = "現在の状況と、解決すべき課題";
/// What belongs into 目的・効果.
pub const HINT_PURPOSE: &str = "① 何のために行い、どのような効果をめざすか";
/// What belongs into 特記事項.
pub const HINT_NOTES: &str = "期末に、あれば記入します";
/// What belongs into a plan's name.
pub const HINT_PLAN: &str = "計画の名前";
/// What belongs into a plan's place.
pub const HINT_POSITION: &str = "位置付けがあれば記入します";

/// Adds a plan.
pub const ADD_POSITION: &str = "＋ 計画を加える";
/// Removes a plan.
pub const REMOVE_POSITION: &str = "この計画の欄を削除";
/// The column of ①–⑥.
pub const NUMBER: &str = "番号";
/// Moves an initiative up.
pub const UP: &str = "上へ";
/// Moves an initiative down.
pub const DOWN: &str = "下へ";
/// Removes an initiative.
pub const REMOVE_INITIATIVE: &str = "この取組を削除";
/// The paper's title, after the year.
pub const PAPER_TITLE: &str = "　重点目標管理シート";
/// Opens the seventeen.
pub const SDGS_PICK: &str = "目標を選ぶ";
/// Closes them.
pub const SDGS_DONE: &str = "選び終える";

/// The name of the button that removes a plan.
pub fn remove_position(plan: &str) -> String {
    format!("「{plan}」の欄を削除")
}

/// The button that adds an initiative, with the number that it will get.
pub fn add_initiative(number: usize) -> String {
    format!("＋ 取組{}を加える", super::parts::initiative_number(number))
}

/// Moves an initiative up.
pub fn move_up(number: &str) -> String {
    format!("取組{number}を上へ")
}

/// Moves an initiative down.
pub fn move_down(number: &str) -> String {
    format!("取組{number}を下へ")
}

/// Removes an initiative.
pub fn remove_initiative(number: &str) -> String {
    format!("取組{number}を削除")
}

/// An initiative was removed.
pub fn initiative_removed(number: &str) -> String {
    format!("取組{number}を削除しました")
}

/// The group of ticks of an initiative.
pub fn purposes_of(number: &str) -> String {
    format!("取組{number}が対応する目的・効果")
}

/// What was typed is no rank.
pub fn bad_rank(typed: &str) -> String {
    format!("優先順位は 1 から 999 までの数字で入力してください（「{}」は使えません）。", typed.trim())
}

// The list and the bin.

/// Screens.
pub const SCREENS: &str = "画面";
/// Skips the bar.
pub const SKIP: &str = "本文へ移動";
/// The department filter.
pub const DEPARTMENT: &str = "部局で絞り込む";
/// Column of ranks.
pub const RANK: &str = "順位";
/// Column of reports.
pub const REPORTS: &str = "報告の記入";
/// Mid-term, short.
pub const MIDTERM: &str = "中間";
/// Final, short.
pub const FINAL: &str = "期末";
/// Column of times.
pub const UPDATED: &str = "更新";
/// Column of buttons.
pub const ACTIONS: &str = "操作";
/// Changed since last saved to a file.
pub const UNFILED: &str = "ファイルに未保存";
/// What dropping files does.
pub const DROP_HINT: &str =
    "ファイル（.json .txt）をこの画面のどこかに置くと、内容を確かめてから取り込めます";
/// The handle of a row.
pub const RANK_HANDLE: &str = "ドラッグするか、↑↓キーで順位を変えます";
/// Deletes what is selected.
pub const DELETE_SELECTED: &str = "選んだものを削除";
/// Clears the selection.
pub const CLEAR_SELECTION: &str = "選択を解除";
/// What the selection is for.
pub const SELECTION_HINT: &str = "「書き出し」は、選んだシートだけを書き出します";
/// What the bin is.
pub const BIN_WHY: &str = "削除したシートは、ごみ箱を空にするまでここに残ります。";
/// Nothing in the bin.
pub const BIN_EMPTY: &str = "ごみ箱は空です";
/// Empties the bin.
pub const EMPTY_BIN: &str = "ごみ箱を空にする";
/// Column of times.
pub const DELETED_AT: &str = "削除した日時";
/// Takes a sheet out of the bin.
pub const RESTORE: &str = "戻す";
/// Removes for good.
pub const DISCARD: &str = "完全に消す";
/// What is lost.
pub const REALLY_DISCARD_WHY: &str =
    "ファイルに書き出していないものは、この画面を閉じたあとは取り戻せません。";

/// The line under the list's title.
pub fn list_summary(groups: usize, sheets: usize, filtered: bool) -> String {
    let found = if filtered { "見つかったシート" } else { "シート" };
    format!("{found} {sheets}件　／　{groups}グループ")
}

/// Why the list is empty.
pub fn nothing_found(filtered: bool) -> &'static str {
    if filtered {
        "条件に合うシートはありません。さがす言葉や部局を変えてください。"
    } else {
        "この年度のシートはまだありません。「シートを作る」か「ファイルを開く」で始められます。"
    }
}

/// How many are selected.
pub fn selected(count: usize) -> String {
    format!("{count}件を選んでいます")
}

/// Selects a group.
pub fn select_all(group: &str) -> String {
    format!("{group}のシートをすべて選ぶ")
}

/// Selects a sheet.
pub fn select(goal: &str) -> String {
    format!("「{goal}」を選ぶ")
}

/// Copies a sheet.
pub fn duplicate(goal: &str) -> String {
    format!("「{goal}」を複製")
}

/// Deletes a sheet.
pub fn delete(goal: &str) -> String {
    format!("「{goal}」を削除")
}

/// The handle of a row.
pub fn rank_handle(goal: &str) -> String {
    format!("「{goal}」の順位を変える（↑↓キー）")
}

/// A sheet got another rank.
pub fn moved_to(rank: usize) -> String {
    format!("{rank}位に移しました")
}

/// The line under a goal.
pub fn department_line(department: &str, initiatives: usize) -> String {
    format!("{department}　取組{initiatives}")
}

/// The line under a goal in the bin.
pub fn bin_line(year: FiscalYear, group: &str, department: &str) -> String {
    format!("{year}　{}　{department}", self::group(group))
}

/// Takes one out of the bin.
pub fn restore(goal: &str) -> String {
    format!("「{goal}」をごみ箱から戻す")
}

/// Removes one for good.
pub fn discard(goal: &str) -> String {
    format!("「{goal}」を完全に消す")
}

/// Asks before removing for good.
pub fn really_discard(count: usize) -> String {
    format!("{count}件のシートを完全に消しますか？")
}

/// A sheet was added.
pub const SHEET_ADDED: &str = "シートを加えました";

/// A sheet was copied.
pub fn copied(goal: &str) -> String {
    format!("「{}」を複製しました", self::goal(goal))
}

/// Sheets went to the bin.
pub fn deleted(goals: &[String]) -> String {
    match goals {
        [one] => format!("「{}」をごみ箱に移しました", goal(one)),
        many => format!("{}件のシートをごみ箱に移しました", many.len()),
    }
}

/// A sheet came back.
pub fn restored(goal: &str) -> String {
    format!("「{}」をごみ箱から戻しました", self::goal(goal))
}

/// Gone for good, but for undo.
pub fn discarded(count: usize) -> String {
    format!("{count}件を完全に消しました")
}

/// The browser refused to print.
pub const PRINT_FAILED: &str = "印刷の画面を開けませんでした。ブラウザのメニューから印刷してください。";

// Undo and redo.

/// With its key.
pub const UNDO_KEYS: &str = "元に戻す（Ctrl+Z）";
/// With its key.
pub const REDO_KEYS: &str = "やり直す（Ctrl+Y）";

// The first visit.

/// What this is.
pub const WELCOME: &str = "重点目標管理シートを書き、報告し、確かめ、まとめるための道具です。\
    用紙と同じ形で編集でき、内容はこの端末のブラウザに自動で保存されます。";
/// The first way.
pub const WAY_OPEN: &str = "ファイルを開く";
/// What it does.
pub const WAY_OPEN_TEXT: &str = "届いたファイル（.json .txt）を、内容を確かめてから取り込みます。";
/// The second way.
pub const WAY_NEW: &str = "はじめから書く";
/// What it does.
pub const WAY_NEW_TEXT: &str = "白紙のシートを1枚作り、用紙の上で書き始めます。";
/// The third way.
pub const WAY_SAMPLE: &str = "見本で試す";
/// What it does.
pub const WAY_SAMPLE_TEXT: &str = "架空の市「あおぞら市」のシートを読み込みます。いつでも元に戻せます。";
/// What never happens.
pub const PRIVACY: &str = "入力した内容がこの端末の外へ送られることはありません。";

// Files.

/// The ending of JSON files.
pub const JSON_ENDING: &str = ".goalsheet.json";
/// The ending of the same as text.
pub const TEXT_ENDING: &str = ".txt";
/// What the text is for.
pub const TEXT_NOTE: &str = "テキストの中身は JSON と同じです。メールで .json が届かないときに使います。";
/// Why a file is needed.
pub const UNFILED_WHY: &str = "最後にファイルへ書き出してから変わったシートです。ブラウザのデータが消えても残るように、書き出してください。";
/// Exports those.
pub const EXPORT_UNFILED: &str = "これらを JSON で書き出す";
/// Exports everything.
pub const EXPORT_ALL: &str = "すべてのシートを書き出す";
/// Values that cannot be read.
pub const UNREADABLE: &str = "この端末に、読み取れないデータがあります";
/// What was done about them.
pub const UNREADABLE_WHY: &str = "中身には手を付けていません。ダウンロードして保管するか、担当者に相談してください。ほかのシートは使えます。";
/// Downloads the raw value.
pub const DOWNLOAD_RAW: &str = "そのままダウンロード";
/// Removes it.
pub const DISCARD_RAW: &str = "この端末から消す";
/// Dropping files now takes them in.
pub const DROP_NOW: &str = "ここで放すと、内容を確かめてから取り込めます";
/// The paste dialog's title.
pub const PASTE_TITLE: &str = "文章を貼り付けて取り込む";
/// What can be pasted.
pub const PASTE_HELP: &str =
    "書き出したテキスト（JSON）や、変換した重点目標管理シートの文章を貼り付けてください。";
/// The paste field.
pub const PASTE_FIELD: &str = "貼り付ける文章";
/// Goes on to the preview.
pub const PASTE_CHECK: &str = "内容を確かめる";
/// How pasted text is named among files.
pub const PASTED: &str = "貼り付けた文章";
/// Loading the sample.
pub const SAMPLE_NAME: &str = "見本";
/// The sample cannot be had.
pub const SAMPLE_FAILED: &str =
    "見本を読み込めませんでした。通信の状態を確かめるか、ファイルを開くところから始めてください。";
/// Nothing to export.
pub const NOTHING_TO_EXPORT: &str = "書き出すシートがありません。";

/// What the export menu would export.
pub fn export_scope(count: usize) -> String {
    format!("{count}件のシートを書き出します")
}

/// A file was exported.
pub fn exported(count: usize, name: &str) -> String {
    format!("{count}件を「{name}」に書き出しました。ダウンロードの保存先を確かめてください。")
}

/// Reading files.
pub fn reading(at: usize, all: usize, name: &str) -> String {
    format!("読み込んでいます（{at}／{all}）　{name}")
}

/// The sample was taken in.
pub fn sample_taken(count: usize) -> String {
    format!("見本のシートを{count}件取り込みました")
}

/// Files were taken in.
pub fn taken_in(count: usize) -> String {
    format!("{count}件のシートを取り込みました")
}
