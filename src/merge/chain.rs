//! One sheet that came in several files: its versions, put together one after the other with what is here.
//!
//! What a file brought is known to the next one, so that a conflict is met once and what came twice comes once.

use super::base::{CommonBase, TrailedSheet};
use super::cells::merge_from;
use super::proposal::Proposal;
use crate::model::{Sheet, Trail};

/// A sheet on its way through the files that brought versions of it.
#[derive(Clone, Debug)]
pub struct MergeChain {
    sheet: Sheet,
    trail: Trail,
}

impl MergeChain {
    /// Begins with the sheet as it is here.
    pub fn new(sheet: Sheet, trail: Trail) -> Self {
        Self { sheet, trail }
    }

    /// What a version that came comes to; none where both have no version in common.
    pub fn propose(&self, theirs: TrailedSheet<'_>) -> Option<Proposal> {
        let known = theirs.trail.with_newest(theirs.sheet);
        let theirs = TrailedSheet { trail: &known, ..theirs };
        let base = CommonBase::of(TrailedSheet { sheet: &self.sheet, trail: &self.trail }, theirs)?;
        Some(Proposal::of(&merge_from(&base, &self.sheet, theirs.sheet)))
    }

    /// Goes on with what became of it.
    pub fn take(&mut self, theirs: TrailedSheet<'_>, settled: Sheet) {
        let before = std::mem::replace(&mut self.sheet, settled);
        self.trail.put_together(&before, (theirs.sheet, theirs.trail), &self.sheet);
    }
}
