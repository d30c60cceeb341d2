//! What a settings file would change, before it is taken in.

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::{settings as words, ui};
use crate::view::shared::modal::Modal;

/// The dialog; open while there is a settings file to show.
#[component]
pub(crate) fn SettingsDialog() -> impl IntoView {
    let shell = Shell::expect();
    let changes =
        Memo::new(move |_| shell.with_settings_file(|preview, now| words::changes(now, &preview.settings)));
    let name = Signal::derive(move || shell.with_settings_file(|preview, _| words::file(&preview.name)));
    let leave = move || shell.dialog.set(None);
    let is_same = Signal::derive(move || changes.with(|changes| changes.as_ref().is_none_or(Vec::is_empty)));
    view! {
        <Modal class="import" name="settings-file-title" is_open=Signal::derive(move || changes.with(Option::is_some)) on_close=leave>
            <h2 id="settings-file-title">{words::FOUND}</h2>
            <p>{name}</p>
            <p>{words::FOUND_LEAD}</p>
            <h3>{words::CHANGES}</h3>
            <ul class="settings-changes">
                <For each=move || changes.get().into_iter().flatten() key=Clone::clone let:line>
                    <li>{line}</li>
                </For>
            </ul>
            <p hidden=move || !is_same.get()>{words::SAME}</p>
            <div class="dialog-actions">
                <button class="btn" on:click=move |_| leave()>{ui::LEAVE}</button>
                <button class="btn fill" disabled=is_same on:click=move |_| shell.take_settings_in()>
                    {ui::TAKE_IN}
                </button>
            </div>
        </Modal>
    }
}
