//! Sheets that hold more than they may, as problems of the file that brings them.

use super::{Decoded, Field, FilePlace, Problem, ProblemPart, Reason};
use crate::model::limits::{Excess, LimitedSize};
use crate::model::{Cell, Sheet};

/// What is too much in the `number`th sheet of a file.
pub(crate) fn problem(sheet: &Sheet, number: usize) -> Option<Problem> {
    let excess = sheet.excess()?;
    let place = FilePlace::Sheet { number, goal: sheet.goal.clone(), part: part(sheet, &excess) };
    Some(Problem { place, reason: Reason::Beyond(excess.measure, excess.found) })
}

/// What was read, where no sheet holds more than it may.
pub(crate) fn within(decoded: Decoded) -> Result<Decoded, Vec<Problem>> {
    let problems: Vec<Problem> =
        (1..).zip(&decoded.sheets).filter_map(|(number, sheet)| problem(sheet, number)).collect();
    if problems.is_empty() { Ok(decoded) } else { Err(problems) }
}

fn part(sheet: &Sheet, excess: &Excess) -> ProblemPart {
    match (&excess.cell, excess.measure) {
        (Some(cell), _) => part_of(sheet, cell),
        (None, LimitedSize::Initiatives) => ProblemPart::Field(Field::Initiatives),
        (None, LimitedSize::Positions) => ProblemPart::Field(Field::Positions),
        (None, _) => ProblemPart::Whole,
    }
}

/// A cell as a part that is told of.
pub(super) fn part_of(sheet: &Sheet, cell: &Cell) -> ProblemPart {
    let position = |id| sheet.positions.iter().position(|one| one.id == id).map_or(0, |at| at + 1);
    let initiative = |id, field| {
        let number = sheet.initiative_number(id).unwrap_or(0);
        ProblemPart::Initiative(number, Some(field))
    };
    ProblemPart::Field(match cell {
        Cell::Plan(id) => return ProblemPart::Position(position(*id), Some(Field::Plan)),
        Cell::Position(id) => return ProblemPart::Position(position(*id), Some(Field::PositionText)),
        Cell::Initiative(id, column) => return initiative(id, Field::Column(*column)),
        Cell::Own(Some(id), _) => return initiative(id, Field::Own),
        Cell::Own(None, _) => Field::Own,
        Cell::Group => Field::Group,
        Cell::Department => Field::Department,
        Cell::Goal => Field::Goal,
        Cell::Situation => Field::Situation,
        Cell::Purpose => Field::Purpose,
        Cell::Participation => Field::Participation,
        Cell::Effects => Field::Effects,
    })
}
