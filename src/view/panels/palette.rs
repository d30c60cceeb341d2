//! The palette (Ctrl+K): a field, and under it what its words find; worked without leaving the field.

use leptos::prelude::*;
use leptos::{ev, html, web_sys};

use crate::app::Shell;
use crate::app::palette::{PaletteEntry, PaletteHit};
use crate::messages::palette as words;
use crate::route::Route;
use crate::view::shared::keys::composing;
use crate::view::shared::modal::{self, Modal};

/// The palette, made when it is opened.
#[component]
pub(crate) fn PaletteDialog() -> impl IntoView {
    let shell = Shell::expect();
    move || shell.palette.get().then(|| view! { <Palette /> })
}

#[component]
fn Palette() -> impl IntoView {
    let shell = Shell::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    let found = RwSignal::new(shell.found_in_palette(""));
    let at = RwSignal::new(0_usize);
    // Its key takes it off the page while it is open: the focus goes back all the same.
    on_cleanup(move || modal::close(dialog));
    Effect::new(move |_| shell.show_in_palette(&name_of(at.get())));
    let choose = move |entry: Option<PaletteEntry>| {
        let Some(entry) = entry else { return };
        // Closed first, so that the focus is where it was when the command looks for it.
        modal::close(dialog);
        shell.palette.set(false);
        request_animation_frame(move || shell.choose_in_palette(&entry));
    };
    let on_input = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        found.set(shell.found_in_palette(&event.target().value()));
        at.set(0);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if composing(&event) {
            return;
        }
        let count = found.with_untracked(|found| found.entries.len()).max(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => at.update(|at| *at = (*at + count - 1) % count),
            "Enter" => choose(found.with_untracked(|found| found.entries.get(at.get_untracked()).cloned())),
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(place, entry): (usize, &PaletteEntry)| {
        let (name, beside, chosen) = (entry.name.clone(), entry.beside.clone(), entry.clone());
        view! {
            <li
                id=name_of(place)
                role="option"
                aria-selected=Signal::derive(move || (at.get() == place).to_string())
                on:click=move |_| choose(Some(chosen.clone()))
            >
                <span>{name}</span>
                <small>{beside}</small>
            </li>
        }
    };
    let options = move || found.with(|found| found.entries.iter().enumerate().map(option).collect_view());
    view! {
        <Modal
            class="palette"
            dialog=dialog
            name="palette-title"
            is_open=shell.palette
            on_close=move || shell.palette.set(false)
        >
            <h2 class="sr-only" id="palette-title">{words::TITLE}</h2>
            <input
                type="text"
                class="find"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label=words::field()
                placeholder=words::field()
                aria-expanded="true"
                aria-controls="palette-found"
                aria-activedescendant=Signal::derive(move || found.with(|found| found.entries.get(at.get()).map(|_| name_of(at.get()))))
                on:input:target=on_input
                on:keydown=on_key
            />
            <ul id="palette-found" role="listbox" aria-label=words::FOUND>{options}</ul>
            <p class="hint" role="status">{Signal::derive(move || found.with(told))}</p>
        </Modal>
    }
}

fn name_of(place: usize) -> String {
    format!("palette-{place}")
}

fn told(found: &PaletteHit) -> String {
    if found.entries.is_empty() { words::NOTHING.to_owned() } else { words::further(found.further) }
}

/// Ctrl+K, wherever one writes; not over another dialog, and not where everybody stands before the screen.
pub(crate) fn on_key(shell: Shell, event: &ev::KeyboardEvent) -> bool {
    let has_control = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    if composing(event) || !has_control || !event.key().eq_ignore_ascii_case("k") {
        return false;
    }
    if shell.route.with_untracked(|route| matches!(route, Route::Kiosk(_))) {
        return false;
    }
    event.prevent_default();
    let is_over = document().query_selector("dialog[open]").is_ok_and(|open| open.is_some());
    shell.palette.set(!is_over);
    true
}
