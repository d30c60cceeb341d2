//! `#/bin`: deleted sheets, kept until the bin is emptied.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::{list as list_words, parts, ui};
use crate::model::{BinId, Binned};
use crate::view::shared::modal::Modal;

/// The screen of the bin.
#[component]
pub(crate) fn BinScreen() -> impl IntoView {
    let shell = Shell::expect();
    let rows = move || {
        let mut rows: Vec<Arc<Binned>> =
            shell.document().with(|document| document.bin.iter().cloned().collect());
        rows.sort_by(|a, b| b.deleted_at.as_str().cmp(a.deleted_at.as_str()));
        rows
    };
    let is_empty = move || shell.document().with(|document| document.bin.is_empty());
    let asked = RwSignal::new(Vec::<BinId>::new());
    let all = move || rows().iter().map(|binned| binned.id.clone()).collect();
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1>{ui::BIN}</h1>
            <p class="sub">{list_words::BIN_WHY}</p>
            <div class="tools" hidden=is_empty>
                <button class="btn danger" on:click=move |_| asked.set(all())>{list_words::EMPTY_BIN}</button>
            </div>
            <Show when=is_empty>
                <p class="empty">{list_words::BIN_EMPTY}</p>
            </Show>
            <table class="goals" hidden=is_empty>
                <thead>
                    <tr>
                        <th scope="col">{parts::goal()}</th>
                        <th scope="col" class="updated">{list_words::DELETED_AT}</th>
                        <th scope="col" class="actions wide"><span class="sr-only">{list_words::ACTIONS}</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=rows key=|binned| binned.id.clone() let:binned>
                        <BinRow binned=binned asked=asked />
                    </For>
                </tbody>
            </table>
            <ConfirmDialog asked=asked />
        </main>
    }
}

#[component]
fn BinRow(binned: Arc<Binned>, asked: RwSignal<Vec<BinId>>) -> impl IntoView {
    let shell = Shell::expect();
    let sheet = binned.sheet.clone();
    let goal = ui::goal(&sheet.goal).to_owned();
    let (back, gone) = (binned.id.clone(), binned.id.clone());
    view! {
        <tr>
            <td>
                <b>{goal.clone()}</b>
                <small>{list_words::bin_line(sheet.fiscal_year, &sheet.group, &sheet.department)}</small>
            </td>
            <td class="updated"><small>{ui::day_time(&binned.deleted_at, &shell.now())}</small></td>
            <td class="actions wide">
                <button class="btn small" aria-label=list_words::restore(&goal) on:click=move |_| shell.restore(&back)>
                    {list_words::RESTORE}
                </button>
                <button
                    class="btn small"
                    aria-label=list_words::discard(&goal)
                    on:click=move |_| asked.set(vec![gone.clone()])
                >
                    {list_words::DISCARD}
                </button>
            </td>
        </tr>
    }
}

/// The one place where something is lost for good asks first.
#[component]
fn ConfirmDialog(asked: RwSignal<Vec<BinId>>) -> impl IntoView {
    let shell = Shell::expect();
    let is_open = Memo::new(move |_| !asked.with(Vec::is_empty));
    let leave = move || asked.set(Vec::new());
    view! {
        <Modal name="confirm-title" is_open=is_open on_close=leave>
            <h2 id="confirm-title">{move || list_words::really_discard(asked.with(Vec::len))}</h2>
            <p>{list_words::REALLY_DISCARD_WHY}</p>
            <div class="dialog-actions">
                <button class="btn" on:click=move |_| leave()>{ui::LEAVE}</button>
                <button
                    class="btn danger"
                    on:click=move |_| {
                        shell.empty_bin(asked.get_untracked());
                        leave();
                    }
                >
                    {list_words::DISCARD}
                </button>
            </div>
        </Modal>
    }
}
