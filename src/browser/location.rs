//! The page's address.

use crate::route::Route;

/// The screen that the address names.
pub fn current_route() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.map_or(Route::List, |hash| Route::parse(&hash))
}
