//! `#/calendar`: what is due when (予定).

use leptos::prelude::*;

use crate::messages::showing;

/// The screen.
#[component]
pub(crate) fn CalendarScreen() -> impl IntoView {
    view! {
        <main class="page wide" id="main" tabindex="-1">
            <h1>{showing::CALENDAR}</h1>
        </main>
    }
}
