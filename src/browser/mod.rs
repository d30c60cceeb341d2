//! Raw browser APIs and nothing else: local storage, database, engine workers, files, clipboard, frame, clock, ids, crash.
//!
//! All else is pure and runs natively; what the browser knows (the time, randomness, what is stored) is asked for here and
//! travels inside an `Edit`.

pub mod asset;
pub mod clipboard;
pub mod clock;
pub mod crash;
mod database;
pub(crate) mod engine_port;
pub mod fields;
pub mod files;
mod fitting;
pub mod focus;
pub mod folders;
pub mod frame;
pub mod full_screen;
pub mod handles_database;
pub mod ids;
pub mod in_place;
pub mod kiosk_file;
pub mod local_settings;
pub mod local_storage;
pub mod location;
pub mod offline;
pub mod page_events;
pub mod persistence;
pub(crate) mod replaced;
pub mod session_storage;
pub mod sheet_page;
pub mod spare_database;
pub(crate) mod thrown;
pub mod versions_database;
pub mod viewport;
pub mod wake;

/// A file that the one-file app carries compressed, by the id of its element.
fn unpacked(window: &web_sys::Window, id: &str) -> Result<web_sys::Response, wasm_bindgen::JsValue> {
    use wasm_bindgen::JsCast;
    let unpack: js_sys::Function = js_sys::Reflect::get(window, &"goalsheetUnpack".into())?.dyn_into()?;
    unpack.call1(&wasm_bindgen::JsValue::NULL, &id.into())?.dyn_into()
}
