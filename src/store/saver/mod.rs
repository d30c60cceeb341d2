//! What is not stored yet, and how it gets there: order, other tabs, and room running out.
//!
//! Names no web API, so that native tests can fill, empty and kill a storage at any step.

mod bring_back;
mod held;
mod joining;
mod merged;
mod pending_removals;
mod recover;
mod resolve;
mod restore;
mod snapshot;
mod steps;
mod storage_event;
#[cfg(test)]
mod tests;
mod together;
mod unstored;

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use self::recover::SpareValue;
pub use self::snapshot::Snapshot;
pub use self::storage_event::StorageEvent;

use self::pending_removals::PendingRemovals;
use self::steps::Steps;
use crate::model::{BinId, Binned, Cell, Change, Extra, Settings, Sheet, SheetId};
use crate::store::conflict::{LocalState, StoredState};
use crate::store::{
    Fingerprint, Key, Leftovers, LoadedSheet, SaveError, StorageArea, Store, Unreadable, WriteOutcome,
};

/// What the app must know of other tabs and of the storage itself. Nothing in it is to be written again.
#[derive(Clone, Debug)]
pub enum StoreEvent {
    /// Another tab stored a sheet, or removed it on purpose; this tab had nothing unsaved in it. To be followed.
    SheetChanged {
        /// The sheet.
        id: SheetId,
        /// As it is stored now.
        found: Option<LoadedSheet>,
    },
    /// Another tab put something into the bin or emptied it. To be followed.
    BinChanged {
        /// Its place in the bin.
        id: BinId,
        /// As it is stored now.
        binned: Option<Arc<Binned>>,
    },
    /// The files' unknown keys have changed. To be followed.
    ExtraChanged(Arc<Extra>),
    /// What the city settles has changed. To be followed.
    SettingsChanged(Arc<Settings>),
    /// Both tabs changed the same of the settings: ours counts, and this is what would have come of the other's.
    SettingsOutvoted {
        /// As it is settled now.
        kept: Arc<Settings>,
        /// As it would be with the other tab's words.
        other: Arc<Settings>,
    },
    /// Both tabs changed a sheet. Ours stays in its place; theirs is stored as a further sheet, to be added.
    BothChanged {
        /// The sheet.
        ours: SheetId,
        /// What the other tab wrote, under a new id.
        theirs: LoadedSheet,
    },
    /// Both tabs changed a sheet, in different places: this is what both came to, and it is stored. To be followed.
    Merged {
        /// The sheet.
        id: SheetId,
        /// As it is stored now.
        found: LoadedSheet,
    },
    /// What this tab had stored was written over by another, which had not seen it, with changes of the same places: theirs
    /// stays in its place; ours is stored as a further sheet, to be added.
    Displaced {
        /// The sheet.
        id: SheetId,
        /// What this tab had, under a new id.
        beside: LoadedSheet,
    },
    /// Another tab deleted a sheet that has unsaved changes here: it is kept.
    SheetKept(SheetId),
    /// Another tab, perhaps of a later version, wrote what this one cannot read. The key is left alone.
    Unreadable(Unreadable),
    /// The storage was emptied, wholly or partly, by something that is not this app. What this tab holds is
    /// written again.
    StorageEmptied,
}

/// What saving, or an event of the storage, came to.
#[derive(Debug, Default)]
pub struct SaverReport {
    /// To be told to the app, in this order.
    pub events: Vec<StoreEvent>,
    /// What could not be saved.
    pub errors: Vec<SaveError>,
}

/// Keeps a store in step with the document.
#[derive(Debug)]
pub struct Saver<A> {
    store: Store<A>,
    unsaved: BTreeSet<Key>,
    pending_removals: PendingRemovals,
    /// What the app was told to follow: when it comes back as a change, it is stored already.
    already_stored: BTreeMap<Key, Option<Arc<dyn Any>>>,
    /// What another tab said it would remove.
    announced_removals: BTreeSet<Key>,
    /// What each unsaved sheet was when it was last stored.
    bases: BTreeMap<SheetId, Arc<Sheet>>,
    /// What the settings were when they were last stored, while they are not.
    settings_base: Option<Arc<Settings>>,
    /// What other tabs wrote since this one last did, where it is not there any more.
    superseded: BTreeMap<Key, Fingerprint>,
    /// The stored versions of each sheet that this tab has held.
    steps: Steps,
    /// What other tabs left when they were closed.
    leftovers: Leftovers,
    /// Where a person types: nothing is written there from outside.
    held: Option<(SheetId, Cell)>,
}

