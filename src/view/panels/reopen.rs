//! この欄を直す: why a part is changed though its step is over, asked before it is opened (見直し).

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::dialog::Dialog;
use crate::app::reopened::ReopenedPart;
use crate::messages::{steps as words, ui};
use crate::model::SheetId;
use crate::view::shared::modal::Modal;
use crate::view::shared::name_field::NameField;

/// The dialog; open while it is asked.
#[component]
pub(crate) fn ReopenDialog() -> impl IntoView {
    let shell = Shell::expect();
    let asked = move || {
        shell.dialog.with(|dialog| match dialog {
            Some(Dialog::Reopen(id, part)) => Some((id.clone(), part.clone())),
            _ => None,
        })
    };
    let of = move |tell: fn(Shell, &SheetId, &ReopenedPart) -> String| {
        Signal::derive(move || asked().map_or_else(String::new, |(id, part)| tell(shell, &id, &part)))
    };
    let reason = RwSignal::new(String::new());
    let leave = move || {
        reason.set(String::new());
        shell.dialog.set(None);
    };
    let act = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((id, part)) = untrack(asked) else { return };
        let why = reason.get_untracked();
        if why.trim().is_empty() {
            return shell.trouble(words::REASON_MISSING.to_owned());
        }
        leave();
        shell.reopen(&id, &part, &why);
    };
    view! {
        <Modal
            class="naming"
            name="reopen-title"
            is_open=Signal::derive(move || asked().is_some())
            on_close=leave
        >
            <form on:submit=act>
                <h2 id="reopen-title">{words::REOPEN}</h2>
                <p><b>{of(named)}</b></p>
                <p>{of(|_, _, part| words::reopening_why(part.is_printed()))}</p>
                <label class="reopen-reason">
                    <span>{words::REASON}</span>
                    <textarea
                        rows="3"
                        maxlength="1000"
                        required
                        prop:value=move || reason.get()
                        on:input:target=move |event| reason.set(event.target().value())
                    ></textarea>
                </label>
                <NameField />
                <div class="dialog-actions">
                    <button class="btn" type="button" on:click=move |_| leave()>{ui::LEAVE}</button>
                    <button class="btn fill" type="submit">{words::REOPEN_IT}</button>
                </div>
            </form>
        </Modal>
    }
}

fn named(shell: Shell, id: &SheetId, part: &ReopenedPart) -> String {
    let name = shell.document().with(|document| document.sheet(id).map(|sheet| part.name(sheet)));
    name.map_or_else(String::new, |name| words::reopening(&name))
}
