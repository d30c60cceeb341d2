//! What a spreadsheet puts on the clipboard: rows of cells as tab-separated text, with its own quotes.
//!
//! A cell with a line break or a tab stands in quotes, its own quotes doubled; other cells stand as they are.

mod colors;
mod elements;
mod fields;
pub mod html;
mod looks;
mod open;
mod reach;
mod reader;
mod seen;
mod selectors;
mod shape;
mod spread;
mod words;

pub(super) use looks::hides;
pub use seen::may_leave_out;
pub use shape::{has_table, is_tabbed};
pub use spread::{PastedCell, Spread, spread};

use serde::{Deserialize, Serialize};

use super::{WorksheetRemark, breaks};

/// A copied range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Clip {
    /// One cell, or one column: its texts, a line each.
    Text(String),
    /// Rows of several cells.
    Block(Vec<Vec<String>>),
}

/// A copied range, and what of it a person does not see or sees struck out: that is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pasted {
    /// The range.
    pub clip: Clip,
    /// What is left out.
    pub left_out: Vec<WorksheetRemark>,
}

/// Whether the clipboard's HTML is a spreadsheet's: Excel's, LibreOffice's or Google's.
pub fn is_spreadsheet(html: &str) -> bool {
    const MARKS: [&str; 4] = ["office:excel", "Excel.Sheet", "LibreOffice", "google-sheets-html-origin"];
    html.contains("<table") && MARKS.iter().any(|mark| html.contains(mark))
}

/// The range of a spreadsheet's text. Rows and columns of a block that are parts of merged cells are left out; which those
/// are, the same range's HTML knows. Where it does not fit the text, all that is wholly empty is taken for merged.
///
/// Of a table from elsewhere the HTML is read: in its text nobody can tell a line break in a cell from the end of a row. So
/// are other words some of which are struck out or not seen.
pub fn read(text: &str, html: &str) -> Pasted {
    let cells = html::cells(html);
    if !html.is_empty() && !is_spreadsheet(html) {
        if let Some(rows) = shape::texts(&cells).filter(|_| has_table(html)) {
            return Pasted { clip: block(&rows, &cells), left_out: cells.told };
        }
        if let Some((words, left_out)) = html::words(html) {
            return Pasted { clip: Clip::Text(words), left_out };
        }
        if has_table(html) || !is_tabbed(text) {
            return Pasted { clip: Clip::Text(breaks::as_one(text).into_owned()), left_out: Vec::new() };
        }
    }
    let mut rows = rows(text);
    let is_less = seen::leave_out(&mut rows, &cells);
    let clip = one_column(&rows).map_or_else(|| block(&rows, &cells), Clip::Text);
    let left_out = if is_less { cells.told } else { seen::besides(cells.told) };
    Pasted { clip, left_out }
}

fn block(rows: &[Vec<String>], cells: &html::Cells) -> Clip {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let parts = parts(cells, rows.len(), width);
    let is = |row: usize, column: usize, covered: fn(CellPart) -> bool| {
        parts.as_ref().is_none_or(|parts| parts[row][column].is_some_and(covered))
    };
    let has_text = |row: usize, column: usize| rows[row].get(column).is_some_and(|text| !text.is_empty());
    let (lines, columns) = (0..rows.len(), 0..width);
    let is_filled: Vec<bool> =
        lines.clone().map(|row| columns.clone().any(|column| has_text(row, column))).collect();
    // What is covered in every row that has text is no column; in one only, it is a heading's width.
    let columns = kept(width, &|column| lines.clone().any(|row| has_text(row, column)), &|column| {
        lines.clone().all(|row| !is_filled[row] || is(row, column, |part| part.across))
    });
    let lines = kept(rows.len(), &|row| is_filled[row], &|row| {
        columns.iter().all(|column| is(row, *column, |part| part.down))
    });
    let line = |row: usize| columns.iter().filter_map(|column| rows[row].get(*column).cloned()).collect();
    Clip::Block(lines.into_iter().map(line).collect())
}

/// Which of so many rows or columns are kept, in order: what has text; and what is empty, but for what is merged into
/// others, and at the end.
fn kept(count: usize, has_text: &dyn Fn(usize) -> bool, is_merged: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut is_end = true;
    let mut is_kept = |at: &usize| {
        let is_kept = has_text(*at) || !(is_end || is_merged(*at));
        is_end &= !is_kept;
        is_kept
    };
    let kept: Vec<usize> = (0..count).rev().filter(&mut is_kept).collect();
    kept.into_iter().rev().collect()
}

/// How a place belongs to a cell.
#[derive(Clone, Copy)]
struct CellPart {
    /// The cell is merged, and begins further left.
    across: bool,
    /// The cell is merged, and begins above.
    down: bool,
}

