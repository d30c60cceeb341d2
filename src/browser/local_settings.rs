//! Settings in localStorage: what this machine remembers besides the sheets, as JSON. Convenient, and never needed.

use gloo_storage::{LocalStorage, Storage as _};
use serde::{Deserialize, Serialize};

/// What a key holds; none where nothing of this kind can be read there.
pub fn get<T: for<'de> Deserialize<'de>>(key: &str) -> Option<T> {
    if !is_allowed() {
        return None;
    }
    LocalStorage::get(key).ok()
}

/// Keeps a value. What a browser refuses to keep is not kept.
pub fn set<T: Serialize>(key: &str, value: &T) {
    if is_allowed() {
        drop(LocalStorage::set(key, value));
    }
}

/// gloo's way to it panics where a browser refuses, so it is asked for directly first.
fn is_allowed() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
