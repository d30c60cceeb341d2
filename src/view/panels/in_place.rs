//! On the list: the files and folders that are kept at hand, where the browser lets a page keep them.

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::in_place as words;

/// What can be kept at hand, in a line; behind other things of it or alone.
#[component]
pub(crate) fn KeepAtHand(
    /// Whether something stands before it.
    #[prop(optional)]
    is_behind: bool,
) -> impl IntoView {
    let shell = Shell::expect();
    view! {
        <Show when=move || shell.has_places()>
            <span class="no-print">
                {is_behind.then_some(" ／ ")}
                <button class="link" title=words::OPEN_IN_PLACE_WHY on:click=move |_| shell.open_in_place()>
                    {words::OPEN_IN_PLACE}
                </button>
                " ／ "
                <button class="link" title=words::ADD_FOLDER_WHY on:click=move |_| shell.add_folder()>
                    {words::ADD_FOLDER}
                </button>
            </span>
        </Show>
    }
}

/// What is kept at hand: the folders, and the files of the sheets that are shown.
#[component]
pub(crate) fn AtHand() -> impl IntoView {
    let shell = Shell::expect();
    let rows = move || {
        if !shell.has_places() {
            return None;
        }
        let (folders, files, now) = (shell.folders_at_hand(), shell.files_at_hand(), shell.now());
        if folders.is_empty() && files.is_empty() {
            return None;
        }
        let folders = folders.into_iter().map(|folder| {
            let line = words::folder_line(&folder.kept.at, &now, folder.kept.files.len());
            let (name, id) = (folder.kept.name, folder.id.clone());
            let read = move || shell.read_folder(&id);
            row(shell, words::folder(&name), line, (words::READ_AGAIN, read), folder.id).into_any()
        });
        let files = files.into_iter().map(|(file, write)| {
            let line = words::counted_file_line(&file.kept.at, &now, &write);
            let (name, id) = (file.kept.name, file.id.clone());
            let save = move || shell.save_again(&id, 0);
            row(shell, words::file(&name), line, (words::SAVE, save), file.id).into_any()
        });
        Some(view! { <ul>{folders.chain(files).collect_view()}</ul> })
    };
    view! {
        <section class="at-hand no-print" aria-label=words::AT_HAND>
            {rows}
        </section>
    }
}

fn row(
    shell: Shell,
    name: String,
    line: String,
    (action, act): (&'static str, impl Fn() + 'static),
    id: String,
) -> impl IntoView {
    let (does, forgets) = (words::of(action, &name), words::of(words::FORGET, &name));
    view! {
        <li>
            <b>{name}</b>
            <small>{line}</small>
            <span class="grow"></span>
            <button class="btn small" aria-label=does on:click=move |_| act()>{action}</button>
            <button class="btn small off" aria-label=forgets on:click=move |_| shell.forget_place(id.clone())>
                {words::FORGET}
            </button>
        </li>
    }
}
