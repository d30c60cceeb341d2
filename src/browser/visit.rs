//! What is remembered for this visit only, in this tab: a convenience that may be lost without harm.

use gloo_storage::{SessionStorage, Storage as _};

use crate::model::FiscalYear;

const YEAR: &str = "goalsheet:visit:year";
const PUBLISHING: &str = "goalsheet:visit:publishing";

/// The year that the list showed before the page was loaded again; none where nothing was chosen.
pub fn year() -> Option<FiscalYear> {
    let year = storage()?.get_item(YEAR).ok()??;
    FiscalYear::new(year.parse().ok()?)
}

/// Remembers the year that the list shows.
pub fn remember_year(year: Option<FiscalYear>) {
    if let Some(storage) = storage() {
        // A browser that refuses has nothing to remember; the newest year is shown then.
        let _ = match year {
            Some(year) => storage.set_item(YEAR, &year.western().to_string()),
            None => storage.remove_item(YEAR),
        };
    }
}

/// What was last chosen for what is published and printed.
pub fn publishing() -> Option<String> {
    storage()?.get_item(PUBLISHING).ok()?
}

/// Remembers what is chosen.
pub fn remember_publishing(choice: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(PUBLISHING, choice);
    }
}

/// The tab's own storage. gloo's way to it panics where a browser refuses, so it is asked for directly first; the raw
/// handle, because gloo's values go through JSON.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()??;
    Some(SessionStorage::raw())
}
