//! Stands in for `wasm-streams`, which Leptos names in what talks to servers.
//!
//! This app talks to none. The real crate exports classes to JavaScript, which no linker can leave out: 3 KB of the
//! download for nothing.

use futures_util::stream::{Empty, Stream, empty};
use wasm_bindgen::JsValue;

/// Why nobody comes here.
const NO_SERVER: &str = "this app streams nothing";

/// A stream that never is.
#[derive(Debug)]
pub struct ReadableStream;

impl ReadableStream {
    /// Takes a stream of the browser's.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        panic!("{NO_SERVER}")
    }

    /// Takes a stream of Rust's.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        panic!("{NO_SERVER}")
    }

    /// As a stream of the browser's.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        panic!("{NO_SERVER}")
    }

    /// As a stream of Rust's.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
