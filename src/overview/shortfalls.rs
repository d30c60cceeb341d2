//! What stayed below its target, furthest first.

use super::ReadPair;
use crate::model::{Column, Report, Sheet, State};
use crate::results::table::{self, ResultsRow};
use crate::results::{self, Judged};
use crate::text::verdict::Verdict;

/// An entry that missed its target; in 中間報告, that is on the way to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortfall<'r> {
    /// Its sheet.
    pub sheet: &'r Sheet,
    /// What was to be done, in its words; those of its target where it has none.
    pub words: &'r str,
    /// Its target's words.
    pub target: &'r str,
    /// What was compared.
    pub verdict: &'r Verdict,
    /// How far from its target, in tenths of a percent of it; none where that cannot be said.
    pub gap: Option<i64>,
}

/// All of them. What has no ratio stands at the end.
pub(super) fn of<'r>(sheets: &[ReadPair<'r>], report: Option<Report>) -> Vec<Shortfall<'r>> {
    let Some(report) = report else { return Vec::new() };
    let rows = sheets.iter().flat_map(|(sheet, results)| table::of_sheet(sheet, results));
    let mut found: Vec<Shortfall<'r>> = rows.filter_map(|row| shortfall(&row, report)).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.gap.unwrap_or(-1)));
    found
}

fn shortfall<'r>(row: &ResultsRow<'r>, report: Report) -> Option<Shortfall<'r>> {
    let Judged { verdict, .. } = row.judged(report).filter(|one| one.verdict.state == State::Short)?;
    let aligned = &row.results.aligned;
    let words = |column| results::words(row.initiative, aligned, &aligned.rows[row.row], column);
    let (method, target) = (words(Column::Method), words(Column::Target));
    let words = if method.is_empty() { target } else { method };
    Some(Shortfall { sheet: row.sheet, words, target, verdict, gap: gap(verdict) })
}

/// What is missing to the target, or, where less is better, what is too much.
fn gap(verdict: &Verdict) -> Option<i64> {
    let reached = verdict.percent()?.parts() / 1_000;
    let grows = verdict.target.as_ref()?.bound.grows();
    // A target of 0 has no ratio, and a miss never lies on the good side of its target.
    let gap = if grows { 1_000 - reached } else { reached - 1_000 };
    (gap >= 0).then_some(gap)
}
