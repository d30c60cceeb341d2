//! What a report reached of one level: which of its quantities count, and whether they add up.

use super::Doubt;
use super::absent::{changed, without};
use super::compare::compare;
use super::levels::Level;
use super::reached::{Reached, is_comparable, judge_one};
use super::role::{Role, roles};
use super::stated::Stated;
use super::sums::settle;
use super::words::{differ, distance, has, rates_differ, shared, things};
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;

/// More numbers of one unit than this are no report of one target.
const MANY: usize = 40;

type Candidates<'a, 't> = Vec<&'a Stated<'t>>;

/// What a report reached of a level; `others` are the target's other levels of the same unit.
pub(super) fn reach(
    level: &Level,
    others: &[&Level],
    target: &str,
    report: &str,
    stated: &[Stated],
) -> Reached {
    let roles = roles(stated);
    let comparable = |one: &Stated| is_comparable(level, one);
    let of = |wanted: &dyn Fn(Role) -> bool| -> Candidates {
        stated
            .iter()
            .zip(&roles)
            .filter(|(one, role)| comparable(one) && wanted(**role))
            .map(|(one, _)| one)
            .collect()
    };
    let found = match level.way {
        Some(way) => {
            let found = of(&|role| role == Role::Change(way));
            if found.is_empty() {
                return changed(level, way, stated, &roles, &of(&|role| matches!(role, Role::Change(_))))
                    .unwrap_or_else(|| without(level, report, stated, &roles));
            }
            found
        }
        None if level.is_relative => of(&|role| role == Role::Relative),
        None => of(&|role| role == Role::Level),
    };
    if found.len() > MANY {
        return Reached::unclear(Doubt::Several);
    }
    // A number that is only expected, and then those of other things.
    let like = || stated.iter().zip(&roles).filter(|(one, _)| comparable(one));
    if let Some((plan, _)) = like().next().filter(|(_, role)| **role == Role::Plan)
        && !found.iter().any(|one| one.sentence == plan.sentence || shared(&one.context(), target) > 0)
    {
        return Reached::unclear(Doubt::Plan);
    }
    let was_empty = found.is_empty();
    // 1地区当たり2回 is no number of all: the report has to say that it counts so too.
    let is_each = has(report, "当たり 当り あたり 平均 各 につき ごと 毎");
    if level.stated.is_for_each() && !is_each && !found.iter().all(|one| is_plainly_each(level, target, one))
    {
        return if was_empty {
            without(level, report, stated, &roles)
        } else {
            Reached::unclear(Doubt::Each)
        };
    }
    let found = of_the_thing(level, others, target, found);
    match found {
        _ if was_empty => without(level, report, stated, &roles),
        None => Reached::unclear(Doubt::OtherThing),
        Some(found) => decide(level, target, found),
    }
}

/// Whether a number is for each of something though its words do not say so: it is named as in the target, much the
/// same, and no count of things, which could be of all.
fn is_plainly_each(level: &Level, target: &str, one: &Stated) -> bool {
    let is_amount = matches!(one.measure.base.as_str(), "kg" | "㎥" | "kwh" | "t-co2" | "円" | "分" | "日");
    let has_fraction = Number::whole(1).is_some_and(|whole| one.quantity.value.parts() % whole.parts() != 0);
    let is_near = |value: Number, other: Number| value.scaled(2, 1).is_some_and(|twice| twice >= other);
    (is_amount || has_fraction)
        && shared(one.near, target) > 1
        && is_near(one.value, level.stated.value)
        && is_near(level.stated.value, one.value)
}

