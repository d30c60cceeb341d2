//! A merge as a person is asked about it: light enough to travel, and to be settled without merging anything again.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::matching::SheetStanding;
use super::outcome::{MergeDecision, MergeOutcome};
use super::sheet::{MergedSheet, What, put_in_order};
use super::text::MergedText;
use crate::model::{Cell, Initiative, InitiativeId, Sheet};

/// Two versions of a sheet put together, and the sheet as either alone would have it; rows have the same ids in all three.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// As it is here.
    pub ours: Arc<Sheet>,
    /// As it came.
    pub theirs: Arc<Sheet>,
    /// What comes out while nothing is decided.
    pub merged: Arc<Sheet>,
    /// Where the versions differ from what they came from or from one another, in the order of the paper.
    pub changes: Vec<ProposedChange>,
}

/// One place in which they do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposedChange {
    /// What became of it.
    pub outcome: MergeOutcome,
    /// Where.
    pub place: ProposedPlace,
    /// Of a text, all its parts.
    pub text: Option<MergedText>,
    /// Of a text that was put together, a number of its outline that stands twice now.
    pub doubled: Option<String>,
}

/// Where versions differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProposedPlace {
    /// A text, named as in what came out.
    Text(Cell),
    /// 年度.
    Year,
    /// 優先順位.
    Rank,
    /// 該当するSDGsの目標.
    Sdgs,
    /// A plan that came or went, by its name.
    Position(String),
    /// An initiative that came or went.
    Initiative(InitiativeId),
    /// The purposes that an initiative serves.
    Purposes(InitiativeId),
    /// The order of the initiatives.
    Order,
    /// Findings that were set aside.
    Dismissed,
    /// What people say to one another about the sheet.
    Comments,
    /// How far the sheet has come in its year.
    Course,
    /// What was said about readings of an initiative.
    Overruled(InitiativeId),
    /// Keys that this version does not know.
    Unknown(Option<InitiativeId>),
}

/// What a person decided: by the change and its part, 0 where it is no text.
pub type MergeDecisions = BTreeMap<(usize, usize), MergeDecision>;

impl ProposedChange {
    /// Whether the other side did something here that is not here yet.
    pub fn comes(&self) -> bool {
        !matches!(self.outcome, MergeOutcome::Kept | MergeOutcome::Ours | MergeOutcome::BothSame)
    }

    /// The parts that only a person can settle.
    pub fn conflicts(&self) -> Vec<usize> {
        match &self.text {
            Some(text) => {
                let parts = text.parts().iter().enumerate();
                parts.filter(|(_, part)| part.outcome == MergeOutcome::Conflict).map(|(at, _)| at).collect()
            }
            None if self.outcome == MergeOutcome::Conflict => vec![0],
            None => Vec::new(),
        }
    }
}

impl Proposal {
    /// What is asked about a merge.
    pub fn of(merged: &MergedSheet) -> Self {
        let all = |decision: &MergeDecision| {
            Arc::new(merged.decided(
                &(0..merged.changes.len()).map(|at| (at, super::Choice::Whole(decision.clone()))).collect(),
            ))
        };
        let changes = merged.changes.iter().map(|change| {
            let (place, text) = match &change.what {
                What::Text(cell, text) => (ProposedPlace::Text(cell.clone()), Some(text.clone())),
                What::Year(_) => (ProposedPlace::Year, None),
                What::Rank(_) => (ProposedPlace::Rank, None),
                What::Sdgs(_) => (ProposedPlace::Sdgs, None),
                What::Position(_, versions) => {
                    let row = versions.ours.as_ref().or(versions.theirs.as_ref());
                    let row = row.or(versions.base.as_ref().and_then(Option::as_ref));
                    (ProposedPlace::Position(row.map_or_else(String::new, |row| row.plan.clone())), None)
                }
                What::Initiative(id, _) => (ProposedPlace::Initiative(id.clone()), None),
                What::Purposes(id, _) => (ProposedPlace::Purposes(id.clone()), None),
                What::Order(_) => (ProposedPlace::Order, None),
                What::Dismissed(_) => (ProposedPlace::Dismissed, None),
                What::Comments(_) => (ProposedPlace::Comments, None),
                What::Course(_) => (ProposedPlace::Course, None),
                What::Overruled(id, _) => (ProposedPlace::Overruled(id.clone()), None),
                What::Unknown(id, _) => (ProposedPlace::Unknown(id.clone()), None),
            };
            let joined = text.as_ref().filter(|_| change.outcome == MergeOutcome::Joined);
            let doubled = joined.and_then(MergedText::doubled_number);
            ProposedChange { outcome: change.outcome, place, text, doubled }
        });
        Self {
            ours: all(&MergeDecision::Ours),
            theirs: all(&MergeDecision::Theirs),
            merged: Arc::new(merged.sheet.clone()),
            changes: changes.collect(),
        }
    }

