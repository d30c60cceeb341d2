//! The engine that reads and publishes: what is heavy and not needed for the first picture. It has one way in and no
//! browser.

use wasm_bindgen::prelude::wasm_bindgen;

/// Answers one message; `engine.js` calls it.
#[wasm_bindgen]
pub fn answer(message: &[u8]) -> Vec<u8> {
    goalsheet::engines::reader::answer(message)
}

fn main() {}
