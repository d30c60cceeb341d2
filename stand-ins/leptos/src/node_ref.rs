//! References to elements, as Leptos has them, with one type inside.

use std::marker::PhantomData;

use base::html::ElementType;
use base::tachys::renderer::dom::Element;
use base::wasm_bindgen::JsCast;
use send_wrapper::SendWrapper;

use crate::signals::RwSignal;

/// The element that carries it as `node_ref`, once it is there.
pub struct NodeRef<E>(RwSignal<Option<SendWrapper<Element>>>, PhantomData<fn() -> E>);

impl<E> Clone for NodeRef<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for NodeRef<E> {}

impl<E> NodeRef<E> {
    /// A reference to an element to be.
    #[expect(clippy::new_without_default, reason = "as with signals: it belongs to what is being drawn")]
    pub fn new() -> Self {
        Self(RwSignal::new(None), PhantomData)
    }

    pub(crate) fn load(self, element: &Element) {
        self.0.set(Some(SendWrapper::new(element.clone())));
    }
}

impl<E: ElementType<Output: JsCast>> NodeRef<E> {
    /// The element; whoever asks is told when it comes.
    pub fn get(self) -> Option<E::Output> {
        self.0.get().map(typed::<E>)
    }

    /// The element of this moment.
    pub fn get_untracked(self) -> Option<E::Output> {
        self.0.get_untracked().map(typed::<E>)
    }

    /// The same; none once what it belongs to has left the screen.
    pub fn try_get_untracked(self) -> Option<Option<E::Output>> {
        self.0.try_get_untracked().map(|element| element.map(typed::<E>))
    }
}

fn typed<E: ElementType<Output: JsCast>>(element: SendWrapper<Element>) -> E::Output {
    element.take().unchecked_into()
}
