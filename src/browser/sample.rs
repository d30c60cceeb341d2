//! The sample's text: a file beside the app, or carried within the one-file app.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The element in which the one-file app carries it.
const ELEMENT: &str = "sample-data";
/// The file beside the app.
const FILE: &str = "sample.goalsheet.json";

/// The text, or none where it cannot be had.
pub async fn text() -> Option<String> {
    let window = web_sys::window()?;
    let response = match window.document()?.get_element_by_id(ELEMENT) {
        Some(_) => super::unpacked(&window, ELEMENT).ok()?,
        None => JsFuture::from(window.fetch_with_str(FILE)).await.ok()?.dyn_into().ok()?,
    };
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
