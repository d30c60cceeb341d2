//! `#/progress`: how far each department is with the year's step (提出状況). The picture is an engine's; here is what is
//! pressed in it.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlTextAreaElement;

use crate::app::Shell;
use crate::messages::{progress as words, showing, ui};
use crate::model::FiscalYear;
use crate::view::shared::division::{DivisionSelect, LeftOut};
use crate::view::shared::drawn::Drawn;
use crate::view::shared::link::{follow_cell, pressed};

/// The screen.
#[component]
pub(crate) fn ProgressScreen() -> impl IntoView {
    let shell = Shell::expect();
    let drawing = shell.draw_progress();
    let is_empty = Memo::new(move |_| shell.shown_sheets().is_empty());
    view! {
        <main class="page wide year-screen" id="main" tabindex="-1">
            <div class="screen-head">
                <h1>{Signal::derive(move || showing::titled(shell.filter.year.get(), words::TITLE))}</h1>
                <div class="tools no-print">
                    <DivisionSelect />
                    <button class="btn" data-print on:click=move |_| shell.print()>{ui::PRINT}</button>
                </div>
            </div>
            <LeftOut />
            <p class="empty" hidden=move || !is_empty.get()>{showing::NO_SHEETS}</p>
            <div on:click=move |event| act(shell, &event)>
                <Drawn drawing=drawing class="drawn" />
            </div>
        </main>
    }
}

/// What a button of the picture is for.
fn act(shell: Shell, event: &ev::MouseEvent) {
    let Some(button) = pressed(event, "button[data-act]") else { return follow_cell(shell, event) };
    let year =
        button.closest("[data-year]").ok().flatten().and_then(|section| section.get_attribute("data-year"));
    let year = year.and_then(|year| year.parse().ok()).and_then(FiscalYear::new);
    match (button.get_attribute("data-act").as_deref(), button.get_attribute("data-step"), year) {
        (Some("begin"), Some(step), Some(year)) => shell.begin_step(year, &step),
        (Some("close"), Some(step), Some(year)) => shell.ask_to_close(year, &step),
        (Some("copy"), ..) => {
            let field = button.previous_element_sibling();
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
                shell.copy_reminder(&field);
            }
        }
        _ => {}
    }
}
