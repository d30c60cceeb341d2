//! 優先順位: a goal's place among the goals of its group.

use std::fmt;
use std::num::NonZeroU16;

/// A goal's priority within its group and year (優先順位), from 1位 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(NonZeroU16);

impl Rank {
    /// The highest number a rank may have.
    pub const LAST: u16 = 999;

    /// A rank from 1 to 999.
    pub fn new(rank: i64) -> Option<Self> {
        let rank = u16::try_from(rank).ok().filter(|rank| *rank <= Self::LAST)?;
        NonZeroU16::new(rank).map(Self)
    }

    /// The rank as a number, 1 or more.
    pub fn number(self) -> u16 {
        self.0.get()
    }
}

impl fmt::Display for Rank {
    /// As the paper writes it: 1位.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}位", self.0)
    }
}
