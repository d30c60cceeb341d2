//! What is made anew when what it was made of changes.

use base::prelude::RenderEffect;

/// Something on the page that is made now, and anew whenever what it was made of has changed.
pub(crate) struct Renewed<T: 'static>(RenderEffect<T>);

impl<T> Renewed<T> {
    /// Makes it; `make` is handed what it made the time before.
    pub(crate) fn new(make: impl FnMut(Option<T>) -> T + 'static) -> Self {
        Self(RenderEffect::new(make))
    }

    /// Looks at it, if it is not just being made.
    pub(crate) fn look(&self, look: impl FnOnce(&T)) {
        self.0.with_value_mut(|value| look(value));
    }
}

/// Leptos' effect keeps what it made until its task has heard of its end. Until then something in it could be made anew that
/// reads what has already left the screen: leaving it can change the document, by a field that had the focus.
impl<T> Drop for Renewed<T> {
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}
