//! Reading with three outcomes, and writing by compare-and-swap.
//!
//! The store remembers a fingerprint of what it last read or wrote under each key. Before it writes it looks
//! again: where another tab has been meanwhile, nothing is overwritten and the caller resolves the conflict.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    Fingerprint, Key, Load, LoadedValue, REMOVING, Refused, StorageArea, StorageError, Unreadable,
    UnreadableReason, is_ours, load, names_of,
};
use crate::model::{Document, Shelf};
use crate::session::Ledger;

/// Everything that was stored.
#[derive(Debug)]
pub struct Loaded {
    /// What could be read.
    pub document: Document,
    /// What is known of the sheets besides their content.
    pub ledger: Ledger,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
}

/// What writing or removing a key came to.
#[derive(Debug)]
pub enum WriteOutcome {
    /// It is done.
    Done,
    /// Another tab was there meanwhile. Nothing was overwritten; this is what it left.
    Conflict(Option<String>),
}

/// Why something could not be saved in this browser. What was stored before is whole.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveError {
    /// There is no storage to save in.
    Refused(Refused),
    /// The storage is full.
    Full(Key),
    /// The key holds something that cannot be read, and that is never overwritten.
    Unreadable(Key),
    /// The browser refused, by the error's name.
    Blocked(Key, String),
}

/// The sheets that this browser holds.
#[derive(Debug)]
pub struct Store<A> {
    area: A,
    seen: BTreeMap<Key, Fingerprint>,
    /// Names of keys whose values cannot be read.
    locked: BTreeSet<String>,
}

impl<A: StorageArea> Store<A> {
    /// A store over any storage. Nothing is known of its content before [`Store::load`].
    pub fn over(area: A) -> Self {
        Self { area, seen: BTreeMap::new(), locked: BTreeSet::new() }
    }

    /// Reads everything. Nothing is changed by it.
    pub fn load(&mut self) -> Result<Loaded, Refused> {
        let denied = |error| match error {
            StorageError::Full => Refused::Denied(String::new()),
            StorageError::Other(name) => Refused::Denied(name),
        };
        let (mut sheets, mut bin, mut extra) = (Vec::new(), Vec::new(), Arc::default());
        let (mut ledger, mut unreadable) = (Ledger::default(), Vec::new());
        for name in self.area.names().map_err(denied)?.into_iter().filter(|name| is_ours(name)) {
            let Some(raw) = self.area.get(&name).map_err(denied)? else { continue };
            match self.take_in(name, raw) {
                // In the order of their keys; browsers give none.
                Err(found) => {
                    let at = unreadable.partition_point(|other: &Unreadable| other.key < found.key);
                    unreadable.insert(at, found);
                }
                Ok(LoadedValue::Sheet(found)) => {
                    ledger.note(&found.sheet, found.updated_at, found.filed);
                    sheets.push(found.sheet);
                }
                Ok(LoadedValue::Bin(binned)) => bin.push(binned),
                Ok(LoadedValue::File(found)) => extra = found,
            }
        }
        // Each thing's id is its key's, so no two can share one.
        let sheets = Shelf::from_items(sheets).unwrap_or_else(|id| unreachable!("two keys for {id}"));
        let bin = Shelf::from_items(bin).unwrap_or_else(|id| unreachable!("two keys for {id}"));
        let document = Document { sheets, bin, extra };
        debug_assert_eq!(document.check(), Ok(()));
        Ok(Loaded { document, ledger, unreadable })
    }

    /// What a key holds now, whatever was read before.
    pub fn look(&self, key: &Key) -> Result<Load<LoadedValue>, StorageError> {
        let raw = self.area.get(&key.name())?;
        Ok(raw.map_or(Load::Absent, |raw| load(key, raw)))
    }

    /// Writes a value where no other tab has written meanwhile.
    pub fn write(&mut self, key: &Key, text: &str) -> Result<WriteOutcome, SaveError> {
        let name = key.name();
        if self.locked.contains(&name) {
            return Err(SaveError::Unreadable(key.clone()));
        }
        let now = self.area.get(&name).map_err(|error| save_error(key, error))?;
        if now.as_deref() != Some(text) {
            if now.as_deref().map(Fingerprint::of) != self.seen.get(key).copied() {
                return Ok(WriteOutcome::Conflict(now));
            }
            self.area.set(&name, text).map_err(|error| save_error(key, error))?;
        }
        self.accept(key, Some(text));
        Ok(WriteOutcome::Done)
    }

