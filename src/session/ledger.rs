//! What is known of each sheet besides its content: when it changed, and whether it is in a file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Change, Moment, Sheet, SheetId};

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
}

impl Ledger {
    /// Puts down what is known of a sheet that was stored.
    pub fn note(&mut self, sheet: &Arc<Sheet>, updated_at: Option<Moment>, filed: bool) {
        let entry = LedgerEntry { updated_at, filed: filed.then(|| sheet.clone()) };
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
        entry.filed = Some(sheet);
    }

    pub(super) fn follow(&mut self, change: &Change, now: &Moment) {
        for delta in &change.sheets {
            let Some(sheet) = delta.either() else { continue };
            let id = sheet.id.clone();
            self.entries.entry(id.clone()).or_default().updated_at = Some(now.clone());
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
