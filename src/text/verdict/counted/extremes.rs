//! The least and the most of what was measured, against a range: 最低66.8℃、最高78.2℃, and 65～80℃; 0.2～0.5mg/L.

use crate::model::State;
use crate::text::quantity::Bound;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::levels::{Level, is_range};
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has, starts};

const LEAST: &str = "最低 最小 最少 最低値 最小値 最低値は 最小値は 下限";
const MOST: &str = "最高 最大 最多 最高値 最大値 最高値は 最大値は 上限";

/// What is reached of the one end of a range by the end that the report tells.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    wanted: &[Stated],
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    let is_end =
        |one: &Stated| std::ptr::eq(one, level.stated) || one.quantity.span == level.stated.quantity.span;
    let is_pair = |pair: &[Stated]| {
        let [low, high] = pair else { return false };
        (is_range(low, high) || is_joined_range(low, high)) && (is_end(low) || is_end(high))
    };
    if !wanted.windows(2).any(is_pair) || level.way.is_some() {
        return None;
    }
    let like: Vec<&Stated> = given.iter().filter(|one| one.is_like(level.stated)).collect();
    let told = |one: &Stated, table: &'static str| {
        let own = report.get(one.quantity.span.clone()).unwrap_or("");
        starts(own, table)
            || ends(one.near.trim_end_matches([' ', '　', ':', '：', 'は', 'が', 'で', 'も']), table)
    };
    let [low, high] = like.as_slice() else { return None };
    let is_told = told(low, LEAST) && told(high, MOST) || is_range(low, high);
    let (low, high) = match told(high, LEAST) && told(low, MOST) {
        true => (high, low),
        false if is_told => (low, high),
        false => return None,
    };
    let is_plain = low.value <= high.value
        && low.sentence == high.sentence
        && !low.is_of_other_year
        && !has(report, "前年 昨年 予定 見込 一部 除")
        && !has(low.near, "目標 基準 規定");
    let end = if level.bound.grows() { low } else { high };
    let state = compare(level.stated.value, level.bound, end.value, Bound::Exact);
    (is_plain && state != State::Unclear).then(|| Reached {
        state,
        doubt: None,
        actual: actual(level, end.value, &[end]),
    })
}

/// Whether two bounds are the ends of a range in words: 0.1mg/L以上0.4mg/L以下.
fn is_joined_range(low: &Stated, high: &Stated) -> bool {
    low.is_like(high)
        && matches!(low.quantity.bound, Bound::AtLeast | Bound::MoreThan)
        && matches!(high.quantity.bound, Bound::AtMost | Bound::LessThan)
        && matches!(high.lead.trim(), "" | "、" | "かつ" | "から")
        && low.value < high.value
}
