//! Profit and loss: a number of the one against a level of the other.

use crate::model::State;
use crate::text::number::Number;
use crate::text::verdict::Doubt;
use crate::text::verdict::reckoned::growth::shown_of;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::stated::{Stated, first_chars};
use crate::text::verdict::spoken::words::{ends, has};
use crate::text::width::fold;

/// On which side of nothing an amount stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BalanceSide {
    Gain,
    Loss,
}

const GAIN: &str = "黒字 黒字額 利益 純利益 剰余 剰余金 益";
const LOSS: &str = "損失 純損失 赤字 赤字額 欠損 欠損金 損";

/// On which side the words before a number put it.
fn side(one: &Stated) -> Option<BalanceSide> {
    let near = fold(one.near);
    let near = near.trim_end_matches([' ', ':', 'は', 'が', 'を', 'の', 'で', '約']);
    if let Some(of) = near.strip_suffix(['▲', '△', '-']) {
        return has(of, "損益 収支 利益 損失").then_some(BalanceSide::Loss);
    }
    if starts_loss(one) || ends(near, LOSS) && !near.ends_with("欠損益") {
        return Some(BalanceSide::Loss);
    }
    ends(near, GAIN).then_some(BalanceSide::Gain).filter(|_| !near.ends_with("損益"))
}

/// 1億2,000万円の経常損失を計上した.
fn starts_loss(one: &Stated) -> bool {
    let behind = one.tail.strip_prefix('の').unwrap_or("");
    let noun = behind.split(['を', 'が', 'と', 'で', '。', '、']).next().unwrap_or("");
    noun.chars().count() < 8 && ends(noun, LOSS)
}

/// What is reached where the report tells the rate of those who did not: 未接種者の割合は21％, and the target is 接種率 75％.
pub(in crate::text::verdict) fn of_the_others(
    level: &Level,
    target: &str,
    given: &[Stated],
) -> Option<Reached> {
    let [one] = given else { return None };
    let act = one.near.split_once('未').map(|(_, rest)| first_chars(rest, 2));
    let is_of_others = act.is_some_and(|act| act.chars().count() == 2 && target.contains(act))
        && has(one.near, "割合 率")
        && !target.contains('未');
    let is_rate = level.stated.measure.base == "%" && level.bound.grows() && level.way.is_none();
    let hundred = Number::whole(100)?;
    let value = Number::from_parts(hundred.parts() - one.value.parts())
        .filter(|value| is_rate && is_of_others && one.is_like(level.stated) && *value >= Number::ZERO)?;
    shown_of(level, value)
}

/// What is reached where the report has one amount that stands on the other side than the level's, or a loss with a sign
/// before it.
pub(in crate::text::verdict) fn reached(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    if level.stated.measure.base != "円" {
        return None;
    }
    let is_told = |one: &&Stated| {
        one.is_like(level.stated)
            && !one.is_of_other_year
            && !has(one.near, "前年 昨年 前期 前々 目標 計画 予算")
            && (!one.bracketed || !one.follows)
    };
    let told: Vec<&Stated> = given.iter().filter(is_told).collect();
    let is_mixed = || {
        told.iter().any(|one| side(one) == Some(BalanceSide::Loss))
            && side(level.stated) == Some(BalanceSide::Gain)
    };
    let [one] = told.as_slice() else {
        // 経常利益は2,300万円、当期損失は400万円.
        return (told.len() > 1 && is_mixed()).then_some(Reached::unclear(Doubt::Several));
    };
    let told = side(one)?;
    let is_balanced = level.stated.value == Number::ZERO && has(target, "黒字 損益 収支");
    let wanted = match side(level.stated) {
        _ if is_balanced => BalanceSide::Gain,
        Some(wanted) => wanted,
        // 損失を1億円以内に.
        None if has(level.stated.lead, "赤字 損失 欠損") => BalanceSide::Loss,
        None if has(level.stated.lead, "黒字 利益") => BalanceSide::Gain,
        None => return None,
    };
    let zero = Number::ZERO;
    let state = match (wanted, told) {
        (BalanceSide::Gain, BalanceSide::Loss) if one.value == zero && is_balanced => State::Met,
        (BalanceSide::Gain, BalanceSide::Loss) => State::Short,
        (BalanceSide::Gain, BalanceSide::Gain) if is_balanced => State::Met,
        (BalanceSide::Gain, BalanceSide::Gain) => return None,
        (BalanceSide::Loss, BalanceSide::Gain) if !level.bound.grows() => State::Met,
        (BalanceSide::Loss, BalanceSide::Loss) if !level.bound.grows() && level.way.is_none() => {
            let state = crate::text::verdict::spoken::compare::compare(
                level.stated.value,
                level.bound,
                one.value,
                one.quantity.bound,
            );
            let doubt = (state == State::Unclear).then_some(Doubt::TooNear);
            return Some(Reached { state, doubt, actual: actual(level, one.value, &[one]) });
        }
        _ => return None,
    };
    Some(Reached { state, doubt: None, actual: actual(level, one.value, &[one]) })
}
