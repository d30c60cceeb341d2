//! What a step of the year does with a part of the sheet: whether it is only to be read, the way to open it, and what was
//! opened (見直し).

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::reopened::ReopenedPart;
use crate::app::steps::{CellStanding, ShownCourse};
use crate::messages::steps as words;
use crate::model::{FormPart, InitiativeId, SheetId};
use crate::view::shared::derived::SheetMemo;

/// Opens a part that is only to be read at this step, where it is one.
#[component]
pub(super) fn Reopen(id: SheetId, part: ReopenedPart, locked: Signal<bool>) -> impl IntoView {
    let shell = Shell::expect();
    move || {
        let (id, part) = (id.clone(), part.clone());
        locked.get().then(|| {
            view! {
                <button class="reopen no-print" tabindex="-1" on:click=move |_| shell.ask_to_reopen(&id, part.clone())>
                    {words::REOPEN}
                </button>
            }
        })
    }
}

/// The same of a part that is no text.
#[component]
pub(super) fn ReopenPart(id: SheetId, part: FormPart) -> impl IntoView {
    let part = ReopenedPart::Whole(part);
    let standing = standing(Shell::expect(), &id, part.clone());
    // The style finds the part's cell by it.
    let due =
        move || (standing.get() == CellStanding::Due).then(|| view! { <i class="due-here" hidden></i> });
    view! {
        {due}
        <Reopen id=id part=part locked=Signal::derive(move || standing.get() == CellStanding::Locked) />
    }
}

/// What the step of the sheet on the screen does with a part of it.
pub(super) fn standing(shell: Shell, id: &SheetId, part: ReopenedPart) -> Signal<CellStanding> {
    match use_context::<ShownCourse>() {
        Some(course) => course.standing(shell, id.clone(), part),
        None => Signal::stored(CellStanding::Open),
    }
}

/// 見直し of an initiative's plan, as it stands on the paper under its mid-term report.
#[component]
pub(super) fn Revisions(sheet: SheetMemo, row: InitiativeId) -> impl IntoView {
    let course = use_context::<ShownCourse>()?;
    let lines = Memo::new(move |_| {
        // Where nothing was opened, typing costs nothing.
        let is_any =
            course.course.with(|course| course.as_ref().is_some_and(|course| !course.revised.is_empty()));
        let told = || sheet.with(|sheet| sheet.as_ref().map(|sheet| words::revisions(sheet, &row)));
        is_any.then(told).flatten().unwrap_or_else(Vec::new)
    });
    Some(view! {
        <ul class="revisions" hidden=Signal::derive(move || lines.with(Vec::is_empty))>
            <For each=move || lines.get() key=Clone::clone let:line>
                <li>{line.1}</li>
            </For>
        </ul>
    })
}
