//! The versions of a sheet as one value of a storage. What another version of the app wrote in another form is refused, and
//! so never written over.

use serde::{Deserialize, Serialize};

use super::fold::FoldedPart;
use super::{NotKept, Occasion, SheetVersions, VersionEntry};
use crate::model::Moment;

/// The form of the value.
const FORM: u32 = 1;

#[derive(Serialize, Deserialize)]
struct WrittenVersions {
    stored: u32,
    newest: String,
    versions: Vec<WrittenVersion>,
}

#[derive(Serialize, Deserialize)]
struct WrittenVersion {
    at: Moment,
    occasion: String,
    name: String,
    parts: Vec<FoldedPart>,
}

/// The value.
pub(super) fn write(versions: &SheetVersions) -> String {
    let entry = |entry: &VersionEntry| WrittenVersion {
        at: entry.at.clone(),
        occasion: entry.occasion.code().to_owned(),
        name: entry.name.clone(),
        parts: entry.parts.clone(),
    };
    let written = WrittenVersions {
        stored: FORM,
        newest: versions.newest.clone(),
        versions: versions.entries.iter().map(entry).collect(),
    };
    // Fails for maps with keys that are no texts, and there is none.
    serde_json::to_string(&written).expect("a value")
}

/// The versions of a value.
pub(super) fn read(value: &str) -> Result<SheetVersions, NotKept> {
    let written: WrittenVersions = serde_json::from_str(value).map_err(|_| NotKept::Unreadable)?;
    if written.stored != FORM || written.versions.is_empty() {
        return Err(NotKept::Unreadable);
    }
    let entry = |version: WrittenVersion| VersionEntry {
        at: version.at,
        occasion: Occasion::of_code(&version.occasion),
        name: version.name,
        parts: version.parts,
    };
    Ok(SheetVersions { newest: written.newest, entries: written.versions.into_iter().map(entry).collect() })
}
