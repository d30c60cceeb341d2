//! One slide before it is numbered, and the report that it is about.

use maud::Markup;

use crate::model::Report;
use crate::results::SheetResults;

/// A slide before it is numbered.
pub(super) struct Slide {
    /// What it is called where it is not seen.
    pub(super) name: String,
    /// What stands on it.
    pub(super) body: Markup,
    /// What stands at its foot beside its number.
    pub(super) foot: String,
    /// The notes, which are only printed.
    pub(super) notes: Option<Markup>,
}

/// The report that tells of a sheet by now; none while there is none.
pub(super) fn latest(results: &SheetResults) -> Option<Report> {
    let has = |report: &Report| {
        let rows = results.initiatives.iter().flat_map(|initiative| &initiative.rows);
        rows.clone().any(|row| row.reports[*report as usize].is_some())
    };
    Report::ALL.into_iter().rev().find(has)
}
