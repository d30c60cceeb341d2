//! What 計画との対応 says.

use super::{parts, ui};
use crate::alignment::PlanStanding;
use crate::model::{FiscalYear, FormPart, Sheet, paper};

/// SDGs by goal.
pub fn sdgs() -> String {
    format!("SDGsと{}", parts::goal())
}

/// What stands in the first column.
pub const SDG: &str = "SDGsの目標";
/// What stands in the first column.
pub const CHAPTER: &str = "編・章・柱など";
/// How many goals.
pub const COUNT: &str = "件数";
/// A plan without a name.
pub const NO_PLAN_NAME: &str = "（計画の名前未記入）";
/// A cell: the goal serves it.
pub const SERVES: &str = "●";

/// What the numbers of the columns are.
pub fn legend() -> String {
    let rank = if parts::has(FormPart::Rank) { parts::rank() } else { "並びの順" };
    format!("列の番号（{rank}）と{}", parts::goal())
}

/// Goals without an SDG.
pub fn without_sdg() -> String {
    format!("SDGsを選んでいない{}", parts::goal())
}

/// Goals without a place in a plan.
pub fn without_place() -> String {
    format!("この計画に位置付けの記載がない{}", parts::goal())
}

/// The sheets name no plan, or cannot.
pub fn no_plans() -> &'static str {
    match parts::has(FormPart::Positions) {
        true => "シートに、位置付ける計画の名前がありません。",
        false => "この様式には、計画との関係を書く欄がありません。",
    }
}

/// The sheets name plans, for which the form has no part.
pub const PLANS_BEYOND: &str = "この様式には計画との関係を書く欄がないため、公開と印刷には載りません。次は「この様式にない欄」に書かれたものです。";

/// Nothing is without a goal.
pub fn all_served() -> String {
    format!("すべてに{}があります。", parts::goal())
}

/// Where the chapters come from.
pub fn how() -> String {
    let positions =
        if parts::has(FormPart::Positions) { parts::part(FormPart::Positions) } else { paper::BEYOND };
    format!(
        "編や章は、シートの「{positions}」に書かれた言葉から読み取ったものです。どのシートにも書かれていない編や章の名前は分からないため、番号の抜けだけを示します。"
    )
}

/// The heading of a year.
pub fn title(year: FiscalYear) -> String {
    super::showing::titled(Some(year), super::showing::ALIGNMENT)
}

/// 17のうち14に重点目標があります.
pub fn sdgs_served(served: usize) -> String {
    format!("17の目標のうち {served}に{}があります。", parts::goal())
}

/// What has no goal.
pub fn nothing_for(what: &[String]) -> String {
    format!("{}のないもの：{}", parts::goal(), what.join("、"))
}

/// A plan's heading.
pub fn plan(name: &str) -> String {
    format!("{}と{}", if name.is_empty() { NO_PLAN_NAME } else { name }, parts::goal())
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
