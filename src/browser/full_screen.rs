//! Full screen, where the browser allows it.

/// Shows the page on the whole screen, or again as a window. Where that is refused, all stays as it is.
pub fn toggle() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        drop(root.request_fullscreen());
    }
}
