//! The parts of a sheet by their names on the paper.

use crate::model::{Cell, Column, PurposeNo, Sheet, Stage};

/// A column's short name, as it labels a cell.
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

/// The name of an initiative's cell: 「① 数値目標」.
pub fn initiative_cell(number: usize, which: Column) -> String {
    format!("{} {}", initiative_number(number), column(which))
}

/// The name of a part of the sheet.
pub fn cell(sheet: &Sheet, cell: &Cell) -> String {
    match cell {
        Cell::Group => GROUP.to_owned(),
        Cell::Department => DEPARTMENT.to_owned(),
        Cell::Goal => GOAL.to_owned(),
        Cell::Situation => SITUATION.to_owned(),
        Cell::Purpose => PURPOSE.to_owned(),
        Cell::Participation => PARTICIPATION.to_owned(),
        Cell::Effects => EFFECTS.to_owned(),
        Cell::Plan(_) => "計画の名前".to_owned(),
        Cell::Position(id) => sheet.position(*id).map_or_else(String::new, |p| position(&p.plan)),
        Cell::Initiative(id, which) => initiative_cell(sheet.initiative_number(id).unwrap_or(0), *which),
    }
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

/// The sheet's title.
pub const GOAL: &str = "重点目標";
/// The department.
pub const DEPARTMENT: &str = "部局名";
/// The priority.
pub const RANK: &str = "優先順位";
/// What stands after the priority's number.
pub const RANK_SUFFIX: &str = "位";
/// The situation.
pub const SITUATION: &str = "現況・課題";
/// The purpose.
pub const PURPOSE: &str = "目的・効果";
/// The SDGs.
pub const SDGS: &str = "該当するSDGsの目標";
/// The special notes.
pub const NOTES: &str = "特記事項";
/// The group that one page of the paper lists.
pub const GROUP: &str = "部局グループ";
/// 特記事項, first part.
pub const PARTICIPATION: &str = "市民参加・協働の推進、市民満足度の向上を考慮した点";
/// 特記事項, second part.
pub const EFFECTS: &str = "取組による効果・残された課題";

/// The name of a step of the year.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Plan => "目標の設定",
        Stage::Midterm => "中間報告",
        Stage::Final => "期末報告・評価",
    }
}

/// When a step is due.
pub fn stage_months(stage: Stage) -> &'static str {
    match stage {
        Stage::Plan => "4月〜5月",
        Stage::Midterm => "10月",
        Stage::Final => "3月〜4月",
    }
}

/// What an empty entry says: when its report is due, or that nothing stands there.
pub fn entry_hint(which: Column, now: Stage) -> &'static str {
    match (which, now) {
        (Column::Midterm, Stage::Plan) => "10月に記入",
        (Column::FinalReport, Stage::Plan | Stage::Midterm) => "3月〜4月に記入",
        _ => "未記入",
    }
}

/// What belongs in an empty column, or when it is due.
pub fn column_hint(which: Column, now: Stage) -> &'static str {
    match (which, now) {
        (Column::Method, _) => "○ 取組項目\n(1) 方法・手段",
        (Column::Deadline, _) => "(1) 通年 など",
        (Column::Target, _) => "(1) 年4回 など",
        (Column::Midterm, Stage::Plan) => "中間報告（10月）で記入します",
        (Column::Midterm, _) => "(1) 進捗を、目標と同じ単位で",
        (Column::FinalReport, Stage::Final) => "(1) 達成状況を、目標と同じ単位で",
        (Column::FinalReport, _) => "期末報告（3月〜4月）で記入します",
    }
}
