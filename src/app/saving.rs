//! What is kept in this browser, as a person is told of it: whether it is saved, and what could not be read.

use leptos::prelude::*;

use super::Shell;
use crate::app::autosave::Autosave;
use crate::app::other_tabs::OtherTabs;
use crate::messages::{saving, ui};
use crate::model::SheetId;
use crate::store::{SaveState, StoreEvent, Unreadable, follow};

/// How saving stands.
#[derive(Clone, Copy)]
pub(crate) struct Saving {
    pub(super) autosave: StoredValue<Option<Autosave>, LocalStorage>,
    pub(super) other_tabs: StoredValue<Option<OtherTabs>, LocalStorage>,
    /// What is saved.
    pub(crate) state: RwSignal<SaveState>,
    /// What is stored and cannot be read.
    pub(crate) unreadable: RwSignal<Vec<Unreadable>>,
}

impl Saving {
    pub(super) fn new(state: SaveState) -> Self {
        Self {
            autosave: StoredValue::new_local(None),
            other_tabs: StoredValue::new_local(None),
            state: RwSignal::new(state),
            unreadable: RwSignal::new(Vec::new()),
        }
    }
}

impl Shell {
    /// Follows what another tab did, and says so.
    pub(super) fn store_event(self, event: &StoreEvent) {
        let followed = self.run(|session, now| follow(session, event, now)).is_some();
        match event {
            StoreEvent::SheetChanged { .. } if followed => self.say_undoable(saving::FOLLOWED.to_owned()),
            StoreEvent::BothChanged { ours, .. } => self.say_undoable(saving::both_kept(&self.goal(ours))),
            StoreEvent::SheetKept(id) => self.say(saving::kept(&self.goal(id))),
            StoreEvent::Unreadable(record) => self.saving.unreadable.update(|all| all.push(record.clone())),
            StoreEvent::StorageEmptied => self.trouble(saving::EMPTIED.to_owned()),
            StoreEvent::SheetChanged { .. } | StoreEvent::BinChanged { .. } | StoreEvent::ExtraChanged(_) => {
            }
        }
    }

    fn goal(self, id: &SheetId) -> String {
        let document = self.document().get_untracked();
        document.sheet(id).map_or_else(String::new, |sheet| ui::goal(&sheet.goal).to_owned())
    }

    /// Downloads what cannot be read, as it is stored.
    pub(crate) fn download_unreadable(self, record: &Unreadable) {
        self.download(saving::RAW_FILE, "text/plain", record.raw.as_bytes());
    }

    /// Removes what cannot be read, because the person said so.
    pub(crate) fn discard_unreadable(self, record: &Unreadable) {
        let removed = self
            .saving
            .autosave
            .with_value(|autosave| autosave.as_ref().map(|autosave| autosave.discard_unreadable(record)));
        match removed {
            Some(Ok(true)) => {
                self.saving.unreadable.update(|all| all.retain(|other| other.key != record.key))
            }
            _ => self.trouble(saving::DISCARD_FAILED.to_owned()),
        }
    }
}
