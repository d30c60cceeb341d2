//! A sheet as it was read from a file, with what a person said about it: what it is laid beside the sheets here by.

use std::sync::Arc;

use crate::model::{Sheet, SheetId, Trail};

/// A sheet as it was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct IncomingRead {
    /// Which of the files.
    pub(super) file: usize,
    pub(super) sheet: Arc<Sheet>,
    pub(super) trail: Trail,
    pub(super) has_own_id: bool,
    pub(super) said: SaidMatch,
}

/// Which sheet here one that came is, as it was found by its words or as a person said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SaidMatch {
    /// The sheet; none: it is a new one.
    pub(super) sheet: Option<Option<SheetId>>,
    /// Whether a person said which sheet it is.
    pub(super) is_by_hand: bool,
    /// Which row here each row is.
    pub(super) rows: Option<Vec<Option<usize>>>,
}
