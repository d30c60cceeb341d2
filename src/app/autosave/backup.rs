//! All that is kept, out into a backup and back from one.

use std::collections::BTreeMap;

use super::Autosave;
use crate::browser::ids;
use crate::store::{BackupRow, ROOM, Saver, Snapshot, StoreEvent};

impl Autosave {
    /// Looks how much of the storage is taken, in hundredths.
    pub(crate) fn space(&self) -> usize {
        self.0.saver.borrow().as_ref().map_or(0, |saver| (saver.store().measure() * 100).div_ceil(ROOM))
    }

    /// All that belongs into a backup, also what could not be saved; none where the browser refuses to give it.
    pub(crate) fn everything(&self) -> Option<BTreeMap<String, String>> {
        self.flush();
        let mut all = None;
        let saver = self.0.saver.borrow();
        (self.0.read)(&mut |document, ledger| {
            let snapshot = Snapshot { document, ledger };
            all = match &*saver {
                Ok(saver) => saver.everything(snapshot).ok(),
                Err(_) => Some(snapshot.values()),
            };
        });
        all
    }

    /// A backup beside what is here; none where nothing can be kept here.
    pub(crate) fn compare_backup(&self, values: BTreeMap<String, String>) -> Option<Vec<BackupRow>> {
        self.flush();
        self.0.saver.borrow().as_ref().ok()?.store().compare_backup(values).ok()
    }

    /// Puts the chosen rows here; answers with what the app must follow, and how many could not be put.
    pub(crate) fn restore(&self, rows: &[BackupRow]) -> (Vec<StoreEvent>, usize) {
        self.flush();
        let mut left = 0;
        let restore = |saver: &mut Saver<_>, snapshot: Snapshot<'_>| {
            let (report, not_put) = saver.restore(rows, snapshot, &mut ids::new_sheet_id);
            left = not_put;
            report
        };
        let events = self.perform(restore, false);
        (events, left)
    }
}
