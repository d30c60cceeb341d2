//! A change that a report tells by where it began and what it came to: 前年度18,400冊に対し19,412冊 is 5.5 % more; and a
//! value that it tells by the change alone: 15ha増, where the target leads from 85ha to 100ha.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::role::{Role, Trend, roles};
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{has, shared, starts, without};
use crate::text::verdict::spoken::years::year_in;
use crate::text::verdict::{Actual, Doubt};

/// Words of another time, with which a change is compared.
const BEFORE: &str = "前年 昨年 前期 前回 前々年 一昨年 年度比 年比 年度末比 基準";

/// Words that say nothing of what a number is of.
const PLAIN: &str = "県平均 全国平均 国平均 平均 本市 本町 本村 本区 当市 市内 町内 前々年 前年 昨年 前回 前期 一昨年 今年 本年 当年 今回 令和 平成 年度 度末 同期 同月 年間 実績 結果 合計 総計 全体 最終 期末 決算 確定 現在 時点 月末 年 度 末 計 値 数 額 量";

/// What is reached where two numbers of one kind are told, and the level asks for how one differs from the other.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    wanted: &[Stated],
    given: &[Stated],
) -> Option<Reached> {
    if given.len() > 4 {
        return None;
    }
    from_base(level, wanted, given)
        .or_else(|| from_told(level, given))
        .or_else(|| of_two(level, target, given))
}

/// How a level is told against another time's.
#[derive(Clone, Copy)]
enum AskedChange {
    /// By which part it changes.
    Part(Trend),
    /// What part of the other it is.
    Ratio,
    /// How many times the other it is.
    Times,
    /// By how much it changes.
    Amount(Trend),
}

fn asked(level: &Level, target: &str, given: &[Stated]) -> Option<AskedChange> {
    // 入館者を1割増やす, and the report names the year before.
    let is_of_before = has(target, BEFORE)
        || level.way.is_some()
            && given.iter().any(|one| has(one.near, "前年 昨年") || starts(one.tail.trim(), "→ ⇒"))
            && year_in(target).is_none();
    match (level.stated.measure.base.as_str(), level.way) {
        ("%", Some(way)) => Some(AskedChange::Part(way)),
        ("%", None) if level.is_relative => Some(AskedChange::Ratio),
        ("倍", None) => Some(AskedChange::Times),
        (_, Some(way)) if !level.stated.measure.is_ratio() => Some(AskedChange::Amount(way)),
        _ => None,
    }
    .filter(|_| is_of_before)
}

fn of_two(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    let asked = asked(level, target, given)?;
    let is_counted = |one: &&Stated| given.len() == 2 || !one.measure.is_time();
    let counted: Vec<&Stated> = given.iter().filter(is_counted).collect();
    let [from, to] = counted.as_slice() else { return None };
    let roles = roles(given);
    let role = |one: &Stated| {
        let at = given.iter().position(|other| other.quantity.span == one.quantity.span);
        at.map(|at| roles[at])
    };
    let is_exact = |one: &Stated| one.quantity.bound == Bound::Exact && one.value > Number::ZERO;
    let are_alike = from.is_like(to) && !from.measure.is_ratio() && from.sentence == to.sentence;
    let is_pair = matches!(role(from), Some(Role::From | Role::Compare)) && role(to) == Some(Role::Level);
    if !are_alike || !is_pair || !is_exact(from) || !is_exact(to) || is_of_other_time(target, from, to) {
        return None;
    }
    if [from, to].iter().any(|one| is_of_other(one, target) || one.is_part() || one.is_total()) {
        return None;
    }
    let hundred = Number::whole(100)?.parts();
    let share = |part: i64| Number::from_parts(part.max(0))?.scaled(hundred, from.value.parts());
    let (new, old) = (to.value.parts(), from.value.parts());
    let value = match asked {
        AskedChange::Part(Trend::Up) => share(new - old)?,
        AskedChange::Part(Trend::Down) => share(old - new)?,
        AskedChange::Ratio => share(new)?,
        AskedChange::Amount(_) if !to.is_like(level.stated) => return None,
        AskedChange::Amount(Trend::Up) => Number::from_parts((new - old).max(0))?,
        AskedChange::Amount(Trend::Down) => Number::from_parts((old - new).max(0))?,
        AskedChange::Times => to.value.scaled(Number::whole(1)?.parts(), old)?,
    };
    shown(level, value, to)
}

/// The same of what no quantity of the report is.
pub(in crate::text::verdict) fn shown_of(level: &Level, value: Number) -> Option<Reached> {
    let state = compare(level.stated.value, level.bound, value, Bound::Exact);
    let value = level.stated.measure.out_of_base(value)?;
    let unit = level.stated.quantity.unit.clone();
    let actual = Some(Actual { value, unit, parts: Vec::new() });
    (state != State::Unclear).then_some(Reached { state, doubt: None, actual })
}

