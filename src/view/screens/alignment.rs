//! `#/alignment`: goals by SDG and by the plans' chapters (計画との対応).

use leptos::prelude::*;

use crate::messages::showing;

/// The screen.
#[component]
pub(crate) fn AlignmentScreen() -> impl IntoView {
    view! {
        <main class="page wide" id="main" tabindex="-1">
            <h1>{showing::ALIGNMENT}</h1>
        </main>
    }
}