/// One pass over the storage.
struct Pass<'p> {
    /// What this tab holds.
    snapshot: Snapshot<'p>,
    /// Gives the id of a sheet that is stored beside another.
    new_id: &'p mut dyn FnMut() -> SheetId,
    /// What came of it so far.
    report: SaverReport,
}

impl<A: StorageArea> Saver<A> {
    /// Saves to a store that has been loaded.
    pub fn new(store: Store<A>) -> Self {
        Self {
            store,
            unsaved: BTreeSet::new(),
            pending_removals: PendingRemovals::default(),
            already_stored: BTreeMap::new(),
            announced_removals: BTreeSet::new(),
            bases: BTreeMap::new(),
            settings_base: None,
            superseded: BTreeMap::new(),
            steps: Steps::default(),
            leftovers: Leftovers::default(),
            held: None,
        }
    }

    /// The store, for looking.
    pub fn store(&self) -> &Store<A> {
        &self.store
    }

    /// The store.
    pub fn store_mut(&mut self) -> &mut Store<A> {
        &mut self.store
    }

    /// What is not stored yet.
    pub fn unsaved(&self) -> &BTreeSet<Key> {
        &self.unsaved
    }

    /// Notes what an action changed.
    pub fn changed(&mut self, change: &Change) {
        for delta in &change.sheets {
            let id = delta.either().map(|sheet| sheet.id.clone());
            let base = self.base_of(delta);
            let is_stored =
                self.mark(id.map(Key::Sheet), delta.after.clone().map(|sheet| sheet as Arc<dyn Any>));
            // What another tab's words made of it is stored, and no change of this one's.
            if !is_stored && let Some(base) = base {
                self.steps.note(&base.id, Arc::clone(&base), self.store.held(&Key::Sheet(base.id.clone())));
                self.bases.insert(base.id.clone(), base);
            }
        }
        for delta in &change.bin {
            let id = delta.either().map(|binned| binned.id.clone());
            self.mark(id.map(Key::Bin), delta.after.clone().map(|binned| binned as Arc<dyn Any>));
        }
        if let Some(delta) = &change.extra {
            self.mark(Some(Key::File), delta.after.clone().map(|extra| extra as Arc<dyn Any>));
        }
        if let Some(delta) = &change.settings {
            if !self.unsaved.contains(&Key::Settings) {
                self.settings_base.clone_from(&delta.before);
            }
            self.mark(Some(Key::Settings), delta.after.clone().map(|settings| settings as Arc<dyn Any>));
        }
        self.pending_removals.note(change);
    }

    /// Notes that something is to be stored although the document did not change.
    pub fn touched(&mut self, sheets: &[SheetId]) {
        self.unsaved.extend(sheets.iter().cloned().map(Key::Sheet));
    }

    /// Stores what is not stored yet. What cannot be stored stays marked.
    pub fn save(&mut self, snapshot: Snapshot<'_>, new_id: &mut dyn FnMut() -> SheetId) -> SaverReport {
        let mut pass = Pass { snapshot, new_id, report: self.verify(snapshot) };
        self.store.begin_step(self.unsaved.iter().map(Key::name));
        loop {
            pass.report.errors.clear();
            self.write_all(&mut pass);
            let made_room = self.remove_all(&mut pass);
            let wants_room = pass.report.errors.iter().any(|error| matches!(error, SaveError::Full(_)));
            let gave_room = self.store.end_step();
            let mut gives_room =
                || made_room || gave_room || self.store.forget_kept() || self.store.pack_all();
            if !(wants_room && gives_room()) {
                self.drop_leftovers(&pass.report);
                self.keep_unstored(snapshot);
                return pass.report;
            }
        }
    }

    /// Looks whether the storage has been emptied without a word, as a browser's own settings do.
    pub fn verify(&mut self, snapshot: Snapshot<'_>) -> SaverReport {
        let mut report = SaverReport::default();
        if self.store.is_emptied() {
            self.start_over(snapshot, &mut report);
        }
        report
    }

