//! Reading one value, with three outcomes.

use std::sync::Arc;

use super::pack::unpack;
use super::{Key, Lineage};
use crate::codec::{Problem, Reason, stored};
use crate::model::{Binned, Extra, Invalid, Moment, Settings, Sheet, Trail};

/// What reading a key may give.
#[derive(Debug)]
pub enum Load<T> {
    /// There is no such key.
    Absent,
    /// It was read.
    Found(T),
    /// Something is there that this version cannot read.
    Unreadable(Unreadable),
}

/// A value that this version cannot read: kept as it is, offered for download, never overwritten.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// The key's name in the storage.
    pub key: String,
    /// The value, as it is stored.
    pub raw: String,
    /// Why it cannot be read.
    pub reason: UnreadableReason,
}

/// What the spare has in the place of a value that cannot be read.
#[derive(Clone, Debug)]
pub struct Spared {
    /// As the spare has it.
    pub raw: String,
    /// What it holds.
    pub value: LoadedValue,
}

impl Unreadable {
    /// Whether a later version wrote it: then it is whole, and newer than anything here.
    pub fn is_of_later_version(&self) -> bool {
        let is_later = |problem: &Problem| matches!(problem.reason, Reason::NewerVersion(_));
        matches!(&self.reason, UnreadableReason::Problems(found) if found.iter().any(is_later))
    }

    /// What the spare has in its place; none where that cannot be read either, or would take a later version's place.
    pub fn spared(&self, raw: String) -> Option<Spared> {
        let key = Key::parse(&self.key).filter(|_| !self.is_of_later_version())?;
        match load(&key, raw.clone()) {
            Load::Found(value) => Some(Spared { raw, value }),
            Load::Absent | Load::Unreadable(_) => None,
        }
    }
}

/// Why a stored value cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum UnreadableReason {
    /// The text is no sheet of a version that this app knows; each problem with its place.
    Problems(Vec<Problem>),
    /// It holds a sheet (or a place in the bin) of another id than its key says.
    OtherId(String),
    /// Two of its rows share an id.
    Twice(Invalid),
    /// It was packed and is damaged.
    Packed,
    /// The key's name is none that the app gives.
    BadName,
}

/// A sheet as it was stored, and what was known of it.
#[derive(Clone, Debug)]
pub struct LoadedSheet {
    /// The sheet.
    pub sheet: Arc<Sheet>,
    /// When it last changed.
    pub updated_at: Option<Moment>,
    /// Whether it was in a file in this state.
    pub filed: bool,
    /// Its versions as they were sent and taken.
    pub trail: Trail,
    /// Which writes of which tabs its value holds.
    pub(crate) by: Lineage,
}

/// What a key holds.
#[derive(Clone, Debug)]
pub enum LoadedValue {
    /// A sheet.
    Sheet(LoadedSheet),
    /// A place in the bin.
    Bin(Arc<Binned>),
    /// The files' unknown keys.
    File(Arc<Extra>),
    /// What the city settles.
    Settings(Arc<Settings>),
}

/// Reads the value of a key.
pub(crate) fn load(key: &Key, raw: String) -> Load<LoadedValue> {
    let value = match unpack(&raw) {
        Some(text) => read_value(key, &text),
        None => Err(UnreadableReason::Packed),
    };
    match value {
        Ok(value) => Load::Found(value),
        Err(reason) => Load::Unreadable(Unreadable { key: key.name(), raw, reason }),
    }
}

fn read_value(key: &Key, text: &str) -> Result<LoadedValue, UnreadableReason> {
    match key {
        Key::Sheet(id) => read_sheet(text).and_then(|found| match found.sheet.id == *id {
            true => Ok(LoadedValue::Sheet(found)),
            false => Err(UnreadableReason::OtherId(found.sheet.id.to_string())),
        }),
        Key::Bin(id) => read_binned(text).and_then(|binned| match binned.id == *id {
            true => Ok(LoadedValue::Bin(binned)),
            false => Err(UnreadableReason::OtherId(binned.id.to_string())),
        }),
        Key::File => stored::decode_extra(text)
            .map(|extra| LoadedValue::File(Arc::new(extra)))
            .map_err(UnreadableReason::Problems),
        Key::Settings => stored::decode_settings(text)
            .map(|settings| LoadedValue::Settings(Arc::new(settings)))
            .map_err(UnreadableReason::Problems),
    }
}

fn read_sheet(raw: &str) -> Result<LoadedSheet, UnreadableReason> {
    let mut stored = stored::decode_sheet(raw).map_err(UnreadableReason::Problems)?;
    stored.sheet.check().map_err(UnreadableReason::Twice)?;
    let trail = Trail::take_from(&mut stored.sheet);
    let by = Lineage::stamped(raw);
    Ok(LoadedSheet {
        sheet: stored.sheet.into(),
        updated_at: stored.updated_at,
        filed: stored.filed,
        trail,
        by,
    })
}

fn read_binned(raw: &str) -> Result<Arc<Binned>, UnreadableReason> {
    let binned = stored::decode_binned(raw).map_err(UnreadableReason::Problems)?;
    binned.sheet.check().map_err(UnreadableReason::Twice)?;
    Ok(Arc::new(binned))
}
