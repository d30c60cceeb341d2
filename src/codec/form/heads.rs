//! The heads of the initiatives' columns, recognised by how they begin.

use super::city;
use crate::model::{FormPart, PartKey};
use crate::text::width::{after, fold, folded, squeeze};

const COLUMNS: [(&str, FormPart); 7] = [
    ("取組項目", FormPart::Method),
    ("期間・期限", FormPart::Deadline),
    ("期間/期限", FormPart::Deadline),
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
    const OTHERS: &str = "年度 変更 当初 写し 修正 前回 次回 改定 見直し後 旧 案 予定 見込 評価 課題 達成度 指示 現状値 基準値 理由 率";
    let Some(at) = cell.find(['（', '(', '［', '[', '\n']) else { return false };
    let rest = fold(&cell[at..]);
    // The paper's own words in brackets are long.
    rest.chars().count() < 12
        && (OTHERS.split(' ').any(|word| rest.contains(word))
            || rest.contains(|char: char| char.is_ascii_digit()))
}

fn paper_column(cell: &str) -> Option<FormPart> {
    // A header's name stands at its start; the rest of a long text need not be looked at.
    let start = cell.char_indices().nth(20).map_or(cell, |(end, _)| &cell[..end]);
    let name = squeeze(start);
    // 数値目標の達成率, 期末報告の評価: heads of their own; but not what stands on a line of its own.
    let is_own = |text: &str| {
        let rest = after(cell, text).unwrap_or("").trim_start_matches([' ', '　', '・', ':', '：']);
        ["の", "に", "へ", "と", "評価", "達成率", "担当"].iter().any(|word| rest.starts_with(word))
    };
    let found = COLUMNS.iter().find(|(text, _)| name.starts_with(text));
    found.filter(|(text, _)| !is_own(text)).map(|(_, column)| *column)
}

/// Whether a cell begins as a column's head does, whatever follows: 期末報告の達成状況.
pub(super) fn begins_as_column(cell: &str) -> bool {
    let name = squeeze(cell);
    column(cell).is_some() || COLUMNS.iter().any(|(text, _)| name.starts_with(text))
}

/// What a column's head says besides its name and the paper's own words: （10月末時点）, （単位：校）, 担当：佐藤.
pub(super) fn words_beside(cell: &str) -> Option<&str> {
    const OURS: [&str; 5] = ["及び方法・手段", "及び", "・", "等", "欄"];
    let known = COLUMNS.iter().find_map(|(text, _)| after(cell, text))?;
    let rest = known.trim();
    let mut words = rest.to_owned();
    while let Some((at, end)) =
        words.find(['（', '(']).zip(words.find(['）', ')'])).filter(|(at, end)| at < end)
    {
        let inside = &words[at..end];
        // How to fill it in is the form's; when and in what it is counted is not.
        let is_told = inside.chars().count() < 20
            && (inside.contains("単位") || inside.chars().any(|char| folded(char).is_ascii_digit()));
        if is_told {
            return Some(rest);
        }
        words.replace_range(at..words[end..].chars().next().map_or(end, |char| end + char.len_utf8()), "");
    }
    let left = OURS.iter().fold(squeeze(&words), |words, ours| words.replace(ours, ""));
    left.chars().any(char::is_alphanumeric).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_a_head_are_told_from_the_papers_own() {
        for (cell, expected) in [
            ("中間報告（10月末時点）", Some("（10月末時点）")),
            ("数値目標（単位：校）", Some("（単位：校）")),
            ("中間報告\n担当：佐藤", Some("担当：佐藤")),
            ("数値目標（どの水準まで）\n※前年度は10校", Some("（どの水準まで）\n※前年度は10校")),
            ("数値目標（どの水準まで）", None),
            ("期間・期限 (いつ・いつまでに)", None),
            ("取組項目及び方法・手段（何をどのように）", None),
            (
                "中間報告 (目標に対する進捗状況・進捗度) 及び (中間報告の時点で取組項目に対する方法・手段の見直しを行った場合)",
                None,
            ),
            ("期末報告", None),
        ] {
            assert_eq!(words_beside(cell), expected, "{cell}");
        }
    }
}
