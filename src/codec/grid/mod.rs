//! Cells with texts, as worksheets and pasted ranges have them → sheets, by labels and never by address.

mod areas;
mod aside;
mod bands;
mod mark;
mod offers;
mod remarks;
mod scan;
mod spans;

use std::collections::BTreeSet;

use super::form::foreign::ForeignOffer;
use super::form::{self, FormNote};
use super::{
    Aside, Beside, CellPlace, Decoded, FilePlace, Note, Problem, ProblemPart, Reason, Remark, WorkbookRemark,
    WorksheetRemark,
};
use crate::model::{FiscalYear, Sheet};

pub use remarks::address;
pub use scan::GridScan;

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

/// What was read out of one form, before anything is known of where it belongs.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The sheet, under an id that was made up.
    pub sheet: Sheet,
    found: Vec<FormNote>,
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

    /// The first texts that count between two corners, with their addresses.
    pub fn within(&self, first: (u32, u32), last: (u32, u32)) -> Vec<(String, String)> {
        const SHOWN: usize = 10;
        let is_within = |cell: &&GridCell| {
            (first.0..=last.0).contains(&cell.row)
                && (first.1..=last.1).contains(&cell.column)
                && cell.counts()
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
            let is_alone = cell.aside != Some(Aside::Covered) || cell.is_under_blank;
            !cell.counts()
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

/// Puts together what several grids hold.
#[derive(Debug)]
pub struct GridReader {
    decoded: Decoded,
    problems: Vec<Problem>,
    taken: BTreeSet<String>,
    listed: Vec<form::ListedGoal>,
    /// The year and group that some heading of the file says, where all that say one agree.
    year: Option<FiscalYear>,
    group: Option<String>,
    names: Vec<String>,
    /// Whether the lists were written by this app: then they say nothing that the sheets do not.
    is_ours: bool,
}

impl Filled {
    /// Takes away what was found in the form as it was drawn too.
    pub fn without_what_was_found_in(&mut self, drawn: &Self) {
        let mut known: Vec<&FormNote> = drawn.found.iter().collect();
        self.found.retain(|found| {
            let at = known.iter().position(|known| known.is_like(found));
            at.map(|at| known.swap_remove(at)).is_none()
        });
    }
}

impl GridReader {
    /// Knows what all grids together say.
    pub fn new(scans: &[GridScan]) -> Self {
        let years = scans.iter().filter_map(|scan| scan.year);
        let listed: Vec<_> = scans.iter().flat_map(|scan| scan.listed.iter().cloned()).collect();
        let groups = listed.iter().map(|listed| listed.group.clone()).filter(|group| !group.is_empty());
        Self {
            decoded: Decoded::default(),
            problems: Vec::new(),
            taken: BTreeSet::new(),
            year: the_one(years),
            group: the_one(groups),
            listed,
            names: scans.iter().map(|scan| scan.name.clone()).collect(),
            is_ours: false,
        }
    }

    /// Knows that the lists are of no account: this app made them of the sheets.
    pub fn without_lists(mut self) -> Self {
        self.is_ours = true;
        self.listed.clear();
        self
    }

    /// Notes what does not count in a grid. Of the table for machines nothing is read, and where there is no form, no more
    /// is told of what is hidden than of what is not.
    pub fn asides(&mut self, grid: &Grid, scan: &GridScan) {
        if scan.is_table() {
            return;
        }
        if let Some(remark) = grid.as_hidden() {
            return self.note(FilePlace::File, Remark::Worksheet(remark));
        }
        let told = grid.asides();
        if scan.forms() == 0 && told.len() > remarks::FEW {
            return self.note(FilePlace::File, remarks::nothing_seen(scan, &told));
        }
        told.into_iter().for_each(|remark| self.note(FilePlace::File, Remark::Worksheet(remark)));
    }

    /// Notes what stands outside of forms.
    pub fn notes(&mut self, scan: &GridScan) {
        let notes = scan.left_out.iter().map(|found| (found, remarks::found(&scan.name, found)));
        if scan.forms() == 0 && scan.left_out.len() > remarks::FEW {
            let remark = remarks::nothing_here(&scan.name, scan.is_hidden, &scan.left_out);
            self.note(FilePlace::File, remark);
        } else {
            let notes: Vec<_> = notes.map(|(_, remark)| remark).collect();
            notes.into_iter().for_each(|remark| self.note(FilePlace::File, remark));
        }
        if scan.is_hidden && scan.forms() > 0 {
            let worksheet = scan.name.clone();
            self.note(FilePlace::File, Remark::Worksheet(WorksheetRemark::Hidden { worksheet }));
        }
    }

    /// Reads one form of a grid; none where its year is not known, which is then a problem.
    pub fn fill(&mut self, scan: &GridScan, at: usize, new_id: &mut dyn FnMut() -> String) -> Option<Filled> {
        let year = scan.year_of(at).or(scan.year).or(form::loose_year(&scan.name)).or(self.year);
        let Some(year) = year else {
            let reason = Reason::NoYearOn { worksheet: scan.name.clone() };
            self.problems.push(Problem { place: FilePlace::File, reason });
            return None;
        };
        let mut filled = scan.fill(at, year, &mut self.taken, new_id)?;
        if filled.sheet.group.is_empty()
            && let Some(group) = &self.group
        {
            filled.sheet.group.clone_from(group);
        }
        Some(filled)
    }

    /// Takes a sheet in, with what a person should know of it.
    pub fn push(&mut self, scan: &GridScan, filled: Filled, said: Vec<WorkbookRemark>, is_fresh: bool) {
        let Filled { mut sheet, mut found } = filled;
        if !self.is_ours {
            form::compare(&mut sheet, &self.listed, &mut found);
        }
        let number = self.decoded.sheets.len() + self.problems.len() + 1;
        let place = FilePlace::Sheet { number, goal: sheet.goal.clone(), part: ProblemPart::Whole };
        for remark in said {
            self.note(place.clone(), Remark::Workbook(remark));
        }
        for found in &found {
            self.note(place.clone(), remarks::found(&scan.name, found));
        }
        if is_fresh {
            self.decoded.fresh.insert(sheet.id.clone());
        }
        self.decoded.sheets.push(sheet);
    }

    /// The sheets so far.
    pub fn sheets(&self) -> &[Sheet] {
        &self.decoded.sheets
    }

    /// Takes a sheet in as it is.
    pub fn push_exact(&mut self, sheet: Sheet) {
        self.decoded.sheets.push(sheet);
    }

    /// Says something.
    pub fn note(&mut self, place: FilePlace, remark: Remark) {
        self.decoded.notes.push(Note { place, remark });
    }

    /// What it all came to.
    pub fn finish(mut self, may_be_empty: bool) -> Result<Decoded, Vec<Problem>> {
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        if self.decoded.sheets.is_empty() && !may_be_empty {
            let reason = Reason::NoForm { worksheets: self.names };
            return Err(vec![Problem { place: FilePlace::File, reason }]);
        }
        for remark in form::without_sheet(&self.listed, &self.decoded.sheets) {
            self.note(FilePlace::File, remark);
        }
        remarks::shorten(&mut self.decoded.notes);
        Ok(self.decoded)
    }
}

/// A text without what no spreadsheet shows, and some lose; every line break is one character.
fn shown(text: &str) -> String {
    let is_shown = |char: &char| {
        matches!(char, '\n' | '\t') || !(char.is_control() || matches!(char, '\u{fffe}' | '\u{ffff}'))
    };
    text.replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n").chars().filter(is_shown).collect()
}

/// The value that all of these are; none where they differ, or there is none.
fn the_one<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
