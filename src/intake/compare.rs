//! Whether two sheets are versions of one, and where they differ.

use crate::model::{Cell, Column, Sheet};
use crate::text::width::fold;

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
    /// Keys that this version does not know.
    Unknown,
}

/// Whether a sheet without an id of its own is likely to be this one: the same goal of the same group and year.
pub(super) fn is_same_goal(a: &Sheet, b: &Sheet) -> bool {
    let bare = |text: &str| fold(text).split_whitespace().collect::<String>();
    a.fiscal_year == b.fiscal_year && bare(&a.goal) == bare(&b.goal) && bare(&a.group) == bare(&b.group)
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
        note(a.extra != b.extra, Difference::Unknown);
    }
    for cell in [Cell::Participation, Cell::Effects] {
        note(here.text(&cell) != file.text(&cell), Difference::Text(cell));
    }
    note(here.extra != file.extra, Difference::Unknown);
    found
}
