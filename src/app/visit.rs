//! What is remembered for this visit only, in this tab: a convenience that may be lost without harm.

use super::publish_settings::PublishSettings;
use crate::browser::session_storage;
use crate::model::FiscalYear;

const YEAR: &str = "goalsheet:visit:year";
const PUBLISHING: &str = "goalsheet:visit:publishing";
const SLIDE: &str = "goalsheet:visit:slide";

/// The year that the list showed before the page was loaded again; none where nothing was chosen.
pub(crate) fn year() -> Option<FiscalYear> {
    FiscalYear::new(session_storage::get(YEAR)?)
}

/// Remembers the year that the list shows.
pub(crate) fn remember_year(year: Option<FiscalYear>) {
    match year {
        Some(year) => session_storage::set(YEAR, &year.western()),
        None => session_storage::remove(YEAR),
    }
}

/// What was last chosen for what is published and printed.
pub(crate) fn publish_settings() -> Option<PublishSettings> {
    session_storage::get(PUBLISHING)
        .or_else(|| PublishSettings::from_bits(&session_storage::raw(PUBLISHING)?))
}

/// Remembers what is chosen.
pub(crate) fn remember_publish_settings(settings: &PublishSettings) {
    session_storage::set(PUBLISHING, settings);
}

/// The slide that was shown, from 0, before the page was loaded again; the first where slides were left.
pub(crate) fn slide() -> usize {
    session_storage::get(SLIDE).unwrap_or(0)
}

/// Remembers it.
pub(crate) fn remember_slide(at: usize) {
    session_storage::set(SLIDE, &at);
}

/// Slides were left.
pub(crate) fn forget_slide() {
    session_storage::remove(SLIDE);
}
