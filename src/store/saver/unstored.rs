//! What could not be stored, into the spare and back from there.

use super::{Pass, Saver, SaverReport, Snapshot};
use crate::model::SheetId;
use crate::store::conflict::LocalState;
use crate::store::{Key, Load, LoadedValue, SpareStanding, StorageArea, UnstoredValue, load};

impl<A: StorageArea> Saver<A> {
    /// Has the spare keep what a save has left unsaved. A deletion that found no room is none yet, and has lost nothing; what
    /// waits for a pause in typing is stored elsewhere.
    pub(super) fn keep_unstored(&mut self, snapshot: Snapshot<'_>) {
        for key in self.unsaved.iter().filter(|key| !matches!(key, Key::Bin(_))) {
            if self.store.is_aside(key) {
                continue;
            }
            if let Some(text) = snapshot.encode(key) {
                self.store.keep_unstored(key, &text);
            }
        }
    }

    /// Takes back what the spare kept because it could not be stored: into its place where that holds what it was written over,
    /// else as a further sheet. What is stored is never written over by what had not seen it.
    pub fn recover_unstored(
        &mut self,
        found: Vec<UnstoredValue>,
        snapshot: Snapshot<'_>,
        new_id: &mut dyn FnMut() -> SheetId,
    ) -> SaverReport {
        let mut pass = Pass { snapshot, new_id, report: SaverReport::default() };
        for UnstoredValue { key, head, raw } in found {
            let Load::Found(value) = load(&key, raw.clone()) else { continue };
            let is_in_place = |saver: &Self, pass: &Pass<'_>| {
                let mark = saver.store.mark(&key);
                let has_its_place = mark.is_none() || head.standing(mark) == SpareStanding::Newer;
                let is_untouched = saver.local_state(&key, pass.snapshot) == LocalState::Clean;
                has_its_place && is_untouched && !saver.store.is_locked(&key)
            };
            let is_safe = match (&key, &value) {
                _ if self.is_stored(&key, &value) => true,
                _ if is_in_place(self, &pass) => {
                    let troubles = pass.report.errors.len();
                    self.put_back(&key, raw.clone(), value.clone(), &mut pass);
                    if pass.report.errors.len() > troubles {
                        // The app has it, unsaved; once it is saved, the spare need not keep it.
                        self.store.know_unstored(&key, &raw);
                    }
                    self.is_stored(&key, &value)
                }
                (Key::Sheet(id), LoadedValue::Sheet(theirs)) => {
                    self.store_copy(id, theirs.clone(), &mut pass)
                }
                _ => false,
            };
            if is_safe {
                self.store.know_unstored(&key, &raw);
                self.store.forget_unstored(&key);
            }
        }
        pass.report
    }

    /// Whether a key holds this value, in whatever form it is kept.
    fn is_stored(&self, key: &Key, value: &LoadedValue) -> bool {
        match (self.store.look(key), value) {
            (Ok(Load::Found(LoadedValue::Sheet(stored))), LoadedValue::Sheet(ours)) => {
                stored.sheet == ours.sheet
            }
            (Ok(Load::Found(LoadedValue::File(stored))), LoadedValue::File(ours)) => stored == *ours,
            (Ok(Load::Found(LoadedValue::Settings(stored))), LoadedValue::Settings(ours)) => stored == *ours,
            _ => false,
        }
    }
}
