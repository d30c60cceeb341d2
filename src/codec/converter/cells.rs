//! Tab-separated text → rows of cells. A cell copied from Excel stands in quotes where it holds line breaks.

use super::broken::IN_CELL;
use super::html;
use crate::codec::form::{FormCell, FormRow};
use crate::codec::grid::Grid;
use crate::text::lookalike::trimmed;

/// A cell of a text that a spreadsheet saved: its line, and its words.
pub(super) type SavedCell = (usize, String);

/// What a spreadsheet saved as text.
pub(super) struct Saved {
    /// The rows, each with all its cells.
    pub(super) rows: Vec<Vec<SavedCell>>,
    /// The cells of one line whose quotes were taken away though a person may have typed them: the first, and how many.
    pub(super) doubtful: Option<(usize, String, usize)>,
}

/// The cells of a text as a spreadsheet saves it: whatever has a quote, a comma or a break in it stands in quotes, its own
/// doubled. None where the text is otherwise, or has no such cell.
pub(super) fn saved(text: &str, separator: char) -> Option<Saved> {
    let mut saved = Saved { rows: vec![Vec::new()], doubtful: None };
    let (mut rest, mut line, mut is_certain) = (text, 1, false);
    let (mut bare, mut needless, mut any) = (false, false, separator != '\t');
    loop {
        let start = line;
        let (cell, after) = match rest.strip_prefix('"') {
            Some(inside) => {
                let (cell, after) = closed(inside, separator)?;
                any = true;
                line += cell.matches('\n').count();
                needless |= !cell.contains(['"', ',', '\n', separator]);
                let words = cell.replace("\"\"", "\"");
                if !cell.contains('\n') {
                    is_certain |= cell.contains("\"\"");
                    let as_it_stands = || format!("\"{cell}\"");
                    let (_, _, count) = saved.doubtful.get_or_insert_with(|| (start, as_it_stands(), 0));
                    *count += 1;
                }
                (words, after)
            }
            None => {
                let end = rest.find([separator, '\n']).unwrap_or(rest.len());
                let cell = rest[..end].trim_end_matches('\r');
                let is_formula = shown(cell.to_owned()) != cell;
                if !is_formula && (cell.contains('"') || (separator == '\t' && cell.contains(','))) {
                    return None;
                }
                bare |= cell.contains(|char: char| char.is_alphabetic());
                (cell.to_owned(), &rest[end..])
            }
        };
        if let Some(row) = saved.rows.last_mut() {
            row.push((start, shown(cell)));
        }
        let after = after.strip_prefix('\r').unwrap_or(after);
        if let Some(next) = after.strip_prefix(separator) {
            rest = next;
            continue;
        }
        let Some(next) = after.strip_prefix('\n') else {
            // A carriage return stands within the line.
            after.is_empty().then_some(())?;
            break;
        };
        line += 1;
        saved.rows.push(Vec::new());
        rest = next;
    }
    // Quotes that need not be are a program's where all words have them, else a person's.
    saved.doubtful = saved.doubtful.filter(|_| !is_certain && separator == '\t');
    (any && !(needless && bare)).then_some(saved)
}

/// The first cell of a text that begins with a quote which nothing closes: its line and column, from 1, and its words.
pub(super) fn open_quote(text: &str, separator: char) -> Option<(usize, usize, &str)> {
    let (mut at, mut line, mut start) = (0, 1, 0);
    loop {
        let rest = &text[at..];
        let end = match rest.strip_prefix('"').map(|inside| closed(inside, separator)) {
            Some(None) => {
                return Some((
                    line,
                    text[start..at].chars().count() + 1,
                    rest.lines().next().unwrap_or(rest),
                ));
            }
            Some(Some((cell, after))) => {
                line += cell.matches('\n').count();
                start = cell.rfind('\n').map_or(start, |end| at + 1 + end + 1);
                text.len() - after.len()
            }
            None => at,
        };
        let next = end + text[end..].find([separator, '\n'])?;
        at = next + 1;
        if text[next..].starts_with('\n') {
            (line, start) = (line + 1, at);
        }
    }
}

/// What Excel shows of a formula that is but a text, as programs write numbers that begin with 0: `="0020"`.
fn shown(cell: String) -> String {
    let text = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    text.filter(|text| !text.contains('"')).map(str::to_owned).unwrap_or(cell)
}

/// The inside of a cell that began with a quote, and what follows it.
fn closed(inside: &str, separator: char) -> Option<(&str, &str)> {
    let mut quotes = inside.bytes().enumerate().filter(|(_, byte)| *byte == b'"');
    while let Some((at, _)) = quotes.next() {
        let after = &inside[at + 1..];
        if after.starts_with('"') {
            quotes.next();
        } else {
            let is_end = after.is_empty() || after.starts_with([separator, '\n', '\r']);
            return is_end.then_some((&inside[..at], after));
        }
    }
    None
}

/// A cell's words.
fn words(cell: &str) -> String {
    html::plain(cell).replace(IN_CELL, "\n").trim().to_owned()
}

