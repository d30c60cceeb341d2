//! The keyboard: what composing is, and the shortcuts that work everywhere.

use leptos::wasm_bindgen::JsCast;
use leptos::{ev, web_sys};

use crate::app::Shell;
use crate::view::shared::target::within;

/// Whether an input method is composing: then a key is none of ours.
pub(crate) fn composing(event: &ev::KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Whether an input event comes from the middle of a composition.
pub(crate) fn composing_input(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

/// Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z, over everything.
pub(crate) fn shortcut(shell: Shell, event: &ev::KeyboardEvent) {
    if composing(event) || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    if event.key().eq_ignore_ascii_case("p") && !event.shift_key() {
        // As the screen's own button does, where it has one and no dialog lies over it.
        if shell.press_print() {
            event.prevent_default();
        }
        return;
    }
    if event.key().eq_ignore_ascii_case("s") && !event.shift_key() {
        event.prevent_default();
        return shell.save_to_file();
    }
    // A field that is no text of a sheet (search, paste, a number) has the browser's own undo.
    if within(event, "input, textarea:not([data-cell])").is_some() {
        return;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => shell.undo(),
        ("y", false) | ("z", true) => shell.redo(),
        _ => return,
    }
    event.prevent_default();
}
