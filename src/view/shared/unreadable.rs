//! The banner for what is stored here and cannot be read, with the ways out.

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::unreadable::UnreadableRow;
use crate::messages::unreadable as words;

/// What cannot be read, while there is any.
#[component]
pub(crate) fn UnreadableBanner() -> impl IntoView {
    let shell = Shell::expect();
    let rows = shell.saving.unreadable;
    let are_later =
        Memo::new(move |_| rows.with(|rows| rows.iter().all(|row| row.record.is_of_later_version())));
    let title = move || words::title(are_later.get());
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <section class="banner bad no-print" aria-label=title>
                <h2>{title}</h2>
                <p>{move || words::what_to_do(are_later.get())}</p>
                <ul>
                    <For
                        each=move || rows.get()
                        key=|row| (row.record.key.clone(), row.record.raw.len(), row.spared.is_some())
                        let:row
                    >
                        {unreadable_row(shell, row)}
                    </For>
                </ul>
            </section>
        </Show>
    }
}

fn unreadable_row(shell: Shell, row: UnreadableRow) -> impl IntoView {
    let told = words::told(&row.record, row.spared.as_ref());
    let spared = row.spared.as_ref().map(|spared| words::spared(spared, &shell.now()));
    let (brought, kept, dropped) = (row.clone(), row.clone(), row);
    let brings_back = || {
        view! {
            <button class="btn small" on:click=move |_| shell.take_from_spare(&brought)>{words::BRING_BACK}</button>
        }
    };
    let offered = spared.is_some().then(brings_back);
    view! {
        <li>
            <span>{told}{spared}</span>
            {offered}
            <button class="btn small" on:click=move |_| shell.download_unreadable(&kept)>{words::DOWNLOAD}</button>
            <button class="btn small" on:click=move |_| shell.discard_unreadable(&dropped)>{words::DISCARD}</button>
        </li>
    }
}
