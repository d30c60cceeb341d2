//! A day of the calendar, for deadlines and periods.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::FiscalYear;

/// A day of the western calendar; one that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(i64, i64, i64)", into = "(i64, i64, i64)")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The day, or none where the calendar has no such day (30 February, a year outside of 1900 to 2199).
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let year = u16::try_from(year).ok().filter(|year| (1900..2200).contains(year))?;
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        let day = u8::try_from(day).ok().filter(|day| (1..=days_in(year, month)).contains(day))?;
        Some(Self { year, month, day })
    }

    /// The last day of a month.
    pub fn month_end(year: i64, month: i64) -> Option<Self> {
        let first = Self::new(year, month, 1)?;
        Some(Self { day: days_in(first.year, first.month), ..first })
    }

    /// The western year.
    pub fn year(self) -> i64 {
        i64::from(self.year)
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day so many days later; the calendar's last where it would end.
    pub fn later(self, days: u16) -> Self {
        let Self { mut year, mut month, .. } = self;
        let mut day = u32::from(self.day) + u32::from(days);
        while day > u32::from(days_in(year, month)) {
            day -= u32::from(days_in(year, month));
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        Self::new(year.into(), month.into(), day.into()).unwrap_or(Self { year: 2199, month: 12, day: 31 })
    }

    /// How many days later another day is; negative for one before.
    pub fn days_to(self, other: Self) -> i64 {
        other.count() - self.count()
    }

    /// The day after; none at the end of what can be.
    pub fn next(self) -> Option<Self> {
        let (year, month, day) = self.into();
        let in_month = Self::new(year, month, day + 1);
        in_month.or_else(|| Self::new(year, month + 1, 1)).or_else(|| Self::new(year + 1, 1, 1))
    }

    /// The day before; none at the start of what can be.
    pub fn previous(self) -> Option<Self> {
        let (year, month, day) = self.into();
        let in_month = Self::new(year, month, day - 1);
        in_month.or_else(|| Self::month_end(year, month - 1)).or_else(|| Self::month_end(year - 1, 12))
    }

    /// The first and the last day of a fiscal year.
    pub fn of_fiscal_year(year: FiscalYear) -> Option<(Self, Self)> {
        let year = i64::from(year.western());
        Self::new(year, 4, 1).zip(Self::new(year + 1, 3, 31))
    }

    /// Days since a day before all others. A year begins with March here, so that a leap day is its last.
    fn count(self) -> i64 {
        let (month, year) = ((i64::from(self.month) + 9) % 12, self.year() - i64::from(self.month < 3));
        year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + i64::from(self.day)
    }

    /// The fiscal year that the day belongs to.
    pub fn fiscal_year(self) -> Option<FiscalYear> {
        FiscalYear::of_day(self.year(), self.month)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl TryFrom<(i64, i64, i64)> for Day {
    type Error = &'static str;

    fn try_from((year, month, day): (i64, i64, i64)) -> Result<Self, Self::Error> {
        Self::new(year, month, day).ok_or("no day of the calendar")
    }
}

impl From<Day> for (i64, i64, i64) {
    fn from(day: Day) -> Self {
        (day.year(), day.month().into(), day.day().into())
    }
}

impl fmt::Display for Day {
    /// `2025-03-31`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_exist() {
        for (year, month, day, shown) in [
            (2024, 2, 29, Some("2024-02-29")),
            (2023, 2, 29, None),
            (2100, 2, 29, None),
            (2000, 2, 29, Some("2000-02-29")),
            (2025, 4, 31, None),
            (2025, 13, 1, None),
            (2025, 3, 0, None),
            (25, 3, 1, None),
        ] {
            assert_eq!(Day::new(year, month, day).map(|day| day.to_string()).as_deref(), shown);
        }
        assert_eq!(Day::month_end(2025, 2), Day::new(2025, 2, 28));
        for (day, days, shown) in [
            (Day::new(2024, 2, 20), 0, "2024-02-20"),
            (Day::new(2024, 2, 20), 30, "2024-03-21"),
            (Day::new(2023, 12, 31), 30, "2024-01-30"),
            (Day::new(2199, 12, 31), 1, "2199-12-31"),
        ] {
            assert_eq!(day.map(|day| day.later(days).to_string()).as_deref(), Some(shown));
        }
        let mut day = Day::new(1999, 12, 31);
        for _ in 0..1_600 {
            let next = day.and_then(Day::next);
            assert_eq!(day.zip(next).map(|(day, next)| day.days_to(next)), Some(1), "{day:?}");
            assert_eq!(next.and_then(Day::previous), day);
            day = next;
        }
        let fiscal = |year, month| Day::new(year, month, 1).and_then(Day::fiscal_year);
        assert_eq!((fiscal(2025, 3), fiscal(2025, 4)), (FiscalYear::new(2024), FiscalYear::new(2025)));
    }
}
