//! The palette: what can be gone to and done from the keyboard, by its name.

use crate::model::{FiscalYear, FormPart, Sheet, paper};

use super::{parts, ui};

/// The palette.
pub const TITLE: &str = "シートと操作をさがす";
/// Opens it.
pub const OPEN: &str = "シートと操作をさがす（Ctrl+K）";
/// Its field.
pub fn field() -> String {
    let goal = paper::renamed(FormPart::Goal).unwrap_or("目標");
    let rank = paper::has(FormPart::Rank).then(parts::rank_short);
    let names: Vec<&str> = [goal, parts::department_short()].into_iter().chain(rank).collect();
    format!("{}、または操作の名前", names.join("・"))
}
/// What was found.
pub const FOUND: &str = "候補";
/// Nothing was.
pub const NOTHING: &str = "見つかりません。ほかの言葉を入れてください。";
/// How it is worked.
pub const HOW: &str = "↑↓ で選び、Enter で決めます。Esc で閉じます。";

/// A sheet on paper.
pub const PAPER: &str = "用紙で書く";
/// A sheet by entries.
pub const ITEMS: &str = "項目ごとに書く";
/// The list.
pub const LIST: &str = "シートの一覧";
/// Finds.
pub const FIND: &str = "さがす";
/// Replaces.
pub const REPLACE: &str = "置き換える";
/// Saves to a file.
pub const SAVE: &str = "ファイルに保存";

/// Exports of a kind.
pub fn export(kind: &str) -> String {
    format!("{}：{kind}", ui::EXPORT)
}

/// Shows a year's sheets.
pub fn year(year: FiscalYear) -> String {
    format!("{year}のシート")
}

/// Where a sheet stands: year, group, department, rank.
pub fn place(sheet: &Sheet) -> String {
    let mut place = format!("{}　{}", sheet.fiscal_year, ui::group(&sheet.group));
    if sheet.department != sheet.group && !sheet.department.trim().is_empty() {
        place.push_str(&format!("　{}", sheet.department));
    }
    if let Some(rank) = paper::rank_of(sheet) {
        place.push_str(&format!("　{}{}", parts::rank_short(), rank.number()));
    }
    place
}

/// How many more there are than are shown.
pub fn further(count: usize) -> String {
    if count == 0 {
        HOW.to_owned()
    } else {
        format!("ほかに{count}件あります。言葉を足してください。{HOW}")
    }
}
