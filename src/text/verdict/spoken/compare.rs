//! A value against a level, each as exact as its words are.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;

/// What 約 leaves open: a tenth to either side.
const ABOUT: (i64, i64) = (9, 11);

/// Compares what was reached with a level; unclear where the words leave both possible.
pub(in crate::text::verdict) fn compare(
    level: Number,
    bound: Bound,
    actual: Number,
    actual_bound: Bound,
) -> State {
    let least = Number::from_parts(1);
    let (low, high) = match actual_bound {
        Bound::Exact => (Some(actual), Some(actual)),
        Bound::About => around(actual),
        Bound::AtLeast => (Some(actual), None),
        // 2万8千人を超えた is no three ten thousands.
        Bound::MoreThan => {
            let high = next_round(actual).filter(|_| bound.grows());
            (least.and_then(|least| actual.plus(least)), high)
        }
        Bound::AtMost => (Some(Number::ZERO), Some(actual)),
        Bound::LessThan => (Some(Number::ZERO), Number::from_parts((actual.parts() - 1).max(0))),
    };
    let Some(low) = low else { return State::Unclear };
    // No upper end is higher than any level.
    let high = high.or_else(|| Number::from_parts(i64::MAX)).unwrap_or(low);
    let state = |holds: &dyn Fn(Number) -> bool| match (holds(low), holds(high)) {
        (true, true) => State::Met,
        (false, false) => State::Short,
        _ => State::Unclear,
    };
    match bound {
        Bound::Exact | Bound::AtLeast => state(&|value| value >= level),
        Bound::MoreThan => state(&|value| value > level),
        Bound::AtMost => state(&|value| value <= level),
        Bound::LessThan => state(&|value| value < level),
        // Just below 約40人 is about 40 too.
        Bound::About if low >= level => State::Met,
        Bound::About => match level.scaled(ABOUT.0, 10) {
            Some(near) if high < near => State::Short,
            _ => State::Unclear,
        },
    }
}

/// What a number that is told as about so much may be: a tenth to either side, or one of its last digit where it has several:
/// 約263万人.
fn around(actual: Number) -> (Option<Number>, Option<Number>) {
    let mut step = 1;
    while actual.parts() > 0 && actual.parts() % (step * 10) == 0 {
        step *= 10;
    }
    let by = match actual.parts() / step {
        100.. => step.min(actual.parts() / 10),
        // 約8万5千人 is more than eight, and 約3,100人 may be 2,960.
        10.. => actual.parts() / 20,
        _ => actual.parts() / 10,
    };
    (Number::from_parts(actual.parts() - by), Number::from_parts(actual.parts() + by))
}

/// The next number that is as round: 29,000 for 28,000.
fn next_round(number: Number) -> Option<Number> {
    let mut step = 1;
    while number.parts() > 0 && number.parts() % (step * 10) == 0 {
        step *= 10;
    }
    let least = if number.parts() > 0 { number.parts().checked_add(step)? } else { return None };
    Number::from_parts(least)
}

/// Compares two values where a person says that they are to be compared: 約 is no doubt then.
pub(in crate::text::verdict) fn plainly(level: Number, bound: Bound, actual: Number) -> State {
    let bound = if bound == Bound::About { Bound::AtLeast } else { bound };
    compare(level, bound, actual, Bound::Exact)
}
