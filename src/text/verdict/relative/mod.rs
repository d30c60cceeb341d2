//! Targets against another number, as a whole: 前年度比10％増, 前年の半分以下, 5年前比10％減, 県平均以上; a report tells both
//! numbers, the change, or only which way it went.
//!
//! What the target asks for (`asked`, whose number it names: `times`), what the report tells of it (`told`, of what:
//! `subject`), and what all of that comes to (`reckon`).

mod asked;
mod each_above;
mod grades;
mod ranks;
mod reckon;
mod records;
mod subject;
mod times;
mod told;

use self::asked::asked;
use self::reckon::{Reckoning, reckoned};
use super::spoken::stated::Stated;
use super::{Actual, Doubt, Verdict};
use crate::model::{FiscalYear, State};
use crate::text::number::Number;
use crate::text::quantity::{Quantity, quantities};

/// The verdict, where the target asks for a change against another number and the report tells what became of it.
pub(super) fn settled(
    year: Option<FiscalYear>,
    target: &str,
    report: &str,
    given: &[Stated],
    verdict: Verdict,
) -> Verdict {
    if let Some(verdict) = of_rank(target, report, &verdict) {
        return verdict;
    }
    let year = year.map(|year| u32::from(year.western()));
    let Some(asked) = asked(target, &quantities(target), year) else { return verdict };
    match reckoned(&asked, target, report, given, year) {
        Reckoning::Settled(state, part, value) => told(state, asked.quantity, part, value, verdict),
        Reckoning::OfAnother
            if verdict.actual.is_some() && matches!(verdict.state, State::Met | State::Short) =>
        {
            Verdict { state: State::Unclear, doubt: Some(Doubt::OtherThing), ..verdict }
        }
        // 苦情を半減: that is a number, and what the report says of it is open.
        _ if verdict.state == State::NoTarget && asked.change.is_part() => open(given, verdict),
        Reckoning::OfAnother | Reckoning::Open => verdict,
    }
}

/// A verdict by what was reckoned; what was read before stays where it says the same.
fn told(
    state: State,
    asked: Option<Quantity>,
    part: Option<Quantity>,
    value: Option<Number>,
    verdict: Verdict,
) -> Verdict {
    if verdict.state == state {
        return verdict;
    }
    let unit = asked.as_ref().map(|asked| asked.unit.clone());
    let actual =
        part.zip(value).zip(unit).map(|((part, value), unit)| Actual { value, unit, parts: vec![part] });
    Verdict { state, doubt: None, target: asked.or(verdict.target), actual }
}

/// What a report leaves open of a target that has a number only in words.
fn open(given: &[Stated], verdict: Verdict) -> Verdict {
    let doubt = if given.is_empty() { Doubt::NoNumber } else { Doubt::OtherUnit };
    Verdict { state: State::Unclear, doubt: Some(doubt), target: None, ..verdict }
}

/// The verdict where the target asks for a place, a score with a sign, a grade, or for each above an average.
fn of_rank(target: &str, report: &str, verdict: &Verdict) -> Option<Verdict> {
    if matches!(verdict.state, State::Met | State::Short) {
        if ranks::is_untold(target, report) {
            return Some(Verdict { state: State::Unclear, doubt: Some(Doubt::NoNumber), ..verdict.clone() });
        }
        // 国語は1.2ポイント上回った: one alone does not tell of both.
        let of_each = each_above::each(target, report).filter(|state| *state != verdict.state)?;
        let doubt = (of_each == State::Unclear).then_some(Doubt::Part);
        return Some(Verdict { state: of_each, doubt, ..verdict.clone() });
    }
    let numbered = ranks::place(target, report)
        .or_else(|| ranks::score(target, report))
        .or_else(|| records::record(target, report).filter(|_| verdict.target.is_none()))
        .or_else(|| grades::grade(target, report).filter(|_| verdict.target.is_none()));
    let state =
        numbered.or_else(|| each_above::each(target, report).filter(|state| *state != State::Unclear))?;
    if verdict.target.is_some() && state == State::Unclear {
        return None;
    }
    let doubt = (state == State::Unclear).then_some(Doubt::NoNumber);
    Some(Verdict { state, doubt, target: verdict.target.clone(), actual: None })
}
