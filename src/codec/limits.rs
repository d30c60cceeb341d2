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
    let position = |id| sheet.positions.iter().position(|one| one.id == id).map_or(0, |at| at + 1);
    let field = match &excess.cell {
        None => match excess.measure {
            LimitedSize::Initiatives => Field::Initiatives,
            LimitedSize::Positions => Field::Positions,
            _ => return ProblemPart::Whole,
        },
        Some(Cell::Plan(id)) => return ProblemPart::Position(position(*id), Some(Field::Plan)),
        Some(Cell::Position(id)) => return ProblemPart::Position(position(*id), Some(Field::PositionText)),
        Some(Cell::Initiative(id, column)) => {
            let number = sheet.initiative_number(id).unwrap_or(0);
            return ProblemPart::Initiative(number, Some(Field::Column(*column)));
        }
        Some(Cell::Own(Some(id), _)) => {
            let number = sheet.initiative_number(id).unwrap_or(0);
            return ProblemPart::Initiative(number, Some(Field::Own));
        }
        Some(Cell::Own(None, _)) => Field::Own,
        Some(Cell::Group) => Field::Group,
        Some(Cell::Department) => Field::Department,
        Some(Cell::Goal) => Field::Goal,
        Some(Cell::Situation) => Field::Situation,
        Some(Cell::Purpose) => Field::Purpose,
        Some(Cell::Participation) => Field::Participation,
        Some(Cell::Effects) => Field::Effects,
    };
    ProblemPart::Field(field)
}
