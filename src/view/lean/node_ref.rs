//! References to elements, as Leptos has them, with one type inside.

use std::marker::PhantomData;

use leptos::html::ElementType;
use leptos::tachys::renderer::dom::Element;
use leptos::wasm_bindgen::JsCast;
use send_wrapper::SendWrapper;

use super::RwSignal;

/// The element that carries it as `node_ref`, once it is there.
pub(in crate::view) struct NodeRef<E>(RwSignal<Option<SendWrapper<Element>>>, PhantomData<fn() -> E>);

impl<E> Clone for NodeRef<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for NodeRef<E> {}

impl<E: ElementType> NodeRef<E>
where
    E::Output: JsCast,
{
    /// A reference to an element to be.
    pub(in crate::view) fn new() -> Self {
        Self(RwSignal::new(None), PhantomData)
    }

    /// The element; whoever asks is told when it comes.
    pub(in crate::view) fn get(self) -> Option<E::Output> {
        self.0.get().map(typed::<E>)
    }

    /// The element of this moment.
    pub(in crate::view) fn get_untracked(self) -> Option<E::Output> {
        self.0.get_untracked().map(typed::<E>)
    }

    /// The same; none once what it belongs to has left the screen.
    pub(in crate::view) fn try_get_untracked(self) -> Option<Option<E::Output>> {
        self.0.try_get_untracked().map(|element| element.map(typed::<E>))
    }
}

impl<E> NodeRef<E> {
    pub(super) fn load(self, element: &Element) {
        self.0.set(Some(SendWrapper::new(element.clone())));
    }
}

fn typed<E: ElementType<Output: JsCast>>(element: SendWrapper<Element>) -> E::Output {
    element.take().unchecked_into()
}
