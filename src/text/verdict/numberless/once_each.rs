//! Once for each of all, and a report of how many did it: 全教員が年1回以上の公開授業を行う, and 32名全員が公開授業を実施済み.

use super::unnumbered::of_all;
use crate::model::State;
use crate::text::number::Number;
use crate::text::verdict::Actual;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::has;

/// What is reached where the report counts those who did it, and not how often.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    let quantity = &level.stated.quantity;
    let is_once = quantity.unit == "回"
        && Some(quantity.value) == Number::whole(1)
        && level.bound.grows()
        && level.way.is_none();
    let is_of_people = !given.is_empty() && given.iter().all(|one| one.measure.base == "人");
    if !is_once || !is_of_people || !has(target, "全 すべての") || has(report, "回 予定 見込") {
        return None;
    }
    // Without 年1回以上の it asks for no more than that all do it.
    let before = target.get(..quantity.span.start)?.trim_end_matches(['年', '度', 'に']);
    let behind = target.get(quantity.span.end..)?.trim_start_matches('の');
    let state = of_all(&[before, behind].concat(), report, given)?;
    let said = Actual { value: quantity.value, unit: quantity.unit.clone(), parts: Vec::new() };
    Some(Reached { state, doubt: None, actual: Some(said).filter(|_| state == State::Met) })
}
