//! Where two versions of a sheet differ, part by part, and taking some of those parts from one into the other.

use std::collections::BTreeSet;

use super::compare::Difference;
use crate::model::{self, Cell, Column, Initiative, InitiativeId, OwnKey, OwnTexts, Sheet};

/// The parts of a sheet that are one text each, before its initiatives and after them.
const HEAD: [Cell; 3] = [Cell::Group, Cell::Goal, Cell::Department];
const BODY: [Cell; 2] = [Cell::Situation, Cell::Purpose];
const NOTES: [Cell; 2] = [Cell::Participation, Cell::Effects];

/// The rows of two versions that are one initiative: those of one id; where no id is in both, those of one place.
pub(super) fn pairs<'s>(here: &'s Sheet, file: &'s Sheet) -> Vec<(&'s Initiative, &'s Initiative)> {
    let (old, new) = (here.initiatives.iter(), file.initiatives.iter());
    let of_one_id: Vec<_> = old.clone().filter_map(|row| Some((row, file.initiative(&row.id)?))).collect();
    if of_one_id.is_empty() { old.zip(new).collect() } else { of_one_id }
}

/// The file's row that is this row of the sheet here.
pub fn row_of_file<'s>(here: &'s Sheet, file: &'s Sheet, id: &InitiativeId) -> Option<&'s Initiative> {
    pairs(here, file).into_iter().find(|(old, _)| old.id == *id).map(|(_, new)| new)
}

/// Where two versions differ, in the order of the paper. Ids do not count: a file may have none.
pub fn differences(here: &Sheet, file: &Sheet) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut note = |differs: bool, difference: Difference| {
        if differs {
            found.push(difference);
        }
    };
    note(here.fiscal_year != file.fiscal_year, Difference::Year);
    for cell in HEAD {
        note(here.text(&cell) != file.text(&cell), Difference::Text(cell));
    }
    note(here.rank != file.rank, Difference::Rank);
    let has_same_plans = has_same_plans(here, file);
    note(!has_same_plans, Difference::Positions);
    for (at, (old, new)) in here.positions.iter().zip(&file.positions).enumerate().filter(|_| has_same_plans)
    {
        note(old.text != new.text, Difference::Position(at));
    }
    for cell in BODY {
        note(here.text(&cell) != file.text(&cell), Difference::Text(cell));
    }
    note(here.sdgs != file.sdgs, Difference::Sdgs);
    let pairs = pairs(here, file);
    for row in &here.initiatives {
        let Some((_, new)) = pairs.iter().find(|(old, _)| old.id == row.id) else {
            note(true, Difference::Removed(row.id.clone()));
            continue;
        };
        for column in Column::ALL {
            note(row.text(column) != new.text(column), Difference::Initiative(row.id.clone(), column));
        }
        note(row.purposes != new.purposes, Difference::Purposes(row.id.clone()));
        for key in own_keys(&row.own, &new.own) {
            let cell = Cell::Own(Some(row.id.clone()), key.clone());
            note(row.own.get(key) != new.own.get(key), Difference::Text(cell));
        }
    }
    for row in added(&pairs, file) {
        note(true, Difference::Added(row.id.clone()));
    }
    let places = pairs.iter().filter_map(|(_, new)| file.initiative_number(&new.id));
    note(!places.is_sorted(), Difference::Order);
    for cell in NOTES {
        note(here.text(&cell) != file.text(&cell), Difference::Text(cell));
    }
    for key in own_keys(&here.own, &file.own) {
        note(here.own.get(key) != file.own.get(key), Difference::Text(Cell::Own(None, key.clone())));
    }
    let is_judged_otherwise = pairs.iter().any(|(old, new)| old.overruled != new.overruled);
    note(is_judged_otherwise || here.dismissed != file.dismissed, Difference::Judgements);
    note(here.comments != model::united(&here.comments, &file.comments), Difference::Comments);
    note(here.course.united(&here.course) != here.course.united(&file.course), Difference::Course);
    let knows_other_keys = here.extra != file.extra
        || pairs.iter().any(|(old, new)| old.extra != new.extra)
        || has_same_plans
            && here.positions.iter().zip(&file.positions).any(|(old, new)| old.extra != new.extra);
    note(knows_other_keys, Difference::Unknown);
    found
}

/// The names of the city's own parts of either version.
fn own_keys<'s>(here: &'s OwnTexts, file: &'s OwnTexts) -> BTreeSet<&'s OwnKey> {
    here.keys().chain(file.keys()).collect()
}

fn has_same_plans(here: &Sheet, file: &Sheet) -> bool {
    here.positions
        .iter()
        .map(|position| &position.plan)
        .eq(file.positions.iter().map(|position| &position.plan))
}

