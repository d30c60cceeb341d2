//! What a person is told of saving.

use super::SaveError;
use crate::model::Moment;

/// What is saved in this browser.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// Everything.
    Saved {
        /// When it was last written; none where nothing was written since the app was opened.
        at: Option<Moment>,
        /// Whether it is on disk, and not only where the browser writes it to disk in a while.
        is_lasting: bool,
    },
    /// Something is not saved yet and will be within the second.
    Pending,
    /// Something could not be saved. It stays in memory and is tried again with the next change.
    Failed(Vec<SaveError>),
}
