//! What is known of each sheet besides its content: when it changed, and whether it is in a file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Change, Delta, Moment, Sheet, SheetId, Trail};

/// When each sheet last changed, and in which state it was last saved to a file.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    entries: BTreeMap<SheetId, LedgerEntry>,
    unfiled: BTreeSet<SheetId>,
}

/// What the ledger knows of one sheet.
#[derive(Clone, Debug, Default)]
pub struct LedgerEntry {
    /// When it last changed, where that is known.
    pub updated_at: Option<Moment>,
    /// The sheet as it was when it was last saved to a file, or came from one.
    pub filed: Option<Arc<Sheet>>,
    /// Its versions as they were sent and taken.
    pub trail: Trail,
    /// What was taken in, to be known again when that is undone.
    takes: Vec<Take>,
}

/// A sheet that was taken in: it and what was known of its versions, before and after.
#[derive(Clone, Debug)]
struct Take {
    delta: Delta<Sheet>,
    before: Trail,
    after: Trail,
}

/// So many takes of a sheet are known again.
const TAKES: usize = 16;

impl Take {
    /// Whether this is the change by which it was taken in.
    fn is_by(&self, change: &Delta<Sheet>) -> bool {
        is_one(&change.before, &self.delta.before) && is_one(&change.after, &self.delta.after)
    }

    /// Whether a change took this back, or did it again; and what is known of the versions then.
    fn turned_by(&self, change: &Delta<Sheet>) -> Option<&Trail> {
        let is_back = is_one(&change.before, &self.delta.after) && is_one(&change.after, &self.delta.before);
        match () {
            () if is_back => Some(&self.before),
            () if self.is_by(change) => Some(&self.after),
            () => None,
        }
    }
}

fn is_one(a: &Option<Arc<Sheet>>, b: &Option<Arc<Sheet>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

impl Ledger {
    /// Puts down what is known of a sheet that was stored.
    pub fn note(&mut self, sheet: &Arc<Sheet>, updated_at: Option<Moment>, filed: bool) {
        let entry = LedgerEntry { updated_at, filed: filed.then(|| sheet.clone()), ..LedgerEntry::default() };
        self.entries.insert(sheet.id.clone(), entry);
        self.judge(&sheet.id, Some(sheet));
    }

    pub(super) fn take_over(&mut self, sheet: &Arc<Sheet>, updated_at: Option<Moment>, filed: bool) {
        let entry = self.entries.entry(sheet.id.clone()).or_default();
        entry.updated_at = updated_at;
        if filed {
            entry.filed = Some(sheet.clone());
        }
        self.judge(&sheet.id, Some(sheet));
    }

    /// Puts down what is known of a sheet's versions.
    pub fn note_trail(&mut self, id: &SheetId, trail: Trail) {
        self.entries.entry(id.clone()).or_default().trail = trail;
    }

    /// Notes that this version of a sheet, of whose own versions its file knew, has been put together with what was here: the
    /// change is the one that it was taken in by.
    pub(super) fn take(&mut self, delta: &Delta<Sheet>, taken: &Sheet, known: &Trail) {
        let Some(sheet) = delta.either() else { return };
        let entry = self.entries.entry(sheet.id.clone()).or_default();
        let before = entry.trail.clone();
        entry.trail.take(taken, known);
        if let Some(after) = &delta.after {
            entry.trail.keep_words(taken, after);
        }
        // What several files brought of one sheet was taken in by one change.
        if let Some(take) = entry.takes.last_mut().filter(|take| take.is_by(delta)) {
            take.after = entry.trail.clone();
            return;
        }
        entry.takes.push(Take { delta: delta.clone(), before, after: entry.trail.clone() });
        if entry.takes.len() > TAKES {
            entry.takes.remove(0);
        }
    }

    /// What is known of a sheet.
    pub fn entry(&self, id: &SheetId) -> Option<&LedgerEntry> {
        self.entries.get(id)
    }

    /// The sheets that have changed since they were last saved to a file.
    pub fn unfiled(&self) -> &BTreeSet<SheetId> {
        &self.unfiled
    }

    /// Whether the sheet has been saved to a file as it is.
    pub fn is_filed(&self, id: &SheetId) -> bool {
        !self.unfiled.contains(id)
    }

    pub(super) fn file(&mut self, sheet: Arc<Sheet>) {
        self.unfiled.remove(&sheet.id);
        let entry = self.entries.entry(sheet.id.clone()).or_default();
        entry.trail.mark(&sheet);
        entry.filed = Some(sheet);
    }

    /// Notes to whom a sheet was sent.
    pub(super) fn send(&mut self, id: &SheetId, to: &str, at: &Moment) {
        self.entries.entry(id.clone()).or_default().trail.sendings.send(to, at);
    }

    /// Notes that a sheet came back.
    pub(super) fn come_back(&mut self, id: &SheetId, at: &Moment) {
        if let Some(entry) = self.entries.get_mut(id) {
            entry.trail.sendings.come_back(at);
        }
    }

    pub(super) fn follow(&mut self, change: &Change, now: &Moment) {
        for delta in &change.sheets {
            let Some(sheet) = delta.either() else { continue };
            let id = sheet.id.clone();
            let entry = self.entries.entry(id.clone()).or_default();
            entry.updated_at = Some(now.clone());
            if let Some(trail) = entry.takes.iter().rev().find_map(|take| take.turned_by(delta)) {
                // To whom it was sent, and that it came back, stays true.
                let sendings = std::mem::take(&mut entry.trail.sendings);
                entry.trail = trail.clone();
                entry.trail.sendings = sendings;
            } else if let (Some(before), Some(after)) = (&delta.before, &delta.after) {
                entry.trail.keep_words(before, after);
            }
            self.judge(&id, delta.after.as_ref());
        }
    }

    fn judge(&mut self, id: &SheetId, sheet: Option<&Arc<Sheet>>) {
        let filed = self.entries.get(id).and_then(|entry| entry.filed.as_ref());
        let is_filed = match (sheet, filed) {
            (Some(sheet), Some(filed)) => Arc::ptr_eq(sheet, filed) || sheet == filed,
            (Some(_), None) => false,
            (None, _) => true,
        };
        if is_filed {
            self.unfiled.remove(id);
        } else {
            self.unfiled.insert(id.clone());
        }
    }
}
