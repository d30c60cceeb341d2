//! Targets that name another number instead of one of their own: 県平均以上, 前年の半分以下, 前年度を上回る.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::reckoned::growth::{is_of_other, is_of_part_of_year};
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::{Stated, first_chars};
use crate::text::verdict::spoken::words::{ends, has, starts};

/// Whose number a target names, and by which words a report names the same.
const OTHERS: &[(&str, &str)] = &[
    ("県平均", "県平均 県の平均"),
    ("全国平均", "全国平均 国平均 全国の平均"),
    ("国平均", "国平均 全国平均"),
    ("前年度", "前年 昨年"),
    ("前年", "前年 昨年"),
    ("昨年度", "前年 昨年"),
    ("昨年", "前年 昨年"),
];

/// How a report's own number stands to the one that the target names.
pub(in crate::text::verdict) fn state(target: &str, given: &[Stated]) -> Option<State> {
    if !has(target, "以上 以下 上回 下回 超え 半分 半減 未満") || given.len() > 3 {
        return None;
    }
    let (times, bound, named) = asked(target)?;
    if let [one] = given
        && times == 1
    {
        return by_difference(bound, named, one);
    }
    let roles = roles(given);
    let is_other = |one: &Stated| has(one.near, named) || named.starts_with("前年") && one.year().is_some();
    let mut others = given
        .iter()
        .zip(&roles)
        .filter(|(one, role)| is_other(one) && !matches!(role, Role::Plan | Role::Negated));
    let mut own = given.iter().zip(&roles).filter(|(one, role)| !is_other(one) && **role == Role::Level);
    let (other, own_one) = (others.next()?.0, own.next()?.0);
    // 県平均の63.0％を上回った: the bound is the other's own.
    let is_exact = own_one.quantity.bound == Bound::Exact && other.quantity.bound != Bound::About;
    let is_pair = others.next().is_none()
        && own.next().is_none()
        && given.len() == 2
        && other.is_like(own_one)
        && other.sentence == own_one.sentence;
    if !is_pair
        || !is_exact
        || is_of_other(other, target)
        || is_of_other(own_one, target)
        || is_of_part_of_year(own_one)
    {
        return None;
    }
    let level = other.value.scaled(1, times)?;
    let value = own_one.value;
    let is_met = match bound {
        Bound::AtLeast | Bound::Exact | Bound::About => value >= level,
        Bound::MoreThan => value > level,
        Bound::AtMost => value <= level,
        Bound::LessThan => value < level,
    };
    // A value that is told in few digits may be the other's.
    (value != Number::ZERO).then_some(if is_met { State::Met } else { State::Short })
}

/// What is told by how far it is from the other's number: 県平均を0.6点下回った.
fn by_difference(bound: Bound, named: &'static str, one: &Stated) -> Option<State> {
    let of = one.near.trim_end().strip_suffix('を')?;
    let is_above = match one.rest {
        rest if starts(rest, "上回った 上回りました 上回る結果 上回る水準 上回り、") => {
            true
        }
        rest if starts(rest, "下回った 下回りました 下回る結果 下回る水準 下回り、") => {
            false
        }
        _ => return None,
    };
    let is_plain = ends(of, named) && one.quantity.bound == Bound::Exact && one.value > Number::ZERO;
    is_plain.then_some(if is_above == bound.grows() { State::Met } else { State::Short })
}

/// Which part of whose number a target asks for, and on which side of it.
fn asked(target: &str) -> Option<(i64, Bound, &'static str)> {
    let half = ["の半分以下", "から半減", "の半数以下", "を半減", "比半減", "より半減"];
    for (name, named) in OTHERS {
        let Some((_, rest)) = target.split_once(name) else { continue };
        let rest = rest.trim_start_matches(['度', '実', '績', '値', 'の', '数', ' ', '　']);
        let after = first_chars(rest, 5);
        let bound = [
            ("以上", Bound::AtLeast),
            ("以下", Bound::AtMost),
            ("未満", Bound::LessThan),
            ("を上回", Bound::MoreThan),
            ("を下回", Bound::LessThan),
            ("を超え", Bound::MoreThan),
        ];
        if let Some((_, bound)) = bound.iter().find(|(word, _)| after.starts_with(word)) {
            let is_denied = has(first_chars(rest, 10), "ない 下回らない 上回らない");
            return (!is_denied).then_some((1, *bound, *named));
        }
        let is_half = half.iter().any(|word| target.contains(word)) || after.starts_with("半分以下");
        return is_half.then_some((2, Bound::AtMost, *named));
    }
    None
}
