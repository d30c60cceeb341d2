//! Rows that a mailer has broken: whose cells are whose can no longer be told.

use crate::codec::FilePlace;
use crate::codec::form::{column, is_numbered, label};

/// The first place where a text seems to have been broken at the width of a mail.
pub(super) fn place(text: &str) -> Option<FilePlace> {
    /// Mailers break at 64 to 80 columns; a form has longer rows.
    const WIDTHS: std::ops::RangeInclusive<usize> = 50..=100;
    /// What may be missing to the full width, where no word is to be parted.
    const SHORT: usize = 5;
    /// So many full lines in a row are no chance.
    const MANY: usize = 3;
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches('\r')).collect();
    let widest = lines.iter().map(|line| width(line)).max().filter(|widest| WIDTHS.contains(widest))?;
    let is_broken = |pair: &&[&str]| widest - width(pair[0]).min(widest) <= SHORT && goes_on(pair[1]);
    let broken = || lines.windows(2).filter(is_broken);
    let heads = |line: &str| line.split('\t').filter(|cell| column(cell).is_some()).count();
    // A head is one row, whatever else is broken.
    let is_head = |pair: &[&str]| heads(pair[0]) > 1 && heads(pair[1]) > 0;
    if broken().count() < MANY && !broken().any(is_head) {
        return None;
    }
    let at = lines.windows(2).position(|pair| is_broken(&pair))?;
    Some(FilePlace::Text { line: at + 1, column: lines[at].chars().count() + 1 })
}

/// How wide a line is, in half-width characters.
fn width(line: &str) -> usize {
    line.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum()
}

/// Whether a line begins with the rest of another one.
fn goes_on(line: &str) -> bool {
    let first = line.split('\t').next().unwrap_or("");
    let is_start = first.trim().is_empty()
        || first.starts_with(['#', '-', '"', '|', '<'])
        || label(first).is_some()
        || column(first).is_some()
        || is_numbered(first);
    !is_start
}
