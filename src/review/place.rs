//! Where a finding is, and the name under which a file remembers the place.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::{Cell, Column, InitiativeId, Sheet};

/// A part of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    /// One of its texts.
    Cell(Cell),
    /// 優先順位.
    Rank,
    /// 該当するSDGsの目標.
    Sdgs,
    /// The table of initiatives as a whole.
    Initiatives,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Which part of the sheet.
    pub part: Part,
    /// The number of the entry in it, as in (1).
    pub entry: Option<u8>,
    /// The bytes of the part's text that are meant.
    pub span: Option<Range<usize>>,
}

impl Place {
    /// A whole part.
    pub(super) fn part(part: Part) -> Self {
        Self { part, entry: None, span: None }
    }

    /// A whole cell.
    pub(super) fn cell(cell: Cell) -> Self {
        Self::part(Part::Cell(cell))
    }

    /// Some bytes of a cell.
    pub(super) fn words(cell: &Cell, span: Range<usize>) -> Self {
        Self { span: Some(span), ..Self::cell(cell.clone()) }
    }

    /// The cell, where the place is one.
    pub fn as_cell(&self) -> Option<&Cell> {
        match &self.part {
            Part::Cell(cell) => Some(cell),
            Part::Rank | Part::Sdgs | Part::Initiatives => None,
        }
    }

    /// The place's name in files: `initiative:<id>:final_report:2`. It stays while other parts of the sheet change.
    pub fn key(&self, sheet: &Sheet) -> String {
        let cell = match &self.part {
            Part::Rank => "rank".to_owned(),
            Part::Sdgs => "sdgs".to_owned(),
            Part::Initiatives => "initiatives".to_owned(),
            Part::Cell(cell) => sheet.place_of(cell),
        };
        match self.entry {
            Some(entry) => format!("{cell}:{entry}"),
            None => cell,
        }
    }

    /// The cell of a sheet that a file names so; none where it is no cell, or not there any more.
    pub fn cell_of_key(sheet: &Sheet, key: &str) -> Option<Cell> {
        sheet.cell_at(key)
    }

    /// The name under which files know a cell.
    pub fn key_of_cell(sheet: &Sheet, cell: &Cell) -> String {
        sheet.place_of(cell)
    }

    /// Where the place stands on the paper, whose initiatives have these numbers.
    pub(super) fn order(&self, sheet: &Sheet, numbers: &HashMap<&InitiativeId, usize>) -> [usize; 4] {
        let position = |id| sheet.positions.iter().position(|position| position.id == id).unwrap_or(0);
        let (block, row, column) = match &self.part {
            Part::Cell(Cell::Group) => (0, 0, 0),
            Part::Cell(Cell::Goal) => (1, 0, 0),
            Part::Cell(Cell::Department) => (2, 0, 0),
            Part::Rank => (3, 0, 0),
            Part::Cell(Cell::Plan(id)) => (4, position(*id), 0),
            Part::Cell(Cell::Position(id)) => (4, position(*id), 1),
            Part::Cell(Cell::Situation) => (5, 0, 0),
            Part::Cell(Cell::Purpose) => (6, 0, 0),
            Part::Sdgs => (7, 0, 0),
            Part::Initiatives => (8, 0, 0),
            Part::Cell(Cell::Initiative(id, column)) => {
                (9, numbers.get(id).copied().unwrap_or(0), *column as usize)
            }
            Part::Cell(Cell::Own(Some(id), _)) => {
                (9, numbers.get(id).copied().unwrap_or(0), Column::ALL.len())
            }
            Part::Cell(Cell::Own(None, _)) => (12, 0, 0),
            Part::Cell(Cell::Participation) => (10, 0, 0),
            Part::Cell(Cell::Effects) => (11, 0, 0),
        };
        [block, row, column, usize::from(self.entry.unwrap_or(0))]
    }
}
