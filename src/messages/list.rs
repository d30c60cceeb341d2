//! The words on the list's screen and on the bin's.

use super::{parts, ui};
use crate::listing::Division;
use crate::model::{Column, FiscalYear, FormPart, Moment, paper};

/// Screens.
pub const SCREENS: &str = "画面";
/// Skips the bar.
pub const SKIP: &str = "本文へ移動";
/// The filter of groups and departments.
pub fn division_filter() -> String {
    format!("{}で絞り込む", parts::department_short())
}
/// Takes every filter away.
pub const SHOW_ALL: &str = "絞り込みを解除";
/// Column of ranks; of the order, where the form has none.
pub fn rank() -> &'static str {
    if parts::has(FormPart::Rank) { parts::rank_short() } else { "並び" }
}
/// Column of results.
pub fn reached() -> String {
    paper::reached(parts::column(Column::Target))
}
/// Column of times.
pub const UPDATED: &str = "更新";
/// Column of buttons.
pub const ACTIONS: &str = "操作";
/// Changed since last saved to a file.
pub const UNFILED: &str = "ファイルに未保存";
/// What dropping files does.
pub const DROP_HINT: &str =
    "ファイル（.xlsx .json .txt .html .md .zip）をこの画面のどこかに置くと、内容を確かめてから取り込めます";
/// What the handles are for.
pub fn rank_how() -> String {
    format!("⠿ をドラッグするか、⠿ を選んで ↑↓ キーを押すと、{}が変わります。", rank())
}
/// The handle of a row.
pub fn rank_handle_hint() -> String {
    format!("ドラッグするか、↑↓キーで{}を変えます", rank())
}
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

/// Sheets that are not drawn yet.
pub fn more_sheets(left: usize) -> String {
    format!("このほかに {left}件あります。")
}

/// A group, or a department under its group, with the number of its sheets.
pub fn division(division: &Division, sheets: usize) -> String {
    match &division.department {
        None => format!("{}（{sheets}件）", ui::group(&division.group)),
        Some(department) => format!("　└ {}（{sheets}件）", ui::department(department)),
    }
}

/// What search and filter leave out.
pub fn left_out(left_out: usize, all: usize) -> String {
    format!("{all}件のうち {left_out}件は、絞り込みのため表示していません。")
}

/// 自分の取組.
pub const OWN_WORK: &str = "自分の取組";
/// Everybody's are shown.
pub const EVERYBODY: &str = "自分の取組：しぼらない";

/// Only the initiatives of this name are shown; pressed, everybody's.
pub fn own_work_of(name: &str) -> String {
    format!("{OWN_WORK}：{name}　✕ 解除")
}

/// No sheet of the year has an initiative of this name.
pub fn no_own_work(name: &str) -> String {
    format!("「{name}」が担当の取組はありません。シートの担当の欄に名前を書くと、ここに出ます。")
}

/// Why the list is empty.
pub fn nothing_found(filtered: bool) -> &'static str {
    if filtered {
        paper::kept(&format!(
            "条件に合うシートはありません。さがす言葉や{}を変えてください。",
            parts::department_short()
        ))
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
    format!("「{goal}」の{}を変える（↑↓キー）", rank())
}

/// A sheet got another rank.
pub fn moved_to(rank: usize) -> String {
    let place = if parts::has(FormPart::Rank) { parts::RANK_SUFFIX } else { "番目" };
    format!("{rank}{place}に移しました")
}

/// The line under a goal.
pub fn department_line(department: &str, initiatives: usize) -> String {
    format!("{department}　取組{initiatives}")
}

/// The line under a goal in the bin.
pub fn bin_line(year: FiscalYear, group: &str, department: &str) -> String {
    format!("{year}　{}　{department}", ui::group(group))
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

/// No sheet can be started: nobody knows the year.
pub fn no_year(shown: &Moment) -> String {
    format!(
        "この端末の日付（{}年）からは年度が分からないため、シートを作れません。画面の上の年度を選んでから、もう一度押してください。",
        shown.year()
    )
}

/// A sheet was added.
pub const SHEET_ADDED: &str = "シートを加えました";

/// The goal of a copy: two sheets of one name could not be told apart. One without a goal has none.
pub fn copy_goal(goal: &str) -> String {
    match goal.trim() {
        "" => String::new(),
        goal => format!("{goal}（写し）"),
    }
}

/// A sheet was copied.
pub fn copied(goal: &str) -> String {
    format!("「{}」を複製しました", ui::goal(goal))
}

/// Sheets went to the bin.
pub fn deleted(goals: &[String]) -> String {
    match goals {
        [one] => format!("「{}」をごみ箱に移しました", ui::goal(one)),
        many => format!("{}件のシートをごみ箱に移しました", many.len()),
    }
}

/// A sheet came back.
pub fn restored(goal: &str) -> String {
    format!("「{}」をごみ箱から戻しました", ui::goal(goal))
}

/// Gone for good, but for undo.
pub fn discarded(count: usize) -> String {
    format!("{count}件を完全に消しました")
}

/// The browser refused to print.
pub const PRINT_FAILED: &str = "印刷の画面を開けませんでした。ブラウザのメニューから印刷してください。";

/// Shows another year's list.
pub fn show_year(year: FiscalYear) -> String {
    format!("{year}を見る")
}

/// On a row that has just come.
pub const FRESH: &str = "新着";