/// The rows of a file that are none of the rows here.
fn added<'s>(pairs: &[(&Initiative, &Initiative)], file: &'s Sheet) -> impl Iterator<Item = &'s Initiative> {
    file.initiatives.iter().filter(|row| pairs.iter().all(|(_, new)| new.id != row.id))
}

/// The sheet that is here with these parts as the file has them.
pub(super) fn take(here: &Sheet, file: &Sheet, parts: &[Difference]) -> Sheet {
    let mut sheet = here.clone();
    for part in parts {
        match part {
            Difference::Year => sheet.fiscal_year = file.fiscal_year,
            Difference::Rank => sheet.rank = file.rank,
            Difference::Text(cell) => {
                if let Some(new) = file.text(cell) {
                    sheet.set_text(cell, new.to_owned());
                }
            }
            Difference::Positions => sheet.positions.clone_from(&file.positions),
            Difference::Position(at) => {
                if let (Some(old), Some(new)) = (sheet.positions.get_mut(*at), file.positions.get(*at)) {
                    old.text.clone_from(&new.text);
                }
            }
            Difference::Sdgs => sheet.sdgs.clone_from(&file.sdgs),
            Difference::Judgements => sheet.dismissed.clone_from(&file.dismissed),
            Difference::Comments => sheet.comments = model::united(&here.comments, &file.comments),
            Difference::Course => sheet.course = here.course.united(&file.course),
            Difference::Unknown => {
                sheet.extra.clone_from(&file.extra);
                if has_same_plans(here, file) {
                    for (old, new) in sheet.positions.iter_mut().zip(&file.positions) {
                        old.extra.clone_from(&new.extra);
                    }
                }
            }
            // Rows come below, all together.
            Difference::Initiative(..)
            | Difference::Purposes(_)
            | Difference::Added(_)
            | Difference::Removed(_)
            | Difference::Order => {}
        }
    }
    sheet.initiatives = rows(here, file, parts);
    sheet
}

/// The rows that are here with these parts as the file has them.
fn rows(here: &Sheet, file: &Sheet, parts: &[Difference]) -> Vec<Initiative> {
    let is_taken = |part: &Difference| parts.contains(part);
    let pairs = pairs(here, file);
    let mut rows: Vec<Initiative> = Vec::new();
    for row in &here.initiatives {
        if is_taken(&Difference::Removed(row.id.clone())) {
            continue;
        }
        let mut row = row.clone();
        if let Some((_, new)) = pairs.iter().find(|(old, _)| old.id == row.id) {
            for key in own_keys(&row.own.clone(), &new.own) {
                if is_taken(&Difference::Text(Cell::Own(Some(row.id.clone()), key.clone()))) {
                    row.own.set(key, new.own.get(key));
                }
            }
            for column in Column::ALL {
                if is_taken(&Difference::Initiative(row.id.clone(), column)) {
                    new.text(column).clone_into(row.text_mut(column));
                }
            }
            if is_taken(&Difference::Purposes(row.id.clone())) {
                row.purposes.clone_from(&new.purposes);
            }
            if is_taken(&Difference::Judgements) {
                row.overruled.clone_from(&new.overruled);
            }
            if is_taken(&Difference::Unknown) {
                row.extra.clone_from(&new.extra);
            }
        }
        rows.push(row);
    }
    // The row that a row of the file is among these, by id.
    let id_here = |row: &Initiative| {
        pairs.iter().find(|(_, new)| new.id == row.id).map_or(&row.id, |(old, _)| &old.id).clone()
    };
    let mut last: Option<InitiativeId> = None;
    for new in &file.initiatives {
        let id = id_here(new);
        if is_taken(&Difference::Added(new.id.clone())) {
            let at = last.as_ref().and_then(|last| rows.iter().position(|row| row.id == *last));
            rows.insert(at.map_or(0, |at| at + 1), new.clone());
        }
        if rows.iter().any(|row| row.id == id) {
            last = Some(id);
        }
    }
    if is_taken(&Difference::Order) {
        rows = in_order(rows, &file.initiatives.iter().map(id_here).collect::<Vec<_>>());
    }
    rows
}

/// Rows in this order of ids; those that it does not name stay behind the row that they stood behind.
fn in_order(rows: Vec<Initiative>, order: &[InitiativeId]) -> Vec<Initiative> {
    let mut blocks: Vec<(Option<usize>, Vec<Initiative>)> = vec![(None, Vec::new())];
    for row in rows {
        match order.iter().position(|id| *id == row.id) {
            Some(at) => blocks.push((Some(at), vec![row])),
            None => blocks.last_mut().into_iter().for_each(|(_, block)| block.push(row.clone())),
        }
    }
    blocks.sort_by_key(|(at, _)| *at);
    blocks.into_iter().flat_map(|(_, block)| block).collect()
}