    /// Removes a key where no other tab has written meanwhile. A key that is gone already is no surprise.
    pub fn remove(&mut self, key: &Key) -> Result<WriteOutcome, SaveError> {
        let name = key.name();
        if self.locked.contains(&name) {
            return Err(SaveError::Unreadable(key.clone()));
        }
        let now = self.area.get(&name).map_err(|error| save_error(key, error))?;
        if let Some(raw) = now {
            if Some(Fingerprint::of(&raw)) != self.seen.get(key).copied() {
                return Ok(WriteOutcome::Conflict(Some(raw)));
            }
            self.area.remove(&name).map_err(|error| save_error(key, error))?;
        }
        self.accept(key, None);
        Ok(WriteOutcome::Done)
    }

    /// Takes it that this is what a key holds: the next write may replace it.
    pub fn accept(&mut self, key: &Key, raw: Option<&str>) {
        match raw {
            Some(raw) => self.seen.insert(key.clone(), Fingerprint::of(raw)),
            None => self.seen.remove(key),
        };
        self.locked.remove(&key.name());
    }

    /// Never writes to a key again, until what it holds is discarded or can be read.
    pub fn lock(&mut self, unreadable: &Unreadable) {
        self.locked.insert(unreadable.key.clone());
    }

    /// Whether a key holds something that cannot be read, so that nothing new may take its name.
    pub fn is_locked(&self, key: &Key) -> bool {
        self.locked.contains(&key.name())
    }

    /// Removes what cannot be read, because the person said so. It stays if it is not what they were shown.
    pub fn discard_unreadable(&mut self, shown: &Unreadable) -> Result<bool, StorageError> {
        let as_shown = self.area.get(&shown.key)?.as_deref() == Some(shown.raw.as_str());
        if !as_shown || !self.locked.contains(&shown.key) {
            return Ok(false);
        }
        self.area.remove(&shown.key)?;
        self.locked.remove(&shown.key);
        if let Some(key) = Key::parse(&shown.key) {
            self.seen.remove(&key);
        }
        Ok(true)
    }

    /// Whether all of ours is gone, though something was there.
    pub(crate) fn is_emptied(&self) -> bool {
        !self.seen.is_empty() && self.area.names().is_ok_and(|names| !names.iter().any(|name| is_ours(name)))
    }

    /// Forgets what was there: everything may be written again.
    pub(crate) fn forget(&mut self) {
        self.seen.clear();
        self.locked.clear();
    }

    /// Tells other tabs which keys are about to be removed on purpose, or that it is done.
    ///
    /// Best effort: without it, other tabs take the keys for lost and write them again.
    pub(crate) fn announce_removals<'a>(&self, removals: impl Iterator<Item = &'a Key>) {
        let names = names_of(removals);
        let _ = if names.is_empty() { self.area.remove(REMOVING) } else { self.area.set(REMOVING, &names) };
    }

    /// Whether a key holds what was last read or written.
    pub(crate) fn holds_as_seen(&self, key: &Key, raw: Option<&str>) -> bool {
        raw.map(Fingerprint::of) == self.seen.get(key).copied()
    }

    /// The raw value of a key.
    pub(crate) fn raw(&self, key: &Key) -> Result<Option<String>, StorageError> {
        self.area.get(&key.name())
    }

    fn take_in(&mut self, name: String, raw: String) -> Result<LoadedValue, Unreadable> {
        let Some(key) = Key::parse(&name) else {
            self.locked.insert(name.clone());
            return Err(Unreadable { key: name, raw, reason: UnreadableReason::BadName });
        };
        let fingerprint = Fingerprint::of(&raw);
        match load(&key, raw) {
            Load::Found(content) => {
                self.seen.insert(key, fingerprint);
                Ok(content)
            }
            Load::Unreadable(found) => {
                self.locked.insert(name);
                Err(found)
            }
            Load::Absent => unreachable!("the value is at hand"),
        }
    }
}

fn save_error(key: &Key, error: StorageError) -> SaveError {
    match error {
        StorageError::Full => SaveError::Full(key.clone()),
        StorageError::Other(name) => SaveError::Blocked(key.clone(), name),
    }
}
