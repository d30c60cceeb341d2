//! Files in: picked, dropped, pasted.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, html, web_sys};

use crate::app::Shell;
use crate::app::dialog::Dialog;
use crate::messages::{files as words, ui};
use crate::view::shared::modal::{self, Modal};
use crate::view::shared::target::within;

/// Takes files that are dropped anywhere, and text or files that are pasted outside of a field.
#[component]
pub(crate) fn DropZone() -> impl IntoView {
    let shell = Shell::expect();
    let over = RwSignal::new(false);
    // A row that is dragged within the list brings nothing.
    let has_files = |event: &ev::DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
    };
    let listeners = [
        window_event_listener(ev::dragover, move |event| {
            if has_files(&event) {
                event.prevent_default();
                over.set(true);
            }
        }),
        window_event_listener(ev::dragleave, move |event| {
            // Left for outside of the window, not for another element.
            if event.related_target().is_none() {
                over.set(false);
            }
        }),
        window_event_listener(ev::drop, move |event| {
            over.set(false);
            if has_files(&event) {
                event.prevent_default();
                shell.take_dropped(&event);
            }
        }),
        window_event_listener(ev::paste, move |event| {
            if let (false, Some(event)) = (in_field(&event), event.dyn_ref::<web_sys::ClipboardEvent>()) {
                shell.take_pasted(event);
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    view! {
        <input
            id="file-input"
            class="sr-only no-print"
            type="file"
            multiple
            tabindex="-1"
            accept=".json,.txt,.csv,.xlsx,.xlsm,.html,.htm,.md,.mhtml,.zip,application/json,text/plain,text/html,text/markdown"
            aria-label=ui::OPEN_FILES
            on:change:target=move |event| shell.take_picked(&event.target())
        />
        <div class="drop-over" hidden=move || !over.get()>{words::DROP_NOW}</div>
        <div role="status">
            {move || shell.notices.busy.get().map(|text| view! { <div class="busy">{text}</div> })}
        </div>
        <button
            class="btn busy-stop"
            hidden=move || {
                shell.notices.busy.with(Option::is_none) || shell.notices.stop.with(Option::is_none)
            }
            on:click=move |_| shell.stop_work()
        >
            {ui::STOP}
        </button>
    }
}

/// Whether a paste goes into a field, or to an open dialog.
fn in_field(event: &web_sys::Event) -> bool {
    within(event, "input, textarea, select, dialog").is_some()
}

/// The name of the field under which its text is kept.
const PASTE_DRAFT: &str = "paste";

/// Takes pasted text where no shortcut is known or allowed.
#[component]
pub(crate) fn PasteDialog() -> impl IntoView {
    let shell = Shell::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    let field = NodeRef::<html::Textarea>::new();
    let is_open = Memo::new(move |_| shell.dialog.with(|open| matches!(open, Some(Dialog::PasteText))));
    Effect::new(move |_| {
        if let (true, Some(field)) = (is_open.get(), field.get()) {
            field.set_value(&shell.draft(PASTE_DRAFT));
        }
    });
    let leave = move || shell.dialog.set(None);
    let check = move |_| {
        if let Some(field) = field.get_untracked() {
            let text = field.value();
            field.set_value("");
            shell.keep_draft(PASTE_DRAFT, "");
            modal::close(dialog);
            shell.take_text(text, None);
        }
    };
    view! {
        <Modal dialog=dialog name="paste-title" is_open=is_open on_close=leave>
            <h2 id="paste-title">{words::PASTE_TITLE}</h2>
            <p>{words::PASTE_HELP}</p>
            <textarea
                class="paste-field"
                node_ref=field
                aria-label=words::PASTE_FIELD
                spellcheck="false"
                on:input:target=move |event| shell.keep_draft(PASTE_DRAFT, &event.target().value())
            ></textarea>
            <div class="dialog-actions">
                <button class="btn" on:click=move |_| leave()>{ui::LEAVE}</button>
                <button class="btn fill" on:click=check>{words::PASTE_CHECK}</button>
            </div>
        </Modal>
    }
}
