//! What becomes of a key under which another tab has written.

use std::any::Any;
use std::sync::Arc;

use super::merged::merged;
use super::{Pass, Saver, Snapshot, StoreEvent};
use crate::codec::stored;
use crate::model::{Extra, Settings, Sheet, SheetId};
use crate::store::conflict::{LocalState, Resolution, StoredState, resolve};
use crate::store::{
    Fingerprint, Key, Lineage, Load, LoadedSheet, LoadedValue, SaveError, StorageArea, WriteOutcome, load,
};

impl<A: StorageArea> Saver<A> {
    /// Resolves a conflict with what another tab left (`gone` says why it left nothing); whether ours may now be
    /// written.
    pub(super) fn resolve_conflict(
        &mut self,
        key: &Key,
        raw: Option<String>,
        gone: StoredState,
        pass: &mut Pass<'_>,
    ) -> bool {
        let local = self.local_state(key, pass.snapshot);
        let value = match raw.clone().map(|raw| load(key, raw)) {
            None | Some(Load::Absent) => None,
            Some(Load::Found(value)) => Some(value),
            Some(Load::Unreadable(found)) => {
                debug_assert_eq!(resolve(local, StoredState::Unreadable), Resolution::Lock);
                self.store.lock(&found);
                match local {
                    LocalState::Removed => self.settled(key),
                    LocalState::Changed => pass.report.errors.extend(self.store.refuse_locked(key).err()),
                    LocalState::Clean => {}
                }
                pass.report.events.push(StoreEvent::Unreadable(found));
                return false;
            }
        };
        if let (Key::Sheet(id), Some(LoadedValue::Sheet(theirs)), Some(raw)) = (key, &value, &raw)
            && pass.snapshot.holds(key)
            && self.store.is_overwritten(key, &Lineage::of(Some(raw)))
        {
            self.overwritten(id, raw, theirs.clone(), pass);
            return false;
        }
        let stored = if value.is_some() { StoredState::Stored } else { gone };
        match (resolve(local, stored), value) {
            (Resolution::KeepBoth, Some(value)) => self.keep_both(key, raw, value, pass),
            (Resolution::WriteLocal, _) => {
                self.store.accept(key, None);
                self.unsaved.insert(key.clone());
                pass.report.events.extend(match (gone, key) {
                    (StoredState::Lost, _) => Some(StoreEvent::StorageEmptied),
                    (_, Key::Sheet(id)) => Some(StoreEvent::SheetKept(id.clone())),
                    _ => None,
                });
                true
            }
            (Resolution::Follow, value) => self.follow_stored(key, raw.as_deref(), value, pass),
            (Resolution::Agree | Resolution::KeepBoth | Resolution::Lock, _) => {
                self.store.accept(key, raw.as_deref());
                self.settled(key);
                false
            }
        }
    }

    /// Takes over what is stored.
    pub(super) fn follow_stored(
        &mut self,
        key: &Key,
        raw: Option<&str>,
        value: Option<LoadedValue>,
        pass: &mut Pass<'_>,
    ) -> bool {
        self.store.accept(key, raw);
        match &value {
            Some(LoadedValue::Sheet(found)) => {
                self.follow_step(&found.sheet, Lineage::of(raw), pass.snapshot)
            }
            Some(_) => {}
            None => self.store.forget_own(key),
        }
        self.settled(key);
        let event = match (key, value) {
            (Key::Sheet(id), Some(LoadedValue::Sheet(found))) => {
                StoreEvent::SheetChanged { id: id.clone(), found: Some(found) }
            }
            (Key::Bin(id), Some(LoadedValue::Bin(binned))) => {
                StoreEvent::BinChanged { id: id.clone(), binned: Some(binned) }
            }
            (Key::File, Some(LoadedValue::File(extra))) => StoreEvent::ExtraChanged(extra),
            (Key::Settings, Some(LoadedValue::Settings(found))) => StoreEvent::SettingsChanged(found),
            (Key::Sheet(id), _) => StoreEvent::SheetChanged { id: id.clone(), found: None },
            (Key::Bin(id), _) => StoreEvent::BinChanged { id: id.clone(), binned: None },
            (Key::File, _) => StoreEvent::ExtraChanged(Arc::default()),
            (Key::Settings, _) => StoreEvent::SettingsChanged(Arc::default()),
        };
        self.emit(event, pass);
        false
    }

