//! A target for all of something, and a report of how many of them reached it: すべての路線で3人以上, and 9路線中8路線で3人以上.

use crate::model::State;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::is_kanji;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::{Stated, first_clause};
use crate::text::verdict::spoken::words::{ends, has};

/// What is reached: short where fewer than all did, met where all did.
pub(in crate::text::verdict) fn reached(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    if level.way.is_some() || !has(target, "全 すべて 各") {
        return None;
    }
    let noun = all_of(target)?;
    let roles = roles(given);
    let at = roles.iter().position(|role| *role == Role::Whole)?;
    let (whole, part) = (&given[at], given.get(at + 1)?);
    let is_of = |one: &Stated| {
        ends(noun, "員 者 人 生 児 民 師") && one.measure.base == "人" || noun.ends_with(&one.quantity.unit)
    };
    // The level is said again of them.
    let is_again = |one: &Stated| {
        one.is_like(level.stated)
            && one.value == level.stated.value
            && one.sentence == part.sentence
            && (one.quantity.bound == level.stated.quantity.bound || one.quantity.bound == Bound::AtLeast)
    };
    let level_is_of_them = level.stated.is_like(part);
    let is_plain = is_of(part)
        && part.is_like(whole)
        && part.sentence == whole.sentence
        && [whole, part].iter().all(|one| one.quantity.bound == Bound::Exact)
        && part.value <= whole.value
        && !level_is_of_them
        && given[at + 2..].iter().any(is_again)
        && given.len() == at + 3
        && !has(part.rest, "ない なかっ ず、 できず 未 予定 見込 だけ のみ 以外")
        && !has(whole.near, "うち")
        && first_clause(part.tail).trim_start().starts_with(['で', 'が', 'の', 'は', 'に']);
    let state = if part.value < whole.value { State::Short } else { State::Met };
    let own = given.last().filter(|_| is_plain)?;
    Some(Reached { state, doubt: None, actual: actual(level, own.value, &[own]) })
}

/// What a target says that it is for all of: 路線 of すべての路線で.
pub(super) fn all_of(target: &str) -> Option<&str> {
    ["すべての", "全ての", "各", "全"].iter().find_map(|all| {
        let (before, rest) = target.split_once(all)?;
        let end = rest.find(|char| !is_kanji(char)).unwrap_or(rest.len());
        let is_word = end > 0 && rest[..end].chars().count() <= 6 && !before.ends_with(is_kanji);
        (is_word && rest[end..].starts_with(['で', 'の', 'が', 'に'])).then(|| &rest[..end])
    })
}
