//! Why the document was not changed.

use super::limits::Excess;
use super::{BinId, PartKey, SheetId};

/// Why an edit was refused. The document is as it was.
#[derive(Clone, Debug, PartialEq)]
pub enum EditError {
    /// The sheet is not there (any more).
    NoSheet(SheetId),
    /// The row is not there (any more).
    NoRow(SheetId),
    /// The id is in use already.
    IdInUse(String),
    /// The place in the bin is empty.
    NotInBin(BinId),
    /// It would be more than a sheet may hold.
    TooLarge(Excess),
    /// The part is only to be read at the step of the year to which its sheet has come.
    Locked(PartKey),
    /// The document is not as it was when the step was made, so it cannot be undone or redone.
    OutOfStep,
}
