//! What an event came to, as an element of the page.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, EventTarget};

/// The element, where it is one.
pub(crate) fn element(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}

/// The nearest element of this kind in which the event came to pass.
pub(crate) fn within(event: &Event, selector: &str) -> Option<Element> {
    element(event.target())?.closest(selector).ok().flatten()
}
