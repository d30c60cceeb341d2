//! The clipboard in a field: what a spreadsheet put there, and text that comes in as if it were typed.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, DataTransfer, HtmlTextAreaElement, InputEvent};

use crate::codec::clipboard;

/// The range of a spreadsheet that a paste brings, as HTML and as text; none where it comes from elsewhere.
pub fn range(event: &ClipboardEvent) -> Option<(String, String)> {
    let data = event.clipboard_data()?;
    Some((spreadsheet(&data)?, data.get_data("text/plain").ok()?))
}

/// The HTML of a spreadsheet's range.
pub(super) fn spreadsheet(data: &DataTransfer) -> Option<String> {
    data.get_data("text/html").ok().filter(|html| clipboard::is_spreadsheet(html))
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
