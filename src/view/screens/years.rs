//! `#/sheet/<id>/years`: the same goal year by year (年度を並べて), and last year's results as material.

use leptos::ev;
use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::{carry as words, ui};
use crate::model::SheetId;
use crate::view::screens::sheet::Missing;
use crate::view::shared::drawn::Drawn;
use crate::view::shared::link::{follow_cell, pressed};

/// The screen.
#[component]
pub(crate) fn YearsScreen(id: SheetId) -> impl IntoView {
    let shell = Shell::expect();
    if shell.document().with_untracked(|document| document.sheet(&id).is_none()) {
        return view! { <Missing id=id /> }.into_any();
    }
    let drawing = shell.draw_years(id.clone());
    let sheet = shell.sheet(id.clone());
    let goal = Signal::derive(move || {
        sheet.with(|sheet| sheet.as_ref().map_or_else(String::new, |sheet| ui::goal(&sheet.goal).to_owned()))
    });
    let press = move |event: ev::MouseEvent| match pressed(&event, "button[data-add]") {
        Some(button) => {
            if let Some(added) = button.get_attribute("data-add") {
                drawing.focus_next(shell, ".years-material button".to_owned());
                shell.add_to_situation(&id, &added);
            }
        }
        None => follow_cell(shell, &event),
    };
    view! {
        <main class="page wide years" id="main" tabindex="-1">
            <div class="screen-head">
                <h1>{words::YEARS}</h1>
                <b>{goal}</b>
                <div class="tools no-print">
                    <button class="btn" data-print on:click=move |_| shell.print()>{ui::PRINT}</button>
                </div>
            </div>
            <p class="sub">{words::YEARS_HOW}</p>
            <div on:click=press>
                <Drawn drawing=drawing class="drawn" />
            </div>
        </main>
    }
    .into_any()
}
