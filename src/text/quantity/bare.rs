//! Numbers without a unit: 13 and 10 of 条例13、規則10の計23.

use super::glyphs::Glyphs;
use super::{Bound, Quantity};
use crate::text::number::Number;

/// A number without a unit: it counts only where it stands in a list of such numbers.
pub(super) struct Bare {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Number,
    /// Where it goes among the quantities.
    pub(super) index: usize,
    pub(super) counts: bool,
}

impl Bare {
    /// It as a quantity.
    pub(super) fn quantity(&self, glyphs: &Glyphs) -> Quantity {
        let span = glyphs.byte(self.start)..glyphs.byte(self.end);
        Quantity { value: self.value, unit: String::new(), bound: Bound::Exact, span }
    }
}
