//! The engine for Excel files: large, seldom needed, and loaded when it first is.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// `engine.js` passes it on to the page.
    #[wasm_bindgen(js_name = goalsheetProgress)]
    fn progress(done: u32, all: u32);
}

/// Answers one message; `engine.js` calls it.
#[wasm_bindgen]
pub fn answer(message: &[u8]) -> Vec<u8> {
    goalsheet::engines::excel::answer(message, &mut progress)
}

fn main() {}
