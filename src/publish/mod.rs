//! Sheets as documents for readers who have no app: one page for the city's site, which is also what is printed.
//!
//! Pure: it takes sheets and what a person chose, and gives text.

pub mod html;

/// What a person wants in a published document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Whether 中間報告 and 期末報告 are in it, or the plan only.
    pub reports: bool,
    /// Whether what was read is in it: 目標と実績, with verdicts.
    pub readings: bool,
    /// Whether it opens with the year's list of goals.
    pub cover: bool,
    /// Whether it carries the sheets with all that it does not show, so that the app can open it again without loss.
    pub whole: bool,
    /// What it is printed on.
    pub paper: Paper,
}

/// Sizes of paper, always landscape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A3: the form's own.
    A3,
    /// A4.
    A4,
}
