//! The last resort: a defect of the app itself, shown to the person instead of a page that is dead without a word.

use std::cell::Cell;
use std::panic::{PanicHookInfo, set_hook};

/// What a person is told, in their language.
#[derive(Clone, Copy, Debug)]
pub struct CrashNotice {
    /// That something broke.
    pub title: &'static str,
    /// What is safe and what to do.
    pub body: &'static str,
    /// The button that loads the page again.
    pub reload: &'static str,
}

thread_local!(static CRASHED: Cell<bool> = const { Cell::new(false) });

/// From the next panic on, shows the notice and writes nothing more: what is in memory may be half changed.
pub fn install(notice: CrashNotice) {
    set_hook(Box::new(move |info| {
        if !CRASHED.replace(true) {
            show(notice, info);
        }
    }));
}

/// Whether a panic has happened.
pub fn has_crashed() -> bool {
    CRASHED.get()
}

/// Best effort: here nothing can be told of an error but to the console.
fn show(notice: CrashNotice, info: &PanicHookInfo<'_>) {
    let details = super::thrown::plain(&info.to_string());
    web_sys::console::error_1(&details.as_str().into());
    let document = web_sys::window().and_then(|window| window.document());
    let Some((document, body)) = document.and_then(|document| document.body().map(|body| (document, body)))
    else {
        return;
    };
    let add = |parent: &web_sys::Element, tag: &str, text: &str| {
        let element = document.create_element(tag).ok()?;
        element.set_text_content(Some(text));
        parent.append_child(&element).ok()?;
        Some(element)
    };
    let Some(overlay) = add(&body, "div", "") else { return };
    let _ = overlay.set_attribute("class", "crash");
    let _ = overlay.set_attribute("role", "alert");
    add(&overlay, "h1", notice.title);
    add(&overlay, "p", notice.body);
    if let Some(link) = add(&overlay, "a", notice.reload) {
        // A link works without any handler: the app's own code is not to be trusted any more.
        let _ = link.set_attribute("href", "");
    }
    add(&overlay, "pre", &details);
}
