//! Saying hello to other tabs, and putting together what tabs left that were closed in one moment.

use super::{Pass, Saver, SaverReport, Snapshot, StoreEvent};
use crate::model::SheetId;
use crate::store::conflict::{LocalState, StoredState};
use crate::store::{
    Key, Leftover, Lineage, Load, LoadedSheet, LoadedValue, StorageArea, WriteOutcome, load, tab_of,
};

impl<A: StorageArea> Saver<A> {
    /// Takes part under a name that no other tab has: from then on, tabs know of one another.
    pub fn join(&mut self, tab: &str) {
        self.leftovers.found = self.store.join(tab);
    }

    /// Puts together what the next closed tab left; none where there is no other. To be called until then, and what it
    /// tells is to be followed before the next call.
    pub fn put_together(
        &mut self,
        snapshot: Snapshot<'_>,
        new_id: &mut dyn FnMut() -> SheetId,
    ) -> Option<SaverReport> {
        let leftover = self.leftovers.found.pop()?;
        let mut pass = Pass { snapshot, new_id, report: SaverReport::default() };
        if self.take_leftover(&leftover, &mut pass) {
            self.leftovers.done.insert(leftover.name);
        }
        Some(pass.report)
    }

    /// Another tab has said something.
    pub(super) fn hear(&mut self, said: &str) {
        if let Some(tab) = self.store.hear(said) {
            self.leftovers.done.retain(|name| tab_of(name) != Some(&tab));
        }
    }

    /// Removes what is stored elsewhere.
    pub(super) fn drop_leftovers(&mut self, report: &SaverReport) {
        if report.errors.is_empty() {
            for name in std::mem::take(&mut self.leftovers.done) {
                self.store.drop_leftover(&name);
            }
        }
    }

    /// Whether all that is in it is stored.
    fn take_leftover(&mut self, leftover: &Leftover, pass: &mut Pass<'_>) -> bool {
        let (key, by) = (&leftover.key, Lineage::of(Some(&leftover.raw)));
        let Key::Sheet(id) = key else { return false };
        let Ok(stored) = self.store.raw(key) else { return false };
        if self.store.is_locked(key) {
            return false;
        }
        if stored.as_deref().is_some_and(|stored| Lineage::of(Some(stored)).includes(&by)) {
            return true;
        }
        let Load::Found(LoadedValue::Sheet(theirs)) = load(key, leftover.raw.clone()) else { return false };
        if self.local_state(key, pass.snapshot) != LocalState::Clean {
            return false;
        }
        match stored {
            Some(stored) => {
                let has_seen =
                    |before: &&String| Lineage::of(Some(&stored)).includes(&Lineage::of(Some(before)));
                let before = leftover.before.as_ref().filter(has_seen);
                let base = match before.map(|before| load(key, before.clone())) {
                    Some(Load::Found(LoadedValue::Sheet(base))) => Some(base.sheet),
                    _ => None,
                };
                self.hold_too(id, &stored, base, theirs, &by, pass)
            }
            None => self.was_binned(id, &by, &theirs, pass) || self.put_leftover(id, theirs, &by, pass),
        }
    }

    /// Whether it lies in the bin as it was left.
    fn was_binned(&self, id: &SheetId, by: &Lineage, theirs: &LoadedSheet, pass: &Pass<'_>) -> bool {
        let mut places = pass.snapshot.document.bin.iter().filter(|binned| binned.sheet.id == *id);
        places.any(|binned| {
            let has_seen = || self.store.lineage(&Key::Bin(binned.id.clone())).includes(by);
            binned.sheet == theirs.sheet || has_seen()
        })
    }

    /// It was deleted by a tab that had not seen it: a change beats a deletion.
    fn put_leftover(&mut self, id: &SheetId, theirs: LoadedSheet, by: &Lineage, pass: &mut Pass<'_>) -> bool {
        let key = Key::Sheet(id.clone());
        self.store.holds_too(&key, by);
        let text = super::snapshot::encode_sheet(
            &theirs.sheet,
            Some(&theirs.trail),
            theirs.updated_at.as_ref(),
            theirs.filed,
        );
        match self.store.write(&key, &text) {
            Ok(WriteOutcome::Done) => {
                self.emit(StoreEvent::SheetChanged { id: id.clone(), found: Some(theirs) }, pass);
                true
            }
            Ok(WriteOutcome::Conflict(raw)) => {
                self.resolve_conflict(&key, raw, StoredState::Deleted, pass);
                false
            }
            Err(error) => {
                pass.report.errors.push(error);
                false
            }
        }
    }
}