    fn keep_both(&mut self, key: &Key, raw: Option<String>, value: LoadedValue, pass: &mut Pass<'_>) -> bool {
        let raw = raw.as_deref();
        match (key, value) {
            (Key::Sheet(id), LoadedValue::Sheet(theirs)) => {
                let ours = pass.snapshot.document.sheet(id);
                let is_same = ours.is_some_and(|ours| *ours == theirs.sheet);
                // Where this tab's words came of nothing that was stored, neither did both.
                let ground = self.bases.get(id).and_then(|_| self.ground(id, &theirs.by));
                if !is_same
                    && let Some((ground, ours)) = ground.zip(ours)
                    && let Some(merged) = merged(&ground, ours, &theirs.sheet)
                {
                    return self.store_merged(id, raw, theirs, merged, pass);
                }
                let (stored, by) = (Arc::clone(&theirs.sheet), theirs.by.clone());
                let is_safe = is_same || self.store_copy(id, theirs, pass);
                if is_safe {
                    self.store.accept(key, raw);
                    self.store.holds_too(key, &by);
                    // What ours is written over next.
                    self.bases.insert(id.clone(), stored);
                }
                is_safe
            }
            (Key::File, LoadedValue::File(theirs)) => {
                self.store.accept(key, raw);
                self.unite_extra(&theirs, pass);
                false
            }
            (Key::Settings, LoadedValue::Settings(theirs)) => {
                self.store.accept(key, raw);
                self.unite_settings(&theirs, pass);
                false
            }
            // A place of the bin never changes once it is there, so theirs is as good as ours.
            (_, value) => self.follow_stored(key, raw, Some(value), pass),
        }
    }

    /// Stores what another tab wrote as a further sheet, before ours may take its place.
    pub(super) fn store_copy(&mut self, ours: &SheetId, theirs: LoadedSheet, pass: &mut Pass<'_>) -> bool {
        let copy = self.store_beside(ours, theirs, pass);
        let is_safe = copy.is_some();
        if let Some(theirs) = copy {
            self.emit(StoreEvent::BothChanged { ours: ours.clone(), theirs }, pass);
        }
        is_safe
    }

    /// Stores a sheet under a further id: one that its words give, so that two tabs that do it at once make one of it.
    pub(super) fn store_beside(
        &mut self,
        id: &SheetId,
        sheet: LoadedSheet,
        pass: &mut Pass<'_>,
    ) -> Option<LoadedSheet> {
        for beside in ids_beside(id, &sheet.sheet).chain([(pass.new_id)()]) {
            let copy = Arc::new(Sheet { id: beside.clone(), ..(*sheet.sheet).clone() });
            // No file holds the sheet under this id.
            let copy = LoadedSheet { sheet: copy, filed: false, ..sheet.clone() };
            let key = Key::Sheet(beside);
            match self.stands_beside(&key, &copy, pass.snapshot) {
                FurtherPlace::Nothing => {}
                FurtherPlace::Same(found) => return Some(found),
                FurtherPlace::Another => continue,
            }
            let text = stored::encode_sheet(&copy.sheet, copy.updated_at.as_ref(), copy.filed);
            match self.store.write(&key, &text) {
                Ok(WriteOutcome::Done) => return Some(copy),
                Ok(WriteOutcome::Conflict(_))
                | Err(SaveError::Unreadable(_) | SaveError::LaterVersion(_)) => {}
                Err(SaveError::Blocked(_, name)) => {
                    pass.report.errors.push(SaveError::Blocked(Key::Sheet(id.clone()), name));
                    return None;
                }
                Err(_) => {
                    pass.report.errors.push(SaveError::Full(Key::Sheet(id.clone())));
                    return None;
                }
            }
        }
        None
    }

    /// What stands under a further id already, by what is stored and by what this tab wrote on in it.
    fn stands_beside(&mut self, key: &Key, copy: &LoadedSheet, snapshot: Snapshot<'_>) -> FurtherPlace {
        let ours = snapshot.document.sheet(&copy.sheet.id);
        // What is about to be removed here would be gone with this very save.
        let is_going = self.local_state(key, snapshot) == LocalState::Removed;
        if is_going || ours.is_some_and(|ours| *ours != copy.sheet) {
            return FurtherPlace::Another;
        }
        let Ok(Some(raw)) = self.store.raw(key) else { return FurtherPlace::Nothing };
        match load(key, raw.clone()) {
            Load::Found(LoadedValue::Sheet(found)) if found.sheet == copy.sheet => {
                self.store.accept(key, Some(&raw));
                FurtherPlace::Same(found)
            }
            _ => FurtherPlace::Another,
        }
    }

