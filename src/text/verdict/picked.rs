//! What comes of the quantities that a person picked of a report: they are summed, and where the units differ, the bare values
//! are compared.

use super::spoken::compare;
use super::spoken::levels::Level;
use super::spoken::measure::Measure;
use super::{Actual, Doubt, Verdict};
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Quantity;

/// Judges by report quantities that a person picked, against the picked or the fitting level.
pub(super) fn judge_parts(target: Option<&Quantity>, parts: &[Quantity], levels: &[Level]) -> Verdict {
    let same = |one: &Measure, other: &Measure| one.base == other.base;
    let first = parts.first().map(Measure::of);
    let read = match (target, &first) {
        (Some(target), _) => levels.iter().find(|level| level.stated.quantity == *target),
        (None, Some(first)) => {
            levels.iter().find(|level| same(&level.stated.measure, first)).or_else(|| levels.first())
        }
        (None, None) => levels.first(),
    };
    let level = target.or(read.map(|level| &level.stated.quantity));
    let measure = level.map(Measure::of);
    let fits = |measure: &Measure| parts.iter().all(|part| same(measure, &Measure::of(part)));
    let unit = parts.first().map(|part| part.unit.clone());
    let sum = match measure.as_ref().filter(|measure| fits(measure)) {
        Some(measure) => total(parts.iter().map(|part| Measure::of(part).in_base(part.value)))
            .and_then(|sum| measure.out_of_base(sum)),
        None => total(parts.iter().map(|part| Some(part.value))),
    };
    let actual = sum.zip(unit).map(|(value, unit)| Actual { value, unit, parts: parts.to_vec() });
    let state = match (level, &actual) {
        (None, _) => State::NoTarget,
        (Some(_), None) => State::Unclear,
        (Some(level), Some(actual)) => {
            let bound = read.map_or(level.bound, |read| read.bound);
            compare::plainly(level.value, bound, actual.value)
        }
    };
    let doubt = (state == State::Unclear).then_some(Doubt::NoNumber);
    Verdict { state, doubt, target: level.cloned(), actual }
}

/// The sum of values; none where one of them is unknown or it is too large.
fn total(mut values: impl Iterator<Item = Option<Number>>) -> Option<Number> {
    values.try_fold(Number::ZERO, |sum, value| sum.plus(value?))
}
