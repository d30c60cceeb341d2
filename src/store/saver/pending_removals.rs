//! What may be removed only once something else is stored, so that a killed tab never loses a sheet.

use std::collections::BTreeMap;

use crate::model::{Change, SheetId};
use crate::store::Key;

/// Which keys a removal waits for.
#[derive(Debug, Default)]
pub(super) struct PendingRemovals(BTreeMap<Key, Vec<Key>>);

impl PendingRemovals {
    /// Notes who waits for whom after a change: a deleted sheet for its place in the bin, a place of the bin
    /// for the sheet that was taken out of it.
    pub(super) fn note(&mut self, change: &Change) {
        let came: Vec<&SheetId> = change
            .sheets
            .iter()
            .filter(|delta| delta.before.is_none())
            .filter_map(|delta| delta.after.as_ref().map(|sheet| &sheet.id))
            .collect();
        for delta in &change.bin {
            match (&delta.before, &delta.after) {
                (_, Some(binned)) => {
                    let place = Key::Bin(binned.id.clone());
                    self.forget(&place);
                    self.0.entry(Key::Sheet(binned.sheet.id.clone())).or_default().push(place);
                }
                (Some(binned), None) => {
                    // Restored under another id where its own was in use again.
                    let own = came.iter().find(|id| ***id == binned.sheet.id);
                    let awaited = own.map_or(came.as_slice(), std::slice::from_ref);
                    let awaited = awaited.iter().map(|id| Key::Sheet((*id).clone())).collect();
                    self.0.insert(Key::Bin(binned.id.clone()), awaited);
                }
                (None, None) => {}
            }
        }
    }

    /// What a removal waits for.
    pub(super) fn awaited(&self, key: &Key) -> &[Key] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// Done: the key was stored or removed.
    pub(super) fn forget(&mut self, key: &Key) {
        self.0.remove(key);
    }
}
