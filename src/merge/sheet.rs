//! One sheet that was changed on two sides: each cell by what changed it, lists as lists.
//!
//! CellMerges that only one side changed are taken; where both did, their texts are put together. A row that one side removed and
//! the other changed stays, and a person is asked.

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::{MergeDecision, MergeOutcome};
use super::text::MergedText;
use super::values::Versions;
use crate::model::{
    Cell, Comment, Dismissal, Extra, FiscalYear, Initiative, InitiativeId, Overruling, Position, PositionId,
    PurposeNo, Rank, Sdg, Sheet, YearCourse,
};

/// A sheet put together of two versions: what came out, and all in which they differ from their base or from one another.
///
/// Rows are named as in the sheet that came out: by our ids, where we have them.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedSheet {
    /// What comes out while nothing is decided: of what is in conflict, both where both can stand, else ours.
    pub sheet: Sheet,
    /// Where the versions differ, in the order of the paper.
    pub changes: Vec<SheetChange>,
    /// Initiatives whose entries one side gave new numbers while the other wrote to them: whether numbers still mean the same in
    /// all columns is to be looked at.
    pub renumbered: Vec<InitiativeId>,
    /// All initiatives that either version has, in the order of the paper: where one stands that a decision brings back.
    pub rows: Vec<InitiativeId>,
}

/// A place of a sheet in which its versions differ.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetChange {
    /// What became of it.
    pub outcome: MergeOutcome,
    /// Where, and what each version has.
    pub what: What,
}

/// What differs, with its versions.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A text.
    Text(Cell, MergedText),
    /// 年度.
    Year(Versions<FiscalYear>),
    /// 優先順位.
    Rank(Versions<Option<Rank>>),
    /// 該当するSDGsの目標.
    Sdgs(Versions<BTreeSet<Sdg>>),
    /// A plan that came or went; without an id where it is not in what came out.
    Position(Option<PositionId>, Box<Versions<Option<Position>>>),
    /// An initiative that came or went.
    Initiative(InitiativeId, Box<Versions<Option<Initiative>>>),
    /// The purposes that an initiative serves.
    Purposes(InitiativeId, Versions<BTreeSet<PurposeNo>>),
    /// The order of the initiatives that both have.
    Order(Versions<Vec<InitiativeId>>),
    /// Findings that were set aside.
    Dismissed(Versions<Vec<Dismissal>>),
    /// What people say to one another about it.
    Comments(Versions<Vec<Comment>>),
    /// How far it has come in its year.
    Course(Versions<YearCourse>),
    /// What was said about the readings of an initiative.
    Overruled(InitiativeId, Versions<Vec<Overruling>>),
    /// Keys that this version does not know, of an initiative or of the sheet.
    Unknown(Option<InitiativeId>, Versions<Extra>),
}

/// What a person says about a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// One word for the whole place. Only a text can be written anew, and only rows, sets and texts can be both.
    Whole(MergeDecision),
    /// MergedPart by part, for a text.
    Parts(BTreeMap<usize, MergeDecision>),
}

impl MergedSheet {
    /// How many changes came out so.
    pub fn count(&self, outcome: MergeOutcome) -> usize {
        self.changes.iter().filter(|change| change.outcome == outcome).count()
    }

    /// The sheet with what a person decided about changes, by their number.
    pub fn decided(&self, choices: &BTreeMap<usize, Choice>) -> Sheet {
        let mut sheet = self.sheet.clone();
        let chosen =
            self.changes.iter().enumerate().filter_map(|(at, change)| Some((change, choices.get(&at)?)));
        for (change, choice) in chosen {
            match choice {
                Choice::Whole(decision) => decide(&mut sheet, &change.what, decision, &self.rows),
                Choice::Parts(parts) => {
                    if let What::Text(cell, merged) = &change.what {
                        sheet.set_text(cell, merged.decided(parts));
                    }
                }
            }
        }
        sheet
    }
}

/// One side's value, where a decision names one.
fn side<'v, T>(versions: &'v Versions<T>, decision: &MergeDecision) -> Option<&'v T> {
    match decision {
        MergeDecision::Ours => Some(&versions.ours),
        MergeDecision::Theirs => Some(&versions.theirs),
        MergeDecision::Both | MergeDecision::Rewritten(_) => None,
    }
}

