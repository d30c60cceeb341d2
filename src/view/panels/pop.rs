//! What opens at a chip: what a verdict was read from, what a finding says. And the links that lead to a cell.
//!
//! Chips and links are drawn as markup (`figures`, `annotations`), so one listener hears the clicks on all of them.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, html, web_sys};

use super::verdict::VerdictPanel;
use crate::app::Shell;
use crate::app::dialog::Dialog;
use crate::app::findings::Found;
use crate::messages::ui;
use crate::model::{InitiativeId, Report, SheetId};
use crate::view::panels::finding::FindingPanel;

/// Whether what is open is a verdict or a finding.
fn is_reading(dialog: &Option<Dialog>) -> bool {
    matches!(dialog, Some(Dialog::Verdict { .. } | Dialog::Finding { .. }))
}

/// The dialog; open while there is something to show.
#[component]
pub(crate) fn PopDialog() -> impl IntoView {
    let shell = Shell::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if shell.dialog.with(is_reading) {
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
            on:close=move |_| shell.close_reading()
            on:click=move |event| {
                // The dialog's own box is its backdrop; what it shows lies in a box of its own.
                if is_outside(&event) {
                    shell.close_reading();
                }
            }
        >
            <div class="pop-body">
                <button class="tiny close" aria-label=ui::CLOSE on:click=move |_| shell.close_reading()>"×"</button>
                {move || match shell.dialog.get() {
                    Some(Dialog::Verdict { sheet, initiative, row, report }) => {
                        view! { <VerdictPanel sheet=sheet initiative=initiative row=row report=report /> }.into_any()
                    }
                    Some(Dialog::Finding { sheet, part, rule }) => {
                        view! { <FindingPanel sheet=sheet part=part rule=rule /> }.into_any()
                    }
                    _ => ().into_any(),
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
        shell.review_screen.sheet.set(SheetId::new(&id));
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
        Some(Dialog::Verdict {
            sheet: sheet()?,
            initiative: target.get_attribute("data-initiative").and_then(|id| InitiativeId::new(&id))?,
            row: number("data-row")?,
            report: *Report::ALL.get(number("data-report")?)?,
        })
    };
    let text = |name: &str| target.get_attribute(name);
    let finding =
        || Some(Dialog::Finding { sheet: sheet()?, part: text("data-part")?, rule: text("data-rule")? });
    let what = text("data-pop");
    match what.as_deref() {
        Some("verdict") => shell.dialog.set(verdict()),
        Some("finding") => shell.dialog.set(finding()),
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
