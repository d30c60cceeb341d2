//! Whether two sheets are versions of one, and the names of the parts in which they can differ.

use crate::model::{self, Cell, Column, FiscalYear, InitiativeId, Sheet};
use crate::text::width::squeeze;

/// A part in which two versions of a sheet differ. Rows are named by their ids here, new ones by their ids in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// 年度.
    Year,
    /// 優先順位.
    Rank,
    /// A text that is not an initiative's or a position's.
    Text(Cell),
    /// The plans, and the places in them.
    Positions,
    /// The place in the plan that stands here, counted from 0, where the plans are the same.
    Position(usize),
    /// 該当するSDGsの目標.
    Sdgs,
    /// A text of an initiative.
    Initiative(InitiativeId, Column),
    /// The purposes ticked for an initiative.
    Purposes(InitiativeId),
    /// An initiative that only the file has.
    Added(InitiativeId),
    /// An initiative that the file does not have.
    Removed(InitiativeId),
    /// The order of the initiatives.
    Order,
    /// What people said about readings.
    Judgements,
    /// What people say to one another about the sheet.
    Comments,
    /// How far the sheet has come in its year.
    Course,
    /// Keys that this version does not know.
    Unknown,
}

/// What two versions of a sheet without an id of its own share: year, group and goal.
pub(super) type Likeness = (FiscalYear, String, String);

/// A sheet's likeness; white space and width do not count.
pub(super) fn likeness(sheet: &Sheet) -> Likeness {
    (sheet.fiscal_year, squeeze(&sheet.group), squeeze(&sheet.goal))
}

/// Gives a sheet from a file without ids what such a file cannot hold: the ids of the rows here, what people said
/// about readings, and unknown keys.
///
/// `rows` says which row here each row of the file is; where none of their ids is known, else ids do.
pub(super) fn adopt(sheet: &mut Sheet, here: &Sheet, rows: &[Option<usize>]) {
    model::adopt(&mut sheet.extra, &here.extra);
    adopt_if_none(&mut sheet.dismissed, &here.dismissed);
    sheet.comments = model::united(&here.comments, &sheet.comments);
    sheet.course = here.course.united(&sheet.course);
    let are_apart = are_apart(sheet, here);
    for (at, initiative) in sheet.initiatives.iter_mut().enumerate() {
        let old = match are_apart {
            true => rows.get(at).copied().flatten().and_then(|at| here.initiatives.get(at)),
            false => here.initiative(&initiative.id),
        };
        let Some(old) = old else { continue };
        initiative.id = old.id.clone();
        model::adopt(&mut initiative.extra, &old.extra);
        adopt_if_none(&mut initiative.overruled, &old.overruled);
    }
    for position in &mut sheet.positions {
        if let Some(old) = here.positions.iter().find(|old| old.plan == position.plan) {
            model::adopt(&mut position.extra, &old.extra);
        }
    }
}

/// Whether no row of one has the id of a row of the other.
pub(super) fn are_apart(sheet: &Sheet, here: &Sheet) -> bool {
    sheet.initiatives.iter().all(|initiative| here.initiative(&initiative.id).is_none())
}

fn adopt_if_none<T: Clone>(judgements: &mut Vec<T>, here: &[T]) {
    if judgements.is_empty() {
        judgements.extend_from_slice(here);
    }
}
