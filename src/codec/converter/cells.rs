//! Tab-separated text → rows of cells. A cell copied from Excel stands in quotes where it holds line breaks.

use super::html;
use crate::codec::form::{FormCell, FormRow};
use crate::text::lookalike::trimmed;

/// The rows of a text, without empty lines.
pub(super) fn rows(text: &str) -> Vec<FormRow> {
    /// After so many quotes that close nowhere, a quote is a character like any other.
    const TRIES: usize = 20;
    let mut rows = Vec::new();
    let mut row = FormRow { line: 1, cells: Vec::new(), beside: Vec::new() };
    let (mut rest, mut line, mut at, mut tries) = (text, 1, 0, TRIES);
    loop {
        let quoted = if tries > 0 { quoted(rest) } else { None };
        tries -= usize::from(tries > 0 && quoted.is_none() && rest.starts_with('"'));
        let (cell, after) = match quoted {
            Some((inside, after)) => {
                line += inside.matches('\n').count();
                (inside.replace("\"\"", "\""), after)
            }
            None => {
                let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        let text = html::plain(cell.trim_end_matches('\r')).trim().to_owned();
        if !trimmed(&text).is_empty() {
            row.cells.push(FormCell { at, end: at, down: row.line, text });
        }
        at += 1;
        let after = after.strip_prefix('\r').unwrap_or(after);
        if let Some(next) = after.strip_prefix('\t') {
            rest = next;
            continue;
        }
        line += 1;
        at = 0;
        let done = std::mem::replace(&mut row, FormRow { line, cells: Vec::new(), beside: Vec::new() });
        rows.extend(Some(done).filter(|row| !row.cells.is_empty()));
        match after.strip_prefix('\n') {
            Some(next) => rest = next,
            None => return rows,
        }
    }
}

/// A cell in quotes that holds a line break, without its outer quotes, and what follows it.
///
/// Excel quotes no other cells: quotes around one line are the person's own.
fn quoted(text: &str) -> Option<(&str, &str)> {
    /// An Excel cell holds no more bytes: 32,767 characters, each of four at most.
    const LONGEST: usize = 4 * 32_767;
    let inside = text.strip_prefix('"')?;
    let mut quotes = inside.bytes().take(LONGEST).enumerate().filter(|(_, byte)| *byte == b'"');
    while let Some((at, _)) = quotes.next() {
        let after = &inside[at + 1..];
        if after.starts_with('"') {
            quotes.next();
        } else if after.is_empty() || after.starts_with(['\t', '\n', '\r']) {
            return inside[..at].contains('\n').then_some((&inside[..at], after));
        } else {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line, and its cells with their columns.
    type ExpectedRow<'e> = (usize, &'e [(usize, &'e str)]);

    fn check(text: &str, expected: &[ExpectedRow]) {
        let rows = rows(text);
        let found: Vec<(usize, Vec<(usize, &str)>)> =
            rows.iter().map(|row| (row.line, row.filled().collect())).collect();
        let expected: Vec<_> = expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lines_and_tabs_make_cells() {
        check("a\tb\r\n\n c \t\n\td", &[(1, &[(0, "a"), (1, "b")]), (3, &[(0, "c")]), (4, &[(1, "d")])]);
        check("", &[]);
    }

    #[test]
    fn quotes_hold_line_breaks_and_nothing_else() {
        check("\"a\nb \"\"c\"\"\"\td\r\ne", &[(1, &[(0, "a\nb \"c\""), (1, "d")]), (3, &[(0, "e")])]);
        check("\"a\r\nb\"\r\ne", &[(1, &[(0, "a\r\nb")]), (3, &[(0, "e")])]);
        check("\"a\"\tb\"\n", &[(1, &[(0, "\"a\""), (1, "b\"")])]);
        check("\"a\" b\nc\"\td", &[(1, &[(0, "\"a\" b")]), (2, &[(0, "c\""), (1, "d")])]);
        check("\"a\nb", &[(1, &[(0, "\"a")]), (2, &[(0, "b")])]);
    }
}
