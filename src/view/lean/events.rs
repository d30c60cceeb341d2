//! `on:event=…` with one type of listener for all events and all that is done on them.

use leptos::ev::{Custom, EventDescriptor, On, Targeted, on};
use leptos::prelude::AddAnyAttr;
use leptos::tachys::html::element::HasElementType;
use leptos::wasm_bindgen::JsValue as Event;
use std::borrow::Cow;

/// The one type of listener.
type Listener = On<Custom<Event>, Box<dyn FnMut(Event)>>;

/// `on:event=act`.
pub(in crate::view) trait OnAttribute<E, F> {
    /// The element with the listener.
    type Output;

    /// Does something on an event.
    fn on(self, event: E, act: F) -> Self::Output;
}

/// `on:event:target=act`, which knows the element that it stands on.
pub(in crate::view) trait OnTargetAttribute<E, F, T> {
    /// The element with the listener.
    type Output;

    /// Does something on an event of this element.
    fn on_target(self, event: E, act: F) -> Self::Output;
}

impl<T, E, F> OnAttribute<E, F> for T
where
    T: AddAnyAttr,
    E: EventDescriptor,
    E::EventType: From<Event>,
    F: FnMut(E::EventType) + 'static,
{
    type Output = T::Output<Listener>;

    fn on(self, event: E, mut act: F) -> Self::Output {
        self.add_any_attr(listener(event.name(), Box::new(move |event| act(event.into()))))
    }
}

impl<T, E, F> OnTargetAttribute<E, F, Self> for T
where
    T: AddAnyAttr + HasElementType,
    E: EventDescriptor,
    E::EventType: From<Event>,
    F: FnMut(Targeted<E::EventType, T::ElementType>) + 'static,
{
    type Output = T::Output<Listener>;

    fn on_target(self, event: E, mut act: F) -> Self::Output {
        let act = move |event| act(E::EventType::from(event).into());
        self.add_any_attr(listener(event.name(), Box::new(act)))
    }
}

/// Compiled once, for all listeners.
fn listener(name: Cow<'static, str>, act: Box<dyn FnMut(Event)>) -> Listener {
    on(Custom::new(name), act)
}
