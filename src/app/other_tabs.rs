//! Ears for other tabs and for the page going away.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, Document, StorageEvent, VisibilityState};

use super::autosave::Autosave;
use crate::store::keeper::Told;

/// Listens for as long as the listeners are kept.
pub(crate) fn listeners(autosave: &Autosave) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    vec![
        other_tabs(autosave, &window),
        flush_on(autosave, &window, "pagehide"),
        flush_on(autosave, &document, "freeze"),
        visibility(autosave, document),
        leaving(autosave, &window),
    ]
}

/// A `storage` event comes from other tabs only, and never for what this one writes.
fn other_tabs(autosave: &Autosave, window: &web_sys::Window) -> EventListener {
    let upgrade = autosave.downgrade();
    EventListener::new(window, "storage", move |event| {
        let (Some(autosave), Some(event)) = (upgrade(), event.dyn_ref::<StorageEvent>()) else { return };
        if is_local(event) {
            let (name, old, new) = (event.key(), event.old_value(), event.new_value());
            autosave.heard(Told { name: name.as_deref(), old: old.as_deref(), new: new.as_deref() });
        }
    })
}

/// sessionStorage speaks by the same event. An event made by a script names no storage.
fn is_local(event: &StorageEvent) -> bool {
    let Some(area) = event.storage_area() else { return true };
    let local = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    local.is_some_and(|local| local == area)
}

fn flush_on(autosave: &Autosave, target: &web_sys::EventTarget, name: &'static str) -> EventListener {
    let upgrade = autosave.downgrade();
    EventListener::new(target, name, move |_| {
        if let Some(autosave) = upgrade() {
            autosave.flush();
        }
    })
}

/// Hidden is the last that a page on a telephone hears; seen again, it looks whether its storage is still there.
fn visibility(autosave: &Autosave, document: Document) -> EventListener {
    let upgrade = autosave.downgrade();
    let target = document.clone();
    EventListener::new(&target, "visibilitychange", move |_| {
        let Some(autosave) = upgrade() else { return };
        match document.visibility_state() {
            VisibilityState::Hidden => autosave.flush(),
            _ => autosave.verify(),
        }
    })
}

/// Saves, and has the browser ask before it leaves what could not be saved.
fn leaving(autosave: &Autosave, window: &web_sys::Window) -> EventListener {
    let upgrade = autosave.downgrade();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(window, "beforeunload", options, move |event| {
        let Some(autosave) = upgrade() else { return };
        autosave.flush();
        if autosave.has_unsaved() && !crate::browser::crash::has_crashed() {
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                event.set_return_value("?");
            }
        }
    })
}
