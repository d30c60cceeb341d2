//! Reading with three outcomes, and writing by compare-and-swap.
//!
//! The store remembers a fingerprint of what it last read or wrote under each key. Before it writes it looks
//! again: where another tab has been meanwhile, nothing is overwritten and the caller resolves the conflict.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::area::units;
use super::company::Company;
use super::lineage::unstamped;
use super::pack;
use super::{
    DRAFT, Fingerprint, FollowMark, Key, Load, LoadedValue, OWN, REMOVED, REMOVING, Refused, StorageArea,
    StorageError, UNFINISHED, Unreadable, UnreadableReason, Written, is_ours, load, names_of, unfinished,
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
    /// The key holds what a later version wrote, and that is never overwritten.
    LaterVersion(Key),
    /// The browser refused, by the error's name.
    Blocked(Key, String),
}

/// The sheets that this browser holds.
#[derive(Debug)]
pub struct Store<A> {
    area: A,
    seen: BTreeMap<Key, Fingerprint>,
    /// Names of keys whose values cannot be read, and whether a later version wrote them.
    pub(super) locked: BTreeMap<String, bool>,
    /// What was written and has not been asked for yet, by name.
    written: BTreeMap<String, Written>,
    /// What the spare keeps because it could not be stored.
    pub(super) unstored: BTreeMap<Key, Fingerprint>,
    /// How much of the storage is taken, by strangers too, in UTF-16 units.
    pub(super) used: usize,
    pub(super) company: Company,
}

impl<A: StorageArea> Store<A> {
    /// A store over any storage. Nothing is known of its content before [`Store::load`].
    pub fn over(area: A) -> Self {
        Self {
            area,
            seen: BTreeMap::new(),
            locked: BTreeMap::new(),
            written: BTreeMap::new(),
            unstored: BTreeMap::new(),
            used: 0,
            company: Company::default(),
        }
    }

    /// Reads everything. Nothing is changed by it but a step that was not finished: it is taken back.
    pub fn load(&mut self) -> Result<Loaded, Refused> {
        let denied = |error| match error {
            StorageError::Full => Refused::Denied(String::new()),
            StorageError::Other(name) => Refused::Denied(name),
        };
        self.take_back_unfinished();
        self.hear_woken();
        let (mut sheets, mut bin, mut extra) = (Vec::new(), Vec::new(), Arc::default());
        let mut settings = Arc::default();
        let (mut ledger, mut unreadable) = (Ledger::default(), Vec::new());
        self.used = 0;
        for name in self.area.names().map_err(denied)? {
            let Some(raw) = self.value(&name).map_err(denied)? else { continue };
            self.used += units(&name) + units(&raw);
            if !is_ours(&name) {
                self.company.left.extend(Some(name).filter(|name| name.starts_with(OWN)));
                continue;
            }
            match self.take_in(name, raw) {
                // In the order of their keys; browsers give none.
                Err(found) => {
                    let at = unreadable.partition_point(|other: &Unreadable| other.key < found.key);
                    unreadable.insert(at, found);
                }
                Ok(LoadedValue::Sheet(found)) => {
                    ledger.note(&found.sheet, found.updated_at, found.filed);
                    ledger.note_trail(&found.sheet.id, found.trail);
                    self.holds(&Key::Sheet(found.sheet.id.clone()), found.by);
                    sheets.push(found.sheet);
                }
                Ok(LoadedValue::Bin(binned)) => bin.push(binned),
                Ok(LoadedValue::File(found)) => extra = found,
                Ok(LoadedValue::Settings(found)) => settings = found,
            }
        }
        // Each thing's id is its key's, so no two can share one.
        let sheets = Shelf::from_items(sheets).unwrap_or_else(|id| unreachable!("two keys for {id}"));
        let bin = Shelf::from_items(bin).unwrap_or_else(|id| unreachable!("two keys for {id}"));
        let document = Document { sheets, bin, extra, settings };
        debug_assert_eq!(document.check(), Ok(()));
        Ok(Loaded { document, ledger, unreadable })
    }

    /// What a key holds now, whatever was read before.
    pub fn look(&self, key: &Key) -> Result<Load<LoadedValue>, StorageError> {
        let raw = self.value(&key.name())?;
        Ok(raw.map_or(Load::Absent, |raw| load(key, raw)))
    }

