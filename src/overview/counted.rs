//! What a figure counts, in a word that markup can carry: so the screen behind it shows just that.

use super::OverviewOutcome;
use crate::model::{Report, State};

/// Which rows of 目標と実績 a figure counts: what the screen shows when the figure is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The report.
    pub report: Report,
    /// Which of its rows.
    pub rows: CountedRows,
}

/// Rows of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedRows {
    /// Those that came out so.
    Outcome(OverviewOutcome),
    /// Those that came out so though 中間報告 said the contrary.
    Turned(State),
}

/// Each of them at its place is a digit of the word.
const ROWS: [CountedRows; 7] = [
    CountedRows::Outcome(OverviewOutcome::Met),
    CountedRows::Outcome(OverviewOutcome::Short),
    CountedRows::Outcome(OverviewOutcome::Unclear),
    CountedRows::Outcome(OverviewOutcome::NoTarget),
    CountedRows::Outcome(OverviewOutcome::NoReport),
    CountedRows::Turned(State::Met),
    CountedRows::Turned(State::Short),
];

impl Counted {
    /// Its report and rows in one word, as [`Counted::read`] reads it; none of rows that no figure counts.
    pub fn word(&self) -> Option<String> {
        let rows = ROWS.iter().position(|rows| *rows == self.rows)?;
        Some(format!("{}{rows}", self.report as usize))
    }

    /// What such a word names.
    pub fn read(word: &str) -> Option<Self> {
        let mut digits = word.chars().map(|char| char.to_digit(10));
        let mut digit = || digits.next().flatten().and_then(|digit| usize::try_from(digit).ok());
        let (report, rows) = (digit()?, digit()?);
        Some(Self { report: *Report::ALL.get(report)?, rows: *ROWS.get(rows)? })
    }
}
