//! `#/promises`: what the plans promise, and what became of it (約束の台帳). The ledger is an engine's; here is what there
//! is to choose.

use leptos::ev;
use leptos::prelude::*;

use crate::app::Shell;
use crate::app::drawing::Drawing;
use crate::messages::{promises as words, results, showing, ui};
use crate::model::SheetId;
use crate::promises::{PromiseWhat, Said};
use crate::view::shared::choose::Choose;
use crate::view::shared::division::{DivisionSelect, LeftOut};
use crate::view::shared::drawn::Drawn;
use crate::view::shared::link::{follow_cell, pressed};
use crate::view::shared::own_work::OwnWorkSelect;

/// The screen.
#[component]
pub(crate) fn PromisesScreen() -> impl IntoView {
    let shell = Shell::expect();
    let look = shell.year_screens.promises;
    let drawing = shell.draw_promises();
    let is_empty = Signal::derive(move || shell.shown_sheets().is_empty());
    let title = Signal::derive(move || showing::titled(shell.filter.year.get(), words::TITLE));
    let press = move |event: ev::MouseEvent| {
        if let Some(button) = pressed(&event, "button[data-say]") {
            return say(shell, drawing, &button);
        }
        match pressed(&event, "button[data-kind]") {
            Some(button) => {
                let kind = button.get_attribute("data-kind").and_then(|kind| kind.parse().ok());
                // The counts are drawn anew, and the one that was pressed keeps the focus.
                let name = kind.map_or_else(String::new, |kind: u8| kind.to_string());
                drawing.focus_next(shell, format!(".promise-counts [data-kind=\"{name}\"]"));
                look.update(|look| look.kind = kind);
            }
            None => follow_cell(shell, &event),
        }
    };
    view! {
        <main class="page wide promises-screen" id="main" tabindex="-1">
            <div class="screen-head">
                <h1>{title}</h1>
                <div class="tools no-print">
                    <DivisionSelect />
                    <OwnWorkSelect />
                    <Choose
                        name=words::WHAT
                        options=words::WHATS.map(str::to_owned).to_vec()
                        chosen=move || PromiseWhat::ALL.iter().position(|one| *one == look.get().what).unwrap_or(0)
                        choose=move |at| look.update(|look| look.what = PromiseWhat::ALL[at])
                    />
                    <button class="btn" on:click=move |_| shell.export_promises()>{results::EXPORT_CSV}</button>
                    <button class="btn" data-print on:click=move |_| shell.print()>{ui::PRINT}</button>
                </div>
            </div>
            <p class="sub">{words::HOW}</p>
            <LeftOut />
            <p class="empty" hidden=move || !is_empty.get()>{showing::NO_SHEETS}</p>
            <div on:click=press>
                <Drawn drawing=drawing class="drawn" />
            </div>
        </main>
    }
}

/// Keeps what is said of a promise by this button of the ledger.
fn say(shell: Shell, drawing: Drawing, button: &web_sys::Element) {
    let of = |name: &str| button.get_attribute(name).into_iter().collect::<String>();
    let said = Said::read(&of("data-say"));
    if let Some(sheet) = SheetId::new(&of("data-of")) {
        // The button goes with what it was for.
        drawing.focus_next(shell, "#main".to_owned());
        shell.say_of_promise(sheet, said, of("data-place"), &of("data-words"), of("data-near"));
    }
}
