//! How entries came out in one report, each counted once.

use std::iter::Sum;
use std::ops::AddAssign;

use crate::model::{Report, Sheet, State};
use crate::results::SheetResults;
use crate::results::table::{self, ResultsRow};

/// How an entry came out: as 目標と実績 has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OverviewOutcome {
    /// 達成.
    Met,
    /// 未達; in 中間報告, on the way.
    Short,
    /// 要確認.
    Unclear,
    /// 数値目標なし.
    NoTarget,
    /// No report yet, with a number to reach or without.
    NoReport,
}

/// How many entries came out how, and how many of them have a number to reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    counts: [usize; 5],
    numeric: usize,
}

impl OverviewOutcome {
    /// All, in the order in which a bar shows them.
    pub const ALL: [Self; 5] = [Self::Met, Self::Short, Self::Unclear, Self::NoTarget, Self::NoReport];

    /// How a row came out.
    fn of(row: &ResultsRow<'_>, report: Report) -> Self {
        match row.judged(report).map(|judged| judged.verdict.state) {
            Some(State::Met) => Self::Met,
            Some(State::Short) => Self::Short,
            Some(State::Unclear) => Self::Unclear,
            Some(State::NoTarget) => Self::NoTarget,
            None => Self::NoReport,
        }
    }
}

impl Outcomes {
    /// How a sheet's entries came out in a report.
    pub fn of(sheet: &Sheet, results: &SheetResults, report: Report) -> Self {
        let mut outcomes = Self::default();
        for row in table::of_sheet(sheet, results) {
            let outcome = OverviewOutcome::of(&row, report);
            let is_numeric = match outcome {
                OverviewOutcome::Met | OverviewOutcome::Short | OverviewOutcome::Unclear => true,
                OverviewOutcome::NoTarget => false,
                OverviewOutcome::NoReport => row.has_number(),
            };
            outcomes.counts[outcome as usize] += 1;
            outcomes.numeric += usize::from(is_numeric);
        }
        outcomes
    }

    /// How many came out so.
    pub fn count(&self, outcome: OverviewOutcome) -> usize {
        self.counts[outcome as usize]
    }

    /// All entries.
    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Those whose target has a number.
    pub fn numeric(&self) -> usize {
        self.numeric
    }

    /// How many of a hundred targets with a number were met, rounded down: 99.9 % never reads as all. None where there
    /// are none.
    pub fn met_percent(&self) -> Option<usize> {
        (self.count(OverviewOutcome::Met) * 100).checked_div(self.numeric)
    }
}

impl AddAssign for Outcomes {
    fn add_assign(&mut self, other: Self) {
        self.counts.iter_mut().zip(other.counts).for_each(|(sum, count)| *sum += count);
        self.numeric += other.numeric;
    }
}

impl Sum for Outcomes {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |mut sum, one| {
            sum += one;
            sum
        })
    }
}
