//! What opens at a chip: what a verdict was read from, what a finding says. And the links that lead to a cell.
//!
//! Chips and links are drawn as markup (`figures`, `annotations`), so one listener hears the clicks on all of them.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, html, web_sys};

use super::verdict::VerdictPanel;
use crate::app::Shell;
use crate::app::commands::focus;
use crate::messages::ui;
use crate::model::{InitiativeId, Report, SheetId};
use crate::route::Route;
use crate::view::panels::finding::{FindingPanel, Found};

/// What is open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Pop {
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
    /// What one rule found in one part of a sheet.
    Finding {
        /// The sheet.
        sheet: SheetId,
        /// The part, by the name that files have for it.
        part: String,
        /// The rule's code.
        rule: String,
    },
}

/// The dialog; open while there is something to show.
#[component]
pub(crate) fn PopDialog() -> impl IntoView {
    let shell = Shell::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
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
                    Some(Pop::Finding { sheet, part, rule }) => {
                        view! { <FindingPanel sheet=sheet part=part rule=rule /> }.into_any()
                    }
                    None => ().into_any(),
                }}
            </div>
        </dialog>
    }
}

/// Hears a click on a chip or on a link to a cell.
pub(crate) fn on_click(shell: Shell, event: &ev::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(target) =
        target.and_then(|target| target.closest("[data-pop],[data-jump],[data-review]").ok().flatten())
    else {
        return;
    };
    if let Some(id) = target.get_attribute("data-review") {
        // The link itself leads to the review.
        shell.review_sheet.set(SheetId::new(&id));
        return;
    }
    let sheet = || target.get_attribute("data-sheet").and_then(|id| SheetId::new(&id));
    if let Some(cell) = target.get_attribute("data-jump") {
        // A click with a key opens a tab of its own, as links do.
        if let (false, Some(sheet)) = (event.ctrl_key() || event.meta_key() || event.shift_key(), sheet()) {
            event.prevent_default();
            let span = target.get_attribute("data-span").and_then(|span| {
                let (start, end) = span.split_once(' ')?;
                Some((start.parse().ok()?, end.parse().ok()?))
            });
            shell.jump(sheet, &cell, span);
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
    let text = |name: &str| target.get_attribute(name);
    let finding =
        || Some(Pop::Finding { sheet: sheet()?, part: text("data-part")?, rule: text("data-rule")? });
    let what = text("data-pop");
    match what.as_deref() {
        Some("verdict") => shell.pop.set(verdict()),
        Some("finding") => shell.pop.set(finding()),
        what => {
            let (Some(sheet), Some(rule), Some(place)) = (sheet(), text("data-rule"), text("data-place"))
            else {
                return;
            };
            let is_meant = |found: &Found| found.finding.rule.code() == rule && found.place() == place;
            let found = untrack(|| shell.findings(&sheet)).into_iter().find(is_meant);
            match (what, found) {
                (Some("mend"), Some(found)) => shell.mend(&found),
                (Some("take-up"), Some(found)) => shell.take_up(&found),
                _ => {}
            }
        }
    }
}

impl Shell {
    /// Opens the paper at a cell and puts the cursor there, with these words (in UTF-16 units) selected.
    pub(crate) fn jump(self, sheet: SheetId, cell: &str, span: Option<(u32, u32)>) {
        self.pop.set(None);
        self.go(&Route::Sheet(sheet));
        let selector = format!("[data-cell=\"{cell}\"]");
        request_animation_frame(move || {
            focus(&selector, false);
            let field = document()
                .active_element()
                .and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
            if let (Some(field), Some((start, end))) = (field, span) {
                drop(field.set_selection_range(start, end));
            }
        });
    }

    /// Closes what is open; the focus goes back to where it came from.
    pub(crate) fn close_pop(self) {
        let Some(pop) = self.pop.try_update(Option::take).flatten() else { return };
        let chip = match pop {
            Pop::Verdict { initiative, row, report, .. } => {
                let report = report as usize;
                format!("[data-initiative=\"{initiative}\"][data-row=\"{row}\"][data-report=\"{report}\"]")
            }
            Pop::Finding { part, rule, .. } => format!("[data-part=\"{part}\"][data-rule=\"{rule}\"]"),
        };
        self.focus_later(&chip);
    }
}
