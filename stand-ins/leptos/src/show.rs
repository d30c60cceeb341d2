//! Views that come and go.

use base::prelude::component;

use crate::children::{ChildrenFn, ViewFn};
use crate::signals::Memo;
use crate::view::{AnyView, IntoView};

/// Shows its children while `when` holds.
#[component]
pub fn Show(
    /// What is shown.
    children: ChildrenFn,
    /// Whether it is.
    when: impl Fn() -> bool + Send + Sync + 'static,
    /// What is shown instead.
    #[prop(optional, into)]
    fallback: ViewFn,
) -> impl IntoView {
    shown(Memo::new(move |_| when()), children, fallback)
}

/// Compiled once, for all that is shown.
fn shown(when: Memo<bool>, children: ChildrenFn, fallback: ViewFn) -> AnyView {
    let choose = move || match when.get() {
        true => children(),
        false => fallback.run(),
    };
    choose.into_any()
}
