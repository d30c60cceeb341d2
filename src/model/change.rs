//! What differs between two documents: the one form in which undo, saving and other tabs speak of an edit.

use std::sync::Arc;

use super::document::Identified;
use super::{Binned, Document, Extra, Settings, Sheet, Shelf};

/// The difference between two documents. It can be turned round.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Sheets that came, went or changed.
    pub sheets: Vec<Delta<Sheet>>,
    /// Places of the bin that came, went or changed.
    pub bin: Vec<Delta<Binned>>,
    /// A file's unknown keys, before and after.
    pub extra: Option<Delta<Extra>>,
    /// What holds for all sheets, before and after.
    pub settings: Option<Delta<Settings>>,
}

/// One thing before and after; none on a side where it was not there.
#[derive(Debug)]
pub struct Delta<T> {
    /// As it was.
    pub before: Option<Arc<T>>,
    /// As it is now.
    pub after: Option<Arc<T>>,
}

impl<T> Clone for Delta<T> {
    fn clone(&self) -> Self {
        Self { before: self.before.clone(), after: self.after.clone() }
    }
}

impl<T> Delta<T> {
    /// The same, turned round.
    fn inverted(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }

    /// The thing after the change, or before it where it went.
    pub fn either(&self) -> Option<&Arc<T>> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

impl Change {
    /// What turns `before` into `after`; a thing that is the same `Arc` in both did not change.
    pub fn between(before: &Document, after: &Document) -> Self {
        Self {
            sheets: differing(&before.sheets, &after.sheets),
            bin: differing(&before.bin, &after.bin),
            extra: changed(&before.extra, &after.extra),
            settings: changed(&before.settings, &after.settings),
        }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.sheets.is_empty() && self.bin.is_empty() && self.extra.is_none() && self.settings.is_none()
    }

    /// The change that takes this one back.
    pub fn inverted(&self) -> Self {
        Self {
            sheets: self.sheets.iter().map(Delta::inverted).collect(),
            bin: self.bin.iter().map(Delta::inverted).collect(),
            extra: self.extra.as_ref().map(Delta::inverted),
            settings: self.settings.as_ref().map(Delta::inverted),
        }
    }

    /// Makes this change and a later one into one.
    pub(super) fn extend(&mut self, later: &Self) {
        extend(&mut self.sheets, &later.sheets);
        extend(&mut self.bin, &later.bin);
        extend_one(&mut self.extra, later.extra.as_ref());
        extend_one(&mut self.settings, later.settings.as_ref());
    }

    /// Applies the change, or gives none where the document is not as it was before the change.
    pub fn apply(&self, document: &Document) -> Option<Document> {
        let mut next = document.clone();
        swap_in(&mut next.sheets, &self.sheets)?;
        swap_in(&mut next.bin, &self.bin)?;
        if let Some(extra) = self.extra.as_ref().and_then(|extra| extra.after.clone()) {
            next.extra = extra;
        }
        if let Some(settings) = self.settings.as_ref().and_then(|settings| settings.after.clone()) {
            next.settings = settings;
        }
        Some(next)
    }
}

/// What there is one of in a document, before and after.
fn changed<T>(before: &Arc<T>, after: &Arc<T>) -> Option<Delta<T>> {
    let is_same = Arc::ptr_eq(before, after);
    (!is_same).then(|| Delta { before: Some(before.clone()), after: Some(after.clone()) })
}

fn extend_one<T>(delta: &mut Option<Delta<T>>, later: Option<&Delta<T>>) {
    if let Some(later) = later {
        let before = delta.take().map_or_else(|| later.before.clone(), |delta| delta.before);
        *delta = Some(Delta { before, after: later.after.clone() });
    }
}

/// Walks two shelves side by side, in the order of ids.
fn differing<T: Identified>(before: &Shelf<T>, after: &Shelf<T>) -> Vec<Delta<T>> {
    let mut deltas = Vec::new();
    let (mut old, mut new) = (before.iter().peekable(), after.iter().peekable());
    loop {
        let delta = match (old.peek(), new.peek()) {
            (None, None) => return deltas,
            (Some(a), Some(b)) if a.id() == b.id() => {
                let delta = Delta { before: old.next().cloned(), after: new.next().cloned() };
                if let (Some(a), Some(b)) = (&delta.before, &delta.after)
                    && Arc::ptr_eq(a, b)
                {
                    continue;
                }
                delta
            }
            (Some(a), Some(b)) if a.id() > b.id() => Delta { before: None, after: new.next().cloned() },
            (None, Some(_)) => Delta { before: None, after: new.next().cloned() },
            (Some(_), _) => Delta { before: old.next().cloned(), after: None },
        };
        deltas.push(delta);
    }
}

/// What came and went again, or is as it was, is no difference.
fn extend<T: Identified>(deltas: &mut Vec<Delta<T>>, later: &[Delta<T>]) {
    for delta in later {
        let is_same =
            |known: &&mut Delta<T>| known.either().map(|x| x.id()) == delta.either().map(|x| x.id());
        match deltas.iter_mut().find(is_same) {
            Some(known) => known.after = delta.after.clone(),
            None => deltas.push(delta.clone()),
        }
    }
    deltas.retain(|delta| match (&delta.before, &delta.after) {
        (Some(before), Some(after)) => !Arc::ptr_eq(before, after),
        (before, after) => before.is_some() || after.is_some(),
    });
}

/// Puts what came after in the place of what was before, which must be there as it was.
fn swap_in<T: Identified>(shelf: &mut Shelf<T>, deltas: &[Delta<T>]) -> Option<()> {
    for delta in deltas {
        let id = delta.either()?.id().clone();
        let as_expected = match (shelf.get(&id), &delta.before) {
            (None, None) => true,
            (Some(here), Some(expected)) => Arc::ptr_eq(here, expected),
            _ => false,
        };
        as_expected.then_some(())?;
        match &delta.after {
            Some(after) => shelf.put(after.clone()),
            None => shelf.take(&id),
        };
    }
    Some(())
}
