//! What only a browser shows of the code behind the screens: storage, files, events.
#![cfg(target_arch = "wasm32")]

mod autosave;
mod files;
mod rig;
mod smoke;
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
