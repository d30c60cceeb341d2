//! Leptos' prelude for this app: what `use leptos::prelude::*` brings, some of it under the same names in a leaner build.
//!
//! Leptos compiles its machinery anew for each type of value, of element, of row and of listener. That is fast to run and
//! much to download. What stands here is used just as Leptos' own, but takes values, elements, rows and listeners in
//! boxes, so that the machinery under it is compiled once: a third less WebAssembly. All files in `view` use this and
//! not Leptos' prelude.
//!
//! What is not named here is missed by the compiler: an attribute belongs into the list in `element`. On an element without
//! children and class, an attribute of that element alone (`type`) stands behind another, which makes the element ours.

mod element;
mod list;
mod listener;
mod node_ref;
mod show;
mod signals;

pub(super) use leptos::prelude::{
    AnyView, ChildrenFn, CollectView, GetValue, IntoView, LocalStorage, SetValue, StoredValue, UpdateValue,
    WithValue, component, document, expect_context, on_cleanup, provide_context, request_animation_frame,
    set_timeout_with_handle, untrack, view, window,
};

use leptos::prelude::{IntoAny as LeptosIntoAny, RenderHtml};

pub(super) use self::element::Build;
pub(super) use self::list::For;
pub(super) use self::listener::window_event_listener;
pub(super) use self::node_ref::NodeRef;
pub(super) use self::show::Show;
pub(super) use self::signals::{Effect, Memo, RwSignal};

/// Makes a view one that can stand where any other can.
pub(super) trait IntoAny {
    /// The same view, of the one type.
    fn into_any(self) -> AnyView;
}

impl<V: RenderHtml> IntoAny for V {
    fn into_any(self) -> AnyView {
        // Elements of all tags own the same.
        LeptosIntoAny::into_any(self.into_owned())
    }
}
