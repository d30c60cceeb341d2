//! What a backup holds, how it stands to what is here, and the question before anything is replaced.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::dialog::RestorePreview;
use crate::messages::{backup as words, ui};
use crate::store::BackupStanding;
use crate::view::shared::modal::Modal;

/// The dialog; open while there is a backup to show.
#[component]
pub(crate) fn RestoreDialog() -> impl IntoView {
    let shell = Shell::expect();
    let is_open = Memo::new(move |_| shell.with_restore(|_| ()).is_some());
    let leave = move || shell.dialog.set(None);
    let of = move |tell: fn(&RestorePreview) -> String| Signal::derive(move || shell.with_restore(tell));
    let is_anything = |preview: &RestorePreview| {
        preview.rows.iter().any(|row| row.is_taken)
            || preview.versions.as_ref().is_some_and(|versions| !versions.is_empty())
    };
    let is_nothing = move || !shell.with_restore(is_anything).unwrap_or(false);
    view! {
        <Modal class="import" name="restore-title" is_open=is_open on_close=leave>
            <h2 id="restore-title">{words::TITLE}</h2>
            <p>{of(|preview| words::held(&preview.name, preview.at.as_ref(), &preview.rows))}</p>
            <p class="standings">{of(|preview| words::standings(&preview.rows))}</p>
            <p>{of(|preview| words::versions(preview.versions.as_ref().map(BTreeMap::len)))}</p>
            <p>{words::LEAD}</p>
            <Show when=move || is_open.get()>
                <DifferingValues />
            </Show>
            <div class="dialog-actions">
                <b role="status">{of(|preview| words::outcome(&preview.rows))}</b>
                <span class="grow"></span>
                <button class="btn" on:click=move |_| leave()>{ui::LEAVE}</button>
                <button class="btn fill" disabled=is_nothing on:click=move |_| shell.restore_backup()>
                    {words::RESTORE}
                </button>
            </div>
        </Modal>
    }
}

/// What is here and differs: each is replaced only where it is ticked.
#[component]
fn DifferingValues() -> impl IntoView {
    let shell = Shell::expect();
    let rows = untrack(|| {
        shell.with_restore(|preview| {
            let rows = preview.rows.iter().enumerate();
            let differing = rows.filter(|(_, row)| row.standing == BackupStanding::Differs);
            differing.map(|(at, row)| (at, words::row(row))).collect::<Vec<_>>()
        })
    })?;
    let items = rows.into_iter().map(|(at, told)| {
        view! {
            <li>
                <label>
                    <input
                        type="checkbox"
                        on:change:target=move |event| shell.choose_row(at, event.target().checked())
                    />
                    {told}
                </label>
            </li>
        }
    });
    let items = items.collect_view();
    (!items.is_empty()).then(|| {
        view! {
            <section class="differing">
                <h3>{words::DIFFERING}</h3>
                <ul class="restored">{items}</ul>
            </section>
        }
    })
}
