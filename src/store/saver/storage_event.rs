//! What the saver makes of another tab's writing.

use super::{Pass, Saver, SaverReport, Snapshot};
use crate::model::SheetId;
use crate::store::conflict::StoredState;
use crate::store::{Fingerprint, HELLO, Key, REMOVED, REMOVING, StorageArea, WOKE, parse_names};

/// What a browser's `storage` event says: that another tab has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageEvent {
    /// The key's name; none where all was cleared.
    pub key: Option<String>,
    /// What it held.
    pub old_value: Option<String>,
    /// What it was given.
    pub new_value: Option<String>,
}

impl<A: StorageArea> Saver<A> {
    /// Follows what another tab did, or keeps ours beside it.
    pub fn storage_event(
        &mut self,
        event: &StorageEvent,
        snapshot: Snapshot<'_>,
        new_id: &mut dyn FnMut() -> SheetId,
    ) -> SaverReport {
        let mut pass = Pass { snapshot, new_id, report: SaverReport::default() };
        match event.key.as_deref() {
            None => self.start_over(snapshot, &mut pass.report),
            Some(WOKE) => self.doubt_all(snapshot),
            Some(HELLO) => self.hear(event.new_value.as_deref().unwrap_or("")),
            Some(REMOVING) => {
                self.announced_removals =
                    event.new_value.iter().flat_map(|names| parse_names(names)).collect();
            }
            Some(name) => {
                if let Some(key) = Key::parse(name) {
                    let value = |text: &Option<String>| text.clone().filter(|text| text != REMOVED);
                    let (old, new) = (value(&event.old_value), value(&event.new_value));
                    let is_told = event.new_value.is_some() && new.is_none();
                    let is_told = is_told || self.announced_removals.contains(&key);
                    self.key_changed(&key, old.as_deref(), new.as_deref(), is_told, &mut pass);
                }
            }
        }
        pass.report
    }

    /// Follows all that other tabs did while this one slept and no event came.
    pub fn catch_up(&mut self, snapshot: Snapshot<'_>, new_id: &mut dyn FnMut() -> SheetId) -> SaverReport {
        if self.store.is_emptied() {
            self.store.tell_woken();
        }
        let mut pass = Pass { snapshot, new_id, report: self.verify(snapshot) };
        self.doubt_all(snapshot);
        self.store.say_hello();
        for key in self.store.keys() {
            let Ok(raw) = self.store.raw(&key) else { continue };
            if !self.store.is_locked(&key) && !self.store.holds_as_seen(&key, raw.as_deref()) {
                self.resolve_conflict(&key, raw, StoredState::Deleted, &mut pass);
            }
        }
        pass.report
    }

    /// Another tab slept while the storage was emptied, and writes what it had before: what stands there now need not have
    /// come of what this tab holds, which gives way to nothing.
    fn doubt_all(&mut self, snapshot: Snapshot<'_>) {
        if self.store.hear_woken() {
            snapshot.keys().for_each(|key| self.doubt(&key));
        }
    }

    /// What this tab has gives way to nothing, and nothing is its base.
    fn doubt(&mut self, key: &Key) {
        if let Key::Sheet(id) = key {
            self.bases.remove(id);
            self.steps.forget(id);
        }
        self.unsaved.insert(key.clone());
    }

    /// An event may come late: one that does not tell what the key holds now is followed by one that does, and the
    /// removal of something that this tab has written over since is no removal any more.
    fn key_changed(
        &mut self,
        key: &Key,
        old: Option<&str>,
        new: Option<&str>,
        is_told: bool,
        pass: &mut Pass<'_>,
    ) {
        let Ok(raw) = self.store.raw(key) else { return };
        if raw.as_deref() != new {
            if let Some(new) = new {
                self.superseded.insert(key.clone(), Fingerprint::of(new));
                self.look_at_overwritten(key, raw.as_deref(), new, pass);
            }
            return;
        }
        let superseded = self.superseded.remove(key);
        if self.store.holds_as_seen(key, raw.as_deref()) {
            if raw.is_none() {
                self.store.accept(key, None);
            }
            return;
        }
        let is_late = superseded != old.map(Fingerprint::of) && !self.store.holds_as_seen(key, old);
        if raw.is_none() && is_late {
            return;
        }
        if raw.is_some() && old.is_none() && self.store.mark(key).is_some() && pass.snapshot.holds(key) {
            // What both had seen was gone before the other one wrote.
            self.doubt(key);
        }
        let is_deletion = is_told || pass.snapshot.is_binned(key);
        let gone = if is_deletion { StoredState::Deleted } else { StoredState::Lost };
        if raw.is_none() && is_deletion && self.was_deleted_unseen(key, pass.snapshot) {
            self.unsaved.insert(key.clone());
        }
        self.resolve_conflict(key, raw, gone, pass);
    }
}
