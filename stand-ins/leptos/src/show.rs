//! Views that come and go.

use base::prelude::component;

use crate::children::ChildrenFn;
use crate::signals::Memo;
use crate::view::{AnyView, IntoView};

/// Shows its children while `when` holds.
#[component]
pub fn Show(
    /// What is shown.
    children: ChildrenFn,
    /// Whether it is.
    when: impl Fn() -> bool + Send + Sync + 'static,
) -> impl IntoView {
    shown(Memo::new(move |_| when()), children)
}

/// Compiled once, for all that is shown.
fn shown(when: Memo<bool>, children: ChildrenFn) -> AnyView {
    let choose = move || match when.get() {
        true => children(),
        false => ().into_any(),
    };
    choose.into_any()
}
