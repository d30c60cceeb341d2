//! Targets and reports: what is due and not there, missed without a reason, repeated, or without the count asked for.

use super::{Context, Detail, Finding, Place, Rule, Seen, causes, labels};
use crate::model::{Column, FormPart, Report, Stage, State, paper};
use crate::text::verdict::{Doubt, other_measure};

pub(super) fn check(context: Context<'_>, seen: Seen<'_>, found: &mut Vec<Finding>) {
    targets(seen, found);
    match context.stage {
        Stage::Plan => {}
        Stage::Midterm => missing(seen, Report::Midterm, Rule::NoReport, found),
        Stage::Final => {
            missing(seen, Report::Midterm, Rule::NoMidterm, found);
            missing(seen, Report::Final, Rule::NoReport, found);
        }
    }
    repeated(seen, found);
    Report::ALL.into_iter().for_each(|report| echoed(seen, report, found));
    for row in first_of_each(seen, Column::FinalReport) {
        missed(seen, row, found);
    }
    let due = if context.stage == Stage::Final { Report::Final } else { Report::Midterm };
    for row in seen.rows() {
        count_not_given(seen, row, due, found);
    }
}

/// Whether the report that is due now is asked for in this row, so that its absence has a finding of its own.
pub(super) fn is_due(context: Context<'_>, seen: Seen<'_>, row: usize) -> bool {
    context.stage > Stage::Plan && !seen.words(row, Column::Target).is_empty()
}

/// Targets that are not there, or have no number.
fn targets(seen: Seen<'_>, found: &mut Vec<Finding>) {
    if seen.has(Column::Method) && !seen.has(Column::Target) {
        found.push(Finding::new(Rule::NoTarget, seen.place(Column::Target, None)));
        return;
    }
    for row in first_of_each(seen, Column::Target) {
        if !seen.words(row, Column::Target).is_empty() && seen.results.rows[row].target.is_none() {
            found.push(Finding::new(Rule::NoNumber, seen.place_of(row, Column::Target)));
        }
    }
}

/// Rows with a target about which a report says nothing: one finding for the column where it says nothing at all.
fn missing(seen: Seen<'_>, report: Report, rule: Rule, found: &mut Vec<Finding>) {
    let column = report.column();
    let has_target = |row: &usize| !seen.words(*row, Column::Target).is_empty();
    if !seen.has(column) {
        if seen.rows().any(|row| has_target(&row)) {
            found.push(Finding::new(rule, seen.place(column, None)));
        }
        return;
    }
    let is_lost = labels::lost(seen, column);
    for row in seen.rows().filter(has_target) {
        let label = seen.label(row);
        if seen.words(row, column).is_empty() && !is_lost(label) {
            found.push(Finding::new(rule, seen.place(column, label)));
        }
    }
}

/// Entries whose final report says what the mid-term report said. A target that was reached by then needs no more words,
/// and a form without a mid-term report asks for none.
fn repeated(seen: Seen<'_>, found: &mut Vec<Finding>) {
    if !paper::has(FormPart::Midterm) {
        return;
    }
    for row in first_of_each(seen, Column::FinalReport) {
        let state = judged(seen, row, Report::Final);
        let texts = [Column::Midterm, Column::FinalReport].map(|column| seen.words(row, column));
        if state.is_none_or(|state| state == State::Met) || !is_same(texts[0], texts[1]) {
            continue;
        }
        // What was called off, with the cause, has nothing to add either.
        let is_open = state != Some(State::NoTarget) && !causes::give_a_cause(texts[1]);
        let rule = if is_open { Rule::FinalRepeatsMidterm } else { Rule::FinalUnchanged };
        found.push(Finding::new(rule, seen.place_of(row, Column::FinalReport)));
    }
}

/// Entries whose report is the plan's own sentence, unchanged: it says nothing of what came of it. What is short (通年,
/// 年4回) may be all there is to say, and a plan that is put as done may be.
fn echoed(seen: Seen<'_>, report: Report, found: &mut Vec<Finding>) {
    const LONG: usize = 12;
    const DONE: [&str; 8] = ["した", "ました", "済み", "済", "完了", "達成", "維持", "継続"];
    let column = report.column();
    for row in first_of_each(seen, column) {
        let told = seen.words(row, column);
        let is_short = told.chars().filter(|char| !char.is_whitespace()).nth(LONG - 1).is_none();
        let ending = told.trim_end().trim_end_matches('。');
        if is_short || DONE.iter().any(|done| ending.ends_with(done)) {
            continue;
        }
        if [Column::Target, Column::Method].into_iter().any(|plan| is_same(seen.words(row, plan), told)) {
            found.push(Finding::new(Rule::ReportRepeatsPlan, seen.place_of(row, column)));
        }
    }
}

/// Whether two texts are the same but for white space.
fn is_same(one: &str, other: &str) -> bool {
    let words = |text| str::chars(text).filter(|char| !char.is_whitespace());
    words(one).eq(words(other))
}

/// A target that was missed, in a report that gives no cause.
fn missed(seen: Seen<'_>, row: usize, found: &mut Vec<Finding>) {
    let is_short = judged(seen, row, Report::Final) == Some(State::Short);
    if is_short && !causes::give_a_cause(seen.words(row, Column::FinalReport)) {
        found.push(Finding::new(Rule::MissedWithoutReason, seen.place_of(row, Column::FinalReport)));
    }
}

/// A count was asked for and the report has none.
fn count_not_given(seen: Seen<'_>, row: usize, report: Report, found: &mut Vec<Finding>) {
    let Some(judged) = seen.results.judged(row, report) else { return };
    let quantity = judged.verdict.target.as_ref().filter(|_| {
        matches!(
            judged.verdict.doubt,
            Some(Doubt::NoNumber | Doubt::OtherUnit | Doubt::StatementOnly | Doubt::Frequency)
        )
    });
    let Some(quantity) = quantity else { return };
    let words = [Column::Target, report.column()].map(|column| seen.words(row, column));
    if let Some(told) = other_measure(&judged.verdict, words[0], words[1]) {
        let pair = [words[1].get(told.span), words[0].get(quantity.span.clone())];
        let pair = pair.map(|words| words.unwrap_or("").trim().to_owned());
        let place = Place { entry: seen.label(row), ..seen.place_of(row, report.column()) };
        found.push(Finding::new(Rule::MeasuresDiffer, place).with(Detail::Swaps(vec![pair.into()])));
        return;
    }
    let asked = seen.words(row, Column::Target).get(quantity.span.clone()).unwrap_or("").to_owned();
    let place = Place { entry: seen.label(row), ..seen.place_of(row, report.column()) };
    found.push(Finding::new(Rule::CountNotGiven, place).with(Detail::Words(vec![asked])));
}

fn judged(seen: Seen<'_>, row: usize, report: Report) -> Option<State> {
    seen.results.judged(row, report).map(|judged| judged.verdict.state)
}

/// The rows of a column, those that share one entry only once.
fn first_of_each(seen: Seen<'_>, column: Column) -> impl Iterator<Item = usize> {
    let mut has_been = vec![false; seen.results.aligned.columns[column as usize].len()];
    seen.rows().filter(move |row| match seen.results.aligned.rows[*row].entry(column) {
        Some(entry) => !std::mem::replace(&mut has_been[entry], true),
        None => true,
    })
}
