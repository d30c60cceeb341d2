//! 評価, counted.

/// The part of a screen.
pub const TITLE: &str = "評価の集計";
/// What has a word that the scale does not know.
pub const OTHER: &str = "その他";
/// What has no grade.
pub const MISSING: &str = "未評価";
/// Who still has to grade, at the step where that is due.
pub const DUE: &str = "まだ付いていない評価";
/// Nobody has.
pub const NOTHING_DUE: &str = "評価は、すべて付いています。";
/// The sheet as a whole, among initiatives by their numbers.
pub const SHEET: &str = "シート";
/// All of a department's are graded.
pub const DONE: &str = "済み";

/// Who grades, and how far they are.
pub fn giver(name: &str, all: usize, missing: usize, is_of_sheets: bool) -> String {
    format!("{name}　{all}{}のうち{}に付いています", counted(is_of_sheets), all - missing)
}

/// A bar, for those who do not see it.
pub fn bar(name: &str, counts: impl Iterator<Item = (String, usize)>) -> String {
    let counts: Vec<String> =
        counts.filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word}{count}")).collect();
    format!("{name}：{}", counts.join("、"))
}

/// A figure that opens what it counts.
pub fn figure(department: &str, word: &str, count: usize, is_of_sheets: bool) -> String {
    format!("{department}、{word}：{count}{}", counted(is_of_sheets))
}

fn counted(is_of_sheets: bool) -> &'static str {
    if is_of_sheets { "シート" } else { "取組" }
}

/// How many of how many.
pub fn of(done: usize, all: usize) -> String {
    format!("{done} / {all}")
}
