//! What became of a level: whether a number of the report can stand against it, and what comes of comparing the two.
//!
//! Those who choose numbers (`reach`), add them up (`sums`) or find none (`absent`) all come here, and none to another.

use super::compare::compare;
use super::levels::Level;
use super::stated::Stated;
use super::words::{has, shared};
use super::{Actual, Doubt};
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;

/// What became of a level.
pub(super) struct Reached {
    pub(super) state: State,
    pub(super) doubt: Option<Doubt>,
    pub(super) actual: Option<Actual>,
}

impl Reached {
    pub(super) fn unclear(doubt: Doubt) -> Self {
        Self { state: State::Unclear, doubt: Some(doubt), actual: None }
    }
}

/// Whether a quantity of the report can be compared with the level.
pub(super) fn is_comparable(level: &Level, one: &Stated) -> bool {
    let bare_zero = level.stated.quantity.unit.is_empty() && level.stated.quantity.value == Number::ZERO;
    let countable = !one.measure.is_ratio() && !one.measure.is_time() && one.measure.base != "円";
    let fits_zero = bare_zero && countable && shared(level.stated.lead, one.lead) > 0;
    let is_zero = one.quantity.unit.is_empty() && one.quantity.value == Number::ZERO;
    // 待機児童ゼロ in a report answers a target in 人, where both speak of the same.
    let answers = is_zero && !level.stated.measure.is_ratio() && shared(level.stated.lead, one.lead) > 0;
    one.is_like(level.stated) && !bare_zero || fits_zero || answers
}

/// Compares one value, as far as its words allow.
pub(super) fn judge_one(
    level: &Level,
    target: &str,
    parts: &[&Stated],
    value: Number,
    bound: Bound,
) -> Reached {
    let state = compare(level.stated.value, level.bound, value, bound);
    let actual = actual(level, value, parts);
    let rises = !matches!(level.bound, Bound::AtMost | Bound::LessThan);
    let is_word = |one: &&Stated| one.quantity.value > Number::ZERO && is_frequency(one);
    let doubt = match state {
        State::Unclear => Some(Doubt::TooNear),
        State::Met | State::Short if level.is_doubtful && value != level.stated.value => {
            Some(Doubt::Direction)
        }
        State::Met if parts.iter().any(is_word) => Some(Doubt::Frequency),
        State::Met | State::Short
            if (state == State::Short) == rises && parts.iter().any(|one| one.is_open) =>
        {
            Some(Doubt::Part)
        }
        State::Met if parts.iter().any(|one| one.is_of_one_time()) && parts[0].measure.is_ratio() => {
            Some(Doubt::Part)
        }
        State::Met if rises && parts.iter().any(|one| one.is_underway(target)) => Some(Doubt::Plan),
        State::Met if parts.len() == 1 && parts[0].is_strange(target) => Some(Doubt::OtherThing),
        _ => None,
    };
    // A part of what shall be done in several years is no miss.
    let doubt = doubt.or((state == State::Short && spans_years(target)).then_some(Doubt::Cumulative));
    let state = if doubt.is_some() { State::Unclear } else { state };
    Reached { state, doubt, actual }
}

/// Whether a target is for several years: 3か年で.
fn spans_years(target: &str) -> bool {
    has(target, "か年 カ年 ヶ年 ヵ年 箇年 2年間 3年間 4年間 5年間 ２年間 ３年間 ４年間 ５年間")
}

/// Whether it is read from words alone: 毎月, 四半期ごと.
fn is_frequency(one: &Stated) -> bool {
    one.is_wordy
}

/// What was reached, in the target's unit where the report has the same.
pub(super) fn actual(level: &Level, value: Number, parts: &[&Stated]) -> Option<Actual> {
    let first = parts.first()?;
    let value = match first.is_like(level.stated) {
        true => level.stated.measure.out_of_base(value)?,
        false => value,
    };
    let unit = first.quantity.unit.clone();
    Some(Actual { value, unit, parts: parts.iter().map(|part| part.quantity.clone()).collect() })
}
