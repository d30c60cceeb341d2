//! The clipboard in a field: what a spreadsheet put there, and text that comes in as if it were typed.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, DataTransfer, HtmlTextAreaElement, InputEvent};

use crate::codec::clipboard;

/// What a paste brings, where it may be a table or have words that nobody sees.
#[derive(Clone, Debug)]
pub struct PastedRange {
    /// As HTML; empty where there is none.
    pub html: String,
    /// As text.
    pub text: String,
    /// Whether it is a spreadsheet's, whose text has tabs between all cells.
    pub is_spreadsheet: bool,
}

/// The table that a paste brings: a spreadsheet's range, or what has the shape of one; or words some of which may be struck
/// out or not seen. None where it is none of these.
pub fn range(event: &ClipboardEvent) -> Option<PastedRange> {
    let data = event.clipboard_data()?;
    let text = data.get_data("text/plain").ok()?;
    let is_read = |html: &String| clipboard::has_table(html) || clipboard::may_leave_out(html);
    let html = data.get_data("text/html").ok().filter(is_read);
    let is_spreadsheet = html.as_ref().is_some_and(|html| clipboard::is_spreadsheet(html));
    let is_table = html.is_some() || clipboard::is_tabbed(&text);
    is_table.then(|| PastedRange { html: html.unwrap_or_else(String::new), text, is_spreadsheet })
}

/// The HTML of a table.
pub(super) fn table(data: &DataTransfer) -> Option<String> {
    data.get_data("text/html").ok().filter(|html| clipboard::has_table(html))
}

/// Copies what a field shows; whether that worked. To be called from a press.
pub fn copy(field: &HtmlTextAreaElement) -> bool {
    field.select();
    let copied = || -> Result<bool, JsValue> {
        field.focus()?;
        let document = field.owner_document().ok_or(JsValue::NULL)?;
        let command: Function = Reflect::get(&document, &"execCommand".into())?.dyn_into()?;
        Ok(command.call1(&document, &"copy".into())?.is_truthy())
    };
    copied().unwrap_or(false)
}

/// Puts a text in the place of what is chosen, as typing does: the browser's own undo knows it, and the field tells of it.
pub fn insert(field: &HtmlTextAreaElement, text: &str) {
    let typed = || -> Result<bool, JsValue> {
        field.focus()?;
        let document = field.owner_document().ok_or(JsValue::NULL)?;
        let command: Function = Reflect::get(&document, &"execCommand".into())?.dyn_into()?;
        let name = if text.is_empty() { "delete" } else { "insertText" };
        let arguments = Array::of3(&name.into(), &JsValue::FALSE, &text.into());
        Ok(command.apply(&document, &arguments)?.is_truthy())
    };
    if typed().unwrap_or(false) {
        return;
    }
    // Where the browser has no such command, its own undo is lost and the app's remains.
    drop(field.set_range_text(text));
    if let Ok(event) = InputEvent::new("input") {
        drop(field.dispatch_event(&event));
    }
}
