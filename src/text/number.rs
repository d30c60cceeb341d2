//! Numbers of papers: exact to four decimal places, compared and divided without floats.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number as a paper states it, 0 or more, exact to four decimal places; up to 900 兆.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct Number(i64);

const ONE: i64 = 10_000;

impl Number {
    /// Nothing: ゼロ, なし.
    pub const ZERO: Self = Self(0);

    /// A whole number.
    pub fn whole(number: i64) -> Option<Self> {
        number.checked_mul(ONE).filter(|n| *n >= 0).map(Self)
    }

    /// Ten-thousandths.
    pub fn from_parts(ten_thousandths: i64) -> Option<Self> {
        (ten_thousandths >= 0).then_some(Self(ten_thousandths))
    }

    /// The number in ten-thousandths.
    pub fn parts(self) -> i64 {
        self.0
    }

    /// The sum, or none where it is too large.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// `self × by ÷ over`, rounded to four places; none where it is too large or `over` is 0.
    pub fn scaled(self, by: i64, over: i64) -> Option<Self> {
        let product = i128::from(self.0) * i128::from(by);
        let over = i128::from(over);
        (over > 0).then(|| (product + over / 2) / over).and_then(|n| i64::try_from(n).ok()).map(Self)
    }

    /// `self ÷ whole` in percent, to one decimal place; none where the whole is 0.
    pub fn percent_of(self, whole: Self) -> Option<Self> {
        let tenths = self.scaled(1_000, whole.0)?.0;
        // `scaled` by the whole's parts leaves tenths of a percent as they are.
        tenths.checked_mul(ONE / 10).map(Self)
    }
}

impl TryFrom<i64> for Number {
    type Error = &'static str;

    fn try_from(ten_thousandths: i64) -> Result<Self, Self::Error> {
        Self::from_parts(ten_thousandths).ok_or("a number below 0")
    }
}

impl fmt::Display for Number {
    /// `2971`, `89.2`: plain digits, no zeros at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0 / ONE)?;
        let rest = format!("{:04}", self.0 % ONE);
        match rest.trim_end_matches('0') {
            "" => Ok(()),
            places => write!(f, ".{places}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(parts: i64) -> Number {
        Number::from_parts(parts).expect("0 or more")
    }

    #[test]
    fn numbers_are_shown_plainly() {
        for (parts, shown) in [
            (0, "0"),
            (10_000, "1"),
            (892_000, "89.2"),
            (3_333, "0.3333"),
            (5, "0.0005"),
            (29_710_000, "2971"),
        ] {
            assert_eq!(number(parts).to_string(), shown);
        }
    }

    #[test]
    fn ratios_are_in_percent_to_one_place() {
        for (part, whole, percent) in [
            (663_000, 850_000, "78"),
            (190_000, 150_000, "126.7"),
            (130_000, 200_000, "65"),
            (1, 30_000, "0"),
        ] {
            assert_eq!(
                number(part).percent_of(number(whole)).map(|n| n.to_string()).as_deref(),
                Some(percent)
            );
        }
        assert_eq!(number(1).percent_of(Number::ZERO), None);
        assert_eq!(number(i64::MAX).percent_of(number(1)), None);
    }
}
