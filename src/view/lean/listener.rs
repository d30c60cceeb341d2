//! Listeners on the window, compiled once for all events.

use leptos::ev::EventDescriptor;
use leptos::leptos_dom::helpers::{WindowListenerHandle, window_event_listener_untyped};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Event;

/// Does something on an event of the window.
pub(in crate::view) fn window_event_listener<E>(
    event: E,
    act: impl Fn(E::EventType) + 'static,
) -> WindowListenerHandle
where
    E: EventDescriptor<EventType: JsCast>,
{
    listen(&event.name(), Box::new(move |event: Event| act(event.unchecked_into())))
}

fn listen(name: &str, act: Box<dyn Fn(Event)>) -> WindowListenerHandle {
    window_event_listener_untyped(name, act)
}
