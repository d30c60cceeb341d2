//! What the browser tells of other tabs and of the page going away. A listener listens for as long as it is kept.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, Document, VisibilityState};

use crate::store::StorageEvent;

/// Another tab wrote to localStorage. It never comes for what this tab writes.
pub fn on_storage(act: impl Fn(StorageEvent) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    let listener = EventListener::new(&window, "storage", move |event| {
        let event = event.dyn_ref::<web_sys::StorageEvent>().filter(|event| is_local(event));
        if let Some(event) = event {
            act(StorageEvent {
                key: event.key(),
                old_value: event.old_value(),
                new_value: event.new_value(),
            });
        }
    });
    Some(listener)
}

/// The page is left, perhaps for good.
pub fn on_page_hide(act: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "pagehide", move |_| act()))
}

/// The page is frozen in the background, from where it may be dropped without a further word.
pub fn on_freeze(act: impl Fn() + 'static) -> Option<EventListener> {
    let document = document()?;
    Some(EventListener::new(&document, "freeze", move |_| act()))
}

/// The page wakes from where it heard of nothing: from being frozen, or from the cache of pages that one goes back to.
pub fn on_awake(act: impl Fn() + Clone + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    if let Some(document) = document() {
        let resumed = act.clone();
        // For as long as the page lives.
        EventListener::new(&document, "resume", move |_| resumed()).forget();
    }
    Some(EventListener::new(&window, "pageshow", move |event| {
        let is_cached = js_sys::Reflect::get(event, &"persisted".into()).is_ok_and(|is| is.is_truthy());
        if is_cached {
            act();
        }
    }))
}

/// The page was hidden (true), the last that a page on a telephone hears, or is seen again.
pub fn on_visibility(act: impl Fn(bool) + 'static) -> Option<EventListener> {
    let document = document()?;
    let target = document.clone();
    let listener = EventListener::new(&target, "visibilitychange", move |_| {
        act(document.visibility_state() == VisibilityState::Hidden);
    });
    Some(listener)
}

/// The page is about to be left: the browser asks the person first where `must_ask` says so.
pub fn on_before_unload(must_ask: impl Fn() -> bool + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window, "beforeunload", options, move |event| {
        if must_ask() {
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                event.set_return_value("?");
            }
        }
    });
    Some(listener)
}

/// sessionStorage speaks by the same event. An event made by a script names no storage.
fn is_local(event: &web_sys::StorageEvent) -> bool {
    let Some(area) = event.storage_area() else { return true };
    let local = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    local.is_some_and(|local| local == area)
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
