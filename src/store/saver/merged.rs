//! Two tabs in different places of one sheet: what both wrote is put together, and nobody gets a further sheet.

use std::sync::Arc;

use super::snapshot::encode_sheet;
use super::{Pass, Saver, StoreEvent};
use crate::merge::{MergeOutcome, merge_sheet};
use crate::model::{Delta, Sheet, SheetId, Trail};
use crate::store::conflict::StoredState;
use crate::store::{Key, Lineage, LoadedSheet, LoadedValue, StorageArea, WriteOutcome};

/// What two versions of a sheet come to; none where a person would have to look at it.
pub(super) fn merged(base: &Sheet, ours: &Sheet, theirs: &Sheet) -> Option<Sheet> {
    let merged = merge_sheet(Some(base), ours, theirs);
    let is_doubtful = |outcome| matches!(outcome, MergeOutcome::Conflict | MergeOutcome::Joined);
    let is_clear = merged.renumbered.is_empty()
        && !merged.changes.iter().any(|change| is_doubtful(change.outcome))
        && merged.sheet.check().is_ok();
    is_clear.then_some(merged.sheet)
}

impl<A: StorageArea> Saver<A> {
    /// What a sheet was before the first change that is not stored, where this is that.
    pub(super) fn base_of(&self, delta: &Delta<Sheet>) -> Option<Arc<Sheet>> {
        let is_first = |before: &&Arc<Sheet>| !self.unsaved.contains(&Key::Sheet(before.id.clone()));
        delta.before.as_ref().filter(is_first).map(Arc::clone)
    }

    /// Stores what both came to in the place of what the other tab left; never ours alone.
    pub(super) fn store_merged(
        &mut self,
        id: &SheetId,
        raw: Option<&str>,
        theirs: LoadedSheet,
        sheet: Sheet,
        pass: &mut Pass<'_>,
    ) -> bool {
        let key = Key::Sheet(id.clone());
        if sheet == *theirs.sheet {
            return self.follow_stored(&key, raw, Some(LoadedValue::Sheet(theirs)), pass);
        }
        let before = self.store.mark(&key);
        let by = Lineage::of(raw);
        let replaced = Arc::clone(&theirs.sheet);
        let entry = pass.snapshot.ledger.entry(id);
        let updated_at = entry.and_then(|entry| entry.updated_at.clone()).or(theirs.updated_at);
        let mut trail = entry.map_or_else(Trail::default, |entry| entry.trail.clone());
        trail.learn(&theirs.trail);
        let text = encode_sheet(&sheet, Some(&trail), updated_at.as_ref(), false);
        self.store.accept(&key, raw);
        match self.store.write(&key, &text) {
            Ok(WriteOutcome::Done) => {
                self.steps.note(id, replaced, by);
                self.settled(&key);
                let by = Lineage::ALONE;
                let found = LoadedSheet { sheet: Arc::new(sheet), updated_at, filed: false, trail, by };
                self.note_written(id, Arc::clone(&found.sheet));
                self.emit(StoreEvent::Merged { id: id.clone(), found }, pass);
            }
            Ok(WriteOutcome::Conflict(raw)) => {
                self.store.set_mark(&key, before);
                return self.resolve_conflict(&key, raw, StoredState::Deleted, pass);
            }
            Err(error) => {
                // Theirs stays where it is, and both are put together with the next write.
                self.store.set_mark(&key, before);
                pass.report.errors.push(error);
            }
        }
        false
    }
}
