//! `#/overview`: the whole year at a glance (全体).

use leptos::prelude::*;

use crate::messages::showing;

/// The screen.
#[component]
pub(crate) fn OverviewScreen() -> impl IntoView {
    view! {
        <main class="page wide" id="main" tabindex="-1">
            <h1>{showing::OVERVIEW}</h1>
        </main>
    }
}
