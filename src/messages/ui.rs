//! The words on the screens: headings, buttons, hints.

use crate::model::{FiscalYear, Moment, Signature, paper};

/// The app's name.
pub const APP: &str = "重点目標管理シート";
/// The screen of the list.
pub const SHEETS: &str = "シート";
/// The screen of deleted sheets.
pub const BIN: &str = "ごみ箱";

/// The bin, with how many sheets lie in it.
pub fn counted_bin(count: usize) -> String {
    if count == 0 { BIN.to_owned() } else { format!("{BIN}（{count}）") }
}

/// Takes the last step back.
pub const UNDO: &str = "元に戻す";
/// Does it again.
pub const REDO: &str = "やり直す";
/// Takes back what a message tells of; named apart from the bar's button, which always stands for the last step.
pub const TAKE_BACK: &str = "取り消す";
/// All years.
pub const ALL_YEARS: &str = "すべての年度";
/// Opens the export menu.
pub const EXPORT: &str = "書き出し";
/// Export as JSON.
pub const JSON: &str = "JSON";
/// Export as text.
pub const TEXT: &str = "テキスト";
/// Export as a table.
pub const CSV: &str = "CSV";
/// Export as a page.
pub const HTML: &str = "HTML";
/// Export as Markdown.
pub const MARKDOWN: &str = "Markdown";
/// Ends what the app is doing.
pub const STOP: &str = "中止";
/// Exports a workbook.
pub const EXCEL: &str = "Excel";
/// Opens files.
pub const OPEN_FILES: &str = "ファイルを開く";
/// Opens a folder.
pub const OPEN_FOLDER: &str = "フォルダーを開く";
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
pub fn all_departments() -> String {
    format!("すべての{}", paper::renamed_department().unwrap_or("部局"))
}
/// The search field.
pub const SEARCH: &str = "目標・取組・報告の中をさがす";
/// What stands for a name that is not written yet.
fn unwritten(name: &str) -> &'static str {
    paper::kept(&format!("（{name}未記入）"))
}

/// The title of the list.
pub fn list_title(year: Option<FiscalYear>) -> String {
    year.map_or_else(|| paper::goal().to_owned(), |year| format!("{year}　{}", paper::goal()))
}

/// A number of sheets.
pub fn count(count: usize) -> String {
    format!("{count}件")
}

/// A goal as a link or a list shows it.
pub fn goal(goal: &str) -> &str {
    if goal.trim().is_empty() { unwritten(paper::goal()) } else { goal }
}

/// A group as a heading shows it.
pub fn group(name: &str) -> &str {
    if name.trim().is_empty() { unwritten(paper::group()) } else { name }
}

/// A department as a heading shows it.
pub fn department(name: &str) -> &str {
    if name.trim().is_empty() { unwritten(paper::department()) } else { name }
}

/// A day and time, short: 3月28日 16:40; with the year where it is another one.
pub fn day_time(moment: &Moment, now: &Moment) -> String {
    let (month, day) = moment.month_day();
    let year = if moment.year() == now.year() { String::new() } else { format!("{}年", moment.year()) };
    format!("{year}{month}月{day}日 {}", moment.time())
}

/// The clock shows a day that cannot be.
pub fn wrong_clock(shown: &Moment) -> String {
    let (month, day) = shown.month_day();
    let unread = if shown.date().is_none() {
        "それまで、目標と実績の読み取りと点検はできません。"
    } else {
        ""
    };
    format!(
        "この端末の日付が{}年{month}月{day}日になっています。年度・期限・日時の表示は正しくありません。端末の時計を合わせてから、画面を読み込み直してください。{unread}",
        shown.year()
    )
}

/// When something was decided, and by whom: （2025年3月28日 16:40　山田）; nothing where neither is known.
pub fn signed(signed: &Signature) -> String {
    let at = signed.at.as_ref().map(|moment| {
        let (month, day) = moment.month_day();
        format!("{}年{month}月{day}日 {}", moment.year(), moment.time())
    });
    let told: Vec<String> = at.into_iter().chain(signed.by.clone()).collect();
    if told.is_empty() { String::new() } else { format!("（{}）", told.join("　")) }
}

/// The name under which a person decides.
pub const NAME: &str = "名前（任意）";

// Undo and redo.

/// With its key.
pub const UNDO_KEYS: &str = "元に戻す（Ctrl+Z）";
/// With its key.
pub const REDO_KEYS: &str = "やり直す（Ctrl+Y）";
