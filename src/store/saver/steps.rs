//! The stored versions of a sheet that this tab has held: the ground from which its words and another tab's are put together.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::merged::merged;
use crate::model::{Sheet, SheetId};
use crate::store::Lineage;

/// So many versions of a sheet are remembered: other tabs hear of each within moments, and four that type on write some ten in one.
const REMEMBERED: usize = 256;

/// What each sheet was as it was last stored, by whomever, and which tabs' writes each of those versions holds.
#[derive(Debug, Default)]
pub(super) struct Steps(BTreeMap<SheetId, VecDeque<SheetStep>>);

#[derive(Clone, Debug)]
struct SheetStep {
    sheet: Arc<Sheet>,
    by: Lineage,
}

impl Steps {
    pub(super) fn note(&mut self, id: &SheetId, sheet: Arc<Sheet>, by: Lineage) {
        let steps = self.0.entry(id.clone()).or_default();
        steps.retain(|step| step.by != by);
        steps.push_back(SheetStep { sheet, by });
        steps.drain(..steps.len().saturating_sub(REMEMBERED));
    }

    /// What two versions both came of, by what each of them holds.
    pub(super) fn ground(&self, id: &SheetId, ours: &Lineage, theirs: &Lineage) -> Option<Arc<Sheet>> {
        let in_both = |step: &&SheetStep| ours.includes(&step.by) && theirs.includes(&step.by);
        let held = self.0.get(id)?.iter().rev().filter(in_both).collect();
        together(held).map(|step| step.sheet)
    }

    /// Nothing is a ground of a sheet any more.
    pub(super) fn forget(&mut self, id: &SheetId) {
        self.0.remove(id);
    }
}

/// All that is in some steps, newest first: the last of them, and where there are several of which none came of the others,
/// those put together from what all of them came of.
fn together(steps: Vec<&SheetStep>) -> Option<SheetStep> {
    let is_newest = |(at, step): &(usize, &&SheetStep)| {
        let came_of_it = |(other, later): (usize, &&SheetStep)| {
            other != *at && later.by.includes(&step.by) && (other < *at || !step.by.includes(&later.by))
        };
        !steps.iter().enumerate().any(came_of_it)
    };
    let mut newest = steps.iter().enumerate().filter(is_newest).map(|(_, step)| *step);
    let mut all = newest.next()?.clone();
    for step in newest {
        let both = |before: &&SheetStep| all.by.includes(&before.by) && step.by.includes(&before.by);
        let base = together(steps.iter().copied().filter(both).collect())?;
        all.sheet = Arc::new(merged(&base.sheet, &all.sheet, &step.sheet)?);
        all.by.join(&step.by);
    }
    Some(all)
}
