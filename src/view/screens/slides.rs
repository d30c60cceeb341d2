//! `#/slides`: a goal a slide, for a meeting.

use leptos::prelude::*;

use crate::messages::showing;

/// The screen.
#[component]
pub(crate) fn SlidesScreen() -> impl IntoView {
    view! {
        <main class="page wide" id="main" tabindex="-1">
            <h1>{showing::SLIDES}</h1>
        </main>
    }
}
