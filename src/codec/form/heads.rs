//! The heads of the initiatives' columns, recognised by how they begin.

use super::city;
use crate::model::{FormPart, PartKey};
use crate::text::width::{fold, squeeze};

const COLUMNS: [(&str, FormPart); 6] = [
    ("取組項目", FormPart::Method),
    ("期間・期限", FormPart::Deadline),
    ("数値目標", FormPart::Target),
    ("中間報告", FormPart::Midterm),
    ("期末報告", FormPart::FinalReport),
    ("期末評価", FormPart::FinalReport),
];

/// The column whose header a cell is.
pub(in crate::codec) fn column(cell: &str) -> Option<PartKey> {
    city::labels().column(cell).or_else(|| paper_column(cell).map(PartKey::Known))
}

/// Whether a column's head says of which time or version it is: 数値目標（R5実績）, 中間報告（写し）.
pub(super) fn is_of_version(cell: &str) -> bool {
    const VERSIONS: [&str; 13] = [
        "年度",
        "変更",
        "当初",
        "写し",
        "修正",
        "前回",
        "次回",
        "改定",
        "見直し後",
        "旧",
        "案",
        "実績",
        "予定",
    ];
    let Some(at) = cell.find(['（', '(', '［', '[', '\n']) else { return false };
    let rest = fold(&cell[at..]);
    // The paper's own words in brackets are long.
    rest.chars().count() < 12
        && (VERSIONS.iter().any(|word| rest.contains(word))
            || rest.contains(|char: char| char.is_ascii_digit()))
}

fn paper_column(cell: &str) -> Option<FormPart> {
    // A header's name stands at its start; the rest of a long text need not be looked at.
    let start = cell.char_indices().nth(20).map_or(cell, |(end, _)| &cell[..end]);
    let name = squeeze(start);
    // 数値目標の達成率, 期末報告の評価: heads of their own.
    let is_own = |rest: &str| {
        let rest = rest.trim_start_matches(['・', ':']);
        ["の", "に", "へ", "と", "評価", "達成率", "担当"].iter().any(|word| rest.starts_with(word))
    };
    let found = COLUMNS.iter().find_map(|(text, column)| Some((name.strip_prefix(text)?, *column)));
    found.filter(|(rest, _)| !is_own(rest)).map(|(_, column)| column)
}

/// Whether a cell begins as a column's head does, whatever follows: 期末報告の達成状況.
pub(super) fn begins_as_column(cell: &str) -> bool {
    let name = squeeze(cell);
    column(cell).is_some() || COLUMNS.iter().any(|(text, _)| name.starts_with(text))
}
