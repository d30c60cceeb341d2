//! The document as it is stored: by key.

use std::collections::BTreeMap;

use crate::codec::stored;
use crate::model::{Document, Moment, Sheet, Trail};
use crate::session::Ledger;
use crate::store::Key;

/// The document and what is known of its sheets, at one time.
#[derive(Clone, Copy, Debug)]
pub struct Snapshot<'a> {
    /// The document.
    pub document: &'a Document,
    /// What is known of its sheets.
    pub ledger: &'a Ledger,
}

/// A sheet as it is stored, with what is known of its versions.
pub(super) fn encode_sheet(
    sheet: &Sheet,
    trail: Option<&Trail>,
    updated_at: Option<&Moment>,
    filed: bool,
) -> String {
    match trail.filter(|trail| !trail.is_empty()) {
        Some(trail) => {
            let mut sheet = sheet.clone();
            trail.store_in(&mut sheet);
            stored::encode_sheet(&sheet, updated_at, filed)
        }
        None => stored::encode_sheet(sheet, updated_at, filed),
    }
}

impl Snapshot<'_> {
    pub(super) fn holds(self, key: &Key) -> bool {
        match key {
            Key::Sheet(id) => self.document.sheets.get(id).is_some(),
            Key::Bin(id) => self.document.bin.get(id).is_some(),
            Key::File => !self.document.extra.is_empty(),
            Key::Settings => self.document.settings.is_set(),
        }
    }

    pub(super) fn encode(self, key: &Key) -> Option<String> {
        match key {
            Key::Sheet(id) => self.document.sheet(id).map(|sheet| {
                let entry = self.ledger.entry(id);
                let updated_at = entry.and_then(|entry| entry.updated_at.as_ref());
                encode_sheet(sheet, entry.map(|entry| &entry.trail), updated_at, self.ledger.is_filed(id))
            }),
            Key::Bin(id) => self.document.bin.get(id).map(|binned| stored::encode_binned(binned)),
            Key::File => self.holds(key).then(|| stored::encode_extra(&self.document.extra)),
            Key::Settings => self.holds(key).then(|| stored::encode_settings(&self.document.settings)),
        }
    }

    /// All of it, by the names of its keys.
    pub fn values(self) -> BTreeMap<String, String> {
        self.keys().filter_map(|key| Some((key.name(), self.encode(&key)?))).collect()
    }

    pub(super) fn keys(self) -> impl Iterator<Item = Key> {
        let bin = self.document.bin.iter().map(|binned| Key::Bin(binned.id.clone()));
        let sheets = self.document.sheets.iter().map(|sheet| Key::Sheet(sheet.id.clone()));
        let single = [Key::File, Key::Settings].into_iter().filter(move |key| self.holds(key));
        bin.chain(sheets).chain(single)
    }

    /// Whether a sheet lies in the bin, so that its going was a deletion.
    pub(super) fn is_binned(self, key: &Key) -> bool {
        matches!(key, Key::Sheet(id) if self.document.bin.iter().any(|binned| binned.sheet.id == *id))
    }
}
