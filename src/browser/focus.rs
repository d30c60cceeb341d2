//! Where the cursor is.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, css};

/// What is left free between a field and what lies over the page.
const CLEAR: f64 = 8.0;

/// The selector of what has this value for an attribute, whatever characters there are in it.
pub fn having(attribute: &str, value: &str) -> String {
    format!("[{attribute}={}]", css::escape(value))
}

/// Puts the focus on the first thing that the selector finds.
pub fn first(selector: &str) {
    focus(selector, |_| 0);
}

/// Puts the focus on the last thing that the selector finds.
pub fn last(selector: &str) {
    focus(selector, |count| count.saturating_sub(1));
}

/// Whether the focus is on something that the selector finds.
pub fn is_on(selector: &str) -> bool {
    focused().is_some_and(|element| element.matches(selector).unwrap_or(false))
}

/// An attribute of what has the focus.
pub fn attribute(name: &str) -> Option<String> {
    focused()?.get_attribute(name)
}

/// Puts the focus on the first field that the selector finds, with all that stands in it selected.
pub fn first_whole(selector: &str) {
    first(selector);
    if let Some(field) = focused().and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// The words that are selected in the text that has the focus, where they stand on one line.
pub fn selected_words() -> Option<String> {
    let field = focused()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let (start, end) = (field.selection_start().ok()??, field.selection_end().ok()??);
    let units: Vec<u16> = field.value().encode_utf16().collect();
    let words = String::from_utf16(units.get(start as usize..end as usize)?).ok()?;
    (!words.trim().is_empty() && !words.contains('\n')).then_some(words)
}

/// Has what is selected in the text that has the focus selected again when the focus comes back: a browser that takes it
/// back from a dialog need not do so by itself.
pub fn keep_selection() {
    let Some(field) = focused().and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return;
    };
    let (Ok(Some(start)), Ok(Some(end))) = (field.selection_start(), field.selection_end()) else { return };
    let back = field.clone();
    let select = move |_: &web_sys::Event| drop(back.set_selection_range(start, end));
    EventListener::once(&field, "focus", select).forget();
}

/// Scrolls to the first thing that the selector finds; whether there is one.
pub fn scroll_to(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok()).flatten();
    if let Some(element) = &found {
        element.scroll_into_view();
    }
    found.is_some()
}

/// Scrolls no further than is needed to see what the selector finds.
pub fn scroll_near(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok()).flatten();
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    if let Some(element) = found {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Moves the page on where what the selector finds lies over the field that has the focus: over all of it, or over its end
/// while one writes there.
pub fn keep_clear_of(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok()).flatten();
    let (Some(field), Some(over)) = (focused(), found) else { return };
    let (rect, over) = (field.get_bounding_client_rect(), over.get_bounding_client_rect());
    let is_beside = rect.right() < over.left() || rect.left() > over.right();
    let is_at_end = field.dyn_ref::<HtmlTextAreaElement>().is_some_and(|field| {
        let length = u32::try_from(field.value().encode_utf16().count()).ok();
        field.selection_end().ok().flatten() == length
    });
    let covered = rect.bottom() - over.top();
    let is_moved = !is_beside && covered > 0.0 && (is_at_end || covered < rect.top());
    if let Some(window) = web_sys::window().filter(|_| is_moved) {
        window.scroll_by_with_x_and_y(0.0, covered + CLEAR);
    }
}

/// Presses the screen's own button for printing; without one, or under a dialog, the browser prints. Whether there is one.
pub fn press_print() -> bool {
    let button = document()
        .and_then(|document| document.query_selector("body:not(:has(dialog[open])) [data-print]").ok());
    let button = button.flatten().and_then(|button| button.dyn_into::<HtmlElement>().ok());
    if let Some(button) = &button {
        button.click();
    }
    button.is_some()
}

/// Prints as the screen does, else as the browser does.
pub fn print() {
    if !press_print() {
        drop(web_sys::window().map(|window| window.print()));
    }
}

/// Selects words, in UTF-16 units, in the field that has the focus.
pub fn select((start, end): (u32, u32)) {
    if let Some(field) = focused().and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        drop(field.set_selection_range(start, end));
    }
}

fn focus(selector: &str, which: impl FnOnce(u32) -> u32) {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let element = found.and_then(|found| found.item(which(found.length())));
    if let Some(element) = element.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

fn focused() -> Option<Element> {
    document()?.active_element()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
