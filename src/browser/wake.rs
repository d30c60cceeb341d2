//! The screen kept awake, where the browser can: asked for again whenever the page is seen again, and refused in silence.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Asks for it.
pub fn keep_awake() {
    if let Some(asked) = ask() {
        spawn_local(async move { drop(JsFuture::from(asked).await) });
    }
}

fn ask() -> Option<Promise> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let lock = Reflect::get(&navigator, &"wakeLock".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&lock, &"request".into()).ok()?.dyn_into().ok()?;
    request.call1(&lock, &"screen".into()).ok()?.dyn_into().ok()
}
