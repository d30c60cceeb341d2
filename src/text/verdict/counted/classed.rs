//! What is counted by a class that the target names: 1,000万円以上の大口寄附 2件, and 1,000万円の寄附が1件、500万円の寄附が3件.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, judge_one};
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{has, starts};

/// Words by which a report leaves open whom it counts, or whether all are counted.
const OPEN: &str = "含め 含む 集計中 未集計 未確定 予定 見込 前年 昨年 重複";

/// What is reached of those in the target's class, where each number of the report is told with its own.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    wanted: &[Stated],
    given: &[Stated],
) -> Option<Reached> {
    let class = class_of(level, wanted)?;
    let like: Vec<usize> = (0..given.len()).filter(|at| given[*at].is_like(level.stated)).collect();
    let first = &given[*like.first()?];
    let is_plain = |at: &usize| {
        let one = &given[*at];
        one.quantity.bound == Bound::Exact && one.sentence == first.sentence && !one.is_of_other_year
    };
    if has(report, OPEN)
        || level.way.is_some()
        || level.stated.measure.is_ratio()
        || !like.iter().all(is_plain)
    {
        return None;
    }
    let mut own: Vec<&Stated> = Vec::new();
    for at in &like {
        let of = given.get(at.checked_sub(1)?).filter(|of| is_class_of(of, class, &given[*at]))?;
        // 5ha以上10ha未満が40経営体: where the one end leaves it open, the other may tell.
        let low =
            at.checked_sub(2).map(|at| &given[at]).filter(|low| low.is_like(class) && of.lead.is_empty());
        match holds(class, of).or_else(|| holds(class, low?)) {
            Some(true) => own.push(&given[*at]),
            Some(false) => {}
            None => return Some(Reached::unclear(Doubt::OtherThing)),
        }
    }
    let sum = own.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value))?;
    // The class is told; what stands before it is no head of the number.
    let bare: Vec<Stated> = own.iter().map(|one| Stated { lead: "", near: "", ..(*one).clone() }).collect();
    let parts: Vec<&Stated> = bare.iter().collect();
    match parts.as_slice() {
        [] => Some(Reached::unclear(Doubt::OtherThing)),
        [one] => Some(judge_one(level, target, &[one], sum, Bound::Exact)),
        parts => {
            let mut reached = judge_one(level, target, parts, sum, Bound::Exact);
            // Those that it leaves out are of other classes, and no part that is missing.
            if let Some(actual) = reached.actual.as_mut().filter(|_| reached.state == State::Short) {
                actual.parts.clear();
            }
            Some(reached)
        }
    }
}

/// The class by which a target names what its level counts.
fn class_of<'a, 't>(level: &Level, wanted: &'a [Stated<'t>]) -> Option<&'a Stated<'t>> {
    let at = wanted.iter().position(|one| one.quantity.span == level.stated.quantity.span)?;
    let class = wanted.get(at.checked_sub(1)?)?;
    let is_class = !matches!(class.quantity.bound, Bound::Exact | Bound::About)
        && !class.is_like(level.stated)
        && class.sentence == level.stated.sentence
        && starts(class.tail, "の を で が")
        && !has(class.tail, "、 ， 。");
    is_class.then_some(class)
}

/// Whether a quantity is the class of the number right behind it: 10ha以上が16経営体.
fn is_class_of(of: &Stated, class: &Stated, one: &Stated) -> bool {
    of.is_like(class)
        && of.sentence == one.sentence
        && of.tail.chars().count() <= 12
        && !has(of.tail, "、 ， から まで")
}

/// Whether all of a report's class are in the target's; none where only some may be.
fn holds(class: &Stated, of: &Stated) -> Option<bool> {
    let (limit, own) = (class.value, of.value);
    let is_in = |value: Number| match class.quantity.bound {
        Bound::AtLeast => value >= limit,
        Bound::MoreThan => value > limit,
        Bound::AtMost => value <= limit,
        _ => value < limit,
    };
    match (of.quantity.bound, class.quantity.bound.grows()) {
        (Bound::Exact, _) => Some(is_in(own)),
        (Bound::AtLeast | Bound::MoreThan, true) if own >= limit => Some(true),
        (Bound::AtMost | Bound::LessThan, true) if own <= limit => {
            Some(own == limit && of.quantity.bound == Bound::AtMost).filter(|some| !some)
        }
        (Bound::AtMost | Bound::LessThan, false) if own <= limit => Some(true),
        (Bound::AtLeast | Bound::MoreThan, false) if own >= limit => Some(false),
        _ => None,
    }
}
