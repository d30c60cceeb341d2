//! Putting back what a backup holds, each value as it was.

use std::collections::BTreeMap;

use super::{Pass, Saver, SaverReport, Snapshot, StoreEvent};
use crate::model::SheetId;
use crate::store::{BackupRow, Key, Load, StorageArea, StorageError, load};

impl<A: StorageArea> Saver<A> {
    /// All that belongs into a backup, also what could not be stored.
    pub fn everything(&self, snapshot: Snapshot<'_>) -> Result<BTreeMap<String, String>, StorageError> {
        let mut all = self.store.everything()?;
        for key in self.unsaved.iter().filter(|key| !self.store.is_locked(key)) {
            match snapshot.encode(key) {
                Some(text) => all.insert(key.name(), text),
                None => all.remove(&key.name()),
            };
        }
        Ok(all)
    }

    /// Puts the chosen rows of a backup here, all or, should the tab be killed, none; and tells how many could not be put:
    /// what has changed since it was compared is left as it is.
    pub fn restore(
        &mut self,
        rows: &[BackupRow],
        snapshot: Snapshot<'_>,
        new_id: &mut dyn FnMut() -> SheetId,
    ) -> (SaverReport, usize) {
        let mut pass = Pass { snapshot, new_id, report: SaverReport::default() };
        let taken = || rows.iter().filter(|row| row.is_taken);
        self.store.begin_step(taken().map(|row| row.name.clone()));
        let left = taken().filter(|row| !self.restore_row(row, &mut pass)).count();
        self.store.end_step();
        (pass.report, left)
    }

    /// Whether it is here now.
    fn restore_row(&mut self, row: &BackupRow, pass: &mut Pass<'_>) -> bool {
        let Some(key) = Key::parse(&row.name) else { return self.store.put_other(row) };
        let is_touched = self.unsaved.contains(&key) || self.store.is_locked(&key);
        if is_touched || self.store.mark(&key) != row.here {
            return false;
        }
        match load(&key, row.raw.clone()) {
            Load::Found(value) => self.put_back(&key, row.raw.clone(), value, pass),
            Load::Unreadable(found) => {
                let is_put = self.store.put_other(row);
                if is_put {
                    self.store.lock(&found);
                    pass.report.events.push(StoreEvent::Unreadable(found));
                }
                return is_put;
            }
            Load::Absent => return false,
        }
        true
    }
}