    /// What became of the sheet.
    pub fn standing(&self) -> SheetStanding {
        let changed = |which: MergeOutcome| {
            let real = self.changes.iter().filter(|change| change.outcome != MergeOutcome::BothSame);
            real.clone().all(|change| change.outcome == which)
        };
        match () {
            () if self.changes.iter().all(|change| change.outcome == MergeOutcome::BothSame) => {
                SheetStanding::Unchanged
            }
            () if changed(MergeOutcome::Ours) => SheetStanding::Ours,
            () if changed(MergeOutcome::Theirs) => SheetStanding::Theirs,
            () => SheetStanding::Both,
        }
    }

    /// How many places the other side changed.
    pub fn coming(&self) -> usize {
        self.changes.iter().filter(|change| change.comes()).count()
    }

    /// How many initiatives the other side removed.
    pub fn removed(&self) -> usize {
        let is_gone =
            |id: &InitiativeId| self.theirs.initiative(id).is_none() && self.ours.initiative(id).is_some();
        let removed = |change: &&ProposedChange| {
            change.outcome != MergeOutcome::Ours
                && matches!(&change.place, ProposedPlace::Initiative(id) if is_gone(id))
        };
        self.changes.iter().filter(removed).count()
    }

    /// All that only a person can settle, by change and part.
    pub fn conflicts(&self) -> Vec<(usize, usize)> {
        let changes = self.changes.iter().enumerate();
        changes.flat_map(|(at, change)| change.conflicts().into_iter().map(move |part| (at, part))).collect()
    }

    /// A text as it comes out with what was decided.
    pub fn settled_text(&self, at: usize, decisions: &MergeDecisions) -> Option<String> {
        let text = self.changes.get(at)?.text.as_ref()?;
        let of_this = decisions.range((at, 0)..(at + 1, 0));
        Some(text.settled(&of_this.map(|((_, part), decision)| (*part, decision.clone())).collect()))
    }

    /// The sheet as it comes out with what was decided.
    pub fn settled(&self, decisions: &MergeDecisions) -> Sheet {
        let mut sheet = Sheet::clone(&self.merged);
        for (at, change) in self.changes.iter().enumerate() {
            if let (ProposedPlace::Text(cell), Some(settled)) =
                (&change.place, self.settled_text(at, decisions))
            {
                sheet.set_text(cell, settled);
                continue;
            }
            match decisions.get(&(at, 0)) {
                Some(MergeDecision::Ours) => take(&mut sheet, &self.ours, &change.place),
                Some(MergeDecision::Theirs) => take(&mut sheet, &self.theirs, &change.place),
                _ => {}
            }
        }
        sheet
    }
}

/// Takes one place as a side has it.
fn take(sheet: &mut Sheet, side: &Sheet, place: &ProposedPlace) {
    let mut row = |id: &InitiativeId, take: fn(&mut Initiative, &Initiative)| {
        if let (Some(row), Some(other)) = (sheet.initiative_mut(id), side.initiative(id)) {
            take(row, other);
        }
    };
    match place {
        ProposedPlace::Text(_) => {}
        ProposedPlace::Year => sheet.fiscal_year = side.fiscal_year,
        ProposedPlace::Rank => sheet.rank = side.rank,
        ProposedPlace::Sdgs => sheet.sdgs.clone_from(&side.sdgs),
        ProposedPlace::Position(plan) => {
            let find = |sheet: &Sheet| sheet.positions.iter().find(|one| one.plan == *plan).cloned();
            match (find(sheet), find(side)) {
                (Some(here), None) => sheet.positions.retain(|one| one.id != here.id),
                (None, Some(new)) => drop(sheet.push_position(new.plan, new.text, new.extra)),
                _ => {}
            }
        }
        ProposedPlace::Initiative(id) => match (sheet.initiative(id), side.initiative(id)) {
            (Some(_), None) => sheet.initiatives.retain(|one| one.id != *id),
            (None, Some(new)) => sheet.initiatives.push(new.clone()),
            _ => {}
        },
        ProposedPlace::Purposes(id) => row(id, |row, other| row.purposes.clone_from(&other.purposes)),
        ProposedPlace::Order => {
            let order: Vec<InitiativeId> = side.initiatives.iter().map(|one| one.id.clone()).collect();
            put_in_order(&mut sheet.initiatives, &order);
        }
        ProposedPlace::Dismissed => sheet.dismissed.clone_from(&side.dismissed),
        ProposedPlace::Comments => sheet.comments.clone_from(&side.comments),
        ProposedPlace::Course => sheet.course.clone_from(&side.course),
        ProposedPlace::Overruled(id) => row(id, |row, other| row.overruled.clone_from(&other.overruled)),
        ProposedPlace::Unknown(None) => sheet.extra.clone_from(&side.extra),
        ProposedPlace::Unknown(Some(id)) => row(id, |row, other| row.extra.clone_from(&other.extra)),
    }
}
