//! sessionStorage: what this tab keeps until it is closed, as JSON. What a browser refuses to keep is not kept.

use gloo_storage::{SessionStorage, Storage as _};
use serde::{Deserialize, Serialize};

/// What a key holds; none where nothing of this kind can be read there.
pub fn get<T: for<'de> Deserialize<'de>>(key: &str) -> Option<T> {
    if !is_allowed() {
        return None;
    }
    SessionStorage::get(key).ok()
}

/// Keeps a value.
pub fn set<T: Serialize>(key: &str, value: &T) {
    if is_allowed() {
        drop(SessionStorage::set(key, value));
    }
}

/// Keeps nothing under a key any more.
pub fn remove(key: &str) {
    if is_allowed() {
        SessionStorage::delete(key);
    }
}

/// The text under a key, as it is.
pub fn raw(key: &str) -> Option<String> {
    if !is_allowed() {
        return None;
    }
    SessionStorage::raw().get_item(key).ok()?
}

/// gloo's way to it panics where a browser refuses, so it is asked for directly first.
fn is_allowed() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.session_storage(), Ok(Some(_))))
}
