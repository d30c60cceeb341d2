//! A level for each of those that the target names: 本所・支所各20件, 小学校・中学校とも70％以上; the least of them counts.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::glyphs::{is_hiragana, is_kanji, is_katakana};
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{has, is_short_for};

/// What is reached where the report tells a number for each of the names.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    let names = names(level, target)?;
    if level.way.is_some() || has(report, "前年 昨年 予定 見込 うち") {
        return None;
    }
    let roles = roles(given);
    let like: Vec<&Stated> = given
        .iter()
        .zip(&roles)
        .filter(|(one, role)| one.is_like(level.stated) && **role == Role::Level && !one.bracketed)
        .map(|(one, _)| one)
        .collect();
    let own = |name: &&str| {
        let mut own = like.iter().filter(|one| is_of(name, one));
        own.next().filter(|_| own.next().is_none()).copied()
    };
    let found: Vec<&Stated> = names.iter().filter_map(own).collect();
    // 男性61.2％: of the others nothing is said.
    if let [one] = found.as_slice()
        && like.len() == 1
    {
        let is_met = compare(level.stated.value, level.bound, one.value, one.quantity.bound) == State::Met;
        return is_met.then_some(Reached::unclear(Doubt::Part));
    }
    let own = if found.len() == names.len() { found } else { return None };
    let is_each =
        own.len() == like.len() && own.windows(2).all(|pair| pair[0].quantity.span != pair[1].quantity.span);
    let worst = |one: &&&Stated| if level.bound.grows() { one.value.parts() } else { -one.value.parts() };
    let one = own.iter().min_by_key(worst).filter(|_| is_each)?;
    let state = compare(level.stated.value, level.bound, one.value, one.quantity.bound);
    let is_decided = state != State::Unclear && one.value >= Number::ZERO;
    is_decided.then(|| Reached { state, doubt: None, actual: actual(level, one.value, &[one]) })
}

/// The names of a target before 各 or とも: 本所, 支所.
fn names<'t>(level: &Level<'_, 't>, target: &'t str) -> Option<Vec<&'t str>> {
    let before = target.get(..level.stated.quantity.span.start)?;
    let list = match before.trim_end().strip_suffix('各') {
        Some(list) => list,
        None => ["ともに", "とも", "それぞれ", "いずれも", "の各"]
            .iter()
            .filter_map(|each| before.split_once(each))
            .map(|(list, _)| list)
            .min_by_key(|list| list.len())?,
    };
    let list = list.trim_end_matches(['で', 'に', 'は', 'が', 'の', 'を', '、', ' ', '　']);
    let list = list.rsplit([' ', '　', '。', '（', '(', '：', ':', 'は']).next()?;
    let names: Vec<&str> =
        list.split(['・', '、', 'と', '及']).map(|name| name.trim_start_matches('び')).collect();
    let is_name = |name: &&str| {
        let count = name.chars().count();
        (2..=10).contains(&count)
            && !name.trim_end_matches("がん").chars().any(is_hiragana)
            && name.chars().any(|char| is_kanji(char) || is_katakana(char))
    };
    (names.len() > 1 && names.iter().all(is_name)).then_some(names)
}

/// Whether a number's words begin with a name, or are short for it: 小 for 小学校.
fn is_of(name: &str, one: &Stated) -> bool {
    let near = one.near.trim_matches([' ', '　', '、', 'は', 'が', 'で', 'も', 'の', ':', '：']);
    // 国語の正答率は.
    let first = near.split(['の', 'は', 'で', 'が']).next().unwrap_or(near);
    !first.is_empty() && (first == name || near.starts_with(name) || is_short_for(first, name))
}
