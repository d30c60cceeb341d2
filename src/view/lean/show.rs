//! Views that come and go.

use leptos::either::Either;
use leptos::prelude::{ChildrenFn, IntoView, ViewFn, component};

use super::{AnyView, IntoAny, Memo};

/// Shows its children while `when` holds.
#[component]
pub(in crate::view) fn Show(
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
        true => Either::Left(children()),
        false => Either::Right(fallback.run()),
    };
    choose.into_any()
}
