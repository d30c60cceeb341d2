//! What opens at a chip: what a verdict was read from, what a finding says. And the links that lead to a cell.
//!
//! Chips and links are drawn as markup (`figures`, `annotations`), so one listener hears the clicks on all of them.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

use super::live::effect;
use super::shell::Shell;
use super::verdict::VerdictPanel;
use crate::messages::ui;
use crate::model::{InitiativeId, Report, SheetId};
use crate::route::Route;

/// What is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pop {
    /// A verdict.
    Verdict {
        /// Its sheet.
        sheet: SheetId,
        /// Its initiative.
        initiative: InitiativeId,
        /// The row of the initiative.
        row: usize,
        /// The report.
        report: Report,
    },
}

/// The dialog; open while there is something to show.
#[component]
pub(super) fn PopDialog() -> impl IntoView {
    let shell = Shell::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if shell.pop.with(Option::is_some) {
            drop(dialog.show_modal());
        } else {
            dialog.close();
        }
    });
    let is_outside = move |event: &ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        dialog.get_untracked().is_some_and(|dialog| target.is_some_and(|target| target == **dialog))
    };
    view! {
        <dialog
            class="pop"
            node_ref=dialog
            aria-labelledby="pop-title"
            on:close=move |_| shell.close_pop()
            on:click=move |event| {
                // The dialog's own box is its backdrop; what it shows lies in a box of its own.
                if is_outside(&event) {
                    shell.close_pop();
                }
            }
        >
            <div class="pop-body">
                <button class="tiny close" aria-label=ui::CLOSE on:click=move |_| shell.close_pop()>"×"</button>
                {move || match shell.pop.get() {
                    Some(Pop::Verdict { sheet, initiative, row, report }) => {
                        view! { <VerdictPanel sheet=sheet initiative=initiative row=row report=report /> }.into_any()
                    }
                    None => ().into_any(),
                }}
            </div>
        </dialog>
    }
}

/// Hears a click on a chip or on a link to a cell.
pub(super) fn on_click(shell: Shell, event: &ev::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(target) = target.and_then(|target| target.closest("[data-pop],[data-jump]").ok().flatten())
    else {
        return;
    };
    let sheet = || target.get_attribute("data-sheet").and_then(|id| SheetId::new(&id));
    if let Some(cell) = target.get_attribute("data-jump") {
        // A click with a key opens a tab of its own, as links do.
        if let (false, Some(sheet)) = (event.ctrl_key() || event.meta_key() || event.shift_key(), sheet()) {
            event.prevent_default();
            shell.jump(sheet, &cell);
        }
        return;
    }
    let number = |name: &str| target.get_attribute(name).and_then(|text| text.parse::<usize>().ok());
    let verdict = || {
        Some(Pop::Verdict {
            sheet: sheet()?,
            initiative: target.get_attribute("data-initiative").and_then(|id| InitiativeId::new(&id))?,
            row: number("data-row")?,
            report: *Report::ALL.get(number("data-report")?)?,
        })
    };
    if let Some(pop) = verdict() {
        shell.pop.set(Some(pop));
    }
}

impl Shell {
    /// Opens the paper at a cell and puts the cursor there.
    pub(super) fn jump(self, sheet: SheetId, cell: &str) {
        self.pop.set(None);
        self.go(&Route::Sheet(sheet));
        self.focus_later(&format!("[data-cell=\"{cell}\"]"));
    }

    /// Closes what is open; the focus goes back to where it came from.
    pub(super) fn close_pop(self) {
        let Some(pop) = self.pop.try_update(Option::take).flatten() else { return };
        let Pop::Verdict { initiative, row, report, .. } = pop;
        let report = report as usize;
        self.focus_later(&format!(
            "[data-initiative=\"{initiative}\"][data-row=\"{row}\"][data-report=\"{report}\"]"
        ));
    }
}
