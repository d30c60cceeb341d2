//! A point in time as files and screens write it. The clock itself is the browser's.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Day;

/// A moment with its offset, as RFC 3339 writes it to the second: `2026-11-22T09:00:00+09:00`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(Arc<str>);

impl Moment {
    /// Takes text of exactly that form; `Z` for the offset is taken too.
    pub fn new(text: &str) -> Option<Self> {
        let form = b"0000-00-00T00:00:00";
        let (clock, offset) = text.as_bytes().split_at_checked(form.len())?;
        let matches = |text: &[u8], form: &[u8]| {
            text.len() == form.len()
                && text.iter().zip(form).all(|(c, f)| if *f == b'0' { c.is_ascii_digit() } else { c == f })
        };
        let offset_fits = matches(offset, b"+00:00") || matches(offset, b"-00:00") || offset == b"Z";
        (matches(clock, form) && offset_fits).then(|| Self(text.into()))
    }

    /// The moment as files write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day, `2026-11-22`.
    pub fn day(&self) -> &str {
        &self.0[..10]
    }

    /// The month, 1 to 12, and the day of the month.
    pub fn month_day(&self) -> (u8, u8) {
        (self.two(5), self.two(8))
    }

    /// The day of the calendar; none for a day that does not exist (30 February).
    pub fn date(&self) -> Option<Day> {
        let (month, day) = self.month_day();
        Day::new(self.year(), i64::from(month), i64::from(day))
    }

    /// The western year.
    pub fn year(&self) -> i64 {
        self.0[..4].parse().unwrap_or(0)
    }

    /// Hours and minutes, `09:00`.
    pub fn time(&self) -> &str {
        &self.0[11..16]
    }

    fn two(&self, at: usize) -> u8 {
        self.0[at..at + 2].parse().unwrap_or(0)
    }
}

impl TryFrom<String> for Moment {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or("no moment")
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.as_str().to_owned()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_form_is_taken() {
        let moment = Moment::new("2026-11-22T09:05:00+09:00").expect("a moment");
        assert_eq!(
            (moment.year(), moment.month_day(), moment.time(), moment.day()),
            (2026, (11, 22), "09:05", "2026-11-22")
        );
        for bad in [
            "",
            "2026-11-22",
            "2026-11-22 09:05:00+09:00",
            "2026-11-22T09:05:00",
            "2026年11月22日T09:05:00Z",
            "2026-11-22T09:05:00+09:00x",
        ] {
            assert_eq!(Moment::new(bad), None, "{bad}");
        }
    }
}
