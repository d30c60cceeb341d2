//! Quantities in a text: 20点以上, 年4回, 約7割, 4億8,200万円.

mod bare;
mod bounds;
pub(super) mod glyphs;
mod lengths;
mod names;
mod numeral;
mod scan;
mod units;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::number::Number;

/// A number with its unit, as a text states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// The value, counted in the unit as written: 70万人 is 700,000 人, 約7割 is 7 割; 月2回 is 24 回 in the year.
    pub value: Number,
    /// The unit as it is written; empty where none stands there.
    pub unit: String,
    /// Which side of the value counts.
    pub bound: Bound,
    /// Its bytes in the text: number, unit and bound words.
    pub span: Range<usize>,
}

/// Which values a quantity admits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Bound {
    /// No bound is written.
    Exact,
    /// 以上.
    AtLeast,
    /// 以下, 以内.
    AtMost,
    /// 超, を超える.
    MoreThan,
    /// 未満.
    LessThan,
    /// 約, 程度, 概ね, ほど, 前後.
    About,
}

impl Bound {
    /// Whether more is better, as far as the bound tells: not for 以下 and 未満.
    pub fn grows(self) -> bool {
        !matches!(self, Self::AtMost | Self::LessThan)
    }
}

/// Whether a word says what is done, or how something changes: 採用, 削減.
pub(super) fn names_a_deed(word: &str) -> bool {
    units::DEEDS.words().any(|deed| deed.chars().count() > 1 && word.contains(deed))
}

/// The quantities of a text, in the order in which they stand. Takes linear time.
pub fn quantities(text: &str) -> Vec<Quantity> {
    scan::QuantityScan::new(text).run()
}
