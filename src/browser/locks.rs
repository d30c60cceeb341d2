//! Web Locks: what tabs do one after the other, where the browser has them.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Does something when no other tab holds the lock of this name; at once where there are no locks.
pub fn hold(name: &str, act: impl FnOnce() + Clone + 'static) {
    if request(name, act.clone()).is_err() {
        act();
    }
}

fn request(name: &str, act: impl FnOnce() + 'static) -> Result<(), JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::UNDEFINED)?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    request.call2(&locks, &name.into(), &Closure::once_into_js(act))?;
    Ok(())
}
