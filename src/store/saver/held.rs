//! The cell in which a person types: what another tab wrote there waits for a pause, so that no word changes under the cursor.

use super::merged::merged;
use super::{Saver, Snapshot};
use crate::codec::stored;
use crate::model::{Cell, SheetId};
use crate::store::{Key, Load, LoadedValue, StorageArea, load};

impl<A: StorageArea> Saver<A> {
    /// Has what would change this cell wait, or nothing any more.
    pub fn hold(&mut self, cell: Option<(SheetId, Cell)>) {
        self.held = cell;
    }

    /// Whether what another tab wrote would change the words that a person is typing, or make a further sheet of them.
    pub(super) fn waits(&self, key: &Key, raw: Option<&str>, snapshot: Snapshot<'_>) -> bool {
        let (Some((id, cell)), Key::Sheet(of), Some(raw)) = (&self.held, key, raw) else { return false };
        let Some(ours) = snapshot.document.sheet(id).filter(|_| id == of) else { return false };
        let Load::Found(LoadedValue::Sheet(theirs)) = load(key, raw.to_owned()) else { return false };
        let both = self.ground(id, &theirs.by).and_then(|base| merged(&base, ours, &theirs.sheet));
        both.is_none_or(|both| both.text(cell) != ours.text(cell))
    }

    /// Keeps what this tab has until then, as it keeps what it wrote; false where there is no room.
    pub(super) fn keep_aside(&mut self, key: &Key, text: &str) -> bool {
        let Key::Sheet(id) = key else { return false };
        let base = self.bases.get(id).map(|base| stored::encode_sheet(base, None, false));
        self.store.keep_aside(key, base.as_deref(), text)
    }
}
