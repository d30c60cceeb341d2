//! What is printed on the form and its companions, in the paper's own words.
//!
//! The interface's words may change; those of a file that others read stay.

use crate::model::{Column, PurposeNo};

/// The form's title, after the year.
pub(super) const TITLE: &str = "重点目標管理シート";
/// The group's label.
pub(super) const GROUP: &str = "部局グループ";
/// The goal's label.
pub(super) const GOAL: &str = "重点目標";
/// The department's label.
pub(super) const DEPARTMENT: &str = "部局名";
/// The rank's label.
pub(super) const RANK: &str = "優先順位";
/// What follows a plan's name in its label.
pub(super) const POSITION: &str = "における位置付け";
/// The situation's label.
pub(super) const SITUATION: &str = "現況・課題";
/// The purpose's label, and what stands before the numbers that an initiative serves.
pub(super) const PURPOSE: &str = "目的・効果";
/// The label of the SDGs.
pub(super) const SDGS: &str = "該当するSDGsの目標";
/// The label of the notes.
pub(super) const NOTES: &str = "特記事項";
/// The head of the notes' first part.
pub(super) const PARTICIPATION: &str = "○ 市民参加・協働の推進、市民満足度の向上を考慮した点";
/// The head of the notes' second part.
pub(super) const EFFECTS: &str = "○ 取組による効果・残された課題";
/// Stands after a label where a text that is longer than a cell goes on.
pub(super) const CONTINUED: &str = "（続き）";

/// A column's head: its name, and what the paper prints under it.
pub(super) fn column(column: Column) -> &'static str {
    match column {
        Column::Method => "取組項目及び方法・手段\n（何をどのように）",
        Column::Deadline => "期間・期限\n（いつ・いつまでに）",
        Column::Target => "数値目標\n（どの水準まで）",
        Column::Midterm => "中間報告\n（進捗状況と、方法・手段を見直した点）",
        Column::FinalReport => "期末報告\n（目標に対する達成状況・達成度）",
    }
}

/// The label of a place in a plan; a plan whose name already says so is left as it is.
pub(super) fn position(plan: &str) -> String {
    let says_so = plan.contains("位置付け") || plan.contains("位置づけ");
    format!("{plan}{}", if says_so { "" } else { POSITION })
}

/// An initiative's number: ①, and 21 after ⑳.
pub(super) fn initiative(number: usize) -> String {
    let circled = i64::try_from(number).ok().and_then(PurposeNo::new);
    circled.map_or_else(|| number.to_string(), |number| number.circled().to_string())
}
