//! Tab-separated text → rows of cells. A cell copied from Excel stands in quotes where it holds line breaks.

use super::html;

/// One row of a table: its cells as plain text, trimmed.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The line on which it starts, from 1.
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

impl Row {
    /// The cells that hold something, each with its column.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().map(String::as_str).enumerate().filter(|(_, cell)| !cell.is_empty())
    }
}

/// The rows of a text, empty lines among them.
pub(super) fn rows(text: &str) -> Vec<Row> {
    /// After so many quotes that close nowhere, a quote is a character like any other.
    const TRIES: usize = 20;
    let mut rows = Vec::new();
    let mut row = Row { line: 1, cells: Vec::new() };
    let (mut rest, mut line, mut tries) = (text, 1, TRIES);
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
        row.cells.push(html::plain(cell.trim_end_matches('\r')).trim().to_owned());
        let after = after.strip_prefix('\r').unwrap_or(after);
        if let Some(next) = after.strip_prefix('\t') {
            rest = next;
            continue;
        }
        line += 1;
        rows.push(std::mem::replace(&mut row, Row { line, cells: Vec::new() }));
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

    fn check(text: &str, expected: &[(usize, &[&str])]) {
        let rows = rows(text);
        let found: Vec<(usize, Vec<&str>)> =
            rows.iter().map(|row| (row.line, row.cells.iter().map(String::as_str).collect())).collect();
        let expected: Vec<_> = expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lines_and_tabs_make_cells() {
        check("a\tb\r\n\n c \t\n", &[(1, &["a", "b"]), (2, &[""]), (3, &["c", ""]), (4, &[""])]);
        check("", &[(1, &[""])]);
    }

    #[test]
    fn quotes_hold_line_breaks_and_nothing_else() {
        check("\"a\nb \"\"c\"\"\"\td\r\ne", &[(1, &["a\nb \"c\"", "d"]), (3, &["e"])]);
        check("\"a\r\nb\"\r\ne", &[(1, &["a\r\nb"]), (3, &["e"])]);
        check("\"a\"\tb\"\n", &[(1, &["\"a\"", "b\""]), (2, &[""])]);
        check("\"a\" b\nc\"\td", &[(1, &["\"a\" b"]), (2, &["c\"", "d"])]);
        check("\"a\nb", &[(1, &["\"a"]), (2, &["b"])]);
    }
}
