//! What a spreadsheet puts on the clipboard: rows of cells as tab-separated text, with its own quotes.
//!
//! A cell with a line break or a tab stands in quotes, its own quotes doubled; other cells stand as they are.

pub mod html;

use crate::model::{Column, Initiative, InitiativeId, Sheet};

/// A copied range.
#[derive(Clone, Debug, PartialEq)]
pub enum Clip {
    /// One cell, or one column: its texts, a line each.
    Text(String),
    /// Rows of several cells.
    Block(Vec<Vec<String>>),
}

/// A block's cells, laid over a sheet's initiatives.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// The sheet as it then is.
    pub sheet: Sheet,
    /// What goes where, row by row.
    pub cells: Vec<Laid>,
    /// The texts to the right of 期末報告, which have no place.
    pub beyond: Vec<String>,
}

/// One cell of a block in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// The initiative's number, from 1.
    pub number: usize,
    /// Its column.
    pub column: Column,
    /// The text that was copied.
    pub text: String,
    /// Whether another text stands there.
    pub is_taken: bool,
}

/// Whether the clipboard's HTML is a spreadsheet's: Excel's, LibreOffice's or Google's.
pub fn is_spreadsheet(html: &str) -> bool {
    const MARKS: [&str; 4] = ["office:excel", "Excel.Sheet", "LibreOffice", "google-sheets-html-origin"];
    html.contains("<table") && MARKS.iter().any(|mark| html.contains(mark))
}

/// Over how many columns and rows a cell reaches.
pub type Reach = (u32, u32);

/// The range of a spreadsheet's text. Rows and columns of a block that are wholly parts of merged cells are left out:
/// `cells` say which those are, row by row as the same range's HTML has them. Where they do not fit the text, all that is
/// wholly empty is taken for merged.
pub fn read(text: &str, cells: &[Vec<Reach>]) -> Clip {
    let mut rows = rows(text);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if width > 1 {
        let covered = covered(cells, rows.len(), width);
        let is = |row: usize, column: usize, part: Part| {
            covered.as_ref().is_none_or(|covered| covered[row][column] == Some(part))
        };
        let is_empty = |row: usize, column: usize| rows[row].get(column).is_none_or(String::is_empty);
        let (height, all) = (0..rows.len(), 0..width);
        let columns = kept(width, &|column| height.clone().all(|row| is_empty(row, column)), &|column| {
            height.clone().any(|row| is(row, column, Part::Across))
        });
        let lines = kept(rows.len(), &|row| all.clone().all(|column| is_empty(row, column)), &|row| {
            all.clone().any(|column| is(row, column, Part::Down))
        });
        let line = |row: usize| columns.iter().filter_map(|column| rows[row].get(*column).cloned()).collect();
        rows = lines.into_iter().map(line).collect();
    }
    if rows.iter().any(|row| row.len() > 1) {
        return Clip::Block(rows);
    }
    Clip::Text(lines(rows))
}

/// Which of so many rows or columns are kept, in order: what has text; and what is empty, but for what is merged into
/// others, and at the end.
fn kept(count: usize, is_empty: &dyn Fn(usize) -> bool, is_merged: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut is_end = true;
    let mut is_kept = |at: &usize| {
        let is_kept = !is_empty(*at) || !(is_end || is_merged(*at));
        is_end &= !is_kept;
        is_kept
    };
    let mut kept: Vec<usize> = (0..count).rev().filter(&mut is_kept).collect();
    kept.reverse();
    kept
}

/// How a cell's place belongs to a merged cell that begins elsewhere.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// It begins further left.
    Across,
    /// It begins above, in this column.
    Down,
}

