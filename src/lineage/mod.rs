//! Sheets and their entries from year to year: which of the next year goes on from which of this one.
//!
//! By the links that the carry-over leaves, else by the same words, which is told; where neither is there, nothing is
//! linked.

mod rows;
mod series;

use crate::model::Sheet;
use crate::results::table::ReadSheet;
use crate::text::width::squeeze;

pub use rows::{Further, further, method_words};
pub use series::{Series, SeriesPoint, series};

/// By what two are known to belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkedBy {
    /// The carry-over linked them.
    Carried,
    /// They have the same words.
    Words,
}

/// The sheet with which a sheet goes on in the next year.
pub fn next_of<'r>(sheet: &Sheet, all: &'r [ReadSheet]) -> Option<(&'r ReadSheet, LinkedBy)> {
    let carried = all.iter().find(|(other, _)| other.follows(sheet));
    let by_words = || {
        let mut same = all.iter().filter(|(other, _)| {
            sheet.fiscal_year.next() == Some(other.fiscal_year)
                && other.origin().is_none()
                && is_same_goal(sheet, other)
        });
        // Two of the same words cannot be told apart.
        same.next().filter(|_| same.next().is_none())
    };
    carried.map(|next| (next, LinkedBy::Carried)).or_else(|| Some((by_words()?, LinkedBy::Words)))
}

/// The sheet of the year before that a sheet goes on from.
pub fn before_of<'r>(sheet: &Sheet, all: &'r [ReadSheet]) -> Option<(&'r ReadSheet, LinkedBy)> {
    let (at, linked) = place_before(sheet, all.iter().map(|(other, _)| &**other))?;
    Some((&all[at], linked))
}

/// Which of these sheets it is.
pub fn place_before<'s>(
    sheet: &Sheet,
    all: impl Iterator<Item = &'s Sheet> + Clone,
) -> Option<(usize, LinkedBy)> {
    if sheet.origin().is_some() {
        return Some((all.clone().position(|other| sheet.follows(other))?, LinkedBy::Carried));
    }
    let is_same =
        |other: &Sheet| other.fiscal_year.next() == Some(sheet.fiscal_year) && is_same_goal(sheet, other);
    let mut same = all.enumerate().filter(|(_, other)| is_same(other));
    let (at, _) = same.next().filter(|_| same.next().is_none())?;
    Some((at, LinkedBy::Words))
}

/// A sheet with all that it goes on from and that go on from it, first year first.
pub fn chain<'r>(sheet: &Sheet, all: &'r [ReadSheet]) -> Vec<&'r ReadSheet> {
    let Some(own) = all.iter().find(|(other, _)| other.id == sheet.id) else { return Vec::new() };
    let mut chain = vec![own];
    // Years only ascend, so that no circle is walked.
    while let Some((before, _)) = before_of(&chain[0].0, all) {
        chain.insert(0, before);
    }
    while let Some((next, _)) = chain.last().and_then(|last| next_of(&last.0, all)) {
        chain.push(next);
    }
    chain
}

fn is_same_goal(one: &Sheet, other: &Sheet) -> bool {
    one.group == other.group && !one.goal.trim().is_empty() && squeeze(&one.goal) == squeeze(&other.goal)
}
