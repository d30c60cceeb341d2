//! A dialog over the page: open while there is something to show, and told of however it is closed.

use leptos::html;
use leptos::prelude::*;

use crate::app::Shell;

/// The dialog. What it shows is its caller's; so is what `on_close` forgets.
#[component]
pub(crate) fn Modal(
    /// Whether there is something to show.
    #[prop(into)]
    is_open: Signal<bool>,
    /// The id of what names it.
    name: &'static str,
    /// By a button, by Esc or by what it showed being gone.
    #[prop(into)]
    on_close: Callback<()>,
    #[prop(optional)] class: &'static str,
    /// For those who [`close`] it before they go on.
    #[prop(optional)]
    dialog: NodeRef<html::Dialog>,
    children: Children,
) -> impl IntoView {
    let shell = Shell::expect();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (is_open.get(), dialog.open()) {
            (true, false) => {
                shell.keep_selection();
                drop(dialog.show_modal());
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let closed = move |_| {
        // The event comes late: by then it may have been opened again.
        let is_closed = dialog.get_untracked().is_some_and(|dialog| !dialog.open());
        if is_closed && is_open.get_untracked() {
            on_close.run(());
        }
    };
    view! {
        <dialog class=class node_ref=dialog aria-labelledby=name on:close=closed>
            {children()}
        </dialog>
    }
}

/// Closes at once, so that the focus is back where it was for what comes next.
pub(crate) fn close(dialog: NodeRef<html::Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
}
