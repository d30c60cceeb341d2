//! What is printed on the form and its companions, in the paper's own words and a few of the workbook's.
//!
//! The interface's words may change; those of a file that others read stay.

use crate::model::{Column, paper};

pub(super) use crate::model::paper::{
    department, goal, group, initiative_number as initiative, notes, position, purpose, rank, sdgs,
    situation, title,
};

/// The head of the notes' first part.
pub(super) fn participation() -> String {
    format!("○ {}", paper::participation())
}

/// The head of the notes' second part.
pub(super) fn effects() -> String {
    format!("○ {}", paper::effects())
}

/// Stands after a label where a text that is longer than a cell goes on.
pub(super) const CONTINUED: &str = "（続き）";

/// A column's head: its name, and what the paper prints under it.
pub(super) fn column(column: Column) -> String {
    format!("{}\n{}", paper::column(column), paper::column_note(column))
}
