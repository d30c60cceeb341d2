//! What is printed on the form and its companions, in the paper's own words and a few of the workbook's.
//!
//! The interface's words may change; those of a file that others read stay.

use crate::model::{Column, paper};

pub(super) use crate::model::paper::{
    DEPARTMENT, GOAL, NOTES, PURPOSE, RANK, SDGS, SITUATION, TITLE, initiative_number as initiative, position,
};

/// The group's label.
pub(super) const GROUP: &str = "部局グループ";
/// The head of the notes' first part.
pub(super) const PARTICIPATION: &str = "○ 市民参加・協働の推進、市民満足度の向上を考慮した点";
/// The head of the notes' second part.
pub(super) const EFFECTS: &str = "○ 取組による効果・残された課題";
/// Stands after a label where a text that is longer than a cell goes on.
pub(super) const CONTINUED: &str = "（続き）";

/// A column's head: its name, and what the paper prints under it.
pub(super) fn column(column: Column) -> String {
    format!("{}\n{}", paper::column(column), paper::column_note(column))
}
