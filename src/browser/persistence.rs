//! Whether the browser keeps what is stored here when room runs short on the disk.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks it to; false where it will not, or cannot be asked.
pub async fn ask() -> bool {
    answer().await.is_ok_and(|answer| answer.is_truthy())
}

async fn answer() -> Result<JsValue, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::UNDEFINED)?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into())?;
    let persist: Function = Reflect::get(&storage, &"persist".into())?.dyn_into()?;
    JsFuture::from(persist.call0(&storage)?.dyn_into::<Promise>()?).await
}
