//! Nothing written: parts of the sheet that are empty when they should not be.

use super::{Context, Finding, Part, Place, Rule};
use crate::model::{Cell, Column, Stage, paper};

pub(super) fn check(context: Context<'_>, found: &mut Vec<Finding>) {
    let sheet = context.sheet;
    let mut add = |rule, part| found.push(Finding::new(rule, Place::part(part)));
    let is_empty = |cell: &Cell| sheet.text(cell).is_some_and(|text| text.trim().is_empty());
    for cell in [Cell::Group, Cell::Goal, Cell::Department, Cell::Situation, Cell::Purpose] {
        if is_empty(&cell) {
            add(Rule::Empty, Part::Cell(cell));
        }
    }
    for position in &sheet.positions {
        if position.text.trim().is_empty() {
            add(Rule::EmptyPosition, Part::Cell(Cell::Position(position.id)));
        }
    }
    if sheet.sdgs.is_empty() {
        add(Rule::NoSdgs, Part::Sdgs);
    }
    if sheet.initiatives.is_empty() {
        add(Rule::NoInitiatives, Part::Initiatives);
    }
    let is_fixed = paper::form().initiatives.is_some();
    for (at, initiative) in sheet.initiatives.iter().enumerate() {
        let part = |column| Part::Cell(Cell::Initiative(initiative.id.clone(), column));
        if initiative.is_blank() {
            // Of a fixed number of initiatives a department need not have them all.
            if at > 0 && is_fixed {
                continue;
            }
            add(Rule::EmptyInitiative, part(Column::Method));
        } else if initiative.method.trim().is_empty() {
            add(Rule::Empty, part(Column::Method));
        }
    }
    if context.stage == Stage::Final {
        for cell in [Cell::Participation, Cell::Effects] {
            if is_empty(&cell) {
                add(Rule::EmptyNotes, Part::Cell(cell));
            }
        }
    }
}
