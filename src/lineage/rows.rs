//! An entry in the next year's plan.

use super::LinkedBy;
use crate::model::{Column, Initiative};
use crate::results::table::{self, ReadSheet, ResultsRow};
use crate::results::words;
use crate::text::likeness::{Pairs, likeness};
use crate::text::width::squeeze;

/// So alike are the words of one entry in two years, in hundredths.
const ALIKE: u32 = 50;

/// Where an entry goes on in the next year's sheet.
#[derive(Clone, Debug)]
pub enum Further<'r> {
    /// There.
    Row(ResultsRow<'r>, LinkedBy),
    /// Its initiative ended, with this word why.
    Ended(String),
    /// The next year's sheet has no such entry.
    Nowhere,
}

/// The words of an entry's method; those of its heading where it has none of its own.
pub fn method_words<'r>(line: &ResultsRow<'r>) -> &'r str {
    let aligned = &line.results.aligned;
    let own = words(line.initiative, aligned, &aligned.rows[line.row], Column::Method);
    if own.is_empty() { aligned.heading(&line.initiative.method).unwrap_or("") } else { own }
}

/// Where an entry goes on in the sheet that goes on from its own.
pub fn further<'r>(line: &ResultsRow<'_>, next: &'r ReadSheet) -> Further<'r> {
    let (sheet, results) = (&*next.0, &*next.1);
    let origin = sheet.origin().filter(|origin| origin.id == line.sheet.id);
    let ended = origin.iter().flat_map(|origin| &origin.ended);
    if let Some((_, reason)) = ended.into_iter().find(|(id, _)| *id == line.initiative.id) {
        return Further::Ended(reason.clone());
    }
    let is_carried = |initiative: &Initiative| {
        origin.is_some() && initiative.origin().is_some_and(|one| one.id == line.initiative.id)
    };
    if let Some(at) = sheet.initiatives.iter().position(is_carried) {
        let rows: Vec<ResultsRow<'r>> = table::of_initiative(sheet, results, at).collect();
        if let Some(row) = same_row(line, &rows, true) {
            return Further::Row(row, LinkedBy::Carried);
        }
    }
    // It may have been moved, or the years were never linked.
    let all: Vec<ResultsRow<'r>> = table::of_sheet(sheet, results).collect();
    let of_alike: Vec<ResultsRow<'r>> =
        all.iter().filter(|row| is_same_initiative(line.initiative, row.initiative)).copied().collect();
    let found = same_row(line, &of_alike, false).or_else(|| only_equal(line, &all));
    found.map_or(Further::Nowhere, |row| Further::Row(row, LinkedBy::Words))
}

/// The row of the same words, else the one of the same number whose words are alike.
fn same_row<'r>(line: &ResultsRow<'_>, rows: &[ResultsRow<'r>], is_linked: bool) -> Option<ResultsRow<'r>> {
    if let Some(row) = only_equal(line, rows) {
        return Some(row);
    }
    let key = |line: &ResultsRow<'_>| line.results.aligned.rows[line.row].key;
    let numbered = rows.iter().find(|row| key(row) == key(line)).copied();
    let is_alike = |row: &ResultsRow<'_>| {
        likeness(&Pairs::of(method_words(line)), &Pairs::of(method_words(row))) >= ALIKE
    };
    let numbered = numbered.filter(is_alike);
    // An initiative without numbers that was linked is its only entry.
    let whole = || match rows {
        [row] if is_linked && key(line).label.is_none() => Some(*row),
        _ => None,
    };
    numbered.or_else(whole).or_else(|| {
        let mut alike = rows.iter().filter(|row| is_alike(row));
        alike.next().copied().filter(|_| alike.next().is_none())
    })
}

fn only_equal<'r>(line: &ResultsRow<'_>, rows: &[ResultsRow<'r>]) -> Option<ResultsRow<'r>> {
    let own = squeeze(method_words(line));
    let mut equal = rows.iter().filter(|row| !own.is_empty() && squeeze(method_words(row)) == own);
    equal.next().copied().filter(|_| equal.next().is_none())
}

/// Whether two initiatives have the same first line.
fn is_same_initiative(one: &Initiative, other: &Initiative) -> bool {
    let first = |initiative: &Initiative| {
        let line = initiative.method.lines().find(|line| !line.trim().is_empty());
        squeeze(line.unwrap_or(""))
    };
    !first(one).is_empty() && first(one) == first(other)
}
