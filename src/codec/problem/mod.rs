//! What reading a file can find: problems that refuse it, and notes that only say what was done.
//!
//! Structured, without words: `messages::problems` turns them into the sentences that a person reads.

mod place;
mod reason;
mod remark;
mod workbook;

use serde::{Deserialize, Serialize};

pub use place::{Field, FilePlace, ProblemPart};
pub use reason::{Expected, Reason, ValueKind};
pub use remark::Remark;
pub use workbook::{Aside, Beside, CellDoubt, CellPlace, WorkbookFault, WorkbookRemark, WorksheetRemark};

/// Why a file was refused, and where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// Where in the file.
    pub place: FilePlace,
    /// What is wrong there.
    pub reason: Reason,
}

/// Something that a person should know of a file that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Where in the file.
    pub place: FilePlace,
    /// What is worth knowing.
    pub remark: Remark,
}

impl Note {
    /// Whether it tells of what is hidden in a file and would not come in.
    pub fn is_of_hidden(&self) -> bool {
        match &self.remark {
            Remark::Worksheet(WorksheetRemark::Aside { why, is_taken, .. }) => !is_taken && why.is_hidden(),
            Remark::Worksheet(WorksheetRemark::NotShown { .. }) => true,
            _ => false,
        }
    }
}
