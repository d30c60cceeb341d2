//! Rows that a mailer has broken: whose cells are whose can no longer be told.

use std::ops::RangeInclusive;

use crate::codec::form::{column, is_numbered, label};
use crate::codec::{FilePlace, mail};

/// The first place where a text seems to have been broken at the width of a mail, which is counted in columns or in
/// characters.
pub(super) fn place(text: &str) -> Option<FilePlace> {
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches('\r')).collect();
    // Mailers break at 64 to 80 columns, and a little before where no word is to be parted; a form has longer rows.
    let columns = || broken(&lines, mail::columns, 50..=100, 5);
    let characters = || broken(&lines, |line| line.chars().count(), 30..=1_200, 0);
    // Wider than a mail programs break exactly.
    let wide = || broken(&lines, mail::columns, 101..=1_200, 1);
    let at = columns().or_else(characters).or_else(wide)?;
    Some(FilePlace::Text { line: at + 1, column: lines[at].chars().count() + 1 })
}

/// The first line that is full, of a text of which many are.
fn broken(
    lines: &[&str],
    width: impl Fn(&str) -> usize,
    widths: RangeInclusive<usize>,
    may_miss: usize,
) -> Option<usize> {
    /// So many full lines are no chance.
    const MANY: usize = 3;
    let widest = lines.iter().map(|line| width(line)).max().filter(|widest| widths.contains(widest))?;
    let is_broken = |pair: &&[&str]| widest - width(pair[0]) <= may_miss && goes_on(pair[1]);
    let broken = || lines.windows(2).filter(is_broken);
    let heads = |line: &str| line.split('\t').filter(|cell| column(cell).is_some()).count();
    // A head is one row, whatever else is broken.
    let is_head = |pair: &[&str]| heads(pair[0]) > 1 && heads(pair[1]) > 0;
    if broken().count() < MANY && !broken().any(is_head) {
        return None;
    }
    lines.windows(2).position(|pair| is_broken(&pair))
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
