//! What is not stored yet, and how it gets there: order, other tabs, and room running out.
//!
//! Names no web API, so that native tests can fill, empty and kill a storage at any step.

mod hear;
mod here;
mod meet;
#[cfg(test)]
mod tests;
mod waits;

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(crate) use self::hear::Told;
pub(crate) use self::here::Here;
use self::waits::Waits;
use crate::model::{BinId, Binned, Change, Extra, SheetId};
use crate::store::two_tabs::{Ours, Theirs};
use crate::store::{Area, Found, Key, Print, Put, SaveError, Store, Unreadable};

/// What the shell must know of other tabs and of the storage itself. Nothing in it is to be written again.
#[derive(Clone, Debug)]
pub enum News {
    /// Another tab stored a sheet, or removed it on purpose; this tab had nothing unsaved in it. To be followed.
    Sheet {
        /// The sheet.
        id: SheetId,
        /// As it is stored now.
        found: Option<Found>,
    },
    /// Another tab put something into the bin or emptied it. To be followed.
    Bin {
        /// Its place in the bin.
        id: BinId,
        /// As it is stored now.
        binned: Option<Arc<Binned>>,
    },
    /// The files' unknown keys have changed. To be followed.
    File(Arc<Extra>),
    /// Both tabs changed a sheet. Ours stays in its place; theirs is stored as a further sheet, to be added.
    Both {
        /// The sheet.
        ours: SheetId,
        /// What the other tab wrote, under a new id.
        theirs: Found,
    },
    /// Another tab deleted a sheet that has unsaved changes here: it is kept.
    Kept(SheetId),
    /// Another tab, perhaps of a later version, wrote what this one cannot read. The key is left alone.
    Unreadable(Unreadable),
    /// The storage was emptied, wholly or partly, by something that is not this app. What this tab holds is
    /// written again.
    Emptied,
}

/// What saving or listening came to.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// To be told to the shell, in this order.
    pub(crate) news: Vec<News>,
    /// What could not be saved.
    pub(crate) errors: Vec<SaveError>,
}

/// Keeps a store in step with the document.
#[derive(Debug)]
pub(crate) struct Keeper<A> {
    store: Store<A>,
    dirty: BTreeSet<Key>,
    waits: Waits,
    /// What was told to the shell: when it comes back as a change, it is stored already.
    handed: BTreeMap<Key, Option<Arc<dyn Any>>>,
    /// What another tab said it would remove.
    announced: BTreeSet<Key>,
    /// What other tabs wrote since this one last did, where it is not there any more.
    passed: BTreeMap<Key, Print>,
}

impl<A: Area> Keeper<A> {
    /// Keeps a store that has been loaded.
    pub(crate) fn new(store: Store<A>) -> Self {
        Self {
            store,
            dirty: BTreeSet::new(),
            waits: Waits::default(),
            handed: BTreeMap::new(),
            announced: BTreeSet::new(),
            passed: BTreeMap::new(),
        }
    }

    /// The store.
    pub(crate) fn store_mut(&mut self) -> &mut Store<A> {
        &mut self.store
    }

    /// What is not stored yet.
    pub(crate) fn dirty(&self) -> &BTreeSet<Key> {
        &self.dirty
    }

    /// Notes what an action changed.
    pub(crate) fn changed(&mut self, change: &Change) {
        for delta in &change.sheets {
            let id = delta.either().map(|sheet| sheet.id.clone());
            self.mark(id.map(Key::Sheet), delta.after.clone().map(|sheet| sheet as Arc<dyn Any>));
        }
        for delta in &change.bin {
            let id = delta.either().map(|binned| binned.id.clone());
            self.mark(id.map(Key::Bin), delta.after.clone().map(|binned| binned as Arc<dyn Any>));
        }
        if let Some(delta) = &change.extra {
            self.mark(Some(Key::File), delta.after.clone().map(|extra| extra as Arc<dyn Any>));
        }
        self.waits.follow(change);
    }

    /// Notes that something is to be stored although the document did not change.
    pub(crate) fn touched(&mut self, sheets: &[SheetId]) {
        self.dirty.extend(sheets.iter().cloned().map(Key::Sheet));
    }

