//! The verdict (判定): a target's words against a report's words.

use super::number::Number;
use super::quantity::Quantity;
use crate::model::State;

/// What was read of one target and one report about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The verdict.
    pub state: State,
    /// Why it is unclear; none for the other states.
    pub doubt: Option<Doubt>,
    /// The target's quantity, its span in the target's text.
    pub target: Option<Quantity>,
    /// What was reached.
    pub actual: Option<Actual>,
}

/// What a report says was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actual {
    /// The value in the target's unit; in the report's own where there is no target.
    pub value: Number,
    /// The unit, as the report writes it.
    pub unit: String,
    /// The quantities that it is made of, their spans in the report's text: one, or several that were summed.
    pub parts: Vec<Quantity>,
}

/// Why a verdict is unclear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// The report gives no number in the target's unit.
    NoNumber,
    /// Target and report stand for different entries, so it is open what of the one belongs to the other.
    Shared,
}

/// What a person picked instead of what would be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    /// The target's quantity.
    pub target: Option<Quantity>,
    /// The report's quantities, to be summed.
    pub actual: Option<Vec<Quantity>>,
}

impl Verdict {
    /// What was reached over the target, in percent with one decimal place; none where either is unknown.
    pub fn percent(&self) -> Option<Number> {
        self.actual.as_ref()?.value.percent_of(self.target.as_ref()?.value)
    }
}

/// Compares a report's words with a target's.
pub fn judge(target: &str, report: &str) -> Verdict {
    judge_picked(target, report, &Picks::default())
}

/// Compares them by the quantities that a person picked, where there are any.
pub fn judge_picked(_target: &str, _report: &str, _picks: &Picks) -> Verdict {
    Verdict { state: State::NoTarget, doubt: None, target: None, actual: None }
}
