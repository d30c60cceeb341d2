//! Several numbers that are neither one nor a sum: how long each of several cases took, some of two kinds and of both.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, judge_one};
use crate::text::verdict::spoken::sorts::bare_lead;
use crate::text::verdict::spoken::stated::{Stated, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts};

/// How long each of several took, where the target says how long each may take: 会期終了後60日以内, and 6月議会52日、9月議会55日.
pub(super) fn each_after(level: &Level, found: &[&Stated]) -> Option<Reached> {
    let is_limit = level.stated.measure.is_time() && !level.bound.grows() && level.way.is_none();
    let kind = |one: &Stated| last_chars(bare_lead(one.lead), 2).to_owned();
    let are_occasions = found.iter().all(|one| kind(one) == kind(found[0]) && !one.is_total())
        && found.iter().rev().skip(1).all(|one| one.is_listed())
        && shared(&kind(found[0]), &kind(found[0])) > 0;
    let is_after = ends(level.stated.near.trim_end(), "後 から より") || has(level.stated.near, "までの");
    let worst = found.iter().max_by_key(|one| one.value.parts())?;
    (is_limit && are_occasions && is_after)
        .then(|| judge_one(level, "", found, worst.value, worst.quantity.bound))
}

/// Some of two kinds and of both, 提供会員92人、両方会員15人: short where not even all that may be the target's are enough.
pub(super) fn with_both(level: &Level, target: &str, found: &[&Stated]) -> Option<Reached> {
    let is_of_both = |one: &&&Stated| starts(one.near.trim_start(), "両方 双方 両会員");
    let both = found.iter().find(is_of_both).filter(|_| found.len() > 1)?;
    let name = |one: &Stated| one.near.trim_matches([' ', '　', '、', 'は', 'が', 'の']).to_owned();
    let own =
        found.iter().find(|one| name(one).chars().count() > 1 && level.stated.near.contains(&name(one)));
    let parts = own.map_or_else(|| found.to_vec(), |own| vec![*own, *both]);
    let total = parts.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value))?;
    let sum = judge_one(level, target, &parts, total, Bound::Exact);
    Some(if sum.state == State::Short { sum } else { Reached::unclear(Doubt::Several) })
}
