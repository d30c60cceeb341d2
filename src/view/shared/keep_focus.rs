//! The focus, while rows are moved.

use leptos::leptos_dom::helpers::queue_microtask;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// The rows of a `For`. A row that is moved in the page loses the focus that is in it: it is given back once the rows stand.
pub(crate) fn keeping_focus<T>(rows: impl Fn() -> T) -> impl Fn() -> T {
    move || {
        if let Some(focused) = focused() {
            queue_microtask(move || {
                if self::focused().is_none() && focused.is_connected() {
                    drop(focused.focus());
                }
            });
        }
        rows()
    }
}

/// What has the focus, besides the page itself.
fn focused() -> Option<HtmlElement> {
    let element: HtmlElement = document().active_element()?.dyn_into().ok()?;
    let is_page = document().body().is_some_and(|body| body == element);
    (!is_page).then_some(element)
}