/// What each place of a range is a part of; none where these are not the cells of a range of this size.
fn covered(cells: &[Vec<Reach>], height: usize, width: usize) -> Option<Vec<Vec<Option<Part>>>> {
    /// A text of fewer places is enough for all that a person copies.
    const MOST: usize = 4_000_000;
    if cells.len() != height || width.saturating_mul(height) > MOST {
        return None;
    }
    let mut is_set = vec![vec![false; width]; height];
    let mut parts = vec![vec![None; width]; height];
    for (row, cells) in cells.iter().enumerate() {
        let mut column = 0;
        for (across, down) in cells {
            column += is_set[row][column..].iter().take_while(|set| **set).count();
            let (across, down) = (*across as usize, *down as usize);
            if column + across > width || row + down > height {
                return None;
            }
            for row_of in row..row + down {
                for column_of in column..column + across {
                    is_set[row_of][column_of] = true;
                    parts[row_of][column_of] = match (column_of > column, row_of > row) {
                        (true, _) => Some(Part::Across),
                        (false, true) => Some(Part::Down),
                        (false, false) => None,
                    };
                }
            }
            column += across;
        }
    }
    is_set.iter().flatten().all(|set| *set).then_some(parts)
}

/// The text of a range that has but one column; of any other none, for which [`read`] is needed.
pub fn column(text: &str) -> Option<String> {
    let rows = rows(text);
    rows.iter().all(|row| row.len() < 2).then(|| lines(rows))
}

fn lines(rows: Vec<Vec<String>>) -> String {
    let lines = rows.into_iter().map(|row| row.concat()).collect::<Vec<_>>().join("\n");
    lines.trim_matches('\n').to_owned()
}

/// A block as one text: a line each row.
pub fn as_text(block: &[Vec<String>]) -> String {
    block.iter().map(|row| row.join(" ")).collect::<Vec<_>>().join("\n")
}

