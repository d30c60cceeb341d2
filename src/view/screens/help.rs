//! `#/help`: what there is to know (使い方), to be read at length and printed.

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::help;
use crate::view::panels::help::HelpBody;

/// The screen.
#[component]
pub(crate) fn HelpScreen() -> impl IntoView {
    Shell::expect().load_help(|| {});
    view! {
        <main class="page wide help-page" id="main" tabindex="-1">
            <h1>{help::TITLE}</h1>
            <HelpBody />
        </main>
    }
}