    /// Unknown keys of both tabs; where both have one, ours is the later import.
    fn unite_extra(&mut self, theirs: &Extra, pass: &mut Pass<'_>) {
        let mut all = theirs.clone();
        all.extend((*pass.snapshot.document.extra).clone());
        match self.store.write(&Key::File, &stored::encode_extra(&all)) {
            Ok(WriteOutcome::Done) => {
                self.settled(&Key::File);
                self.emit(StoreEvent::ExtraChanged(Arc::new(all)), pass);
            }
            Ok(WriteOutcome::Conflict(_)) => {}
            Err(error) => pass.report.errors.push(error),
        }
    }

    /// Settings of both tabs: each part as one of them changed it; where both did, ours.
    fn unite_settings(&mut self, theirs: &Settings, pass: &mut Pass<'_>) {
        let base = self.settings_base.clone().map_or_else(Settings::default, |base| (*base).clone());
        let ours = &pass.snapshot.document.settings;
        let all = Settings::merged(&base, ours, theirs);
        let lost = Settings::outvoted(&base, ours, theirs);
        match self.store.write(&Key::Settings, &stored::encode_settings(&all)) {
            Ok(WriteOutcome::Done) => {
                self.settled(&Key::Settings);
                let kept = Arc::new(all);
                self.emit(StoreEvent::SettingsChanged(kept.clone()), pass);
                let lost = lost.map(|other| StoreEvent::SettingsOutvoted { kept, other: Arc::new(other) });
                pass.report.events.extend(lost);
            }
            Ok(WriteOutcome::Conflict(_)) => {}
            Err(error) => pass.report.errors.push(error),
        }
    }

    /// Tells the app what to follow, and remembers that this is stored already.
    pub(super) fn emit(&mut self, event: StoreEvent, pass: &mut Pass<'_>) {
        let (key, stored): (Key, Option<Arc<dyn Any>>) = match &event {
            StoreEvent::Merged { id, found } => (Key::Sheet(id.clone()), Some(found.sheet.clone())),
            StoreEvent::SheetChanged { id, found } => {
                (Key::Sheet(id.clone()), found.as_ref().map(|found| found.sheet.clone() as Arc<dyn Any>))
            }
            StoreEvent::BinChanged { id, binned } => {
                (Key::Bin(id.clone()), binned.clone().map(|binned| binned as Arc<dyn Any>))
            }
            StoreEvent::ExtraChanged(extra) => (Key::File, Some(extra.clone())),
            StoreEvent::SettingsChanged(settings) => (Key::Settings, Some(settings.clone())),
            StoreEvent::BothChanged { theirs: beside, .. } | StoreEvent::Displaced { beside, .. } => {
                (Key::Sheet(beside.sheet.id.clone()), Some(beside.sheet.clone()))
            }
            StoreEvent::SheetKept(_)
            | StoreEvent::Unreadable(_)
            | StoreEvent::StorageEmptied
            | StoreEvent::SettingsOutvoted { .. } => {
                unreachable!("nothing to follow")
            }
        };
        self.already_stored.insert(key, stored);
        pass.report.events.push(event);
    }
}

/// What already stands where a sheet is to be stored beside another.
enum FurtherPlace {
    Nothing,
    /// The same sheet.
    Same(LoadedSheet),
    /// Somebody wrote on in it, or it cannot be read.
    Another,
}

/// Ids for what stands beside a sheet, the same for the same words: they sort after the sheet. The first is free but where
/// the same words stood there before and were written on.
fn ids_beside(id: &SheetId, sheet: &Sheet) -> impl Iterator<Item = SheetId> + use<> {
    let words = Fingerprint::of(&stored::encode_sheet(sheet, None, false)).text();
    let names = [format!("{id}-{words}"), format!("{id}-{words}-2"), format!("{id}-{words}-3")];
    names.into_iter().filter_map(|name| SheetId::new(&name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FiscalYear;

    #[test]
    fn a_further_sheet_is_known_by_its_id() {
        let id = SheetId::new("0199-a").expect("an id");
        let sheet = Sheet::empty(id.clone(), FiscalYear::new(2024).expect("a year"));
        assert_eq!(id.beside(), None);
        assert!(ids_beside(&id, &sheet).all(|further| further.beside().as_ref() == Some(&id)));
    }
}
