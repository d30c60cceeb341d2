//! The words of finding and replacing.

use crate::model::FiscalYear;

/// The bar's name.
pub const FIND_BAR: &str = "検索と置換";
/// Its field.
pub const FIELD: &str = "さがす言葉";
/// The next place.
pub const NEXT: &str = "次の場所（Enter・F3）";
/// The one before.
pub const PREVIOUS: &str = "前の場所（Shift+Enter・Shift+F3）";
/// Opens the part for replacing.
pub const REPLACE: &str = "置換";
/// What stands there afterwards.
pub const REPLACEMENT: &str = "置き換える言葉";
/// Replaces one place.
pub const REPLACE_ONE: &str = "置換して次へ";
/// Ends the search.
pub const CLOSE: &str = "検索を終える（Esc）";
/// No place.
pub const NOTHING: &str = "この年度のシートにはありません";
/// Every place says so already.
pub const NOTHING_TO_REPLACE: &str = "置き換えるところはありません";

/// Which of how many places.
pub fn place(here: usize, on_sheet: usize) -> String {
    match on_sheet {
        0 => "0か所".to_owned(),
        _ => format!("{} / {on_sheet}か所", here + 1),
    }
}

/// What the whole year has.
pub fn of_year(year: Option<FiscalYear>, places: usize, sheets: usize) -> String {
    let year = year.map_or_else(String::new, |year| year.to_string());
    format!("{year}全体では{sheets}シートに{places}か所")
}

/// Replaces on the sheet.
pub fn replace_on_sheet(places: usize) -> String {
    format!("このシートの{places}か所を置換")
}

/// Replaces in the year.
pub fn replace_in_year(places: usize, sheets: usize) -> String {
    format!("年度全体の{places}か所を置換（{sheets}シート）")
}

/// It was done.
pub fn replaced(places: usize, sheets: usize) -> String {
    match sheets {
        1 => format!("{places}か所を置き換えました"),
        _ => format!("{sheets}シートの{places}か所を置き換えました"),
    }
}

/// Places that a row of the list does not show.
pub fn more_places(count: usize) -> String {
    format!("ほか{count}か所")
}
