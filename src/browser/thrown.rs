//! What the browser threw, in words: anything can be thrown, and no message shows it as a program does.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The name of an error: the only part that is the same in all browsers.
pub(crate) fn name(thrown: &JsValue) -> String {
    first(thrown, &["name", "message"])
}

/// What the browser says of an error.
pub(crate) fn message(thrown: &JsValue) -> String {
    first(thrown, &["message", "name"])
}

/// The first of these that says something; a thrown text speaks for itself, of anything else its kind is told.
fn first(thrown: &JsValue, keys: &[&str]) -> String {
    let said = |key: &&str| Reflect::get(thrown, &(*key).into()).ok()?.as_string();
    let mut words = thrown.as_string().into_iter().chain(keys.iter().filter_map(said));
    let kind = || thrown.js_typeof().as_string().into_iter().collect();
    words.find(|words| !words.trim().is_empty()).unwrap_or_else(kind)
}

/// Words that a program made of something thrown, without what only programs write around it.
pub(crate) fn plain(words: &str) -> String {
    words.replace("JsValue(", "(")
}
