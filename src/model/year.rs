//! 年度: the year in which a goal is set, April to March.

use std::fmt;

/// A fiscal year (年度), named by the western year in which it starts; 2024 is 令和6年度.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(u16);

impl FiscalYear {
    /// The first year that can be shown: 平成元年度.
    pub const FIRST: u16 = 1989;
    /// The last year that can be shown; far enough that only a typing mistake goes beyond.
    pub const LAST: u16 = 2118;
    /// 令和元年度.
    const REIWA: u16 = 2019;

    /// The fiscal year that starts in April of `year`, from 1989 to 2118.
    pub fn new(year: i64) -> Option<Self> {
        let year = u16::try_from(year).ok()?;
        (Self::FIRST..=Self::LAST).contains(&year).then_some(Self(year))
    }

    /// The year of 令和: `1` is 令和元年度, 2019.
    pub fn from_reiwa(year: i64) -> Option<Self> {
        (year >= 1).then_some(())?;
        Self::new(year.checked_add(i64::from(Self::REIWA) - 1)?)
    }

    /// The year of 平成, 1 to 31: `31` is the fiscal year 2019, which is shown as 令和元年度.
    pub fn from_heisei(year: i64) -> Option<Self> {
        (1..=31).contains(&year).then_some(())?;
        Self::new(year + i64::from(Self::FIRST) - 1)
    }

    /// The fiscal year to which a day of the western calendar belongs.
    pub fn of_day(year: i64, month: u8) -> Option<Self> {
        Self::new(if month >= 4 { year } else { year - 1 })
    }

    /// The years that today may be in where the clock does not tell: thirty from 令和元年度 on.
    pub fn likely() -> Vec<Self> {
        (Self::REIWA..Self::REIWA + 30).map(Self).collect()
    }

    /// The western year in which the fiscal year starts.
    pub fn western(self) -> u16 {
        self.0
    }

    /// The fiscal year after this one.
    pub fn next(self) -> Option<Self> {
        Self::new(i64::from(self.0) + 1)
    }
}

impl fmt::Display for FiscalYear {
    /// As the paper writes it: 令和6年度, 令和元年度, 平成30年度.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (era, first) =
            if self.0 >= Self::REIWA { ("令和", Self::REIWA) } else { ("平成", Self::FIRST) };
        match self.0 - first + 1 {
            1 => write!(f, "{era}元年度"),
            n => write!(f, "{era}{n}年度"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_shown_in_its_era() {
        for (western, shown) in
            [(1989, "平成元年度"), (2018, "平成30年度"), (2019, "令和元年度"), (2024, "令和6年度")]
        {
            let year = FiscalYear::new(western).expect("a year in range");
            assert_eq!(year.to_string(), shown);
        }
    }

    #[test]
    fn eras_count_from_their_first_year() {
        assert_eq!(FiscalYear::from_reiwa(6), FiscalYear::new(2024));
        assert_eq!(FiscalYear::from_heisei(31), FiscalYear::new(2019));
        for bad in [
            FiscalYear::from_reiwa(0),
            FiscalYear::from_reiwa(i64::MAX),
            FiscalYear::from_heisei(32),
            FiscalYear::new(24),
            FiscalYear::new(-1),
        ] {
            assert_eq!(bad, None);
        }
    }

    #[test]
    fn the_year_turns_in_april() {
        assert_eq!(FiscalYear::of_day(2025, 3), FiscalYear::new(2024));
        assert_eq!(FiscalYear::of_day(2025, 4), FiscalYear::new(2025));
    }
}