/// Whether rows are those of a worksheet, each with all its cells and in its own column. Converters' rows are as long as they
/// have cells that are not merged.
pub(super) fn is_worksheet(rows: &[Vec<SavedCell>]) -> bool {
    /// Excel leaves out the blank cells at the end of so many rows together.
    const TOGETHER: usize = 16;
    const NARROWEST: usize = 4;
    let end = rows.iter().rposition(|row| row.len() > 1).map_or(0, |last| last + 1);
    let is_even = |rows: &[Vec<SavedCell>]| rows.iter().all(|row| row.len() == rows[0].len());
    rows[..end].first().is_some_and(|row| row.len() >= NARROWEST)
        && rows[..end].chunks(TOGETHER).all(is_even)
        && rows[end..].iter().flatten().all(|(_, cell)| cell.trim().is_empty())
}

/// The rows of a worksheet as a grid.
pub(super) fn grid(rows: &[Vec<SavedCell>]) -> Grid {
    let mut grid = Grid::new("");
    for (row, cells) in (0..).zip(rows) {
        for (column, (_, cell)) in (0..).zip(cells) {
            grid.put(row, column, &words(cell));
        }
    }
    grid
}

/// The rows of a text, or of what a spreadsheet saved with tabs, without empty lines.
pub(super) fn filled(rows: Vec<Vec<SavedCell>>) -> Vec<FormRow> {
    let row = |cells: Vec<SavedCell>| {
        let line = cells.first().map_or(1, |(line, _)| *line);
        let cells = (0..).zip(cells).filter_map(|(at, (_, cell))| {
            let text = words(&cell);
            (!trimmed(&text).is_empty()).then_some(FormCell { at, end: at, down: line, text })
        });
        FormRow { line, cells: cells.collect(), ..FormRow::default() }
    };
    rows.into_iter().map(row).filter(|row| !row.cells.is_empty()).collect()
}

/// The rows of a text, each with all its cells.
pub(super) fn rows(text: &str) -> Vec<Vec<SavedCell>> {
    /// After so many quotes that close nowhere, a quote is a character like any other.
    const TRIES: usize = 20;
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let (mut rest, mut start, mut line, mut tries) = (text, 1, 1, TRIES);
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
                (shown(rest[..end].trim_end_matches('\r').to_owned()), &rest[end..])
            }
        };
        row.push((start, cell.trim_end_matches('\r').to_owned()));
        let after = after.strip_prefix('\r').unwrap_or(after);
        if let Some(next) = after.strip_prefix('\t') {
            rest = next;
            continue;
        }
        line += 1;
        start = line;
        rows.push(std::mem::take(&mut row));
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
        let rows = filled(rows(text));
        let found: Vec<(usize, Vec<(usize, &str)>)> =
            rows.iter().map(|row| (row.line, row.filled().collect())).collect();
        let expected: Vec<_> = expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lines_and_tabs_make_cells() {
        check("a\t=\"15\"\r\n=\"\"\t=\"b", &[(1, &[(0, "a"), (1, "15")]), (2, &[(1, "=\"b")])]);
        check("a\tb\r\n\n c \t\n\td", &[(1, &[(0, "a"), (1, "b")]), (3, &[(0, "c")]), (4, &[(1, "d")])]);
        check("", &[]);
    }

    #[test]
    fn a_quote_that_nothing_closes_is_found() {
        for (text, expected) in [
            ("a,\"b\"\n\"c\nd\",\"e\"\"\",f", None),
            ("a,\"b\nc\",\"15校,8校\nd", Some((2, 4, "\"15校,8校"))),
            ("a\n甲,\"b,c\nd,\"e\"", Some((2, 3, "\"b,c"))),
            ("", None),
        ] {
            assert_eq!(open_quote(text, ','), expected, "{text}");
        }
    }

    #[test]
    fn what_a_spreadsheet_saved_is_told_from_what_people_typed() {
        let check = |text: &str, expected: Option<&[&[&str]]>| {
            let rows = saved(text, '\t').map(|saved| saved.rows);
            let found: Option<Vec<Vec<&str>>> = rows.as_ref().map(|rows| {
                rows.iter().map(|row| row.iter().map(|(_, cell)| cell.as_str()).collect()).collect()
            });
            let expected: Option<Vec<Vec<&str>>> =
                expected.map(|rows| rows.iter().map(|row| row.to_vec()).collect());
            assert_eq!(found, expected, "{text}");
        };
        check("a\t\"1,2\"\r\nb\t\"\"\"c\"\"d\"", Some(&[&["a", "1,2"], &["b", "\"c\"d"]]));
        check("\"a\nb\"\t\"c,\"", Some(&[&["a\nb", "c,"]]));
        check("\"a\nb\"\t\"=\"\"0020\"\"\"", Some(&[&["a\nb", "0020"]]));
        check("\"a\"\t\"b\"\t3", Some(&[&["a", "b", "3"]]));
        // A person's own quotes, and a copied range.
        check("\"a\"\tb", None);
        check("\"1,2\"\t3,4", None);
        check("a \"b\"\t\"1,2\"", None);
        check("\"a\" b\tc", None);
        check("a\tb", None);
        let doubtful = |text| saved(text, '\t').and_then(|saved| saved.doubtful);
        assert_eq!(doubtful("a\n\"1,2\"\t\"3,4\""), Some((2, "\"1,2\"".to_owned(), 2)));
        assert_eq!(doubtful("\"1,2\"\t\"\"\"3\"\"\""), None);
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
