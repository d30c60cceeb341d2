//! Where the cursor is.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// Puts the focus on the first thing that the selector finds.
pub fn first(selector: &str) {
    focus(selector, |_| 0);
}

/// Puts the focus on the last thing that the selector finds.
pub fn last(selector: &str) {
    focus(selector, |count| count.saturating_sub(1));
}

/// Selects words, in UTF-16 units, in the field that has the focus.
pub fn select((start, end): (u32, u32)) {
    let document = web_sys::window().and_then(|window| window.document());
    let field = document.and_then(|document| document.active_element());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        drop(field.set_selection_range(start, end));
    }
}

fn focus(selector: &str, which: impl FnOnce(u32) -> u32) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(selector).ok());
    let element = found.and_then(|found| found.item(which(found.length())));
    if let Some(element) = element.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}