/// What each place of a range is; none where these are not the cells of a range of this size.
fn parts(cells: &html::Cells, height: usize, width: usize) -> Option<Vec<Vec<Option<CellPart>>>> {
    /// More than a person copies.
    const MOST: usize = 4_000_000;
    if cells.rows != height || width.saturating_mul(height) > MOST {
        return None;
    }
    let mut parts = vec![vec![None; width]; height];
    for cell in &cells.cells {
        for row in cell.row..cell.row + cell.down {
            for column in cell.column..cell.column + cell.across {
                let place = parts.get_mut(row as usize)?.get_mut(column as usize)?;
                let is_merged = cell.is_merged;
                let part =
                    CellPart { across: is_merged && column > cell.column, down: is_merged && row > cell.row };
                // Cells do not lie over each other.
                if place.replace(part).is_some() {
                    return None;
                }
            }
        }
    }
    Some(parts)
}

/// The text of a range with text in but one column; of any other none, for which [`read`] is needed.
pub fn column(text: &str) -> Option<String> {
    one_column(&rows(text))
}

fn one_column(rows: &[Vec<String>]) -> Option<String> {
    let places = rows.iter().flat_map(|row| row.iter().enumerate());
    let mut filled = places.filter(|(_, text)| !text.is_empty()).map(|(column, _)| column);
    let first = filled.next();
    filled.all(|column| Some(column) == first).then(|| as_lines(rows))
}

/// A range as one text, whatever its columns.
pub fn plain(text: &str) -> String {
    as_text(&rows(text))
}

fn as_lines(rows: &[Vec<String>]) -> String {
    let lines = rows.iter().map(|row| row.concat()).collect::<Vec<_>>().join("\n");
    lines.trim_matches('\n').to_owned()
}

