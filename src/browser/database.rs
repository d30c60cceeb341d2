//! What every IndexedDB of ours has in common: opening one, and waiting for what a request comes to.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbRequest};

/// Opens a database with these stores in it; fails where the browser has none for this page.
pub(super) async fn open(name: &str, stores: &'static [&'static str]) -> Result<IdbDatabase, JsValue> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    let request = factory.ok_or(JsValue::UNDEFINED)?.open_with_u32(name, 1)?;
    let making = request.clone();
    let make = Closure::once(move || -> Result<(), JsValue> {
        let made: IdbDatabase = making.result()?.dyn_into()?;
        for store in stores {
            made.create_object_store(store)?;
        }
        Ok(())
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    let opened: IdbDatabase = answer(&request).await?.dyn_into()?;
    // A later version must be able to change it.
    let close: Function = Reflect::get(&opened, &"close".into())?.dyn_into()?;
    opened.set_onversionchange(Some(&close.bind0(&opened)));
    Ok(opened)
}

/// What a request comes to.
pub(super) async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(answered).await?;
    request.result()
}
