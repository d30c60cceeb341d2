//! What is stored here and cannot be read: shown with what the spare has of it, until the person has decided.

use std::sync::Arc;

use leptos::prelude::*;

use super::Shell;
use crate::messages::unreadable as words;
use crate::model::{Sheet, SheetId};
use crate::store::{SaveError, Spared, StoreEvent, Unreadable, follow};

/// A value that cannot be read, and what the spare has in its place.
#[derive(Clone, Debug)]
pub(crate) struct UnreadableRow {
    /// The value, as it is stored.
    pub(crate) record: Unreadable,
    /// What could be brought back.
    pub(crate) spared: Option<Spared>,
}

impl Shell {
    /// Shows a value that cannot be read.
    pub(super) fn note_unreadable(self, record: Unreadable) {
        self.saving.unreadable.update(|rows| {
            rows.retain(|row| row.record.key != record.key);
            rows.push(UnreadableRow { record, spared: None });
        });
        self.look_in_spare();
    }

    /// Whether a sheet is stored here and cannot be read.
    pub(super) fn is_unreadable_here(self, id: &SheetId) -> bool {
        self.saving.unreadable.track();
        self.with_autosave(|autosave| autosave.is_locked(id)).unwrap_or(false)
    }

    /// Looks what the spare has of all that cannot be read.
    pub(super) fn look_in_spare(self) {
        let is_new = |row: &&UnreadableRow| row.spared.is_none();
        let records = self.saving.unreadable.with_untracked(|rows| {
            rows.iter().filter(is_new).map(|row| row.record.clone()).collect::<Vec<_>>()
        });
        let on_found = move |record: Unreadable, spared| {
            self.saving.unreadable.update(|rows| {
                if let Some(row) = rows.iter_mut().find(|row| row.record == record) {
                    row.spared = Some(spared);
                }
            });
        };
        self.with_autosave(|autosave| {
            records.into_iter().for_each(|record| autosave.look_in_spare(record, on_found));
        });
    }

    /// Shows no longer what can be read again, or is gone.
    pub(super) fn look_at_unreadable(self) {
        if self.saving.unreadable.with_untracked(Vec::is_empty) {
            return;
        }
        self.with_autosave(|autosave| {
            self.saving.unreadable.update(|rows| rows.retain(|row| autosave.is_unreadable(&row.record)));
        });
    }

    /// Downloads what cannot be read, as it is stored.
    pub(crate) fn download_unreadable(self, row: &UnreadableRow) {
        self.download(words::RAW_FILE, "text/plain", row.record.raw.as_bytes());
    }

    /// Puts what the spare has in its place, because the person said so.
    pub(crate) fn take_from_spare(self, row: &UnreadableRow) {
        let Some(spared) = &row.spared else { return };
        let brought = self.with_autosave(|autosave| autosave.bring_back(&row.record, spared));
        match brought {
            Some(Ok(Some(events))) => self.taken_from_spare(row, &events),
            Some(Err(SaveError::Full(_))) => self.trouble(words::NO_ROOM.to_owned()),
            _ => self.trouble(words::FAILED.to_owned()),
        }
        self.measure_space();
        self.look_at_unreadable();
    }

    fn taken_from_spare(self, row: &UnreadableRow, events: &[StoreEvent]) {
        events.iter().for_each(|event| drop(self.run(|session, now| follow(session, event, now))));
        let sheets: Vec<Arc<Sheet>> = events
            .iter()
            .filter_map(|event| match event {
                StoreEvent::SheetChanged { found: Some(found), .. } => Some(Arc::clone(&found.sheet)),
                _ => None,
            })
            .collect();
        let told = words::brought_back(&row.record, row.spared.as_ref());
        match sheets.is_empty() {
            true => self.say(told),
            false => self.show_arrivals(&sheets, told),
        }
    }

    /// Removes what cannot be read, because the person said so.
    pub(crate) fn discard_unreadable(self, row: &UnreadableRow) {
        let removed = self.with_autosave(|autosave| autosave.discard_unreadable(&row.record));
        if !matches!(removed, Some(Ok(true))) {
            self.trouble(words::DISCARD_FAILED.to_owned());
        }
        self.look_at_unreadable();
    }
}
