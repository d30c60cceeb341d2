//! `#/help`: what there is to know (使い方).

use leptos::prelude::*;

use crate::messages::help;

/// The screen.
#[component]
pub(crate) fn HelpScreen() -> impl IntoView {
    view! {
        <main class="page wide" id="main" tabindex="-1">
            <h1>{help::TITLE}</h1>
        </main>
    }
}
