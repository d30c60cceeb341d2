//! What a figure counts, in a word that markup can carry: so the screen behind it shows just that.

use super::OverviewOutcome;
use crate::model::Report;

/// Which rows of 目標と実績 a figure counts: what the screen shows when the figure is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The report.
    pub report: Report,
    /// The outcome; none: all rows.
    pub outcome: Option<OverviewOutcome>,
}

impl Counted {
    /// Its report and outcome in one word, as [`Counted::read`] reads it.
    pub fn word(&self) -> String {
        let outcome = self.outcome.map_or(OverviewOutcome::ALL.len(), |outcome| outcome as usize);
        format!("{}{outcome}", self.report as usize)
    }

    /// What such a word names.
    pub fn read(word: &str) -> Option<Self> {
        let mut digits = word.chars().map(|char| char.to_digit(10));
        let mut digit = || digits.next().flatten().and_then(|digit| usize::try_from(digit).ok());
        let (report, outcome) = (digit()?, digit()?);
        Some(Self { report: *Report::ALL.get(report)?, outcome: OverviewOutcome::ALL.get(outcome).copied() })
    }
}
