//! Listeners on the window, compiled once for all events.

use base::ev::EventDescriptor;
use base::leptos_dom::helpers::{WindowListenerHandle, window_event_listener_untyped};
use base::wasm_bindgen::JsCast;
use base::web_sys::Event;

/// Does something on an event of the window.
pub fn window_event_listener<E>(event: E, act: impl Fn(E::EventType) + 'static) -> WindowListenerHandle
where
    E: EventDescriptor<EventType: JsCast>,
{
    listen(&event.name(), Box::new(move |event: Event| act(event.unchecked_into())))
}

fn listen(name: &str, act: Box<dyn Fn(Event)>) -> WindowListenerHandle {
    window_event_listener_untyped(name, act)
}
