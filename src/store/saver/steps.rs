//! What this tab's last writes went over: the ground from which its words and another tab's are put together.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use crate::model::{Sheet, SheetId};
use crate::store::Lineage;

/// So many writes of a sheet are remembered: another tab hears of them within moments.
const REMEMBERED: usize = 16;

/// What sheets were before each of this tab's last writes, and what that held.
#[derive(Debug, Default)]
pub(super) struct Steps(BTreeMap<SheetId, VecDeque<(Arc<Sheet>, Lineage)>>);

impl Steps {
    pub(super) fn note(&mut self, id: &SheetId, before: Arc<Sheet>, by: Lineage) {
        let steps = self.0.entry(id.clone()).or_default();
        steps.push_back((before, by));
        steps.drain(..steps.len().saturating_sub(REMEMBERED));
    }

    /// The newest that a value of another tab holds too.
    pub(super) fn base(&self, id: &SheetId, by: &Lineage) -> Option<Arc<Sheet>> {
        let mut steps = self.0.get(id)?.iter().rev();
        steps.find(|(_, before)| by.includes(before)).map(|(sheet, _)| Arc::clone(sheet))
    }
}
