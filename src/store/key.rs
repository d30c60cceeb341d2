//! The names of our keys: each begins with `goalsheet:`.

use crate::model::{BinId, SheetId};

/// What all our keys begin with.
pub(crate) const OURS: &str = "goalsheet:";
const SHEET: &str = "goalsheet:sheet:";
const BIN: &str = "goalsheet:bin:";
const FILE: &str = "goalsheet:file";
const SETTINGS: &str = "goalsheet:settings";

/// Holds, while keys are being removed on purpose, their names: other tabs hear of it first, and so can
/// tell a deletion from a storage that somebody else empties.
pub(crate) const REMOVING: &str = "goalsheet:removing";

/// One thing that is stored, known by its key.
///
/// In the order in which things are written: a deleted sheet is in the bin before it leaves its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A place in the bin.
    Bin(BinId),
    /// A sheet.
    Sheet(SheetId),
    /// The unknown keys of the files that were taken in.
    File,
    /// What the city settles.
    Settings,
}

impl Key {
    /// The key's name in the storage.
    pub fn name(&self) -> String {
        match self {
            Self::Sheet(id) => format!("{SHEET}{id}"),
            Self::Bin(id) => format!("{BIN}{id}"),
            Self::File => FILE.to_owned(),
            Self::Settings => SETTINGS.to_owned(),
        }
    }

    /// The key of this name; none for a stranger's, or for one that a later version may use.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some(id) = name.strip_prefix(SHEET) {
            return SheetId::new(id).map(Self::Sheet);
        }
        if let Some(id) = name.strip_prefix(BIN) {
            return BinId::new(id).map(Self::Bin);
        }
        match name {
            FILE => Some(Self::File),
            SETTINGS => Some(Self::Settings),
            _ => None,
        }
    }
}

/// Whether a name stands for something of the document, readable or not.
pub(crate) fn is_ours(name: &str) -> bool {
    name.starts_with(SHEET) || name.starts_with(BIN) || [FILE, SETTINGS].contains(&name)
}

/// Before the name of a field whose text is not in the document yet.
pub(crate) const DRAFT: &str = "goalsheet:draft:";

/// In the spare, before the name of a key whose value could not be stored.
pub(crate) const UNSTORED: &str = "goalsheet:unstored:";

/// Holds, while a step changes several keys, what they held before it: a step that was killed is taken back whole.
pub(crate) const UNFINISHED: &str = "goalsheet:unfinished";

/// Stands under a key for a moment before it is removed on purpose, where there is no room for [`REMOVING`].
pub(crate) const REMOVED: &str = r#"{"stored":1,"removed":true}"#;

/// Written and removed again to see whether the storage takes anything.
pub const PROBE: &str = "goalsheet:probe";

/// When this machine last made a backup.
pub const BACKED_UP: &str = "goalsheet:backed-up";

/// Some keys as the value of [`REMOVING`]; ids hold no control characters, so a line is a name.
pub(crate) fn names_of<'a>(keys: impl Iterator<Item = &'a Key>) -> String {
    keys.map(Key::name).collect::<Vec<_>>().join("\n")
}

/// Reads a value of [`REMOVING`].
pub(crate) fn parse_names(text: &str) -> impl Iterator<Item = Key> {
    text.lines().filter_map(Key::parse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_back() {
        let keys = [
            Key::Sheet(SheetId::new("s:1 漢").expect("an id")),
            Key::Bin(BinId::new("b").expect("an id")),
            Key::File,
            Key::Settings,
        ];
        for key in &keys {
            assert!(key.name().starts_with("goalsheet:") && is_ours(&key.name()));
            assert_eq!(Key::parse(&key.name()).as_ref(), Some(key));
        }
        assert_eq!(parse_names(&names_of(keys.iter())).collect::<Vec<_>>(), keys);
    }

    #[test]
    fn a_strangers_name_is_no_key() {
        for name in ["", "sheet:1", "goalsheet", "goalsheet:later", REMOVING, "x-goalsheet:sheet:1"] {
            assert!(Key::parse(name).is_none() && !is_ours(name), "{name}");
        }
        assert!(Key::parse("goalsheet:sheet:").is_none(), "an id is never blank");
    }
}
