//! All sheets that this browser holds, and the bin.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{BinId, Extra, Moment, Settings, Sheet, SheetId};

/// Everything the app holds: the sheets, the bin, and a file's unknown keys.
///
/// Cloning costs a pointer a sheet; a sheet that did not change is the same `Arc` before and after an edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The sheets in use.
    pub sheets: Shelf<Sheet>,
    /// Deleted sheets, kept until the bin is emptied.
    pub bin: Shelf<Binned>,
    /// Keys of the file itself that this version does not know.
    pub extra: Arc<Extra>,
    /// What holds for all sheets.
    pub settings: Arc<Settings>,
}

/// A deleted sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Binned {
    /// Its place in the bin.
    pub id: BinId,
    /// When it was deleted.
    pub deleted_at: Moment,
    /// The sheet as it was.
    pub sheet: Arc<Sheet>,
}

/// Something that a shelf can hold.
pub trait Identified {
    /// What it is known by.
    type Id: Ord + Clone;
    /// Its own id.
    fn id(&self) -> &Self::Id;
}

impl Identified for Sheet {
    type Id = SheetId;
    fn id(&self) -> &SheetId {
        &self.id
    }
}

impl Identified for Binned {
    type Id = BinId;
    fn id(&self) -> &BinId {
        &self.id
    }
}

/// Things by id, in the order of their ids, each id once.
///
/// A sorted vector: cloning it is one allocation, which a keystroke with 2,000 sheets stored can afford.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf<T>(Vec<Arc<T>>);

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Identified> Shelf<T> {
    /// Puts things in order; an error names an id that came twice.
    pub fn from_items(items: Vec<Arc<T>>) -> Result<Self, T::Id> {
        let mut shelf = Self(Vec::with_capacity(items.len()));
        for item in items {
            let id = item.id().clone();
            if shelf.put(item).is_some() {
                return Err(id);
            }
        }
        Ok(shelf)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, in the order of their ids.
    pub fn iter(&self) -> std::slice::Iter<'_, Arc<T>> {
        self.0.iter()
    }

    /// The one of this id.
    pub fn get(&self, id: &T::Id) -> Option<&Arc<T>> {
        self.find(id).ok().map(|at| &self.0[at])
    }

    /// Puts one in its place and gives back the one that had the same id.
    pub fn put(&mut self, item: Arc<T>) -> Option<Arc<T>> {
        match self.find(item.id()) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at], item)),
            Err(at) => {
                self.0.insert(at, item);
                None
            }
        }
    }

    /// Takes the one of this id away.
    pub fn take(&mut self, id: &T::Id) -> Option<Arc<T>> {
        self.find(id).ok().map(|at| self.0.remove(at))
    }

    fn find(&self, id: &T::Id) -> Result<usize, usize> {
        self.0.binary_search_by(|item| item.id().cmp(id))
    }
}

/// Why something is no document: two rows of one sheet share an id.
#[derive(Clone, Debug, PartialEq)]
pub struct Invalid {
    /// The sheet.
    pub sheet: SheetId,
    /// The id that two of its initiatives or positions share.
    pub twice: String,
}

impl Sheet {
    /// Checks what the types cannot: that its rows' ids are unique.
    pub fn check(&self) -> Result<(), Invalid> {
        let invalid = |twice: String| Invalid { sheet: self.id.clone(), twice };
        let mut seen = BTreeSet::new();
        if let Some(twice) = self.initiatives.iter().find(|i| !seen.insert(&i.id)) {
            return Err(invalid(twice.id.to_string()));
        }
        let mut seen = BTreeSet::new();
        match self.positions.iter().find(|p| !seen.insert(p.id)) {
            Some(twice) => Err(invalid(twice.id.0.to_string())),
            None => Ok(()),
        }
    }
}

impl Document {
    /// The sheet of this id.
    pub fn sheet(&self, id: &SheetId) -> Option<&Arc<Sheet>> {
        self.sheets.get(id)
    }

    /// Checks every sheet; shelves keep ids unique, and ranks, SDGs and years check themselves.
    pub fn check(&self) -> Result<(), Invalid> {
        self.sheets
            .iter()
            .chain(self.bin.iter().map(|binned| &binned.sheet))
            .try_for_each(|sheet| sheet.check())
    }
}