/// Lays a block over the initiatives, from this cell to the right and downwards; none where the row is gone. A text
/// that stands there gives way only where it is to be replaced; an empty cell replaces nothing.
pub fn spread(
    sheet: &Sheet,
    (first, column): (&InitiativeId, Column),
    block: &[Vec<String>],
    replace: bool,
    new_id: &mut dyn FnMut() -> InitiativeId,
) -> Option<Spread> {
    let start = sheet.initiative_number(first)?;
    let mut spread = Spread { sheet: sheet.clone(), cells: Vec::new(), beyond: Vec::new() };
    let columns = Column::ALL.into_iter().skip_while(|known| *known != column);
    for (number, row) in (start..).zip(block) {
        if spread.sheet.initiatives.len() < number {
            spread.sheet.initiatives.push(Initiative::empty(new_id()));
        }
        let mut columns = columns.clone();
        for text in row {
            let Some(column) = columns.next() else {
                spread.beyond.extend((!text.is_empty()).then(|| text.clone()));
                continue;
            };
            if text.is_empty() {
                continue;
            }
            let place = spread.sheet.initiatives[number - 1].text_mut(column);
            let is_taken = !place.is_empty() && place != text;
            if !is_taken || replace {
                place.clone_from(text);
            }
            spread.cells.push(Laid { number, column, text: text.clone(), is_taken });
        }
    }
    Some(spread)
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
        let cell = || content.replace("\"\"", "\"").replace("\r\n", "\n");
        return Ok(needs_quotes.then(|| (cell(), after)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FiscalYear, SheetId};

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
            ("a\t\r\n\t\r\nb\t\r\n", text("a\nb")),
            ("a\tb\r\nc\td\r\n", Clip::Block(block(&[&["a", "b"], &["c", "d"]]))),
            (
                "a\t\tb\r\n\t\t\r\n\"c\n1\"\t\t\"d\t\"\r\n",
                Clip::Block(block(&[&["a", "b"], &["c\n1", "d\t"]])),
            ),
            ("\ta\r\nb\t", Clip::Block(block(&[&["", "a"], &["b", ""]]))),
        ] {
            assert_eq!(read(copied, &[]), read_as, "{copied:?}");
            assert!(column(copied).is_none_or(|column| Clip::Text(column) == read_as), "{copied:?}");
        }
        let quotes = "\"a\t".repeat(50_000);
        assert!(matches!(read(&quotes, &[]), Clip::Block(rows) if rows[0].len() == 50_000));
    }

    #[test]
    fn what_is_empty_keeps_its_place_and_what_is_merged_has_none() {
        const ONE: Reach = (1, 1);
        let check = |copied: &str, cells: &[&[Reach]], expected: &[&[&str]]| {
            let cells: Vec<_> = cells.iter().map(|row| row.to_vec()).collect();
            assert_eq!(read(copied, &cells), Clip::Block(block(expected)), "{copied:?}");
        };
        // 中間報告 was left empty, and so was the second initiative.
        let copied = "年3回\t\t済\r\n\t\t\r\n年5回\t\t4回\r\n";
        let kept: [&[&str]; 3] = [&["年3回", "", "済"], &["", "", ""], &["年5回", "", "4回"]];
        check(copied, &[&[ONE; 3], &[ONE; 3], &[ONE; 3]], &kept);
        // The same text of cells that are merged.
        let merged: [&[&str]; 2] = [&["年3回", "済"], &["年5回", "4回"]];
        check(copied, &[&[(2, 2), (1, 2)], &[], &[(2, 1), ONE]], &merged);
        check(
            copied,
            &[&[(2, 1), ONE], &[(1, 1), (1, 1), ONE], &[(2, 1), ONE]],
            &[&["年3回", "済"], &["", ""], &["年5回", "4回"]],
        );
        // Cells that are not those of the text tell nothing.
        for cells in [
            &[][..],
            &[&[ONE; 3][..]],
            &[&[ONE; 3], &[ONE; 3], &[ONE; 2]],
            &[&[(4, 1)], &[ONE; 3], &[ONE; 3]],
            &[&[ONE, ONE, (1, 9)], &[ONE; 3], &[ONE; 3]],
        ] {
            check(copied, cells, &merged);
        }
        // At the end nothing is kept for nothing.
        assert_eq!(read("a\t\r\n\t\r\n", &[vec![ONE; 2], vec![ONE; 2]]), Clip::Text("a".into()));
    }

    #[test]
    fn a_block_is_laid_over_initiatives_and_takes_nothing_away_unasked() {
        let year = FiscalYear::new(2024).expect("a year");
        let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), year);
        let id = |id: &str| InitiativeId::new(id).expect("an id");
        sheet.initiatives = vec![Initiative::empty(id("one")), Initiative::empty(id("two"))];
        sheet.initiatives[1].midterm = "書いてある".into();
        let rows = block(&[&["年3回", "", "済"], &["年4回", "3回", "4回", "備考"], &["年5回"]]);
        let mut new_id = || id("new");
        let mut laid = |replace| {
            spread(&sheet, (&id("one"), Column::Target), &rows, replace, &mut new_id).expect("a place")
        };
        let kept = laid(false);
        let texts = |spread: &Spread| {
            let of = |row: &Initiative| [row.target.clone(), row.midterm.clone(), row.final_report.clone()];
            spread.sheet.initiatives.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(texts(&kept), [["年3回", "", "済"], ["年4回", "書いてある", "4回"], ["年5回", "", ""]]);
        assert_eq!((kept.beyond, kept.sheet.initiatives[2].id.as_str()), (vec!["備考".to_owned()], "new"));
        let taken: Vec<_> =
            kept.cells.iter().filter(|cell| cell.is_taken).map(|cell| (cell.number, cell.column)).collect();
        assert_eq!(taken, [(2, Column::Midterm)]);
        assert_eq!(texts(&laid(true))[1], ["年4回", "3回", "4回"]);
        assert_eq!(spread(&sheet, (&id("gone"), Column::Target), &rows, true, &mut || id("new")), None);
        assert_eq!(as_text(&rows), "年3回  済\n年4回 3回 4回 備考\n年5回");
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
