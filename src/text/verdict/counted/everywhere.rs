//! A target that each of several places shall reach: 全3館で稼働率60％以上, and A館72％、B館61％、C館66％.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::levels::{Level, is_range};
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::wholes::names_places;
use crate::text::verdict::spoken::words::{ends, has, starts};
use crate::text::width::folded;

/// What is reached where a report tells of each place by name: short where one is below, met where all are there.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    wanted: &[Stated],
    given: &[Stated],
) -> Option<Reached> {
    let places = wanted.iter().find(|one| names_places(one) && !one.is_like(level.stated));
    let says_all = places.is_some()
        || has(
            target,
            "各館 各校 各園 各施設 各地区 各会場 各課 各所 全件 全数 すべての 全ての 全館 全校 全園 全施設 全地区 全会場 全学年 各学年 全四半期 各四半期 毎回 いずれも",
        );
    let says_all = says_all || names_all_places(target) || names_each(target);
    if !says_all || level.way.is_some() {
        return None;
    }
    if let Some(reached) = places.and_then(|places| by_groups(level, places, given)) {
        return Some(reached);
    }
    let roles = roles(given);
    // 全6回の充足率は68％から95％であった.
    let like: Vec<&Stated> = given.iter().filter(|one| one.is_like(level.stated)).collect();
    if let [low, high] = like.as_slice()
        && low.measure.is_ratio()
        && low.tail.trim() == "から"
        && low.value < high.value
        && starts(high.tail, "であった だった の範囲 の間 で推移")
        && !has(low.near, "前年 昨年")
    {
        let end = if level.bound.grows() { low } else { high };
        let state = compare(level.stated.value, level.bound, end.value, Bound::Exact);
        return (state != State::Unclear).then(|| Reached {
            state,
            doubt: None,
            actual: actual(level, end.value, &[end]),
        });
    }
    let is_of_place = |one: &Stated| {
        let name = one.near.trim_matches([' ', '　', 'は', 'が', 'で', ':', '：']);
        !name.is_empty()
            && name.chars().count() <= 10
            && !has(name, "平均 全体 前年 昨年 目標 最 合計 計 うち")
            && !ends(name, "率 割合 度 数 時間 日数")
            || is_named_place(name)
    };
    let found: Vec<&Stated> = given
        .iter()
        .zip(&roles)
        .filter(|(one, role)| one.is_like(level.stated) && **role == Role::Level && is_of_place(one))
        .map(|(one, _)| one)
        .collect();
    // 月3～5回: from the least to the most of each.
    if found.windows(2).any(|pair| is_range(pair[0], pair[1])) {
        return None;
    }
    let one_sentence = found.windows(2).all(|pair| pair[0].sentence == pair[1].sentence);
    let state = |one: &&Stated| compare(level.stated.value, level.bound, one.value, one.quantity.bound);
    if found.len() < 2 || !one_sentence {
        // The average of all is none of each.
        let is_average = |one: &&Stated| one.is_like(level.stated) && has(one.near, "平均");
        // 中央館の利用率は62％ is one of four.
        if let [one] = found.as_slice()
            && places.is_some()
            && state(one) == State::Met
            && !has(one.near, "全 平均 各 すべて いずれ")
        {
            return Some(Reached::unclear(Doubt::Part));
        }
        let average = given.iter().find(is_average).filter(|_| !has(target, "平均"));
        return average.filter(|one| state(one) == State::Met).map(|_| Reached::unclear(Doubt::Part));
    }
    if let Some(one) = found.iter().find(|one| state(one) == State::Short) {
        return Some(Reached { state: State::Short, doubt: None, actual: actual(level, one.value, &[one]) });
    }
    let count = i64::try_from(found.len()).ok().and_then(Number::whole);
    let is_all = places.is_some_and(|places| Some(places.value) == count);
    if !is_all || !found.iter().all(|one| state(one) == State::Met) {
        return places.is_some().then_some(Reached::unclear(Doubt::Part));
    }
    let worst = |one: &&&Stated| if level.bound.grows() { one.value.parts() } else { -one.value.parts() };
    let one = found.iter().min_by_key(worst)?;
    Some(Reached { state: State::Met, doubt: None, actual: actual(level, one.value, &[one]) })
}

/// What groups of the places reached, each told with how many they are: 9交番は4回発行、3交番は2回の発行.
fn by_groups(level: &Level, places: &Stated, given: &[Stated]) -> Option<Reached> {
    let is_group = |pair: &[Stated]| {
        let [count, own] = pair else { return false };
        count.is_like(places)
            && own.is_like(level.stated)
            && count.value > Number::ZERO
            && starts(count.tail, "は が で")
    };
    let is_exact = |one: &Stated| one.quantity.bound == Bound::Exact && one.sentence == given[0].sentence;
    if given.len() < 2
        || !given.len().is_multiple_of(2)
        || !given.chunks(2).all(is_group)
        || !given.iter().all(is_exact)
    {
        return None;
    }
    let state = |own: &Stated| compare(level.stated.value, level.bound, own.value, Bound::Exact);
    let owns = || given.iter().skip(1).step_by(2);
    if let Some(own) = owns().find(|own| state(own) == State::Short) {
        return Some(Reached { state: State::Short, doubt: None, actual: actual(level, own.value, &[own]) });
    }
    let all = given.iter().step_by(2).try_fold(Number::ZERO, |sum, count| sum.plus(count.value))?;
    if owns().any(|own| has(own.rest, "予定 見込")) {
        return Some(Reached::unclear(Doubt::Plan));
    }
    if all < places.value {
        return Some(Reached::unclear(Doubt::Part));
    }
    let is_all = all == places.value && owns().all(|own| state(own) == State::Met);
    let own = owns().next().filter(|_| is_all)?;
    Some(Reached { state: State::Met, doubt: None, actual: actual(level, own.value, &[own]) })
}

/// Whether a number's words begin with a place: 中央館の利用率.
fn is_named_place(name: &str) -> bool {
    name.split_once('の').is_some_and(|(place, _)| ends(place, PLACES) && !has(place, "全 各 平均 前年 目標"))
}

const PLACES: &str = "館 校 園 地区 施設 会場 課 所 小 中 店 交番 署";

/// Whether a report tells of all of some places with their number: 全18交番で.
pub(super) fn tells_of_all_places(report: &str) -> bool {
    let is_digit = |char: char| folded(char).is_ascii_digit();
    let counted = report.split_once('全').filter(|(_, rest)| rest.starts_with(is_digit));
    let plain = counted.map(|(_, rest)| ["全", rest.trim_start_matches(is_digit)].concat());
    names_all_places(plain.as_deref().unwrap_or(report))
}

/// Whether a target begins with each of some: 各がん検診の受診率.
fn names_each(target: &str) -> bool {
    let rest = target.trim_start().strip_prefix('各');
    rest.is_some_and(|rest| {
        rest.starts_with(|char| is_kanji(char) || is_katakana(char) || char == 'が')
            && !rest.starts_with(['種', '年', '月', '自', '位'])
    })
}

/// Whether a target speaks of all of some places: 全小学校で.
pub(super) fn names_all_places(target: &str) -> bool {
    let Some((_, rest)) = target.split_once('全') else { return false };
    let end = rest.find(|char| !is_kanji(char)).unwrap_or(rest.len());
    ends(&rest[..end], PLACES) && rest[end..].starts_with(['で', 'の', 'に', 'が'])
}
