//! Closing a step of the year: which sheets leave it, all of them at first.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::dialog::Dialog;
use crate::messages::{progress as words, steps, ui};
use crate::model::SheetId;
use crate::review::Severity;
use crate::view::shared::modal::Modal;

/// The dialog.
#[component]
pub(crate) fn ClosingDialog() -> impl IntoView {
    let shell = Shell::expect();
    let asked = Memo::new(move |_| {
        shell.dialog.with(|open| match open {
            Some(Dialog::Closing(step, sheets)) => Some((step.clone(), sheets.clone())),
            _ => None,
        })
    });
    let left = RwSignal::new(BTreeSet::<SheetId>::new());
    let is_open = Memo::new(move |_| {
        left.set(BTreeSet::new());
        asked.with(Option::is_some)
    });
    let leave = move || shell.dialog.set(None);
    let chosen = move || {
        let all = asked.with(|asked| asked.as_ref().map_or_else(Vec::new, |(_, sheets)| sheets.clone()));
        left.with(|left| all.into_iter().filter(|id| !left.contains(id)).collect::<Vec<_>>())
    };
    let name = Signal::derive(move || {
        let settings = shell.document().with(|document| document.settings.clone());
        let step = asked.with(|asked| asked.as_ref().map(|(step, _)| steps::name(&settings, step)));
        step.map_or_else(String::new, |step| words::close(&step, "", chosen().len()))
    });
    let errors = move |id: &SheetId| shell.finding_counts(id).0[Severity::Error as usize];
    let named = Signal::derive(move || {
        let goal = |id: &SheetId| shell.heads().sheet(id).map(|sheet| sheet.goal.clone());
        let wrong: Vec<String> = chosen().iter().filter(|id| errors(id) > 0).filter_map(goal).collect();
        words::with_errors(&wrong)
    });
    let row = move |id: SheetId| {
        let sheet = untrack(|| shell.heads()).sheet(&id).cloned()?;
        let (own, counted) = (id.clone(), id.clone());
        let count = Signal::derive(move || errors(&counted));
        Some(view! {
            <li>
                <label class="pick">
                    <input
                        type="checkbox"
                        prop:checked=move || left.with(|left| !left.contains(&own))
                        on:change:target=move |event| {
                            let on = event.target().checked();
                            left.update(|left| {
                                if on { left.remove(&id) } else { left.insert(id.clone()) };
                            });
                        }
                    />
                    {ui::goal(&sheet.goal).to_owned()}
                </label>
                " "
                <small>{sheet.department.clone()}</small>
                " "
                <span class="chip error" hidden=Signal::derive(move || count.get() == 0)>
                    {Signal::derive(move || words::sheet_errors(count.get()))}
                </span>
            </li>
        })
    };
    let rows = move || {
        let sheets = asked.get().map_or_else(Vec::new, |(_, sheets)| sheets);
        sheets.into_iter().map(row).collect_view()
    };
    let close = move |_| {
        if let Some((step, _)) = asked.get_untracked() {
            shell.close_step(&step, &untrack(chosen));
        }
    };
    view! {
        <Modal name="closing-title" is_open=is_open on_close=leave>
            <h2 id="closing-title">{words::CHOOSE}</h2>
            <p class="bad" hidden=Signal::derive(move || named.with(String::is_empty))>{named}</p>
            <ul class="closing-sheets">{rows}</ul>
            <div class="dialog-actions">
                <span class="grow"></span>
                <button class="btn" on:click=move |_| leave()>{ui::LEAVE}</button>
                <button class="btn fill" disabled=Signal::derive(move || chosen().is_empty()) on:click=close>
                    {name}
                </button>
            </div>
        </Modal>
    }
}
