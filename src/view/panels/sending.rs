//! 送った先: the question to whom sheets go, and who has sent theirs back.

use leptos::prelude::*;
use leptos::{ev, html};

use crate::app::Shell;
use crate::app::dialog::Dialog;
use crate::messages::{sending as words, ui};
use crate::model::{SentBack, SheetId};
use crate::session::Recipient;
use crate::view::shared::modal::Modal;

/// Asks to whom exported sheets go.
#[component]
pub(crate) fn SendingDialog() -> impl IntoView {
    let shell = Shell::expect();
    let sheets = Memo::new(move |_| {
        shell.dialog.with(|open| match open {
            Some(Dialog::Sending(sheets)) => Some(sheets.clone()),
            _ => None,
        })
    });
    let is_open = Memo::new(move |_| sheets.with(Option::is_some));
    let field = NodeRef::<html::Input>::new();
    let leave = move || shell.dialog.set(None);
    let note = move || {
        if let (Some(sheets), Some(field)) = (sheets.get_untracked(), field.get_untracked()) {
            shell.note_sent(&sheets, &field.value());
        }
    };
    let body = move || {
        let count = sheets.get()?.len();
        let names = untrack(|| shell.recipient_names());
        let names = names.into_iter().map(|name| view! { <option value=name></option> });
        Some(view! {
            <p>{words::why(count)}</p>
            <input
                node_ref=field
                type="text"
                list="recipient-names"
                aria-label=words::NAME
                autocomplete="off"
                on:keydown=move |event: ev::KeyboardEvent| {
                    if event.key() == "Enter" && !event.is_composing() {
                        event.prevent_default();
                        note();
                    }
                }
            />
            <datalist id="recipient-names">{names.collect_view()}</datalist>
        })
    };
    view! {
        <Modal name="sending-title" is_open=is_open on_close=leave>
            <h2 id="sending-title">{words::TITLE}</h2>
            {body}
            <div class="dialog-actions">
                <span class="grow"></span>
                <button class="btn" on:click=move |_| leave()>{ui::LEAVE}</button>
                <button class="btn fill" on:click=move |_| note()>{words::DO_NOTE}</button>
            </div>
        </Modal>
    }
}

/// In the report of returned files: who has sent theirs back, with these too, and who has not.
#[component]
pub(super) fn Awaited() -> impl IntoView {
    let shell = Shell::expect();
    // What is chosen below says what counts as sent back.
    let here = Memo::new(move |_| {
        let returned = shell.with_import(|preview| preview.plan.returned());
        returned.into_iter().flatten().collect::<Vec<SheetId>>()
    });
    move || here.with(|here| awaited(shell, here))
}

fn awaited(shell: Shell, here: &[SheetId]) -> AnyView {
    let mut all = untrack(|| shell.recipients());
    if all.is_empty() {
        return ().into_any();
    }
    let is_here =
        |sent: &crate::session::SentSheet| sent.back == SentBack::Out && here.contains(&sent.sheet.id);
    let is_back = |one: &Recipient| {
        one.sheets.iter().all(|sent| matches!(sent.back, SentBack::Back(_)) || is_here(sent))
    };
    all.sort_by_key(is_back);
    let back = all.iter().filter(|one| is_back(one)).count();
    let rows = all.iter().map(|one| {
        let days: Vec<String> =
            one.sheets.iter().map(|sent| words::days(&sent.at, &sent.back, is_here(sent))).collect();
        let goals: Vec<&str> = one.sheets.iter().map(|sent| ui::goal(&sent.sheet.goal)).collect();
        view! {
            <tr class:out=!is_back(one)>
                <th scope="row">{one.to.clone()}</th>
                <td class="version">{goals.join("\n")}</td>
                <td class="version">{days.join("\n")}</td>
            </tr>
        }
    });
    view! {
        <details class="awaited">
            <summary>{words::summary(all.len() - back, back)}</summary>
            <table class="sheets">
                <thead>
                    <tr>
                        <th scope="col">{words::TITLE}</th>
                        <th scope="col">{words::SHEETS}</th>
                        <th scope="col">{words::DAYS}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}
