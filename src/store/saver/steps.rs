//! What this tab's last writes went over: the ground from which its words and another tab's are put together.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::merged::merged;
use crate::model::{Sheet, SheetId};
use crate::store::Lineage;

/// So many writes of a sheet are remembered: another tab hears of them within moments.
const REMEMBERED: usize = 96;

/// What sheets were before each of this tab's last writes, and as others wrote them, and what each of those held.
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

    /// What a value of another tab and this tab's words both came of.
    pub(super) fn base(&self, id: &SheetId, by: &Lineage) -> Option<Arc<Sheet>> {
        let held = self.0.get(id)?.iter().rev().filter(|step| by.includes(&step.by)).collect();
        together(held).map(|step| step.sheet)
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
