//! All that is kept here, for a backup, and a backup laid beside what is kept here.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    BACKED_UP, FollowMark, HELLO, Key, Load, LoadedValue, OURS, OWN, PLACES, PROBE, REMOVED, REMOVING,
    StorageArea, StorageError, Store, UNFINISHED, WOKE, load,
};
use crate::model::{Binned, Sheet};

/// A key of a backup beside the same here.
#[derive(Clone, Debug)]
pub struct BackupRow {
    /// The key's name.
    pub name: String,
    /// What the backup has under it.
    pub raw: String,
    /// What that is.
    pub item: BackupItem,
    /// How it stands to what is here.
    pub standing: BackupStanding,
    /// Whether it is to be put here.
    pub is_taken: bool,
    /// What was here when they were compared.
    pub(crate) here: FollowMark,
}

/// What a backup has under a key.
#[derive(Clone, Debug)]
pub enum BackupItem {
    /// A sheet.
    Sheet(Arc<Sheet>),
    /// A place in the bin.
    Bin(Arc<Binned>),
    /// Anything else, also of a later version.
    Other,
}

/// How a value of a backup stands to what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupStanding {
    /// There is nothing here under its key.
    New,
    /// It is here.
    Same,
    /// Something else is here.
    Differs,
    /// What is here cannot be read, and is never overwritten.
    Locked,
}

/// Whether a key belongs into a backup: not what holds for a moment only, or for this machine.
fn is_carried(name: &str) -> bool {
    let holds_for_a_moment = [REMOVING, UNFINISHED, PROBE, BACKED_UP, HELLO, PLACES, WOKE].contains(&name);
    name.starts_with(OURS) && !holds_for_a_moment && !name.starts_with(OWN)
}

impl<A: StorageArea> Store<A> {
    /// Puts a value of a backup under a key that this version does not read. Whether that worked.
    pub(crate) fn put_other(&mut self, row: &BackupRow) -> bool {
        let Ok(before) = self.value(&row.name) else { return false };
        let is_put =
            self.mark_of(before.as_deref()) == row.here && self.area().set(&row.name, &row.raw).is_ok();
        if is_put {
            self.note(row.name.clone(), before.as_deref(), Some(&row.raw));
        }
        is_put
    }

    /// All that belongs into a backup, by name, each value as it is stored.
    pub fn everything(&self) -> Result<BTreeMap<String, String>, StorageError> {
        let mut all = BTreeMap::new();
        for name in self.area().names()?.into_iter().filter(|name| is_carried(name)) {
            if let Some(raw) = self.area().get(&name)?.filter(|raw| raw != REMOVED) {
                all.insert(name, raw);
            }
        }
        Ok(all)
    }

    /// A backup beside what is here. What is not here is to be taken; what differs only where a person says so.
    pub fn compare_backup(&self, values: BTreeMap<String, String>) -> Result<Vec<BackupRow>, StorageError> {
        let carried = values.into_iter().filter(|(name, raw)| is_carried(name) && raw != REMOVED);
        carried.map(|(name, raw)| self.compare_value(name, raw)).collect()
    }

    fn compare_value(&self, name: String, raw: String) -> Result<BackupRow, StorageError> {
        let stored = self.area().get(&name)?.filter(|raw| raw != REMOVED);
        let here = self.mark_of(stored.as_deref());
        let key = Key::parse(&name);
        let value = |raw: &str| match key.as_ref().map(|key| load(key, raw.to_owned())) {
            Some(Load::Found(value)) => Some(value),
            _ => None,
        };
        let theirs = value(&raw);
        let standing = match &stored {
            None => BackupStanding::New,
            Some(ours) if *ours == raw => BackupStanding::Same,
            Some(ours) => match (value(ours), &theirs) {
                (Some(ours), Some(theirs)) if is_same_value(&ours, theirs) => BackupStanding::Same,
                (None, _) if key.is_some() => BackupStanding::Locked,
                _ => BackupStanding::Differs,
            },
        };
        let item = match theirs {
            Some(LoadedValue::Sheet(found)) => BackupItem::Sheet(found.sheet),
            Some(LoadedValue::Bin(binned)) => BackupItem::Bin(binned),
            _ => BackupItem::Other,
        };
        Ok(BackupRow { name, raw, item, standing, is_taken: standing == BackupStanding::New, here })
    }
}

/// When a sheet was changed, and whether it is in a file, is known anew with each backup.
fn is_same_value(ours: &LoadedValue, theirs: &LoadedValue) -> bool {
    match (ours, theirs) {
        (LoadedValue::Sheet(ours), LoadedValue::Sheet(theirs)) => ours.sheet == theirs.sheet,
        (LoadedValue::Bin(ours), LoadedValue::Bin(theirs)) => ours == theirs,
        (LoadedValue::File(ours), LoadedValue::File(theirs)) => ours == theirs,
        (LoadedValue::Settings(ours), LoadedValue::Settings(theirs)) => ours == theirs,
        _ => false,
    }
}
