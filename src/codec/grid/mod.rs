//! Cells with texts, as worksheets and pasted ranges have them → sheets, by labels and never by address.

mod areas;
mod aside;
mod bands;
mod mark;
mod offers;
mod reader;
mod remarks;
mod scan;
mod spans;

use std::collections::BTreeSet;

use super::form;
use super::form::foreign::ForeignOffer;
use super::{Aside, Beside, CellPlace, Decoded, Problem, Reason, WorksheetRemark, breaks, struck};

pub use reader::GridReader;
pub use remarks::address;
pub(super) use scan::is_for_machines;
pub use scan::{Filled, GridScan};

/// Texts in rows and columns, most of which are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// What a person calls it: a worksheet's name.
    pub name: String,
    /// Whether a person does not see it.
    pub is_hidden: bool,
    cells: Vec<GridCell>,
    merged: Vec<MergedRange>,
    /// First and last of rows and columns that are not shown.
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    /// What lies in cells and is no text.
    besides: Vec<WorksheetRemark>,
    /// Words that are offered in cells.
    offers: Vec<ForeignOffer>,
}

/// A text and where it stands, both from 0.
#[derive(Clone, Debug, PartialEq)]
struct GridCell {
    row: u32,
    column: u32,
    text: String,
    /// Why it does not count.
    aside: Option<Aside>,
    /// Whether it does all the same.
    is_taken: bool,
    /// Whether it lies under merged cells that show no text.
    is_under_blank: bool,
}

impl GridCell {
    fn counts(&self) -> bool {
        self.aside.is_none() || self.is_taken
    }
}

/// Cells that are merged into one.
#[derive(Clone, Copy, Debug, PartialEq)]
struct MergedRange {
    row: u32,
    column: u32,
    last_row: u32,
    last_column: u32,
}

impl MergedRange {
    fn covers(&self, row: u32, column: u32) -> bool {
        (self.row..=self.last_row).contains(&row) && (self.column..=self.last_column).contains(&column)
    }
}

impl Grid {
    /// A grid without cells.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Puts a text into a cell, row and column from 0. A text of blanks is none.
    pub fn put(&mut self, row: u32, column: u32, text: &str) {
        self.put_as((row, column), text, None);
    }

    /// Puts a text into a cell beside the one that counts there.
    pub fn put_aside(&mut self, row: u32, column: u32, text: &str, aside: Aside) {
        self.put_as((row, column), text, Some(aside));
    }

    /// Tells of something in a cell that is no text.
    pub fn put_beside(&mut self, row: u32, column: u32, what: Beside, text: &str) {
        let at = CellPlace { worksheet: self.name.clone(), row: row as usize + 1, column: column as usize };
        self.besides.push(WorksheetRemark::InCell { at, what, text: text.trim().to_owned() });
    }

    fn put_as(&mut self, (row, column): (u32, u32), text: &str, aside: Option<Aside>) {
        let text = shown(text);
        if let Some((live, struck)) = struck::without_overlaid(&text).filter(|_| aside.is_none()) {
            self.put_as((row, column), &live, None);
            return self.put_as((row, column), &struck, Some(Aside::Struck));
        }
        if !text.trim().is_empty() {
            let text = text.trim().to_owned();
            self.cells.push(GridCell { row, column, text, aside, is_taken: false, is_under_blank: false });
        }
    }

    /// Merges cells, all counted from 0, the last ones included.
    pub fn merge(&mut self, (row, column): (u32, u32), (last_row, last_column): (u32, u32)) {
        if (row, column) != (last_row, last_column) && row <= last_row && column <= last_column {
            self.merged.push(MergedRange { row, column, last_row, last_column });
        }
    }

    /// Texts as a grid has them.
    pub fn shown<const N: usize>(texts: [&str; N]) -> [String; N] {
        texts.map(|text| shown(text).trim().to_owned())
    }

    /// The texts with their addresses, row by row.
    pub fn addressed(&self) -> Vec<(String, &str)> {
        let cells = self.sorted().into_iter();
        cells.map(|cell| (address(cell.row as usize + 1, cell.column as usize), cell.text.as_str())).collect()
    }

