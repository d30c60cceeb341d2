//! Other cities' forms: those that ship, a form as it comes out, and one that is read from a workbook.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::PackedSheet;

/// The forms that ship as choices, each with its name and its settings file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListForms;

/// A form as it comes out, as markup; none where the settings or the sheet are damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawForm {
    /// What the city settles, as it is stored.
    pub settings: String,
    /// The part that is being changed, by its name in files; empty where none is.
    pub changed: String,
    /// The sheet whose texts stand in it.
    pub sheet: Option<PackedSheet>,
}

/// What a workbook says of the form that it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadForm {
    /// Its bytes.
    pub book: ByteBuf,
    /// What the city settles now, as it is stored.
    pub settings: String,
    /// How the keys of new parts begin: as none did before.
    pub key: String,
}

/// A form that was read from a workbook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposedForm {
    /// What it proposes to settle, as it is stored.
    pub settings: String,
    /// What became of the workbook's labels, and what was not understood, as markup.
    pub markup: String,
}
