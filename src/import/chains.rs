//! One sheet that several files brought: its versions are put together one after the other, in the order of the files.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{ImportChoice, ImportPlan, ImportRow, Standing};
use crate::merge::{MergeChain, MergeDecisions, Proposal, ProposedChange, TrailedSheet};
use crate::model::{Sheet, SheetId, Trail};

/// The versions of a sheet that can be put together.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionsToMerge {
    /// The rows that brought them.
    pub rows: Vec<usize>,
    /// As it is here, and then as each row brought it, with what is known of its versions.
    pub versions: Vec<(Arc<Sheet>, Trail)>,
}

impl ImportPlan {
    /// The sheets that can be put together with what is here, or with what an earlier file brought; `known` is what is known
    /// here of a sheet's versions.
    pub fn to_merge(&mut self, known: impl Fn(&SheetId) -> Option<Trail>) -> Vec<VersionsToMerge> {
        let mut all: Vec<VersionsToMerge> = Vec::new();
        let mut places: BTreeMap<SheetId, Option<usize>> = BTreeMap::new();
        let is_version = |row: &ImportRow| row.has_own_id && matches!(row.standing, Standing::Differs { .. });
        for at in (0..self.rows.len()).filter(|at| is_version(&self.rows[*at])).collect::<Vec<_>>() {
            let place = self.rows[at].place().clone();
            let begun = *places.entry(place.clone()).or_insert_with(|| {
                let begin = self.begin(at, &known)?;
                self.begun.insert(place, begin.clone());
                all.push(VersionsToMerge { rows: Vec::new(), versions: vec![begin] });
                Some(all.len() - 1)
            });
            let Some(versions) = begun.and_then(|begun| all.get_mut(begun)) else { continue };
            let row = &mut self.rows[at];
            // What carries nothing, and is as it was sent, was changed by nobody.
            if row.trail.is_empty() && versions.versions[0].1.is_newest(&row.sheet) {
                row.trail.mark(&row.sheet);
            }
            if !row.trail.is_empty() && row.proposal.is_none() {
                versions.rows.push(at);
                versions.versions.push((row.sheet.clone(), row.trail.clone()));
            }
        }
        all.retain(|versions| !versions.rows.is_empty());
        all
    }

    /// What the versions of a row's sheet are put together with: the sheet here, where its versions are known, or a new one as
    /// the first file has it.
    fn begin(&self, at: usize, known: impl Fn(&SheetId) -> Option<Trail>) -> Option<(Arc<Sheet>, Trail)> {
        let row = &self.rows[at];
        if self.here.contains(row.place()) {
            let trail = known(row.place()).filter(|trail| !trail.is_empty())?;
            return Some((row.beside.clone()?, trail));
        }
        let is_first = |other: &&ImportRow| other.standing == Standing::New && other.place() == row.place();
        let first = self.rows.iter().find(is_first)?;
        let mut trail = first.trail.clone();
        trail.mark(&first.sheet);
        Some((first.sheet.clone(), trail))
    }

    /// Takes what was put together, row by row. It is chosen, unless nothing comes by it.
    pub fn propose(&mut self, rows: &[usize], proposals: Vec<Option<Proposal>>) {
        for (at, proposal) in rows.iter().zip(proposals) {
            let is_replaced = self.is_replaced(*at);
            let Some((row, proposal)) = self.rows.get_mut(*at).zip(proposal) else { continue };
            if proposal.coming() > 0 && !is_replaced {
                row.choice = ImportChoice::Merge;
            }
            row.proposal = Some(Arc::new(proposal));
            row.decisions.clear();
        }
    }

    /// Whether a row that is not merged takes this one's place.
    fn is_replaced(&self, at: usize) -> bool {
        let takes = |row: &ImportRow| matches!(row.choice, ImportChoice::Replace | ImportChoice::Parts);
        self.rows.iter().any(|row| takes(row) && row.place() == self.rows[at].place())
    }

    /// For each row the one of an earlier file with which it is put together first.
    pub(super) fn followed(&self) -> Vec<Option<usize>> {
        let mut last: BTreeMap<&SheetId, usize> = BTreeMap::new();
        let rows = self.rows.iter().enumerate();
        rows.map(|(at, row)| match row.choice {
            ImportChoice::Add | ImportChoice::Merge => last.insert(row.place(), at),
            _ => None,
        })
        .collect()
    }

    /// The row of an earlier file with which this one is put together first.
    pub fn follows(&self, at: usize) -> Option<usize> {
        let merges = |row: &ImportRow| matches!(row.choice, ImportChoice::Add | ImportChoice::Merge);
        let row = self.rows.get(at).filter(|row| merges(row))?;
        (0..at).rev().find(|earlier| {
            let other = &self.rows[*earlier];
            merges(other) && other.place() == row.place()
        })
    }

    /// The sheets here of which files brought a version that is known, whether or not anything comes by it.
    pub fn returned(&self) -> Vec<SheetId> {
        let is_known = |row: &&ImportRow| {
            row.is_by_id
                && (matches!(row.standing, Standing::Same(_))
                    || row.proposal.is_some()
                    || row.choice.takes_a_place())
        };
        let mut ids: Vec<SheetId> =
            self.rows.iter().filter(is_known).map(|row| row.place().clone()).collect();
        ids.retain(|id| self.here.contains(id));
        ids.sort();
        ids.dedup();
        ids
    }

    /// The row of an earlier file that brought the very same.
    pub fn same_as(&self, at: usize) -> Option<usize> {
        let row = &self.rows[at];
        let is_same = |other: &ImportRow| other.place() == row.place() && other.as_read == row.as_read;
        (0..at).find(|other| row.has_own_id && is_same(&self.rows[*other]))
    }

    /// Puts the later versions of a row's sheet together anew: what was decided or chosen about it is what they meet.
    pub(super) fn follow(&mut self, at: usize) {
        let place = self.rows[at].place().clone();
        let is_of = |row: &ImportRow| row.proposal.is_some() && *row.place() == place;
        if !self.rows[at + 1..].iter().any(is_of) {
            return;
        }
        let Some((sheet, trail)) = self.begun.get(&place) else { return };
        let mut chain = MergeChain::new(Sheet::clone(sheet), trail.clone());
        for (number, row) in self.rows.iter_mut().enumerate().filter(|(_, row)| is_of(row)) {
            let theirs = TrailedSheet { sheet: &row.sheet, trail: &row.trail };
            if number > at
                && let Some(anew) = chain.propose(theirs)
                && row.proposal.as_deref() != Some(&anew)
            {
                row.decisions = carried_over(row, &anew);
                row.proposal = Some(Arc::new(anew));
            }
            if let (Some(proposal), ImportChoice::Merge) = (&row.proposal, row.choice) {
                chain.take(theirs, proposal.settled(&row.decisions));
            }
        }
    }
}

/// What was decided about a merge that holds for the new one: of places and parts that are the same.
fn carried_over(row: &ImportRow, anew: &Proposal) -> MergeDecisions {
    let Some(old) = &row.proposal else { return MergeDecisions::new() };
    let is_same = |old: &ProposedChange, new: &ProposedChange, part: usize| match (&old.text, &new.text) {
        (Some(old), Some(new)) => old.parts().get(part) == new.parts().get(part),
        (None, None) => old.outcome == new.outcome,
        _ => false,
    };
    let held = row.decisions.iter().filter_map(|((change, part), decision)| {
        let old = old.changes.get(*change)?;
        let at = anew.changes.iter().position(|new| new.place == old.place)?;
        is_same(old, &anew.changes[at], *part).then(|| ((at, *part), decision.clone()))
    });
    held.collect()
}
