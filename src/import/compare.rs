//! Whether two sheets are versions of one, and where they differ.

use crate::model::{self, Cell, Column, FiscalYear, Sheet};
use crate::text::width::squeeze;

/// A place at which two versions of a sheet differ.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// 年度.
    Year,
    /// 優先順位.
    Rank,
    /// A text that is not an initiative's or a position's.
    Text(Cell),
    /// The plans, or the places in them.
    Positions,
    /// 該当するSDGsの目標.
    Sdgs,
    /// How many initiatives there are: here, and in the file.
    InitiativeCount(usize, usize),
    /// A text of the initiative of this number, from 1.
    Initiative(usize, Column),
    /// The purposes ticked for the initiative of this number.
    Purposes(usize),
    /// What people said about readings.
    Judgements,
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
pub(super) fn adopt(sheet: &mut Sheet, here: &Sheet) {
    model::adopt(&mut sheet.extra, &here.extra);
    adopt_if_none(&mut sheet.dismissed, &here.dismissed);
    let ids_are_apart = sheet.initiatives.iter().all(|initiative| here.initiative(&initiative.id).is_none());
    for (initiative, old) in sheet.initiatives.iter_mut().zip(&here.initiatives) {
        if ids_are_apart {
            initiative.id = old.id.clone();
        }
        model::adopt(&mut initiative.extra, &old.extra);
        adopt_if_none(&mut initiative.overruled, &old.overruled);
    }
    for position in &mut sheet.positions {
        if let Some(old) = here.positions.iter().find(|old| old.plan == position.plan) {
            model::adopt(&mut position.extra, &old.extra);
        }
    }
}

fn adopt_if_none<T: Clone>(judgements: &mut Vec<T>, here: &[T]) {
    if judgements.is_empty() {
        judgements.extend_from_slice(here);
    }
}

/// Where two versions differ, in the order of the paper. Ids do not count: a file may have none.
pub(super) fn differences(here: &Sheet, file: &Sheet) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut note = |differs: bool, difference: Difference| {
        if differs {
            found.push(difference);
        }
    };
    note(here.fiscal_year != file.fiscal_year, Difference::Year);
    for cell in [Cell::Group, Cell::Goal, Cell::Department] {
        note(here.text(&cell) != file.text(&cell), Difference::Text(cell));
    }
    note(here.rank != file.rank, Difference::Rank);
    let positions = |sheet: &Sheet| {
        sheet.positions.iter().map(|p| (p.plan.clone(), p.text.clone(), p.extra.clone())).collect::<Vec<_>>()
    };
    note(positions(here) != positions(file), Difference::Positions);
    for cell in [Cell::Situation, Cell::Purpose] {
        note(here.text(&cell) != file.text(&cell), Difference::Text(cell));
    }
    note(here.sdgs != file.sdgs, Difference::Sdgs);
    let (count, file_count) = (here.initiatives.len(), file.initiatives.len());
    note(count != file_count, Difference::InitiativeCount(count, file_count));
    for (number, (a, b)) in (1..).zip(here.initiatives.iter().zip(&file.initiatives)) {
        for column in Column::ALL {
            note(a.text(column) != b.text(column), Difference::Initiative(number, column));
        }
        note(a.purposes != b.purposes, Difference::Purposes(number));
        note(a.overruled != b.overruled, Difference::Judgements);
        note(a.extra != b.extra, Difference::Unknown);
    }
    for cell in [Cell::Participation, Cell::Effects] {
        note(here.text(&cell) != file.text(&cell), Difference::Text(cell));
    }
    note(here.dismissed != file.dismissed, Difference::Judgements);
    note(here.extra != file.extra, Difference::Unknown);
    found
}
