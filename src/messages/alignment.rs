//! What 計画との対応 says.

use super::ui;
use crate::alignment::PlanStanding;
use crate::model::{FiscalYear, Sheet};

/// SDGs by goal.
pub const SDGS: &str = "SDGsと重点目標";
/// What stands in the first column.
pub const SDG: &str = "SDGsの目標";
/// What stands in the first column.
pub const CHAPTER: &str = "編・章・柱など";
/// How many goals.
pub const COUNT: &str = "件数";
/// The numbers of the columns.
pub const LEGEND: &str = "列の番号（優先順位）と重点目標";
/// Goals without an SDG.
pub const WITHOUT_SDG: &str = "SDGsを選んでいない重点目標";
/// Goals without a place in a plan.
pub const WITHOUT_PLACE: &str = "この計画に位置付けの記載がない重点目標";
/// The sheets name no plan.
pub const NO_PLANS: &str = "シートに、位置付ける計画の名前がありません。";
/// Nothing is without a goal.
pub const ALL_SERVED: &str = "すべてに重点目標があります。";
/// Where the chapters come from.
pub const HOW: &str = "編や章は、シートの「位置付け」に書かれた言葉から読み取ったものです。どのシートにも書かれていない編や章の名前は分からないため、番号の抜けだけを示します。";
/// A plan without a name.
pub const NO_PLAN_NAME: &str = "（計画の名前未記入）";
/// A cell: the goal serves it.
pub const SERVES: &str = "●";

/// The heading of a year.
pub fn title(year: FiscalYear) -> String {
    super::showing::titled(Some(year), super::showing::ALIGNMENT)
}

/// 17のうち14に重点目標があります.
pub fn sdgs_served(served: usize) -> String {
    format!("17の目標のうち {served}に重点目標があります。")
}

/// What has no goal.
pub fn nothing_for(what: &[String]) -> String {
    format!("重点目標のないもの：{}", what.join("、"))
}

/// A plan's heading.
pub fn plan(name: &str) -> String {
    format!("{}と重点目標", if name.is_empty() { NO_PLAN_NAME } else { name })
}

/// How a chapter without a goal is known.
pub fn standing(standing: PlanStanding) -> &'static str {
    match standing {
        PlanStanding::Written => "",
        PlanStanding::Before => "前の年度にはあり",
        PlanStanding::Gap => "どのシートにも記載なし",
    }
}

/// A goal as a column's heading says it: its group and rank.
pub fn column(sheet: &Sheet) -> String {
    format!("{} {} {}", ui::group(&sheet.group), number(sheet), ui::goal(&sheet.goal))
}

/// A goal's rank.
pub fn number(sheet: &Sheet) -> String {
    sheet.rank.map_or_else(|| "―".to_owned(), |rank| rank.number().to_string())
}
