//! What a date of a deadline text is made of: its days, its year, and what it leans on.

use super::scan::{PeriodScan, is_dash};
use crate::model::{Day, FiscalYear};

/// A date, a month, a part of a year: from its first to its last day.
#[derive(Clone, Copy)]
pub(super) struct Point {
    /// None where the calendar has no such day, or the words name none.
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub sense: Sense,
    /// Whether its words name the year.
    pub is_dated: bool,
    pub grain: Grain,
    /// Where the text goes on.
    pub end: usize,
}

/// How the words of a date themselves mean it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// In it.
    On,
    /// By its last day: 末, 年度内.
    By,
    /// About: 5月初め, 年度当初.
    About,
    /// Only the occasion is named: 12月議会.
    Event,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    Day,
    Month,
    Year,
}

/// The year that stands before a date.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// None.
    Open,
    /// 令和7年.
    Calendar(i64),
    /// 令和7年度.
    Fiscal(i64),
}

/// What a date can lean on: the fiscal year, the date before it, and whether the two are from … to ….
#[derive(Clone, Copy)]
pub(super) struct DateContext {
    pub year: FiscalYear,
    pub before: Option<Point>,
    pub is_range: bool,
}

/// The western year of a month without a year: the fiscal year's, or what the date before it makes of it.
pub(super) fn leaning(month: i64, frame: DateContext) -> i64 {
    let in_fiscal = |year: i64| year + i64::from(month < 4);
    let before = frame.before.filter(|before| before.is_dated || frame.is_range);
    let lean = before.and_then(|before| before.first.or(before.last));
    match (lean, fiscal_before(frame)) {
        (Some(lean), Some(fiscal)) => {
            let year = in_fiscal(fiscal);
            year + i64::from((year, month) < (lean.year(), i64::from(lean.month())))
        }
        _ => in_fiscal(i64::from(frame.year.western())),
    }
}

/// The fiscal year of the date that this one leans on.
pub(super) fn fiscal_before(frame: DateContext) -> Option<i64> {
    let before = frame.before.filter(|before| before.is_dated || frame.is_range)?;
    let day = before.first.or(before.last)?;
    Some(day.year() - i64::from(day.month() < 4))
}

impl Point {
    pub(super) fn between(first: Option<Day>, last: Option<Day>, end: usize) -> Self {
        Self { first, last, sense: Sense::On, is_dated: false, grain: Grain::Month, end }
    }

    pub(super) fn month(year: i64, month: i64, end: usize) -> Self {
        Self::between(Day::new(year, month, 1), Day::month_end(year, month), end)
    }

    pub(super) fn day(self, day: i64, end: usize) -> Self {
        let day = self.last.and_then(|last| Day::new(last.year(), i64::from(last.month()), day));
        Self { first: day, last: day, grain: Grain::Day, end, ..self }
    }

    pub(super) fn meant(self, sense: Sense) -> Self {
        Self { sense, ..self }
    }
}

/// Whether only a list's marks stand between two dates, so that the second may lean on the first.
pub(super) fn are_listed(scan: &PeriodScan, end: usize, at: usize) -> bool {
    let mut next = end;
    while next < at {
        match scan.past(next, "、 と 及び および 並びに ならびに ほか") {
            _ if next > end + 5 => return false,
            Some(end) => next = end,
            None if scan.char(next) == ' ' || is_dash(scan.char(next)) => next += 1,
            None => return false,
        }
    }
    end < at
}
