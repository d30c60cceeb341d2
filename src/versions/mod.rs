//! The versions of a sheet that are kept (履歴): when, on what occasion, under what name, and the sheet as it stood.
//!
//! All versions of one sheet are one value, which lies apart from the sheets: what is kept here may be thinned or fail to
//! be written, and no sheet is touched by it.

mod fold;
mod occasion;
mod thin;
mod unite;
mod written;

use std::sync::Arc;

pub use occasion::{Occasion, Staying};
pub use unite::unite;

use crate::codec::stored;
use crate::model::{Moment, Sheet};
use fold::{FoldedPart, fold, unfold};

/// One version of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptVersion {
    /// Since when it stood so, as far as is known: when it was kept.
    pub at: Moment,
    /// Why it was kept.
    pub occasion: Occasion,
    /// What a person called it, or to what kind of file it went; may be empty.
    pub name: String,
    /// The sheet as it stood.
    pub sheet: Arc<Sheet>,
}

/// Why versions could not be read or kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// What is kept cannot be read, perhaps because a later version of the app wrote it. It stays as it is.
    Unreadable,
    /// There is no room left but by dropping what a person has kept.
    Full,
}

/// All versions of one sheet: the newest whole, each other as what turns the one after it into it.
#[derive(Clone, Debug, PartialEq)]
struct SheetVersions {
    /// The newest sheet, as it is stored.
    newest: String,
    /// Newest first; never empty.
    entries: Vec<VersionEntry>,
}

/// A version among the others.
#[derive(Clone, Debug, PartialEq)]
struct VersionEntry {
    at: Moment,
    occasion: Occasion,
    name: String,
    /// What it is made of, out of the version after it; of the newest, nothing.
    parts: Vec<FoldedPart>,
}

/// The value that holds further versions, in their order, besides those of a value; none where it needs no change.
pub fn keep(value: Option<&str>, further: &[KeptVersion]) -> Result<Option<String>, NotKept> {
    let mut versions = value.map(written::read).transpose()?;
    let mut has_changed = false;
    for version in further {
        let sheet = stored::encode_sheet(&version.sheet, None, false);
        has_changed |= match &mut versions {
            Some(versions) => versions.keep(version, sheet)?,
            None => {
                versions = Some(SheetVersions { newest: sheet, entries: vec![VersionEntry::of(version)] });
                true
            }
        };
    }
    Ok(versions.filter(|_| has_changed).map(|versions| written::write(&versions)))
}

/// The versions of a value, newest first.
pub fn read(value: &str) -> Result<Vec<KeptVersion>, NotKept> {
    let versions = written::read(value)?;
    let texts = versions.texts().ok_or(NotKept::Unreadable)?;
    let sheet = |text: &str| stored::decode_sheet(text).map(|stored| Arc::new(stored.sheet));
    let of = |(entry, text): (&VersionEntry, &String)| {
        Some(KeptVersion {
            at: entry.at.clone(),
            occasion: entry.occasion.clone(),
            name: entry.name.clone(),
            sheet: sheet(text).ok()?,
        })
    };
    versions.entries.iter().zip(&texts).map(of).collect::<Option<_>>().ok_or(NotKept::Unreadable)
}

impl VersionEntry {
    /// The newest.
    fn of(version: &KeptVersion) -> Self {
        let KeptVersion { at, occasion, name, .. } = version.clone();
        Self { at, occasion, name, parts: Vec::new() }
    }
}

impl SheetVersions {
    /// Puts in the newest version; whether that changed anything.
    fn keep(&mut self, version: &KeptVersion, sheet: String) -> Result<bool, NotKept> {
        let is_same = sheet == self.newest;
        let is_like = |entry: &VersionEntry| entry.occasion == version.occasion && entry.name == version.name;
        match version.occasion.staying() {
            Staying::First if is_same => return Ok(false),
            // The same sheet sent thrice is one version, of the last time.
            Staying::Second if is_same && self.entries.first().is_some_and(is_like) => {
                self.entries.iter_mut().take(1).for_each(|entry| entry.at = version.at.clone());
                return Ok(true);
            }
            _ => {}
        }
        let mut next = self.clone();
        if let Some(last) = next.entries.first_mut() {
            last.parts = fold(&sheet, &self.newest);
        }
        next.entries.insert(0, VersionEntry::of(version));
        next.newest = sheet;
        if !next.thin()? {
            return match version.occasion.staying() {
                Staying::Own => Err(NotKept::Full),
                _ => Ok(false),
            };
        }
        *self = next;
        Ok(true)
    }

    /// All sheets as they are stored, newest first; none where something is damaged.
    fn texts(&self) -> Option<Vec<String>> {
        self.texts_to(self.entries.len())
    }

    /// The first of them.
    fn texts_to(&self, count: usize) -> Option<Vec<String>> {
        let mut texts = vec![self.newest.clone()];
        for entry in self.entries.iter().take(count).skip(1) {
            let text = unfold(texts.last()?, &entry.parts)?;
            texts.push(text);
        }
        Some(texts)
    }

    /// Drops a version that is not the newest.
    fn drop_at(&mut self, at: usize) -> Option<()> {
        if at + 1 < self.entries.len() {
            let texts = self.texts_to(at + 2)?;
            self.entries[at + 1].parts = fold(&texts[at - 1], &texts[at + 1]);
        }
        self.entries.remove(at);
        Some(())
    }
}
