//! Leptos for this app: its reactive system and its macros, with views that are all of one type.
//!
//! Leptos compiles its machinery anew for each type of view, of value, of element, of row and of listener. That is fast to
//! run and much to download. What stands here is used just as Leptos' own, but a view is one `enum`, values, rows and
//! listeners are in boxes, and the machinery under them is compiled once: a third less WebAssembly. `view!` names what it
//! makes as `::leptos::…`, which is why this crate has that name and has its modules where Leptos has them.
//!
//! What is not here is missed by the compiler: an attribute or a tag belongs into the list in `element`, something else that
//! can stand in a view into `view`.

extern crate self as leptos;

#[cfg(not(erase_components))]
compile_error!(
    "build with `cargo xtask`, or without RUSTFLAGS and flags of your own: they take the place of those in .cargo/config.toml"
);

mod call;
mod element;
#[expect(unreachable_pub, reason = "`component` makes a hidden function beside the one that is used")]
mod list;
mod listener;
mod node_ref;
mod renewed;
#[expect(unreachable_pub, reason = "`component` makes a hidden function beside the one that is used")]
mod show;
mod shown;
mod signals;
mod stored;
mod view;

pub use base::{
    component, ev, html, leptos_dom, logging, reactive, task, typed_builder, typed_builder_macro,
    wasm_bindgen, web_sys,
};

/// What most files of views need.
pub mod prelude {
    pub use base::prelude::{
        IntoReactiveValue, component, document, expect_context, on_cleanup, provide_context,
        request_animation_frame, set_timeout_with_handle, untrack, view, window,
    };

    pub use crate::children::ChildrenFn;
    pub use crate::element::{IntoAttributeValue, IntoClass, IntoValue, Value};
    pub use crate::list::{For, ForProps};
    pub use crate::listener::window_event_listener;
    pub use crate::node_ref::NodeRef;
    pub use crate::show::{Show, ShowProps};
    pub use crate::signals::{Effect, Memo, RwSignal};
    pub use crate::stored::StoredValue;
    pub use crate::view::{AnyView, CollectView, IntoMaybeErased, IntoRender, IntoView, View};
}

pub use prelude::IntoView;

/// Where the app comes onto the page.
pub mod mount {
    pub use crate::shown::mount_to_body;
}

/// What stands between a component's tags.
pub mod children {
    use std::sync::Arc;

    use crate::view::{AnyView, IntoView};

    /// Children that may be shown more than once.
    pub type ChildrenFn = Arc<dyn Fn() -> AnyView + Send + Sync>;

    /// What `view!` makes of children.
    pub trait ToChildren<F> {
        /// Makes it.
        fn to_children(children: F) -> Self;
    }

    impl<F, V> ToChildren<F> for ChildrenFn
    where
        F: Fn() -> V + Send + Sync + 'static,
        V: IntoView,
    {
        fn to_children(children: F) -> Self {
            Arc::new(move || children().into_any())
        }
    }
}

/// The names by which `view!` makes elements.
pub mod tachys {
    /// Elements, and what is heard on them.
    pub mod html {
        pub use base::tachys::html::event;

        pub use crate::element::tags as element;
        pub use crate::view::InertElement;
    }

    /// Several views in a row.
    pub mod view {
        /// By the name that `view!` has for them.
        pub mod iterators {
            pub use crate::view::StaticVec;
        }
    }
}

/// What `view!` makes of a function in a view: here it stays what it is.
#[doc(hidden)]
pub fn __as_shared_reactive_fn<F>(function: F) -> F {
    function
}
