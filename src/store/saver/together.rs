//! Two tabs that wrote a sheet in the same moment: one of them went over the other unseen. Both are told of it by what the
//! values say they hold, and both come to the same, so that it does not matter which of them lives on.

use std::sync::Arc;

use super::merged::merged;
use super::snapshot::encode_sheet;
use super::{Pass, Saver, Snapshot, StoreEvent};
use crate::model::{Sheet, SheetId};
use crate::store::{Key, Lineage, Load, LoadedSheet, LoadedValue, StorageArea, WriteOutcome, load};

impl<A: StorageArea> Saver<A> {
    /// What another tab's value and this tab's words both came of.
    pub(super) fn ground(&self, id: &SheetId, by: &Lineage) -> Option<Arc<Sheet>> {
        self.steps.ground(id, &self.store.held(&Key::Sheet(id.clone())), by)
    }

    /// Remembers what a sheet was before this tab wrote it, and as it wrote it.
    pub(super) fn note_step(&mut self, key: &Key, by: Lineage, snapshot: Snapshot<'_>) {
        let Key::Sheet(id) = key else { return };
        let ours = snapshot.document.sheet(id).filter(|_| self.store.has_company());
        if let Some(ours) = ours {
            self.steps.note(id, Arc::clone(self.bases.get(id).unwrap_or(ours)), by);
            self.note_written(id, Arc::clone(ours));
        }
    }

    /// This tab's words give way to those of a stored value; both are remembered.
    pub(super) fn follow_step(&mut self, found: &Arc<Sheet>, by: Lineage, snapshot: Snapshot<'_>) {
        let id = &found.id;
        let key = Key::Sheet(id.clone());
        if let Some(before) = snapshot.document.sheet(id).filter(|_| !self.unsaved.contains(&key)) {
            self.steps.note(id, Arc::clone(before), self.store.held(&key));
        }
        self.store.holds(&key, by.clone());
        self.steps.note(id, Arc::clone(found), by);
    }

    /// Remembers what is stored now.
    pub(super) fn note_written(&mut self, id: &SheetId, sheet: Arc<Sheet>) {
        let by = self.store.lineage_beside_others(&Key::Sheet(id.clone()));
        self.steps.note(id, sheet, by);
    }

    /// A place of the bin says what of its sheet was seen when it was deleted.
    pub(super) fn bin_holds(&mut self, key: &Key, snapshot: Snapshot<'_>) {
        if let Key::Bin(id) = key
            && let Some(binned) = snapshot.document.bin.get(id)
        {
            let by = self.store.lineage_beside_others(&Key::Sheet(binned.sheet.id.clone()));
            self.store.holds_too(key, &by);
        }
    }

    /// Whether a sheet was deleted by a tab that had not seen what this one wrote.
    pub(super) fn was_deleted_unseen(&self, key: &Key, snapshot: Snapshot<'_>) -> bool {
        let Key::Sheet(id) = key else { return false };
        let mut places = snapshot.document.bin.iter().filter(|binned| binned.sheet.id == *id).peekable();
        let is_here = snapshot.document.sheet(id).is_some() && places.peek().is_some();
        let unseen = |bin| self.store.is_overwritten(key, &self.store.lineage(&Key::Bin(bin)));
        is_here && places.all(|binned| unseen(binned.id.clone()))
    }

    /// Another tab wrote over what this one had stored, without having seen it.
    pub(super) fn overwritten(&mut self, id: &SheetId, raw: &str, theirs: LoadedSheet, pass: &mut Pass<'_>) {
        let key = Key::Sheet(id.clone());
        let by = Lineage::of(Some(raw));
        let Some(ours) = pass.snapshot.document.sheet(id).cloned() else { return };
        if ours == theirs.sheet {
            // What this tab wrote is there, whoever wrote it: to write it again would only be answered.
            self.store.holds_too(&key, &by);
            self.steps.note(id, ours, by);
            self.store.forget_own(&key);
            self.store.accept(&key, Some(raw));
            self.settled(&key);
            return;
        }
        // Should there be no room for it, it is tried again with the next write, which finds the same.
        self.unsaved.insert(key.clone());
        let base = self.ground(id, &by);
        if let Some(base) = base
            && let Some(both) = merged(&base, &ours, &theirs.sheet)
        {
            self.store_merged(id, Some(raw), theirs, both, pass);
            return;
        }
        let entry = pass.snapshot.ledger.entry(id);
        let ours = LoadedSheet {
            sheet: ours,
            updated_at: entry.and_then(|entry| entry.updated_at.clone()),
            filed: false,
            trail: entry.map_or_else(Default::default, |entry| entry.trail.clone()),
            by: Lineage::ALONE,
        };
        let Some(beside) = self.store_beside(id, ours, pass) else { return };
        self.store.restamp(&key, raw);
        self.settled(&key);
        self.emit(StoreEvent::SheetChanged { id: id.clone(), found: Some(theirs) }, pass);
        self.emit(StoreEvent::Displaced { id: id.clone(), beside }, pass);
    }

