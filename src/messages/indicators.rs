//! 指標: the words of their table on pages.

use crate::model::Indicator;

/// The table.
pub const TABLE: &str = "指標";
/// A year.
pub const YEAR: &str = "年度";
/// What it is to come to.
pub const TARGET: &str = "目標";
/// What it came to.
pub const ACTUAL: &str = "実績";

/// The name of an indicator, with its unit.
pub fn name(indicator: &Indicator) -> String {
    match indicator.unit.as_str() {
        "" => indicator.name.clone(),
        unit => format!("{}（{unit}）", indicator.name),
    }
}

/// What it measures, and which way is better.
pub fn kind(indicator: &Indicator) -> Option<String> {
    let words =
        [indicator.kind.map(|kind| kind.word()), indicator.direction.map(|direction| direction.word())];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join("・"))
}

/// The value from which it starts.
pub fn base(year: &str) -> String {
    match year {
        "" => "基準値".to_owned(),
        year => format!("基準値（{year}）"),
    }
}