    /// Stores what is not stored yet. What cannot be stored stays marked.
    pub(crate) fn save(&mut self, here: Here<'_>, fresh: &mut dyn FnMut() -> SheetId) -> Report {
        let mut report = self.verify(here);
        loop {
            report.errors.clear();
            self.put_all(here, fresh, &mut report);
            let made_room = self.remove_all(here, fresh, &mut report);
            let wants_room = report.errors.iter().any(|error| matches!(error, SaveError::Full(_)));
            if !(made_room && wants_room) {
                return report;
            }
        }
    }

    /// Looks whether the storage has been emptied without a word, as a browser's own settings do.
    pub(crate) fn verify(&mut self, here: Here<'_>) -> Report {
        let mut report = Report::default();
        if self.store.is_emptied() {
            self.emptied(here, &mut report);
        }
        report
    }

    fn mark(&mut self, key: Option<Key>, after: Option<Arc<dyn Any>>) {
        let Some(key) = key else { return };
        let known = match (self.handed.remove(&key), &after) {
            (Some(None), None) => true,
            (Some(Some(handed)), Some(after)) => Arc::ptr_eq(&handed, after),
            _ => false,
        };
        if !known {
            self.dirty.insert(key);
        }
    }

    fn put_all(&mut self, here: Here<'_>, fresh: &mut dyn FnMut() -> SheetId, report: &mut Report) {
        let keys: Vec<Key> = self.dirty.iter().filter(|key| here.holds(key)).cloned().collect();
        for key in keys {
            if self.put(&key, here, fresh, report) {
                continue;
            }
            // Nothing is known of the storage any more, so this cannot happen twice.
            self.emptied(here, report);
            return self.put_all(here, fresh, report);
        }
    }

    /// Stores one thing; false where it finds the whole storage emptied.
    fn put(
        &mut self,
        key: &Key,
        here: Here<'_>,
        fresh: &mut dyn FnMut() -> SheetId,
        report: &mut Report,
    ) -> bool {
        let Some(text) = here.encode(key) else { return true };
        loop {
            match self.store.put(key, &text) {
                Ok(Put::Done) => return self.stored(key),
                Ok(Put::Moved(None)) if self.store.is_emptied() => return false,
                Ok(Put::Moved(raw)) => {
                    if !self.meet(key, raw, Theirs::Deleted, here, fresh, report) {
                        return true;
                    }
                }
                Err(error) => {
                    report.errors.push(error);
                    return true;
                }
            }
        }
    }

    fn stored(&mut self, key: &Key) -> bool {
        self.dirty.remove(key);
        self.waits.forget(key);
        self.passed.remove(key);
        true
    }

    /// Removes what is gone here; whether that made room.
    fn remove_all(
        &mut self,
        here: Here<'_>,
        fresh: &mut dyn FnMut() -> SheetId,
        report: &mut Report,
    ) -> bool {
        let stands = |key: &Key| self.dirty.contains(key) && here.holds(key);
        let ready = |key: &&Key| !here.holds(key) && !self.waits.of(key).iter().any(stands);
        let keys: Vec<Key> = self.dirty.iter().filter(ready).cloned().collect();
        if keys.is_empty() {
            return false;
        }
        let mut made_room = false;
        self.store.announce(keys.iter());
        for key in &keys {
            match self.store.remove(key) {
                Ok(Put::Done) => made_room = self.stored(key),
                Ok(Put::Moved(raw)) => {
                    self.meet(key, raw, Theirs::Deleted, here, fresh, report);
                }
                Err(error) => report.errors.push(error),
            }
        }
        self.store.announce(std::iter::empty());
        made_room
    }

    fn emptied(&mut self, here: Here<'_>, report: &mut Report) {
        self.store.forget();
        self.passed.clear();
        self.dirty.extend(here.keys());
        report.news.push(News::Emptied);
    }

    fn ours(&self, key: &Key, here: Here<'_>) -> Ours {
        match (self.dirty.contains(key), here.holds(key)) {
            (false, _) => Ours::Clean,
            (true, true) => Ours::Changed,
            (true, false) => Ours::Removed,
        }
    }
}
