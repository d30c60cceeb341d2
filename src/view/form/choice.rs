//! A part of which one of the form's words is chosen. Another word that stands there is kept and shown as it is.
//!
//! A list cannot wrap its words: it lies unseen over them, so that a long grade is read whole in a narrow column.

use leptos::prelude::*;

use super::reopen::{Reopen, standing};
use crate::app::Shell;
use crate::app::cell_key::cell_key;
use crate::app::reopened::ReopenedPart;
use crate::app::steps::CellStanding;
use crate::messages::{sheet as words, steps as step_words};
use crate::model::{Cell, Edit, SheetId};
use crate::view::shared::derived::SheetPart;

/// The list to choose from. Its accessible name is `label`.
#[component]
pub(super) fn ChoiceCell(
    sheet: SheetPart,
    id: SheetId,
    cell: Cell,
    label: Signal<String>,
    choices: Vec<String>,
) -> impl IntoView {
    let shell = Shell::expect();
    let standing = standing(shell, &id, ReopenedPart::Cell(cell.clone()));
    let is = move |which: CellStanding| Signal::derive(move || standing.get() == which);
    let locked = is(CellStanding::Locked);
    let value = {
        let cell = cell.clone();
        Memo::new(move |_| {
            sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.text(&cell)).unwrap_or("").to_owned())
        })
    };
    // A word that is none of the form's.
    let other = {
        let choices = choices.clone();
        Memo::new(move |_| {
            value.with(|value| if choices.contains(value) { String::new() } else { value.clone() })
        })
    };
    let list = NodeRef::<leptos::html::Select>::new();
    // Once the words to choose from stand in the list.
    Effect::new(move |_| {
        other.track();
        if let Some(list) = list.get() {
            value.with(|value| list.set_value(value));
        }
    });
    let choose = {
        let (id, cell) = (id.clone(), cell.clone());
        move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlSelectElement>| {
            shell.seal();
            let text = event.target().value();
            if !shell.edit(Edit::SetText { sheet: id.clone(), cell: cell.clone(), text }) {
                event.target().set_value(&value.get_untracked());
            }
            shell.seal();
        }
    };
    let ask = {
        let (id, cell) = (id.clone(), cell.clone());
        move |event: leptos::ev::KeyboardEvent| {
            if locked.get_untracked() && event.key() == "Enter" && !event.ctrl_key() && !event.alt_key() {
                event.prevent_default();
                shell.ask_to_reopen(&id, ReopenedPart::Cell(cell.clone()));
            }
        }
    };
    let shown = move || {
        value.with(|value| match value.as_str() {
            "" => view! { <span class="hint">{words::NO_CHOICE}</span> }.into_any(),
            word => word.to_owned().into_any(),
        })
    };
    let option = |word: String| {
        let shown = if word.is_empty() { words::NO_CHOICE.to_owned() } else { word.clone() };
        view! { <option value=word>{shown}</option> }
    };
    view! {
        <div
            class="cell choice"
            class:due=is(CellStanding::Due)
            class:locked=locked
            class:reopened=is(CellStanding::Reopened)
        >
            <div class="cell-text" aria-hidden="true">{shown}</div>
            <select
                node_ref=list
                aria-label=move || label.get()
                data-cell=cell_key(&cell)
                aria-description=Signal::derive(move || locked.get().then_some(step_words::READ_ONLY))
                on:change:target=choose
                on:keydown=ask
            >
                {std::iter::once(String::new()).chain(choices).map(option).collect_view()}
                <option value=move || other.get() hidden=Signal::derive(move || other.with(String::is_empty))>
                    {move || other.get()}
                </option>
            </select>
            <Reopen id=id part=ReopenedPart::Cell(cell) locked=locked />
        </div>
    }
}
