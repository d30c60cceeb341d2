//! What is stored and cannot be read: looked for in the spare, brought back from there, or removed.

use leptos::task::spawn_local;

use super::Autosave;
use crate::browser::ids;
use crate::store::{SaveError, Saver, SaverReport, Snapshot, Spared, StorageError, StoreEvent, Unreadable};

impl Autosave {
    /// Whether it is stored still.
    pub(crate) fn is_unreadable(&self, record: &Unreadable) -> bool {
        self.0.saver.borrow().as_ref().is_ok_and(|saver| saver.store().is_unreadable(&record.key))
    }

    /// Looks what the spare has in its place, and tells of what can be read.
    pub(crate) fn look_in_spare(
        &self,
        record: Unreadable,
        on_found: impl FnOnce(Unreadable, Spared) + 'static,
    ) {
        let spare = self.0.spare.clone();
        spawn_local(async move {
            let raw = spare.value(&record.key).await;
            if let Some(spared) = raw.and_then(|raw| record.spared(raw)) {
                on_found(record, spared);
            }
        });
    }

    /// Puts what the spare has in its place, because the person said so; answers with what the app must follow. None where it is
    /// not there any more as shown.
    pub(crate) fn bring_back(
        &self,
        shown: &Unreadable,
        spared: &Spared,
    ) -> Result<Option<Vec<StoreEvent>>, SaveError> {
        let mut outcome = Ok(false);
        let bring_back = |saver: &mut Saver<_>, snapshot: Snapshot<'_>| {
            let found = saver.bring_back(shown, spared, snapshot, &mut ids::new_sheet_id);
            let (is_put, report) = match found {
                Ok(Some(report)) => (Ok(true), report),
                Ok(None) => (Ok(false), SaverReport::default()),
                Err(error) => (Err(error), SaverReport::default()),
            };
            outcome = is_put;
            report
        };
        let events = self.perform(bring_back, false);
        self.schedule();
        Ok(outcome?.then_some(events))
    }

    /// Removes what cannot be read, because the person said so. False where it is not there any more as shown.
    pub fn discard_unreadable(&self, shown: &Unreadable) -> Result<bool, StorageError> {
        let outcome = match &mut *self.0.saver.borrow_mut() {
            Ok(saver) => saver.store_mut().discard_unreadable(shown),
            Err(_) => Ok(false),
        };
        self.schedule();
        outcome
    }
}
