//! `#/kiosk`: the year for everybody who stands before it.

use leptos::prelude::*;

use crate::messages::showing;

/// The screen.
#[component]
pub(crate) fn KioskScreen() -> impl IntoView {
    view! {
        <main class="page wide" id="main" tabindex="-1">
            <h1>{showing::KIOSK}</h1>
        </main>
    }
}
