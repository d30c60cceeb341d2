//! Sheets that came back, put together with what is here: by the engine, which is asked for it, and as a person decides.

use std::sync::Arc;

use super::{ImportChoice, ImportPlan, ImportRow, Standing};
use crate::merge::{MergeDecision, Proposal, SheetStanding};
use crate::model::{Sheet, SheetId, Trail};

/// How many of the sheets that came stand how, and how many places there are to settle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MergeCounts {
    /// Sheets that both sides changed, or of which no base tells who did.
    pub both: usize,
    /// Places that only a person can settle.
    pub conflicts: usize,
    /// Those of them that are settled.
    pub settled: usize,
    /// Initiatives that the other side removed.
    pub removed: usize,
    /// New sheets.
    pub new: usize,
    /// Sheets that only the other side changed.
    pub theirs: usize,
    /// Places that come.
    pub coming: usize,
    /// Sheets that only this side changed.
    pub ours: usize,
    /// Sheets that nobody changed.
    pub same: usize,
}

impl ImportRow {
    /// How the sheet stands, as the report says it.
    pub fn sheet_standing(&self) -> SheetStanding {
        match (&self.standing, &self.proposal) {
            (Standing::New, _) => SheetStanding::New,
            (Standing::Same(_), _) => SheetStanding::Unchanged,
            (_, Some(proposal)) => proposal.standing(),
            (_, None) => SheetStanding::Both,
        }
    }
}

impl ImportPlan {
    /// The sheets that can be put together with what is here: as it is here, as it came, and what the file knows of its
    /// versions; by row.
    pub fn to_merge(&self) -> Vec<(usize, Arc<Sheet>, Arc<Sheet>, Trail)> {
        let rows = self.rows.iter().enumerate();
        rows.filter_map(|(at, row)| {
            let is_asked = matches!(row.standing, Standing::Differs { .. })
                && row.proposal.is_none()
                && !row.trail.is_empty();
            let here = row.beside.as_ref().filter(|_| is_asked)?;
            Some((at, here.clone(), row.sheet.clone(), row.trail.clone()))
        })
        .collect()
    }

    /// Takes what was put together. It is chosen, unless nothing comes by it or an earlier file has that place.
    pub fn propose(&mut self, at: usize, proposal: Proposal) {
        let Some(row) = self.rows.get_mut(at) else { return };
        let comes = proposal.coming() > 0;
        let was_chosen = row.choice != ImportChoice::Keep;
        row.proposal = Some(Arc::new(proposal));
        row.decisions.clear();
        let place: SheetId = row.place().clone();
        let is_taken = self
            .rows
            .iter()
            .enumerate()
            .any(|(other, row)| other != at && row.choice.takes_a_place() && *row.place() == place);
        if comes && !was_chosen && !is_taken {
            self.choose(at, ImportChoice::Merge);
        }
    }

    /// Decides about one place of a merge, or leaves it open again.
    pub fn decide(&mut self, at: usize, place: (usize, usize), decision: Option<MergeDecision>) {
        let Some(row) = self.rows.get_mut(at) else { return };
        match decision {
            Some(decision) => drop(row.decisions.insert(place, decision)),
            None => drop(row.decisions.remove(&place)),
        }
        if row.choice != ImportChoice::Merge {
            self.choose(at, ImportChoice::Merge);
        }
    }

    /// Takes a whole change, or leaves it as it is here.
    pub fn take_change(&mut self, at: usize, change: usize, on: bool) {
        let Some(proposal) = self.rows.get(at).and_then(|row| row.proposal.clone()) else { return };
        let parts = proposal.changes.get(change).and_then(|change| change.text.as_ref());
        for part in 0..parts.map_or(1, |text| text.parts().len()) {
            self.decide(at, (change, part), (!on).then_some(MergeDecision::Ours));
        }
    }

    /// All places of all merges that only a person can settle: row, change and part.
    pub fn conflicts(&self) -> Vec<(usize, usize, usize)> {
        let rows = self.rows.iter().enumerate();
        let found = rows.filter_map(|(at, row)| Some((at, row.proposal.as_ref()?.conflicts())));
        found
            .flat_map(|(at, places)| places.into_iter().map(move |(change, part)| (at, change, part)))
            .collect()
    }

    /// The counts of the report; none where nothing was put together.
    pub fn merge_counts(&self) -> Option<MergeCounts> {
        if self.rows.iter().all(|row| row.proposal.is_none()) {
            return None;
        }
        let mut counts = MergeCounts::default();
        for row in &self.rows {
            match row.sheet_standing() {
                SheetStanding::Unchanged => counts.same += 1,
                SheetStanding::Theirs => counts.theirs += 1,
                SheetStanding::Ours => counts.ours += 1,
                SheetStanding::New => counts.new += 1,
                _ => counts.both += 1,
            }
            let Some(proposal) = &row.proposal else { continue };
            let conflicts = proposal.conflicts();
            counts.coming += proposal.coming();
            counts.settled += conflicts.iter().filter(|place| row.decisions.contains_key(place)).count();
            counts.conflicts += conflicts.len();
            counts.removed += proposal.removed();
        }
        Some(counts)
    }
}