    /// Another tab wrote what is not there any more: where this one went over it unseen, both are put together.
    pub(super) fn look_at_overwritten(
        &mut self,
        key: &Key,
        raw: Option<&str>,
        new: &str,
        pass: &mut Pass<'_>,
    ) {
        let by = Lineage::of(Some(new));
        if !self.store.has_overwritten(key, raw, &by) {
            return;
        }
        let (Key::Sheet(id), Some(raw)) = (key, raw) else { return };
        if let Load::Found(LoadedValue::Sheet(theirs)) = load(key, new.to_owned()) {
            let base = self.ground(id, &by);
            self.hold_too(id, raw, base, theirs, &by, pass);
        }
    }

    /// Puts what another tab wrote together with what is stored, which this tab has; whether it is safe now.
    pub(super) fn hold_too(
        &mut self,
        id: &SheetId,
        raw: &str,
        base: Option<Arc<Sheet>>,
        theirs: LoadedSheet,
        by: &Lineage,
        pass: &mut Pass<'_>,
    ) -> bool {
        let key = Key::Sheet(id.clone());
        let Some(ours) = pass.snapshot.document.sheet(id).cloned() else { return false };
        let held = self.store.held(&key);
        self.store.holds_too(&key, by);
        if ours == theirs.sheet {
            self.steps.note(id, ours, by.clone());
            return true;
        }
        let sheet = Arc::clone(&theirs.sheet);
        let both = base.and_then(|base| merged(&base, &ours, &theirs.sheet));
        let is_merged = both.is_some();
        let is_safe = match both {
            Some(both) if both != *ours => self.store_together(id, raw, theirs, both, pass),
            both => {
                let is_safe = both.is_some() || self.store_copy(id, theirs, pass);
                if is_safe {
                    self.store.restamp(&key, raw);
                }
                is_safe
            }
        };
        match is_safe {
            true if is_merged => self.steps.note(id, sheet, by.clone()),
            true => {}
            false => self.store.holds(&key, held),
        }
        is_safe
    }

    /// Stores what both came to, where what is stored is this tab's.
    fn store_together(
        &mut self,
        id: &SheetId,
        raw: &str,
        theirs: LoadedSheet,
        sheet: Sheet,
        pass: &mut Pass<'_>,
    ) -> bool {
        let key = Key::Sheet(id.clone());
        let entry = pass.snapshot.ledger.entry(id);
        let updated_at = entry.and_then(|entry| entry.updated_at.clone()).or(theirs.updated_at);
        let mut trail = entry.map_or_else(Default::default, |entry| entry.trail.clone());
        trail.learn(&theirs.trail);
        let text = encode_sheet(&sheet, Some(&trail), updated_at.as_ref(), false);
        let before = self.bases.get(id).or_else(|| pass.snapshot.document.sheet(id)).cloned();
        let found =
            LoadedSheet { sheet: Arc::new(sheet), updated_at, filed: false, trail, by: Lineage::ALONE };
        self.store.accept(&key, Some(raw));
        match self.store.write(&key, &text) {
            Ok(WriteOutcome::Done) => {
                if let Some(before) = before {
                    self.steps.note(id, before, Lineage::of(Some(raw)));
                }
                self.note_written(id, Arc::clone(&found.sheet));
                self.settled(&key);
                self.emit(StoreEvent::Merged { id: id.clone(), found }, pass);
                true
            }
            Ok(_) => false,
            Err(error) => {
                // The app has it all the same, and tries again with what is unsaved.
                pass.report.errors.push(error);
                pass.report.events.push(StoreEvent::Merged { id: id.clone(), found });
                true
            }
        }
    }
}
