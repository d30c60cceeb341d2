//! Periods in a deadline text (期間・期限): 5月、1月, 年度内, R6.12月末, 5月から8月まで.

use std::ops::Range;

use crate::model::{Day, FiscalYear};

/// When something is to be done, as far as the words tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The numbers of the entry that it stands in, as in (2)(3); none: the whole initiative.
    pub labels: Vec<u8>,
    /// The first day, where one can be known.
    pub first: Option<Day>,
    /// The last day, where one can be known.
    pub last: Option<Day>,
    /// How it is meant.
    pub kind: PeriodKind,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

/// How a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// On these days: 5月, 8月31日.
    On,
    /// By the last day: 年度内, 9月まで.
    By,
    /// From the first to the last day: 5月から8月まで.
    Span,
    /// All the year: 通年.
    Throughout,
    /// About then: 9月頃.
    About,
    /// As needed: 随時.
    AsNeeded,
    /// When something happens: 次回選挙までに.
    Event,
}

/// The periods of a text of this fiscal year, in the order in which they stand. Takes linear time.
pub fn periods(_text: &str, _year: FiscalYear) -> Vec<Period> {
    Vec::new()
}
