//! `#/alignment`: goals by SDG and by the plans' chapters (計画との対応). The picture is an engine's.

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::{showing, ui};
use crate::view::shared::division::{DivisionSelect, LeftOut};
use crate::view::shared::drawn::Drawn;

/// The screen.
#[component]
pub(crate) fn AlignmentScreen() -> impl IntoView {
    let shell = Shell::expect();
    let drawing = shell.draw_alignment();
    let is_empty = Memo::new(move |_| shell.shown_sheets().is_empty());
    let title = Signal::derive(move || showing::titled(shell.filter.year.get(), showing::ALIGNMENT));
    view! {
        <main class="page wide year-screen" id="main" tabindex="-1">
            <div class="screen-head">
                <h1>{title}</h1>
                <div class="tools no-print">
                    <DivisionSelect />
                    <button class="btn" data-print on:click=move |_| shell.print()>{ui::PRINT}</button>
                </div>
            </div>
            <LeftOut />
            <p class="empty" hidden=move || !is_empty.get()>{showing::NO_SHEETS}</p>
            <Drawn drawing=drawing class="drawn" />
        </main>
    }
}