/// A block as one text: a line each row.
pub fn as_text(block: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        row.iter().map(String::as_str).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    };
    block.iter().map(line).collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    let mut may_be_quoted = true;
    while !rest.is_empty() {
        let quoted = if may_be_quoted { quoted(rest) } else { Ok(None) };
        // Where one quote has no end, no later one has.
        may_be_quoted &= quoted.is_ok();
        let (cell, after) = quoted.ok().flatten().unwrap_or_else(|| {
            let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        row.push(cell);
        rest = match after.strip_prefix('\t') {
            Some("") => {
                row.push(String::new());
                ""
            }
            Some(after) => after,
            None => {
                rows.push(std::mem::take(&mut row));
                after.strip_prefix("\r\n").or(after.strip_prefix(['\n', '\r'])).unwrap_or("")
            }
        };
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// A cell in quotes at the start of a text, and what follows; none where the quotes are the cell's own. Fails where
/// they have no end.
fn quoted(text: &str) -> Result<Option<(String, &str)>, ()> {
    let Some(inside) = text.strip_prefix('"') else { return Ok(None) };
    let mut from = 0;
    loop {
        let at = from + inside[from..].find('"').ok_or(())?;
        let after = &inside[at + 1..];
        if after.starts_with('"') {
            from = at + 2;
            continue;
        }
        if !after.is_empty() && !after.starts_with(['\t', '\n', '\r']) {
            return Ok(None);
        }
        // 「"案"」 without a line break is a text with quotes of its own.
        let content = &inside[..at];
        let needs_quotes = content.contains(['\t', '\n', '\r']) || content.contains("\"\"");
        let cell = || breaks::as_one(content).replace("\"\"", "\"");
        return Ok(needs_quotes.then(|| (cell(), after)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn ranges_are_read_as_they_were_copied() {
        let text = |text: &str| Clip::Text(text.into());
        for (copied, read_as) in [
            ("", text("")),
            ("研修\r\n", text("研修")),
            ("\"○ 研修\n(1) \"\"基礎\"\"\"\r\n", text("○ 研修\n(1) \"基礎\"")),
            ("\"a\r\nb\"\r\n", text("a\nb")),
            ("\"案\"\r\n", text("\"案\"")),
            ("\"案\"の1\r\n", text("\"案\"の1")),
            ("\"未完\r\nb", text("\"未完\nb")),
            ("a\r\n\r\nb\r\n\r\n", text("a\n\nb")),
            ("a\nb\n", text("a\nb")),
            ("a\t\r\n\t\r\nb\t\r\n", text("a\n\nb")),
            ("a\tb\r\nc\td\r\n", Clip::Block(block(&[&["a", "b"], &["c", "d"]]))),
            (
                "a\t\tb\r\n\t\t\r\n\"c\n1\"\t\t\"d\t\"\r\n",
                Clip::Block(block(&[&["a", "b"], &["c\n1", "d\t"]])),
            ),
            ("\ta\r\nb\t", Clip::Block(block(&[&["", "a"], &["b", ""]]))),
        ] {
            assert_eq!(read(copied, "").clip, read_as, "{copied:?}");
            assert!(column(copied).is_none_or(|column| Clip::Text(column) == read_as), "{copied:?}");
        }
        let quotes = "\"a\t".repeat(50_000);
        assert!(matches!(read(&quotes, "").clip, Clip::Block(rows) if rows[0].len() == 50_000));
    }

    #[test]
    fn one_column_needs_no_table() {
        for (copied, expected) in [
            ("研修\t\t\r\n", Some("研修")),
            ("\t\t\"研修\n基礎\"\r\n\t\t\r\n\t\t済\r\n", Some("研修\n基礎\n\n済")),
            ("a\tb", None),
            ("a\t\r\n\tb", None),
        ] {
            assert_eq!(column(copied).as_deref(), expected, "{copied:?}");
        }
        assert_eq!(plain("a\t\tb\r\n\t\t\r\n\"c\nd\"\t\r\n"), "a b\n\nc\nd");
    }

    #[test]
    fn what_is_empty_keeps_its_place_and_what_is_merged_has_none() {
        let check = |copied: &str, rows: &[&str], expected: &[&[&str]]| {
            let rows: String = rows.iter().map(|row| format!("<tr>{row}</tr>")).collect();
            let html = format!("<html><style>Excel.Sheet</style><table>{rows}</table>");
            assert_eq!(read(copied, &html).clip, Clip::Block(block(expected)), "{copied:?} {html}");
        };
        let plain = "<td></td><td></td><td></td>";
        // 中間報告 was left empty, and so was the second initiative.
        let copied = "年3回\t\t済\r\n\t\t\r\n年5回\t\t4回\r\n";
        let kept: [&[&str]; 3] = [&["年3回", "", "済"], &["", "", ""], &["年5回", "", "4回"]];
        check(copied, &[plain; 3], &kept);
        // Text that runs over the cell beside it is no merge.
        let over = "<td colspan=2 style='width:9pt; mso-ignore: colspan'></td><td></td>";
        check(copied, &[over, plain, over], &kept);
        // A heading or a first column that is merged is no reason to leave anything out.
        check(copied, &["<td colspan=3></td>", plain, plain], &kept);
        check(
            copied,
            &["<td rowspan=3></td><td></td><td></td>", "<td></td><td></td>", "<td></td><td></td>"],
            &kept,
        );
        let whole = ["<td colspan=3 rowspan=2></td>", "", plain];
        check("題\t\t\r\n\t\t\r\na\tb\tc\r\n", &whole, &[&["題", "", ""], &["a", "b", "c"]]);
        // The same text of cells that are merged.
        let (wide, merged): (_, [&[&str]; 2]) =
            ("<td colspan=2></td><td></td>", [&["年3回", "済"], &["年5回", "4回"]]);
        check(copied, &["<td colspan=2 rowspan=2></td><td rowspan=2></td>", "", wide], &merged);
        check(copied, &[wide, plain, wide], &[&["年3回", "済"], &["", ""], &["年5回", "4回"]]);
        // A row that is not seen is none; cells that are not those of the text tell nothing.
        check(
            copied,
            &[wide, plain, &format!("{wide}</tr><tr style='display:none'><td></td>")],
            &[&["年3回", "済"], &["", ""], &["年5回", "4回"]],
        );
        for cells in [
            &[][..],
            &[plain],
            &["<td colspan=4></td>", plain, plain],
            &["<td></td><td></td><td rowspan=9></td>", plain, plain],
        ] {
            check(copied, cells, &merged);
        }
        // At the end nothing is kept for nothing.
        assert_eq!(
            read("a\t\r\n\t\r\n", "Excel.Sheet<table><td><td><tr><td><td>").clip,
            Clip::Text("a".into())
        );
    }

    #[test]
    fn cells_that_lie_over_each_other_cost_no_more_than_others() {
        let row = |at: usize| {
            format!("<tr>{}<td colspan=2000 rowspan=2000></td></tr>", "<td></td>".repeat(2_000 - at))
        };
        let html: String = (0..200).map(row).collect();
        let text = "a\tb\r\n".repeat(200);
        let start = cpu_time::ThreadTime::now();
        assert!(matches!(read(&text, &format!("Excel.Sheet<table>{html}</table>")).clip, Clip::Block(_)));
        assert!(start.elapsed() < std::time::Duration::from_secs(15), "{:?}", start.elapsed());
    }

    #[test]
    fn only_spreadsheets_are_taken_for_them() {
        let excel =
            "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>a</td></tr></table>";
        assert!(is_spreadsheet(excel));
        assert!(!is_spreadsheet("<table><tr><td>a</td></tr></table>"));
        assert!(!is_spreadsheet(&excel.replace("<table>", "")));
    }
}
