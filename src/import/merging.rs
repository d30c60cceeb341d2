//! Sheets that came back, put together with what is here: by the engine, which is asked for it, and as a person decides.

use std::collections::BTreeMap;

use super::{ImportChoice, ImportPlan, ImportRow, Standing};
use crate::merge::{MergeDecision, MergeOutcome, ProposedChange, SheetStanding};
use crate::model::SheetId;

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

/// How much a standing weighs where files brought one sheet differently.
fn weight(standing: SheetStanding) -> u8 {
    match standing {
        SheetStanding::Unchanged => 0,
        SheetStanding::Ours => 1,
        SheetStanding::Theirs => 2,
        SheetStanding::New => 4,
        _ => 3,
    }
}

impl ImportRow {
    /// How the sheet stands, as the report says it. What an earlier file changed that it `follows` was not changed here.
    pub fn sheet_standing(&self, follows: bool) -> SheetStanding {
        let standing = match (&self.standing, &self.proposal) {
            (Standing::New, _) => SheetStanding::New,
            (Standing::Same(_), _) => SheetStanding::Unchanged,
            (_, Some(proposal)) => proposal.standing(),
            (_, None) => SheetStanding::Both,
        };
        let Some(proposal) = self.proposal.as_ref().filter(|_| follows) else { return standing };
        let is_apart = |change: &ProposedChange| {
            matches!(change.outcome, MergeOutcome::Ours | MergeOutcome::Theirs | MergeOutcome::BothSame)
        };
        match standing {
            SheetStanding::Ours => SheetStanding::Unchanged,
            SheetStanding::Both if proposal.changes.iter().all(is_apart) => SheetStanding::Theirs,
            standing => standing,
        }
    }
}

impl ImportPlan {
    /// Decides about one place of a merge, or leaves it open again.
    pub fn decide(&mut self, at: usize, place: (usize, usize), decision: Option<MergeDecision>) {
        let Some(row) = self.rows.get_mut(at) else { return };
        match decision {
            Some(decision) => drop(row.decisions.insert(place, decision)),
            None => drop(row.decisions.remove(&place)),
        }
        match row.choice {
            ImportChoice::Merge => self.follow(at),
            _ => self.choose(at, ImportChoice::Merge),
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
        // A sheet that several files brought is one.
        let mut sheets: BTreeMap<&SheetId, SheetStanding> = BTreeMap::new();
        for (row, followed) in self.rows.iter().zip(self.followed()) {
            let standing = row.sheet_standing(followed.is_some());
            let known = sheets.entry(row.place()).or_insert(standing);
            if weight(standing) > weight(*known) {
                *known = standing;
            }
        }
        for standing in sheets.into_values() {
            *match standing {
                SheetStanding::Unchanged => &mut counts.same,
                SheetStanding::Theirs => &mut counts.theirs,
                SheetStanding::Ours => &mut counts.ours,
                SheetStanding::New => &mut counts.new,
                _ => &mut counts.both,
            } += 1;
        }
        for row in &self.rows {
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
