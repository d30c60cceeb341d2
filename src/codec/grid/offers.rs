//! Words that a worksheet offers to choose from in its cells.

use super::Grid;
use crate::codec::form::foreign::ForeignOffer;

/// No list that a person chooses from in a form is longer.
const MOST_WORDS: usize = 20;

impl Grid {
    /// Offers these words in cells, all counted from 0, the last ones included. A list of one word or of very many is no choice.
    pub fn offer(&mut self, first: (u32, u32), last: (u32, u32), words: &[String]) {
        let words: Vec<String> = words.iter().map(|word| word.trim().to_owned()).collect();
        let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
        if (2..=MOST_WORDS).contains(&words.len()) {
            self.offers.push(ForeignOffer { first, last, words });
        }
    }

    /// The texts between two corners, as a list names them; no more than could be a choice, and one.
    pub fn listed(&self, first: (u32, u32), last: (u32, u32)) -> Vec<String> {
        let is_within = |(row, column): (u32, u32)| {
            (first.0..=last.0).contains(&row) && (first.1..=last.1).contains(&column)
        };
        let mut cells: Vec<_> = self.cells.iter().filter(|cell| is_within((cell.row, cell.column))).collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        cells.into_iter().take(MOST_WORDS + 1).map(|cell| cell.text.clone()).collect()
    }
}
