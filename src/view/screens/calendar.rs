//! `#/calendar`: what is due when (予定).

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::drawing::Drawing;
use crate::messages::{calendar as words, showing, ui};
use crate::view::shared::division::{DivisionSelect, LeftOut};
use crate::view::shared::drawn::Drawn;
use crate::view::shared::link::follow_cell;
use crate::view::shared::own_work::OwnWorkSelect;

/// The screen.
#[component]
pub(crate) fn CalendarScreen() -> impl IntoView {
    let shell = Shell::expect();
    let by_sheet = RwSignal::new(false);
    let drawing = Drawing::of(move || shell.calendar_request(by_sheet.get()));
    let is_empty = Signal::derive(move || shell.shown_sheets().is_empty());
    let choice = move |name: &'static str, is: bool| {
        view! {
            <button aria-pressed=move || (by_sheet.get() == is).to_string() on:click=move |_| by_sheet.set(is)>
                {name}
            </button>
        }
    };
    view! {
        <main class="page wide calendar" id="main" tabindex="-1">
            <h1>{move || words::title(shell.filter.year.get())}</h1>
            <p class="sub">{words::how()}</p>
            <div class="tools no-print">
                <DivisionSelect />
                <OwnWorkSelect />
                <div class="seg" role="group" aria-label=words::ROWS>
                    {choice(words::BY_ENTRY, false)} {choice(words::BY_SHEET, true)}
                </div>
                <span class="grow"></span>
                <button class="btn" title=words::ics_note() on:click=move |_| shell.export_ics()>
                    {words::EXPORT_ICS}
                </button>
                <button class="btn quiet" data-print on:click=move |_| shell.print()>
                    {ui::PRINT}
                </button>
            </div>
            <LeftOut />
            <p class="empty" hidden=move || !is_empty.get()>{showing::NO_SHEETS}</p>
            <div on:click=move |event| follow_cell(shell, &event)>
                <Drawn drawing=drawing class="drawn" />
            </div>
            <p class="sub no-print" hidden=move || is_empty.get()>{words::ics_note()}</p>
        </main>
    }
}