/// Those candidates that may be of the level's thing; none where all are of others.
fn of_the_thing<'a, 't>(
    level: &Level,
    others: &[&Level],
    target: &str,
    found: Candidates<'a, 't>,
) -> Option<Candidates<'a, 't>> {
    let context = if others.is_empty() { target.to_owned() } else { level.stated.words() };
    let wanted = things(&context);
    let is_ratio = level.stated.measure.is_ratio();
    let mut found = found;
    found.retain(|one| {
        let near = things(&one.own_words());
        let is_other = if near != 0 { differ(wanted, near) } else { differ(wanted, things(&one.context())) };
        // 教室 20組, and 21組が参加した: those who come to a thing are no other thing.
        let comes = things("参加") & things("受講");
        let is_guest = near & !comes == 0
            && (one.near.trim().is_empty() || one.is_apart())
            && wanted & things("研修 教室 説明会 大会 ワークショップ 見学 サロン 訓練 会議") != 0;
        let is_other = is_other && !is_guest;
        !(is_other || is_ratio && rates_differ(&context, one.lead))
    });
    // Two levels of one unit: each takes what shares more words with it than with the others.
    if !others.is_empty() {
        found.retain(|one| {
            let to = |other: &Level| distance(other.stated.near, one.near);
            to(level).is_some_and(|mine| others.iter().all(|other| to(other).is_none_or(|its| mine < its)))
        });
    }
    // 22件の提案があり、5件を採用: the target speaks of no 採用. What stands behind a list is said of all of it.
    let is_list = found.iter().rev().skip(1).all(|one| one.is_listed());
    let foreign = |one: &Stated| {
        let words = if is_list { one.own_near().to_owned() } else { one.own_words() };
        things(&words) & !wanted != 0
    };
    if found.iter().any(|one| !foreign(one) && !one.bracketed) {
        found.retain(|one| !foreign(one));
    }
    (!found.is_empty()).then_some(found)
}

/// Decides by the candidates that are left.
fn decide(level: &Level, target: &str, found: Candidates) -> Reached {
    let words = level.stated.words();
    let wants_all = has(&words, "累計 累積 総数 通算");
    let wants_new = level.stated.is_new();
    let mut found = found;
    // The latest of several years.
    if let Some(latest) = found.iter().filter_map(|one| one.year()).max() {
        found.retain(|one| one.year().is_none_or(|year| year == latest));
    }
    let mut doubtful: Candidates = Vec::new();
    let is_new = |one: &&Stated| one.is_new();
    let is_all = |one: &&Stated| one.is_cumulative();
    if wants_new && found.iter().any(is_new) {
        found.retain(is_new);
    } else if wants_all && found.iter().any(is_all) {
        found.retain(is_all);
    } else if wants_all && found.iter().any(is_new) {
        return Reached::unclear(Doubt::Cumulative);
    } else if !wants_all && found.iter().any(is_all) {
        let all: Candidates = found.iter().copied().filter(is_all).collect();
        found.retain(|one| !one.is_cumulative());
        doubtful = all;
        if found.is_empty() {
            // The total since some time is short: then this year's is shorter still.
            let best = doubtful[0];
            let reached = judge_one(level, target, &[best], best.value, best.quantity.bound);
            let is_sure =
                doubtful.len() == 1 && reached.state == State::Short && level.bound != Bound::AtMost;
            return if is_sure { reached } else { Reached::unclear(Doubt::Cumulative) };
        }
        if wants_new {
            doubtful.clear();
        }
    }
    // 44か所を更新、6か所は発注済み: what was only begun does not count beside what was done.
    const BEGUN: &str = "着手 入札 発注 設計 準備 協議 調整 手配";
    let is_begun = |one: &&Stated| has(&one.words(), BEGUN) && !has(target, BEGUN);
    if !found.iter().all(is_begun) {
        found.retain(|one| !is_begun(one));
    }
    let totals: Candidates = found.iter().copied().filter(|one| one.is_total()).collect();
    if totals.len() == 1 && found.len() > 1 {
        found = totals;
    }
    if found.iter().any(|one| !one.bracketed) && found.iter().any(|one| one.bracketed) {
        doubtful.extend(found.iter().copied().filter(|one| one.bracketed && one.is_recount()));
        found.retain(|one| !one.bracketed);
    }
    if found.iter().any(|one| !one.is_part()) && found.iter().any(|one| one.is_part()) {
        let parts: Candidates = found.iter().copied().filter(|one| one.is_part()).collect();
        found.retain(|one| !one.is_part());
        // 、うち女性22人 where the target speaks of 女性.
        doubtful.extend(parts.into_iter().filter(|part| shared(part.near, &words) > 0));
    }
    let reached = settle(level, target, &found);
    let agrees = |one: &&Stated| {
        compare(level.stated.value, level.bound, one.value, one.quantity.bound) == reached.state
    };
    if reached.state != State::Unclear && !doubtful.iter().all(agrees) {
        return Reached::unclear(Doubt::Several);
    }
    reached
}
