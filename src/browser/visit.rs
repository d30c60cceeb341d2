//! What is remembered for this visit only, in this tab: a convenience that may be lost without harm.

use gloo_storage::{SessionStorage, Storage as _};

use crate::model::FiscalYear;

const YEAR: &str = "goalsheet:visit:year";

/// The year that the list showed before the page was loaded again; none where nothing was chosen.
pub fn year() -> Option<FiscalYear> {
    is_there()
        .then(|| SessionStorage::get::<u16>(YEAR).ok())
        .flatten()
        .and_then(|year| FiscalYear::new(year.into()))
}

/// Remembers the year that the list shows.
pub fn remember_year(year: Option<FiscalYear>) {
    if is_there() {
        // A browser that refuses has nothing to remember; the newest year is shown then.
        let _ = year.map_or_else(
            || {
                SessionStorage::delete(YEAR);
                Ok(())
            },
            |year| SessionStorage::set(YEAR, year.western()),
        );
    }
}

/// gloo's way to the storage panics where a browser refuses it.
fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.session_storage(), Ok(Some(_))))
}
