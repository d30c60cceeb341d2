//! Puts the sheets of several grids together.

use std::collections::BTreeSet;

use super::super::form;
use super::super::{
    Decoded, FilePlace, Note, Problem, ProblemPart, Reason, Remark, WorkbookRemark, WorksheetRemark,
};
use super::scan::{Filled, GridScan};
use super::{Grid, remarks};
use crate::model::{FiscalYear, Sheet};

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

/// The value that all of these are; none where they differ, or there is none.
fn the_one<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