    /// Writes a value in the form in which it is kept.
    pub(super) fn put(&mut self, key: &Key, text: &str, kept: &str) -> Result<WriteOutcome, SaveError> {
        let name = key.name();
        self.refuse_locked(key)?;
        let now = self.value(&name).map_err(|error| save_error(key, error))?;
        if let Some(now) = &now
            && pack::unpack(now).is_some_and(|held| unstamped(&held) == text)
        {
            self.accept(key, Some(now));
            return Ok(WriteOutcome::Done);
        }
        if now.as_deref().map(Fingerprint::of) != self.seen.get(key).copied() {
            return Ok(WriteOutcome::Conflict(now));
        }
        self.area.set(&name, kept).map_err(|error| save_error(key, error))?;
        self.note(name, now.as_deref(), Some(kept));
        self.accept(key, Some(kept));
        Ok(WriteOutcome::Done)
    }

    /// Removes a key where no other tab has written meanwhile. A key that is gone already is no surprise. Where other tabs
    /// could not be told of it before, they are told by the key itself.
    pub fn remove(&mut self, key: &Key, is_announced: bool) -> Result<WriteOutcome, SaveError> {
        let name = key.name();
        self.refuse_locked(key)?;
        let now = self.value(&name).map_err(|error| save_error(key, error))?;
        if let Some(raw) = now {
            if Some(Fingerprint::of(&raw)) != self.seen.get(key).copied() {
                return Ok(WriteOutcome::Conflict(Some(raw)));
            }
            if !is_announced {
                // It is shorter than any value, so that there is room for it.
                let _ = self.area.set(&name, REMOVED);
            }
            self.area.remove(&name).map_err(|error| save_error(key, error))?;
            self.note(name, Some(&raw), None);
            self.forget_own(key);
            self.forget_binned(key, &raw);
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

    /// What stands in a field whose text is not in the document yet.
    pub fn draft(&self, field: &str) -> Option<String> {
        self.area.get(&draft_name(field)).ok()?
    }

    /// Keeps what stands in such a field. Best effort: a storage that is full is told of elsewhere.
    pub fn keep_draft(&mut self, field: &str, text: Option<&str>) {
        let name = draft_name(field);
        let before = self.draft(field);
        let kept = match text {
            Some(text) => self.area.set(&name, text),
            None => self.area.remove(&name),
        };
        if kept.is_ok() && before.as_deref() != text {
            self.note(name, before.as_deref(), text);
        }
    }

    pub(super) fn area(&self) -> &A {
        &self.area
    }

    /// The mark of a value.
    pub(crate) fn mark_of(&self, raw: Option<&str>) -> FollowMark {
        raw.map(Fingerprint::of)
    }

    /// What was written since this was last asked.
    pub fn take_written(&mut self) -> Vec<Written> {
        std::mem::take(&mut self.written).into_values().collect()
    }

    /// What a key held when it was last read or written.
    pub(crate) fn mark(&self, key: &Key) -> FollowMark {
        self.seen.get(key).copied()
    }

    /// Takes it that a key held this when it was last read or written.
    pub(crate) fn set_mark(&mut self, key: &Key, mark: FollowMark) {
        match mark {
            Some(mark) => self.seen.insert(key.clone(), mark),
            None => self.seen.remove(key),
        };
    }

    /// The same of all keys.
    pub fn marks(&self) -> BTreeMap<Key, Fingerprint> {
        self.seen.clone()
    }

    pub(super) fn note(&mut self, name: String, replaced: Option<&str>, value: Option<&str>) {
        let taken = |value: Option<&str>| value.map_or(0, |value| units(&name) + units(value));
        self.used = (self.used + taken(value)).saturating_sub(taken(replaced));
        let replaced = vec![replaced.map(Fingerprint::of)];
        self.hand_on(Written { name, replaced, value: value.map(str::to_owned) });
    }

    /// Has the spare follow.
    pub(super) fn hand_on(&mut self, written: Written) {
        match self.written.get_mut(&written.name) {
            Some(earlier) => earlier.follow(written),
            None => drop(self.written.insert(written.name.clone(), written)),
        }
    }

    /// The keys that are stored, or were when this tab last looked.
    pub(crate) fn keys(&self) -> BTreeSet<Key> {
        let stored = self.area.names().into_iter().flatten();
        stored.filter_map(|name| Key::parse(&name)).chain(self.seen.keys().cloned()).collect()
    }

    /// Whether all of ours is gone, though something was there.
    pub(crate) fn is_emptied(&self) -> bool {
        !self.seen.is_empty() && self.area.names().is_ok_and(|names| !names.iter().any(|name| is_ours(name)))
    }

    /// Forgets what was there: everything may be written again.
    pub(crate) fn forget(&mut self) {
        self.seen.clear();
        self.locked.clear();
        self.forget_all_own();
    }

    /// Tells other tabs which keys are about to be removed on purpose, or that it is done.
    ///
    /// Whether that worked: other tabs take keys of which they have not heard for lost, and write them again.
    pub(crate) fn announce_removals<'a>(&self, removals: impl Iterator<Item = &'a Key>) -> bool {
        let names = names_of(removals);
        let told =
            if names.is_empty() { self.area.remove(REMOVING) } else { self.area.set(REMOVING, &names) };
        told.is_ok()
    }

    /// Begins a step that changes several keys: should it be killed, all of them are taken back. Best effort: a storage that
    /// has no room for that goes without.
    pub(crate) fn begin_step(&self, names: impl Iterator<Item = String>) {
        let names = names.filter(|name| !self.locked.contains_key(name));
        let before: Vec<_> = names.filter_map(|name| Some((name.clone(), self.value(&name).ok()?))).collect();
        if before.len() > 1 {
            let _ = self.area.set(UNFINISHED, &unfinished::text(&before));
        }
    }

    /// The step is done, or has to go without what makes it whole; whether that gave room.
    pub(crate) fn end_step(&self) -> bool {
        let is_there = matches!(self.area.get(UNFINISHED), Ok(Some(_)));
        is_there && self.area.remove(UNFINISHED).is_ok()
    }

    /// Once only, whatever comes of it: what is written afterwards must not be taken back.
    fn take_back_unfinished(&self) {
        let Ok(Some(before)) = self.area.get(UNFINISHED) else { return };
        let ours = unfinished::parse(&before).filter(|(name, _)| Key::parse(name).is_some());
        let (old, new): (Vec<_>, Vec<_>) = ours.partition(|(_, value)| value.is_some());
        // What came gives room to what was there.
        for (name, value) in new.into_iter().chain(old) {
            let _ = match value {
                Some(value) => self.area.set(&name, &value),
                None => self.area.remove(&name),
            };
        }
        let _ = self.area.remove(UNFINISHED);
    }

    /// What a name holds, where that is not about to be removed.
    pub(super) fn value(&self, name: &str) -> Result<Option<String>, StorageError> {
        Ok(self.area.get(name)?.filter(|raw| raw != REMOVED))
    }

    /// Whether a key holds what was last read or written.
    pub(crate) fn holds_as_seen(&self, key: &Key, raw: Option<&str>) -> bool {
        raw.map(Fingerprint::of) == self.seen.get(key).copied()
    }

    /// The raw value of a key.
    pub(crate) fn raw(&self, key: &Key) -> Result<Option<String>, StorageError> {
        self.value(&key.name())
    }

    fn take_in(&mut self, name: String, raw: String) -> Result<LoadedValue, Unreadable> {
        let Some(key) = Key::parse(&name) else {
            let found = Unreadable { key: name, raw, reason: UnreadableReason::BadName };
            self.lock(&found);
            return Err(found);
        };
        let fingerprint = Fingerprint::of(&raw);
        match load(&key, raw) {
            Load::Found(content) => {
                self.seen.insert(key, fingerprint);
                Ok(content)
            }
            Load::Unreadable(found) => {
                self.lock(&found);
                Err(found)
            }
            Load::Absent => unreachable!("the value is at hand"),
        }
    }
}

fn draft_name(field: &str) -> String {
    format!("{DRAFT}{field}")
}

pub(crate) fn save_error(key: &Key, error: StorageError) -> SaveError {
    match error {
        StorageError::Full => SaveError::Full(key.clone()),
        StorageError::Other(name) => SaveError::Blocked(key.clone(), name),
    }
}
