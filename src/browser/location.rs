//! The page's address.

use crate::route::Route;

/// The screen that the address names.
pub fn current_route() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.map_or(Route::List, |hash| Route::parse(&hash))
}

/// Where the page lies, without what stands behind the path.
pub fn place() -> Option<String> {
    let location = web_sys::window()?.location();
    let (href, tail) = (location.href().ok()?, [location.search().ok()?, location.hash().ok()?].concat());
    Some(unescaped_address(href.strip_suffix(&tail).unwrap_or(&href)))
}

fn unescaped_address(address: &str) -> String {
    js_sys::decode_uri(address).map_or_else(|_| address.to_owned(), String::from)
}

/// Loads the page again, at the same address.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        drop(window.location().reload());
    }
}

/// Puts a screen's address into the address bar.
pub fn set_route(route: &Route) {
    // What the browser refuses (too many changes at once) leaves the address as it was; the screen is shown all the same.
    if let Some(window) = web_sys::window() {
        drop(window.location().set_hash(&route.href()));
    }
}

/// A part of an address as it was before the browser escaped it.
pub fn unescaped(part: &str) -> String {
    js_sys::decode_uri_component(part).map_or_else(|_| part.to_owned(), String::from)
}