/// A value that was reckoned, as a report would write it; open where it is the level only when it is rounded.
pub(in crate::text::verdict) fn shown(level: &Level, value: Number, part: &Stated) -> Option<Reached> {
    let state = compare(level.stated.value, level.bound, value, Bound::Exact);
    let one = Number::whole(1)?.parts();
    let is_large = value >= Number::whole(100)?;
    let step = if level.stated.measure.base == "倍" {
        one / 100
    } else if is_large {
        one
    } else {
        one / 10
    };
    let rounded = Number::from_parts((value.parts() + step / 2) / step * step)?;
    let says_same = compare(level.stated.value, level.bound, rounded, Bound::Exact) == state;
    let shown = if says_same { rounded } else { value };
    // 97.96% may be written as 98%.
    let apart = (value.parts() - level.stated.value.parts()).abs();
    let is_near = state == State::Short && apart > 0 && apart * 2 < step;
    let state = if is_near { State::Unclear } else { state };
    let value = level.stated.measure.out_of_base(shown)?;
    let unit = level.stated.quantity.unit.clone();
    let actual = Some(Actual { value, unit, parts: vec![part.quantity.clone()] });
    Some(Reached { state, doubt: (state == State::Unclear).then_some(Doubt::TooNear), actual })
}

/// Whether the words before a number name something that the target does not speak of.
pub(in crate::text::verdict) fn is_of_other(one: &Stated, target: &str) -> bool {
    let words = without(one.near.into(), PLAIN);
    // 子どもの来館者.
    let of = one.near.split_once('の').map_or("", |(of, _)| of);
    let of = without(of.into(), PLAIN);
    let of = of.trim_matches(['、', ' ', '　', 'は', 'が']);
    of.chars().count() > 1 && !target.contains(of) || shared(&words, target) < shared(&words, &words)
}

/// Whether a number is that of some months only: 12月末現在 980人.
pub(in crate::text::verdict) fn is_of_part_of_year(one: &Stated) -> bool {
    const PARTS: &str = "月末 現在 時点 月まで 上期 下期 上半期 下半期 前半 後半 四半期 月分 月期";
    let words = [one.near, one.tail].concat();
    one.is_of_one_time()
        || has(one.near, PARTS) && !has(one.near, "年度末 3月末 ３月末 3月31日 ３月３１日")
        || has(&words, "途中 速報 暫定")
}

/// Whether the first is not of the time that the target names, or the second not of now.
fn is_of_other_time(target: &str, from: &Stated, to: &Stated) -> bool {
    let named = year_in(target);
    let is_last = has(from.near, "前年 昨年 前期 前回") && !has(from.near, "前々年 一昨年");
    let is_bare = from.year().is_none() && !has(from.near, BEFORE);
    let is_wanted = match named {
        Some(year) => from.year() == Some(year),
        None => (is_last || is_bare) && from.year().is_none(),
    };
    !is_wanted
        || is_of_part_of_year(from)
        || is_of_part_of_year(to)
        || to.year().is_some_and(|year| Some(year) == from.year())
}

/// What a change comes to from where the report says that it begins: 前年度の48分から13分短縮した.
fn from_told(level: &Level, given: &[Stated]) -> Option<Reached> {
    let [from, change] = given else { return None };
    // 前年度の19.0％から9.8ポイント上昇.
    let is_in_points = level.stated.measure.base == "%" && change.measure.base == "ポイント";
    let is_like = from.is_like(level.stated)
        && (is_in_points || from.is_like(change))
        && from.sentence == change.sentence;
    let is_from = from.role(None, None) == Role::From || from.tail.trim() == "から";
    let Role::Change(way) = change.role(None, None) else { return None };
    let is_exact = [from, change].iter().all(|one| one.quantity.bound == Bound::Exact);
    let is_bare = change.near.trim_matches(['か', 'ら', '、', ' ', '　']).is_empty();
    let is_share = level.stated.measure.is_ratio() && !is_in_points;
    if level.way.is_some() || is_share || !(is_like && is_from && is_exact && is_bare) {
        return None;
    }
    let by = if way == Trend::Up { change.value.parts() } else { -change.value.parts() };
    shown(level, Number::from_parts((from.value.parts() + by).max(0))?, change)
}

/// What a change comes to from where the target says that it begins.
fn from_base(level: &Level, wanted: &[Stated], given: &[Stated]) -> Option<Reached> {
    let at = wanted.iter().position(|one| one.quantity.span == level.stated.quantity.span)?;
    let from = wanted.get(at.checked_sub(1)?)?;
    let is_path = from.role(None, Some(level.stated)) == Role::From && from.is_like(level.stated);
    let [one] = given else { return None };
    let Role::Change(way) = one.role(None, None) else { return None };
    let rises = level.stated.value > from.value;
    let is_plain = is_path
        && level.way.is_none()
        && one.is_like(from)
        && one.quantity.bound == Bound::Exact
        && from.quantity.bound == Bound::Exact
        && !has(one.near, "前年 昨年 うち 累計")
        && shared(one.near, one.near) <= shared(one.near, &[from.lead, level.stated.rest].concat());
    if !is_plain {
        return None;
    }
    let by = if way == Trend::Up { one.value.parts() } else { -one.value.parts() };
    let value = Number::from_parts((from.value.parts() + by).max(0))?;
    let bound = if rises { level.bound } else { Bound::AtMost };
    let state = compare(level.stated.value, bound, value, Bound::Exact);
    let value = level.stated.measure.out_of_base(value)?;
    let unit = level.stated.quantity.unit.clone();
    let actual = Some(Actual { value, unit, parts: vec![one.quantity.clone()] });
    (state != State::Unclear).then_some(Reached { state, doubt: None, actual })
}