    /// Notes that something changed; whether it is stored already.
    fn mark(&mut self, key: Option<Key>, after: Option<Arc<dyn Any>>) -> bool {
        let Some(key) = key else { return true };
        let is_stored = match (self.already_stored.remove(&key), &after) {
            (Some(None), None) => true,
            (Some(Some(stored)), Some(after)) => Arc::ptr_eq(&stored, after),
            _ => false,
        };
        if !is_stored {
            self.unsaved.insert(key);
        }
        is_stored
    }

    fn write_all(&mut self, pass: &mut Pass<'_>) {
        let snapshot = pass.snapshot;
        let keys: Vec<Key> = self.unsaved.iter().filter(|key| snapshot.holds(key)).cloned().collect();
        for key in keys {
            if self.write(&key, pass) {
                continue;
            }
            // Nothing is known of the storage any more, so this cannot happen twice.
            self.start_over(snapshot, &mut pass.report);
            return self.write_all(pass);
        }
    }

    /// Stores one thing; false where it finds the whole storage emptied.
    fn write(&mut self, key: &Key, pass: &mut Pass<'_>) -> bool {
        let Some(text) = pass.snapshot.encode(key) else { return true };
        self.bin_holds(key, pass.snapshot);
        loop {
            // Over nothing there is no step: nobody's words came of what this tab has alone.
            let by = self.store.mark(key).map(|_| self.store.lineage_beside_others(key));
            match self.store.write(key, &text) {
                Ok(WriteOutcome::Done) => {
                    if let Some(by) = by {
                        self.note_step(key, by, pass.snapshot);
                    }
                    self.settled(key);
                    return true;
                }
                Ok(WriteOutcome::Conflict(None)) if self.store.is_emptied() => return false,
                Ok(WriteOutcome::Conflict(raw)) => {
                    let waits = self.waits(key, raw.as_deref(), pass.snapshot);
                    if waits && self.keep_aside(key, &text) {
                        return true;
                    }
                    if !self.resolve_conflict(key, raw, StoredState::Deleted, pass) {
                        return true;
                    }
                }
                Err(error) => {
                    pass.report.errors.push(error);
                    return true;
                }
            }
        }
    }

    /// The key holds what this tab has, or nothing that it has to write.
    fn settled(&mut self, key: &Key) {
        self.unsaved.remove(key);
        self.pending_removals.forget(key);
        self.superseded.remove(key);
        self.store.drop_aside(key);
        self.store.forget_unstored(key);
        if let Key::Sheet(id) = key {
            self.bases.remove(id);
        }
    }

    /// Removes what is gone here; whether that made room.
    fn remove_all(&mut self, pass: &mut Pass<'_>) -> bool {
        let snapshot = pass.snapshot;
        let is_unwritten = |key: &Key| self.unsaved.contains(key) && snapshot.holds(key);
        let is_ready =
            |key: &&Key| !snapshot.holds(key) && !self.pending_removals.awaited(key).iter().any(is_unwritten);
        let keys: Vec<Key> = self.unsaved.iter().filter(is_ready).cloned().collect();
        if keys.is_empty() {
            return false;
        }
        let mut made_room = false;
        let is_announced = self.store.announce_removals(keys.iter());
        for key in &keys {
            match self.store.remove(key, is_announced) {
                Ok(WriteOutcome::Done) => {
                    self.settled(key);
                    made_room = true;
                }
                Ok(WriteOutcome::Conflict(raw)) => {
                    self.resolve_conflict(key, raw, StoredState::Deleted, pass);
                }
                Err(error) => pass.report.errors.push(error),
            }
        }
        self.store.announce_removals(std::iter::empty());
        made_room
    }

    /// The storage was emptied: all that this tab holds is to be written again.
    fn start_over(&mut self, snapshot: Snapshot<'_>, report: &mut SaverReport) {
        self.store.forget();
        self.superseded.clear();
        // What others write now need not have come of what was stored here.
        self.bases.clear();
        self.steps = Steps::default();
        self.unsaved.extend(snapshot.keys());
        report.events.push(StoreEvent::StorageEmptied);
    }

    fn local_state(&self, key: &Key, snapshot: Snapshot<'_>) -> LocalState {
        match (self.unsaved.contains(key), snapshot.holds(key)) {
            (false, _) => LocalState::Clean,
            (true, true) => LocalState::Changed,
            (true, false) => LocalState::Removed,
        }
    }
}
