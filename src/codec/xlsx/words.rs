//! What is printed on the form and its companions, in the paper's own words and a few of the workbook's.
//!
//! The interface's words may change; those of a file that others read stay.

use crate::model::PartSetting;

pub(super) use crate::model::paper::{
    department, goal, group, initiative_number as initiative, notes, position, purpose, rank, title,
};

/// The head of a part under the initiatives.
pub(super) fn note(part: &PartSetting) -> String {
    format!("○ {}", label(part))
}

/// What is asked where somebody writes a word that is none of a part's choices.
pub(super) const NO_SUCH_CHOICE: &str = "一覧にない言葉です";
/// And what is said of it.
pub(super) const CHOICE_CAN_STAY: &str =
    "このまま残すこともできます。一覧から選ぶときは「いいえ」を押してください。";

/// Stands after a label where a text that is longer than a cell goes on.
pub(super) const CONTINUED: &str = "（続き）";

/// A part's name, and what the paper prints under it.
pub(super) fn label(part: &PartSetting) -> String {
    if part.note.is_empty() { part.label.clone() } else { format!("{}\n{}", part.label, part.note) }
}
