//! Other cities' forms: those that ship, and a form as it comes out.

use serde::{Deserialize, Serialize};

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
