//! A copied range as the HTML that spreadsheets put on the clipboard → a grid, with merged cells and line breaks.
//!
//! Total: what is no table gives none, and whatever cannot be understood of a tag is passed over. What a person does not
//! see in it, or sees struck out, is set aside.

use super::open::RangePart;
use super::reader::{RangeReader, read};
use super::words::HtmlCell;
use crate::codec::grid::{Grid, GridScan};
use crate::codec::{Aside, WorksheetRemark};

/// The cells of a copied range; none where there is no table. What is hidden comes in too where it is wanted. Words outside
/// of the table are rows of one cell.
pub fn grid(html: &str, name: &str, with_hidden: bool) -> Option<Grid> {
    grid_of(&read(html, with_hidden, RangePart::Page(0)), name)
}

/// The cells of a page: of its tables, or where no form stands in those, of the tables within them.
pub fn page_grid(html: &str, with_hidden: bool) -> Option<Grid> {
    /// No page is laid out in more.
    const MOST: usize = 4;
    let first = read(html, with_hidden, RangePart::Page(0));
    let mut is_nested = first.is_nested;
    let first = grid_of(&first, "");
    let has_form = |grid: &Grid| GridScan::of(grid).forms() > 0;
    if !is_nested || first.as_ref().is_some_and(has_form) {
        return first;
    }
    for around in 1..=MOST {
        let inner = read(html, with_hidden, RangePart::Page(around));
        if let Some(grid) = grid_of(&inner, "").filter(has_form) {
            return Some(grid);
        }
        is_nested &= inner.is_nested;
        if !is_nested {
            break;
        }
    }
    first
}

/// The words of a page as one text, without those that nobody sees or that are struck out, and these; none where all are
/// live.
pub(super) fn words(html: &str) -> Option<(String, Vec<WorksheetRemark>)> {
    let reader = read(html, false, RangePart::Words);
    let told: Vec<WorksheetRemark> = reader
        .cells
        .iter()
        .flat_map(|cell| &cell.asides)
        .map(|(why, text)| words_aside(*why, text))
        .collect();
    let text = reader.cells.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().join("\n");
    (!told.is_empty()).then(|| (text.trim().to_owned(), told))
}

fn words_aside(why: Aside, text: &str) -> WorksheetRemark {
    WorksheetRemark::WordsAside { why, text: text.trim().to_owned() }
}

/// Where the cells of a copied range stand.
pub(super) fn cells(html: &str) -> Cells {
    let reader = read(html, false, RangePart::Tables);
    let told = grid_of(&reader, "").map_or_else(Vec::new, |grid| grid.asides());
    Cells {
        told,
        rows: reader.rows as usize,
        all: reader.all as usize,
        shown: reader.shown,
        has_outside: !reader.outside.is_empty(),
        cells: reader.cells,
        is_beside_text: reader.is_beside_text,
    }
}

/// The cells of a range, and over how many rows they stand.
pub(super) struct Cells {
    /// What is set aside of it, and what lies in it besides words.
    pub(super) told: Vec<WorksheetRemark>,
    pub(super) rows: usize,
    /// How many rows there are with those that are not shown, and which are shown.
    pub(super) all: usize,
    pub(super) shown: Vec<u32>,
    /// Whether cells have no place because they are not shown.
    pub(super) has_outside: bool,
    pub(super) cells: Vec<HtmlCell>,
    /// Whether words stand outside of all cells.
    pub(super) is_beside_text: bool,
}

/// The cells that were read.
fn grid_of(reader: &RangeReader, name: &str) -> Option<Grid> {
    let mut grid = Grid::new(name);
    let last_row = reader.rows.saturating_sub(1);
    let place = |row: u32| reader.shown.get(row as usize).copied().unwrap_or(row);
    for cell in &reader.cells {
        let (row, column) = (place(cell.row), cell.column);
        grid.put(row, column, &cell.text);
        for (why, words) in &cell.asides {
            grid.put_aside(row, column, words, *why);
        }
        if !cell.is_merged {
            continue;
        }
        let last = (place(last_row.min(cell.row + cell.down - 1)), (column + cell.across).saturating_sub(1));
        grid.merge((row, column), last);
    }
    for (row, column, why, words) in &reader.outside {
        grid.put_aside(*row, *column, words, *why);
    }
    for (row, column, what, words) in &reader.besides {
        grid.put_beside(place(*row), *column, *what, words);
    }
    if reader.with_hidden {
        grid.take_hidden();
    }
    (reader.has_table && (!grid.is_empty() || !grid.asides().is_empty())).then_some(grid)
}
