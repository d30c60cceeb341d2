//! Whether something else came in a file's place: a gateway that wants a new login answers everything with a page of its own.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether another page comes in the place of one of an engine's files.
pub(crate) async fn is_replaced(engine: &str) -> bool {
    let Some(script) = super::engine_port::script_address(engine) else { return false };
    for address in [script.replace(".js", ".wasm"), script] {
        if answers_with_page(&address).await.is_ok_and(|is_page| is_page) {
            return true;
        }
    }
    false
}

/// A redirection is not followed: it may lead to where this page must not look.
async fn answers_with_page(address: &str) -> Result<bool, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let options = Object::new();
    for (key, value) in [("redirect", "manual"), ("cache", "no-store")] {
        Reflect::set(&options, &key.into(), &value.into())?;
    }
    let fetch: Function = Reflect::get(&window, &"fetch".into())?.dyn_into()?;
    let answer = fetch.call2(&window, &address.into(), &options)?.dyn_into::<Promise>()?;
    let answer = JsFuture::from(answer).await?;
    let text = |of: &JsValue, key: &str| Reflect::get(of, &key.into()).ok().and_then(|text| text.as_string());
    if text(&answer, "type").as_deref() == Some("opaqueredirect") {
        return Ok(true);
    }
    let headers = Reflect::get(&answer, &"headers".into())?;
    let get: Function = Reflect::get(&headers, &"get".into())?.dyn_into()?;
    let kind = get.call1(&headers, &"content-type".into())?.as_string();
    let is_ok = Reflect::get(&answer, &"ok".into())?.is_truthy();
    Ok(is_ok && kind.is_some_and(|kind| kind.contains("html")))
}

/// Whether a text is a whole page, which none of ours is.
pub(super) fn is_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(14).flat_map(char::to_lowercase).collect();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}