/// The row that a decision leaves, if any.
fn row<'v, T>(versions: &'v Versions<Option<T>>, decision: &MergeDecision) -> Option<&'v T> {
    match side(versions, decision) {
        Some(row) => row.as_ref(),
        None => versions.ours.as_ref().or(versions.theirs.as_ref()),
    }
}

fn set<T: Clone>(place: &mut T, value: Option<&T>) {
    if let Some(value) = value {
        place.clone_from(value);
    }
}

fn decide(sheet: &mut Sheet, what: &What, decision: &MergeDecision, rows: &[InitiativeId]) {
    let is_both = *decision == MergeDecision::Both;
    match what {
        What::Text(cell, merged) => {
            let text = match decision {
                MergeDecision::Rewritten(words) => words.clone(),
                _ => {
                    merged.decided(&(0..merged.parts().len()).map(|part| (part, decision.clone())).collect())
                }
            };
            sheet.set_text(cell, text);
        }
        What::Year(versions) => set(&mut sheet.fiscal_year, side(versions, decision)),
        What::Rank(versions) => set(&mut sheet.rank, side(versions, decision)),
        What::Sdgs(versions) if is_both => sheet.sdgs = &versions.ours | &versions.theirs,
        What::Sdgs(versions) => set(&mut sheet.sdgs, side(versions, decision)),
        What::Position(id, versions) => {
            let id = id.filter(|id| sheet.position(*id).is_some());
            match (row(versions, decision), id) {
                (Some(row), None) => {
                    sheet.push_position(row.plan.clone(), row.text.clone(), row.extra.clone());
                }
                (None, Some(id)) => sheet.positions.retain(|position| position.id != id),
                _ => {}
            }
        }
        What::Initiative(id, versions) => match (row(versions, decision), sheet.initiative(id)) {
            (Some(row), None) => {
                let behind = rows.iter().skip_while(|one| *one != id).skip(1);
                let next =
                    behind.filter_map(|one| sheet.initiatives.iter().position(|row| row.id == *one)).next();
                let place = next.unwrap_or(sheet.initiatives.len());
                sheet.initiatives.insert(place, Initiative { id: id.clone(), ..row.clone() });
            }
            (None, Some(_)) => sheet.initiatives.retain(|initiative| initiative.id != *id),
            _ => {}
        },
        What::Purposes(id, versions) => {
            let Some(initiative) = sheet.initiative_mut(id) else { return };
            match is_both {
                true => initiative.purposes = &versions.ours | &versions.theirs,
                false => set(&mut initiative.purposes, side(versions, decision)),
            }
        }
        What::Order(versions) => {
            let Some(order) = side(versions, decision) else { return };
            put_in_order(&mut sheet.initiatives, order);
        }
        What::Comments(versions) => set(&mut sheet.comments, side(versions, decision)),
        What::Course(versions) => set(&mut sheet.course, side(versions, decision)),
        What::Dismissed(versions) => set(&mut sheet.dismissed, side(versions, decision)),
        What::Overruled(id, versions) => {
            if let Some(initiative) = sheet.initiative_mut(id) {
                set(&mut initiative.overruled, side(versions, decision));
            }
        }
        What::Unknown(None, versions) => set(&mut sheet.extra, side(versions, decision)),
        What::Unknown(Some(id), versions) => {
            if let Some(initiative) = sheet.initiative_mut(id) {
                set(&mut initiative.extra, side(versions, decision));
            }
        }
    }
}

/// Puts the named initiatives in order, in the places that they have among the others.
pub(super) fn put_in_order(initiatives: &mut [Initiative], order: &[InitiativeId]) {
    let mut places = initiatives.iter().map(|one| order.contains(&one.id)).collect::<Vec<_>>();
    let mut named: Vec<Initiative> =
        order.iter().filter_map(|id| initiatives.iter().find(|one| one.id == *id).cloned()).collect();
    named.reverse();
    for (place, is_named) in initiatives.iter_mut().zip(&mut places) {
        if *is_named && let Some(next) = named.pop() {
            *place = next;
        }
    }
}
