//! Bringing back from the spare what cannot be read where it is stored.

use super::{Pass, Saver, SaverReport, Snapshot};
use crate::model::SheetId;
use crate::store::conflict::StoredState;
use crate::store::{Key, SaveError, Spared, StorageArea, Unreadable, save_error};

impl<A: StorageArea> Saver<A> {
    /// Puts what the spare has in the place of what cannot be read, because the person said so, and takes it as if another tab
    /// had written it. None where what was shown is not there any more; what cannot be written leaves it whole.
    pub fn bring_back(
        &mut self,
        shown: &Unreadable,
        spared: &Spared,
        snapshot: Snapshot<'_>,
        new_id: &mut dyn FnMut() -> SheetId,
    ) -> Result<Option<SaverReport>, SaveError> {
        let Some(key) = Key::parse(&shown.key) else { return Ok(None) };
        let is_put = self.store.replace_unreadable(shown, &spared.raw);
        if !is_put.map_err(|error| save_error(&key, error))? {
            return Ok(None);
        }
        let mut pass = Pass { snapshot, new_id, report: SaverReport::default() };
        self.resolve_conflict(&key, Some(spared.raw.clone()), StoredState::Deleted, &mut pass);
        Ok(Some(pass.report))
    }
}