    /// The rows that have texts, counted from 0, each with its texts and their columns.
    pub fn rows(&self) -> Vec<(u32, Vec<(u32, &str)>)> {
        let cells = self.sorted();
        let rows = cells.chunk_by(|a, b| a.row == b.row);
        rows.map(|row| {
            let texts = row.iter().map(|cell| (cell.column, cell.text.as_str()));
            (row[0].row, texts.collect())
        })
        .collect()
    }

    /// The first texts that count between two corners and in cells that are asked for, with their addresses.
    pub fn within(
        &self,
        first: (u32, u32),
        last: (u32, u32),
        is_asked: impl Fn((u32, u32)) -> bool,
    ) -> Vec<(String, String)> {
        const SHOWN: usize = 10;
        let is_within = |cell: &&GridCell| {
            (first.0..=last.0).contains(&cell.row)
                && (first.1..=last.1).contains(&cell.column)
                && cell.counts()
                && is_asked((cell.row, cell.column))
        };
        let cells = self.cells.iter().filter(is_within).take(SHOWN);
        cells.map(|cell| (address(cell.row as usize + 1, cell.column as usize), cell.text.clone())).collect()
    }

    /// How many cells have a text that counts.
    pub fn len(&self) -> usize {
        self.cells.iter().filter(|cell| cell.counts()).count()
    }

    /// Whether no cell has a text that counts.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The texts, row by row.
    pub fn texts(&self) -> Vec<&str> {
        self.sorted().into_iter().map(|cell| cell.text.as_str()).collect()
    }

    fn sorted(&self) -> Vec<&GridCell> {
        let mut cells: Vec<&GridCell> = self.cells.iter().filter(|cell| cell.counts()).collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        cells
    }

    /// The labels and numbers that do not count, row by row: where they stand a person sees no other words.
    fn lost_parts(&self) -> Vec<&GridCell> {
        let live: BTreeSet<(u32, u32)> =
            self.cells.iter().filter(|cell| cell.counts()).map(|cell| (cell.row, cell.column)).collect();
        let is_lost = |cell: &&GridCell| {
            // Of a worksheet that is not shown all is told at once.
            let is_on_paper = cell.aside != Some(Aside::Sheet);
            let is_alone = cell.aside != Some(Aside::Covered) || cell.is_under_blank;
            !cell.counts()
                && is_on_paper
                && is_alone
                && !live.contains(&(cell.row, cell.column))
                && form::is_part(&cell.text)
        };
        let mut lost: Vec<&GridCell> = self.cells.iter().filter(is_lost).collect();
        lost.sort_by_key(|cell| (cell.row, cell.column));
        lost
    }

    /// Takes those texts out that `take` answers for, with their places.
    pub fn take<T>(&mut self, take: impl Fn(&str) -> Option<T>) -> Vec<(u32, T)> {
        let mut taken = Vec::new();
        self.cells.retain(|cell| match take(&cell.text) {
            Some(value) => {
                taken.push((cell.row, value));
                false
            }
            None => true,
        });
        taken
    }
}

/// The sheets of grids, or why there is none. `new_id` names sheets and initiatives.
pub fn read(grids: &[Grid], new_id: &mut dyn FnMut() -> String) -> Result<Decoded, Vec<Problem>> {
    let scans: Vec<GridScan> = grids.iter().map(GridScan::of).collect();
    let mut reader = GridReader::new(&scans);
    for (grid, scan) in grids.iter().zip(&scans) {
        reader.asides(grid, scan);
        reader.notes(scan);
        for at in 0..scan.forms() {
            let Some(filled) = reader.fill(scan, at, new_id) else { continue };
            reader.push(scan, filled, Vec::new(), true);
        }
    }
    reader.finish(false)
}

/// Whether all that is wrong is that no form was found.
pub fn is_without_form(problems: &[Problem]) -> bool {
    matches!(problems, [Problem { reason: Reason::NoForm { .. }, .. }])
}

/// A text without what no spreadsheet shows, and some lose; every line break is one character.
fn shown(text: &str) -> String {
    let is_shown = |char: &char| {
        matches!(char, '\n' | '\t') || !(char.is_control() || matches!(char, '\u{fffe}' | '\u{ffff}'))
    };
    breaks::as_one(text).replace('\u{b}', "\n").chars().filter(is_shown).collect()
}
