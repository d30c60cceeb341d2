//! Rows of a table of which a cell was broken over lines without a sign of it, as a copy out of Word or a PDF has them: they are
//! put together again where the tabs of all their lines are those of one row.

use crate::codec::form::{column, is_numbered, label};
use crate::codec::{FilePlace, Note, Remark};

/// A line break within a cell of a text whose lines are rows.
pub(super) const IN_CELL: char = '\u{b}';

/// The text with each such row on its first line, and what is told of it; none where there is none.
pub(super) fn joined(text: &str, separator: char) -> Option<(String, Vec<Note>)> {
    let lines = logical_lines(text);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let tabs = |line: &str| outside_quotes(line).filter(|char| *char == separator).count();
    let first = |line: &'_ str| line.split(separator).next().unwrap_or("").to_owned();
    let heads = |line: &str| line.split(separator).filter(|cell| column(cell).is_some()).count();
    let is_row = |line: &str| is_numbered(&first(line)) && tabs(line) > 0;
    let is_table = |line: &&&str| is_row(line) || heads(line) > 2;
    let full = lines.iter().filter(is_table).map(|line| tabs(line)).max().filter(|full| *full > 2)?;
    // Behind the head only: what stands above is no table's.
    let begins = |line: &str| (is_row(line) || heads(line) > 0) && tabs(line) < full;
    let ends = |line: &str| {
        line.starts_with(['#', separator, '"']) || is_numbered(&first(line)) || label(&first(line)).is_some()
    };
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    let mut notes = Vec::new();
    // The row's place among the rows, and the number of its first line in the text.
    let (mut at, mut number) = (0, 1);
    while at < lines.len() {
        let mut end = at + 1;
        let mut sum = tabs(lines[at]);
        if begins(lines[at]) {
            // Empty lines stand between the paragraphs of a cell.
            while end < lines.len() && sum < full && !ends(lines[end]) {
                sum += tabs(lines[end]);
                end += 1;
            }
            // What follows without a tab is more of the last cell.
            while sum == full
                && end > at + 1
                && end < lines.len()
                && tabs(lines[end]) == 0
                && !lines[end].trim().is_empty()
                && !ends(lines[end])
            {
                end += 1;
            }
        }
        if sum == full && end > at + 1 {
            let words = lines[at..end].join(" ").replace(separator, " ");
            let words = words.replace('\n', " ").replace('"', "");
            let count = lines[at..end].iter().map(|line| height(line)).sum::<usize>();
            let remark = Remark::BrokenRow { line: number, count, text: words.trim().to_owned() };
            notes.push(Note { place: FilePlace::File, remark });
            out.push(lines[at..end].join(&IN_CELL.to_string()));
            // Each line keeps its number.
            out.extend((at + 1..end).map(|_| String::new()));
            (at, number) = (end, number + count);
        } else {
            out.push(lines[at].to_owned());
            (at, number) = (at + 1, number + height(lines[at]));
        }
    }
    (!notes.is_empty()).then(|| (out.join("\n"), notes))
}

/// How many lines of the text it is.
fn height(line: &str) -> usize {
    line.matches('\n').count() + 1
}

/// The lines of a text, those as one whose breaks stand in quotes.
fn logical_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in text.split('\n').map(|line| line.trim_end_matches('\r')) {
        match lines.last_mut().filter(|_| is_open) {
            Some(last) => {
                last.push('\n');
                last.push_str(line);
            }
            None => lines.push(line.to_owned()),
        }
        is_open ^= line.matches('"').count() % 2 == 1;
    }
    // A quote that nothing closes is a sign as any other.
    if is_open {
        text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect()
    } else {
        lines
    }
}

/// The characters of a line outside of quotes.
fn outside_quotes(line: &str) -> impl Iterator<Item = char> {
    let mut is_open = false;
    line.chars().filter(move |char| {
        is_open ^= *char == '"';
        !is_open
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_put_together_by_their_tabs() {
        let head = "\t取組項目\t期間・期限\t数値目標\t中間報告\t期末報告";
        let check = |rows: &str, expected: Option<&str>| {
            let found = joined(&format!("{head}\n{rows}"), '\t')
                .map(|(text, _)| text.split_once('\n').map(|(_, rows)| rows.to_owned()));
            assert_eq!(found.flatten().as_deref(), expected, "{rows}");
        };
        check(
            "①\t○ 一\n(1) 二\t期限\t目標\t中間\t期末\n②\ta\tb\tc\td\te",
            Some("①\t○ 一\u{b}(1) 二\t期限\t目標\t中間\t期末\n\n②\ta\tb\tc\td\te"),
        );
        check(
            "①\ta\tb\tc\n（うち1校）\td\te\n続き\n特記事項",
            Some("①\ta\tb\tc\u{b}（うち1校）\td\te\u{b}続き\n\n\n特記事項"),
        );
        check("①\t\"○ 一\n(1) 二\"\ta\tb（\nc）\td\te", Some("①\t\"○ 一\n(1) 二\"\ta\tb（\u{b}c）\td\te\n"));
        check(
            "①\t○ 一\n\n(1) 二\t期限\t目標\t中間\t期末\n\n後書き",
            Some("①\t○ 一\u{b}\u{b}(1) 二\t期限\t目標\t中間\t期末\n\n\n\n後書き"),
        );
        // A row that goes on, one that is short, and another initiative.
        check("①\ta\tb\n\tc\td", None);
        check("①\ta\tb\n②\ta\tb\tc\td\te", None);
        check("①\ta\tb\n\n②\ta\tb\tc\td\te", None);
        check("①\ta\tb\n\n特記事項\tc\td\te", None);
        check("①\ta\tb\tc\td\te\n(2) f\tg", None);
    }
}
