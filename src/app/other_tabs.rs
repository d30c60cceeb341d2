//! What wakes the autosave: other tabs' writing, and the page going away.

use gloo_events::EventListener;

use super::autosave::Autosave;
use crate::browser::{crash, page_events};

/// Listens for as long as it is kept.
#[derive(Debug)]
#[must_use]
pub struct OtherTabs {
    _listeners: Vec<EventListener>,
}

impl OtherTabs {
    /// Has the autosave follow other tabs, and save before the page goes away.
    pub fn listen(autosave: &Autosave) -> Self {
        let storage = autosave.clone();
        let (hide, freeze) = (autosave.clone(), autosave.clone());
        let (visibility, awake) = (autosave.clone(), autosave.clone());
        let leaving = autosave.clone();
        let listeners = [
            page_events::on_storage(move |event| storage.storage_event(&event)),
            page_events::on_page_hide(move || {
                // Also where nothing is unsaved: an emptied storage is filled again before the page is gone.
                hide.verify();
                hide.leave();
            }),
            page_events::on_awake(move || awake.catch_up()),
            page_events::on_freeze(move || freeze.leave()),
            page_events::on_visibility(move |is_hidden| match is_hidden {
                true => visibility.leave(),
                false => visibility.verify(),
            }),
            page_events::on_before_unload(move || {
                leaving.leave();
                leaving.has_unsaved() && !crash::has_crashed()
            }),
        ];
        Self { _listeners: listeners.into_iter().flatten().collect() }
    }
}
