//! The words that the form prints: the interface, workbooks, Markdown and the published page all take them from here.
//!
//! Files that others read rely on them; what people may write instead of them is `codec::form`'s.

use super::{Column, InitiativeId, Moment, PurposeNo, Sheet};

/// A column's name.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Method => "取組項目及び方法・手段",
        Column::Deadline => "期間・期限",
        Column::Target => "数値目標",
        Column::Midterm => "中間報告",
        Column::FinalReport => "期末報告",
    }
}

/// The note that the paper prints under a column's name.
pub fn column_note(column: Column) -> &'static str {
    match column {
        Column::Method => "（何をどのように）",
        Column::Deadline => "（いつ・いつまでに）",
        Column::Target => "（どの水準まで）",
        Column::Midterm => "（進捗状況と、方法・手段を見直した点）",
        Column::FinalReport => "（目標に対する達成状況・達成度）",
    }
}

/// An initiative's number on the paper: ①, and 21 after ⑳.
pub fn initiative_number(number: usize) -> String {
    let circled = i64::try_from(number).ok().and_then(PurposeNo::new);
    circled.map_or_else(|| number.to_string(), |number| number.circled().to_string())
}

/// The label of a plan's place on the paper; a plan whose name already says so is left as it is.
pub fn position(plan: &str) -> String {
    format!("{plan}{}", position_suffix(plan))
}

/// What the paper prints after a plan's name.
pub fn position_suffix(plan: &str) -> &'static str {
    if plan.contains("位置付け") || plan.contains("位置づけ") {
        ""
    } else {
        "における位置付け"
    }
}

/// What of an initiative's plan was changed after it was set, and why, a line each: 見直し（数値目標・10月5日）：参加者が見込みより多いため.
pub fn revisions(sheet: &Sheet, row: &InitiativeId) -> Vec<(Column, String)> {
    let revised = sheet.course.revised.iter().filter_map(|revision| {
        let of = sheet.revised_column(revision, row)?;
        let at = revision.signed.at.as_ref().and_then(Moment::date);
        let at = at.map_or_else(String::new, |day| format!("・{}月{}日", day.month(), day.day()));
        Some((of, format!("{REVISED}（{}{at}）：{}", column(of), revision.reason.trim())))
    });
    revised.collect()
}

/// What a change of the plan is called.
pub const REVISED: &str = "見直し";
/// The sheet's title.
pub const GOAL: &str = "重点目標";
/// The department.
pub const DEPARTMENT: &str = "部局名";
/// The priority.
pub const RANK: &str = "優先順位";
/// The situation.
pub const SITUATION: &str = "現況・課題";
/// The purpose.
pub const PURPOSE: &str = "目的・効果";
/// The SDGs.
pub const SDGS: &str = "該当するSDGsの目標";
/// The special notes.
pub const NOTES: &str = "特記事項";
/// 特記事項, first part.
pub const PARTICIPATION: &str = "市民参加・協働の推進、市民満足度の向上を考慮した点";
/// 特記事項, second part.
pub const EFFECTS: &str = "取組による効果・残された課題";

/// The form's title, after the year.
pub const TITLE: &str = "重点目標管理シート";
