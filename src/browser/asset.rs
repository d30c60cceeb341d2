//! Texts that are loaded when they are first used: each a file beside the app, or carried within the one-file app.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The sample's text, or none where it cannot be had.
pub async fn sample() -> Option<String> {
    text("sample-data", "sample.goalsheet.json").await
}

/// 使い方 as a piece of a page, or none where it cannot be had.
pub async fn help() -> Option<String> {
    text("help-text", "help.html").await
}

/// A text by its element in the one-file app, and its file beside the app.
async fn text(element: &str, file: &str) -> Option<String> {
    let window = web_sys::window()?;
    let response = match window.document()?.get_element_by_id(element) {
        Some(_) => super::unpacked(&window, element).ok()?,
        None => JsFuture::from(window.fetch_with_str(file)).await.ok()?.dyn_into().ok()?,
    };
    if !response.ok() {
        return None;
    }
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    (!super::replaced::is_page(&text)).then_some(text)
}
