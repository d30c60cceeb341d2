//! Each number that an entry's target promises, with what the reports make of it: 24回 and 参加者240人 are two.

use std::ops::Range;

use super::table::ResultsRow;
use super::{Judged, doubt_what_is_shared, on_the_way, words};
use crate::model::{Column, Report, State};
use crate::text::quantity::Quantity;
use crate::text::verdict::{Doubt, Verdict, judge_each, promised};

/// A number that a target promises.
#[derive(Clone, Debug, PartialEq)]
pub struct PromisedNumber {
    /// It, its span in the words of the target.
    pub target: Quantity,
    /// The verdicts of 中間報告 and 期末報告 on it; none where there is no report.
    pub reports: [Option<Judged>; 2],
}

impl PromisedNumber {
    /// The verdict of a report on it.
    pub fn judged(&self, report: Report) -> Option<&Judged> {
        self.reports[report as usize].as_ref()
    }

    /// Where in the words of the target, or of a report, what was compared stands.
    pub fn spans(&self, column: Column) -> Vec<Range<usize>> {
        let report = Report::ALL.into_iter().find(|report| report.column() == column);
        let actual = report.and_then(|report| self.judged(report)?.verdict.actual.as_ref());
        let target = (column == Column::Target).then_some(&self.target);
        let quantities = target.into_iter().chain(actual.into_iter().flat_map(|actual| &actual.parts));
        quantities.map(|quantity| quantity.span.clone()).collect()
    }
}

/// The numbers that an entry's target promises, in order. The one by which the entry is judged has the entry's verdicts.
pub fn numbers_of(line: &ResultsRow<'_>) -> Vec<PromisedNumber> {
    let results = &line.results.rows[line.row];
    let Some(main) = &results.target else { return Vec::new() };
    let own = |target: &Quantity| PromisedNumber {
        target: target.clone(),
        reports: Report::ALL.map(|report| line.judged(report).cloned()),
    };
    if results.stated[0].len() < 2 {
        return vec![own(main)];
    }
    let told = words_in(line, Column::Target);
    let mut targets = promised(told);
    let meets = |one: &Quantity| one.span.start < main.span.end && main.span.start < one.span.end;
    match targets.iter().position(meets) {
        Some(at) => targets[at] = main.clone(),
        // A person may have picked what is read as no promise; the reading's own is only aside of those that are.
        None if targets.is_empty() || Report::ALL.into_iter().any(|report| line.said(report).is_some()) => {
            targets.insert(0, main.clone());
        }
        None => {}
    }
    let each = Report::ALL.map(|report| each_of(line, told, report));
    let number = |target: Quantity| {
        if target == *main {
            return own(&target);
        }
        let reports = Report::ALL.map(|report| {
            let judged = line.judged(report)?;
            let verdicts = &each[report as usize];
            let read = verdicts.iter().find(|one| one.target.as_ref() == Some(&target)).cloned();
            let mut verdict = read.unwrap_or_else(|| Verdict {
                state: State::Unclear,
                doubt: Some(Doubt::NoLevel),
                target: Some(target.clone()),
                actual: None,
            });
            // What a person said of the entry holds for all of it.
            if let Some(state) = line.said(report).and_then(|said| said.state) {
                (verdict.state, verdict.doubt) = (state, None);
            }
            Some(Judged { verdict, by: judged.by })
        });
        PromisedNumber { target, reports }
    };
    targets.into_iter().map(number).collect()
}

/// What a report makes of each of them.
fn each_of(line: &ResultsRow<'_>, target: &str, report: Report) -> Vec<Verdict> {
    let told = words_in(line, report.column());
    if told.is_empty() {
        return Vec::new();
    }
    let (aligned, row) = (&line.results.aligned, &line.results.aligned.rows[line.row]);
    let judged = judge_each(Some(line.sheet.fiscal_year), target, told).into_iter().map(|verdict| {
        let mut verdict = on_the_way(verdict, report, target, told);
        doubt_what_is_shared(&mut verdict, aligned, row, report);
        verdict
    });
    judged.collect()
}

fn words_in<'r>(line: &ResultsRow<'r>, column: Column) -> &'r str {
    let aligned = &line.results.aligned;
    words(line.initiative, aligned, &aligned.rows[line.row], column)
}
