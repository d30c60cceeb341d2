//! The rows of 目標と実績 over many sheets: which are shown, in which order, and how departments come out.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use super::{By, InitiativeResults, Judged, SheetResults, Tally};
use crate::model::{Column, FormPart, Initiative, Overruling, Report, Sheet, Stage, State, paper};
use crate::text::number::Number;
use crate::text::verdict::judge;

/// A sheet and what was read of it.
pub type ReadSheet = (Arc<Sheet>, Arc<SheetResults>);

/// Which rows a person wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Every row.
    All,
    /// Those with this verdict.
    State(State),
    /// Those without the report.
    NoReport,
    /// Those of which 期末報告 says this where 中間報告 said the contrary.
    Turned(State),
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As the paper has them.
    Paper,
    /// What is furthest from its target first; what has no ratio last.
    LowestFirst,
    /// The other way round.
    HighestFirst,
}

/// One row: an entry of an initiative.
#[derive(Clone, Copy, Debug)]
pub struct ResultsRow<'r> {
    /// Its sheet.
    pub sheet: &'r Sheet,
    /// Its initiative.
    pub initiative: &'r Initiative,
    /// The initiative's number on the paper, from 1.
    pub number: usize,
    /// What was read of the initiative.
    pub results: &'r InitiativeResults,
    /// Which of its rows.
    pub row: usize,
}

impl<'r> ResultsRow<'r> {
    /// What a person said of the row's reading, while it holds.
    pub fn said(&self, report: Report) -> Option<&'r Overruling> {
        self.judged(report).filter(|judged| judged.by == By::Person)?;
        let label = self.results.aligned.rows[self.row].key.label;
        self.initiative.overruled.iter().find(|said| (said.entry, said.report) == (label, report))
    }

    /// The verdict in a report.
    pub fn judged(&self, report: Report) -> Option<&'r Judged> {
        self.results.judged(self.row, report)
    }

    /// Where in the row's words a quantity stands that its verdicts were read from, in order; none in columns that are
    /// not compared.
    pub fn spans(&self, column: Column) -> Vec<Range<usize>> {
        let target = self.results.rows[self.row].target.iter().filter(|_| column == Column::Target);
        let report = Report::ALL.into_iter().find(|report| report.column() == column);
        let judged = report.and_then(|report| self.judged(report));
        let actual = judged.and_then(|judged| judged.verdict.actual.as_ref());
        // Where there is nothing to reach, no number of a report has been compared with anything.
        let actual = actual.filter(|_| self.results.rows[self.row].target.is_some());
        let quantities = target.chain(actual.into_iter().flat_map(|actual| &actual.parts));
        quantities.map(|quantity| quantity.span.clone()).collect()
    }

    /// The report that says how far the entry is by now: 期末報告 where there is one.
    pub fn latest(&self) -> Report {
        if self.judged(Report::Final).is_some() { Report::Final } else { Report::Midterm }
    }

    /// Whether its target has a number to reach, as its verdict will say once there is a report.
    pub fn has_number(&self) -> bool {
        let aligned = &self.results.aligned;
        let row = &aligned.rows[self.row];
        let words = super::words(self.initiative, aligned, row, Column::Target);
        self.results.rows[self.row].target.is_some() || judge(words, "").state != State::NoTarget
    }

    /// Whether nothing of it is waited for: 期末報告 speaks of it, or it is reached already.
    pub fn is_settled(&self) -> bool {
        let is_met = |judged: &Judged| judged.verdict.state == State::Met;
        self.judged(Report::Final).is_some() || self.judged(self.latest()).is_some_and(is_met)
    }

    /// What 期末報告 says where 中間報告 said the contrary: reached after all, or no longer.
    pub fn turned(&self) -> Option<State> {
        let state = |report| self.judged(report).map(|judged| judged.verdict.state);
        match (state(Report::Midterm)?, state(Report::Final)?) {
            (State::Short, State::Met) => Some(State::Met),
            (State::Met, State::Short) => Some(State::Short),
            _ => None,
        }
    }

    fn is_shown(&self, show: Show, report: Report) -> bool {
        let judged = self.judged(report);
        match show {
            Show::All => true,
            Show::State(state) => judged.is_some_and(|judged| judged.verdict.state == state),
            Show::NoReport => judged.is_none(),
            Show::Turned(state) => self.turned() == Some(state),
        }
    }

    /// The ratio by which rows are ordered.
    fn ratio(&self, report: Report) -> Option<Number> {
        let decided = self.judged(report).filter(|judged| judged.verdict.state != State::Unclear);
        decided.and_then(|judged| judged.verdict.percent())
    }
}

/// The rows of these sheets, in the order of the sheets or by ratio.
pub fn lines(read: &[ReadSheet], report: Report, show: Show, order: Order) -> Vec<ResultsRow<'_>> {
    let mut lines: Vec<ResultsRow<'_>> =
        read.iter().flat_map(|(sheet, results)| of_sheet(sheet, results)).collect();
    lines.retain(|line| line.is_shown(show, report));
    // What has no ratio belongs at the end either way.
    let ratio = |line: &ResultsRow<'_>| line.ratio(report).map(Number::parts);
    match order {
        Order::Paper => {}
        Order::LowestFirst => lines.sort_by_key(|line| ratio(line).unwrap_or(i64::MAX)),
        Order::HighestFirst => lines.sort_by_key(|line| Reverse(ratio(line).unwrap_or(-1))),
    }
    lines
}

/// A row with what it is made of, for those that are drawn later.
#[derive(Clone, Debug)]
pub struct OwnedRow {
    read: ReadSheet,
    initiative: usize,
    row: usize,
}

impl OwnedRow {
    /// The row; none where the reading has none of it.
    pub fn row(&self) -> Option<ResultsRow<'_>> {
        let (sheet, results) = (&*self.read.0, &*self.read.1);
        let mut rows = of_initiative(sheet, results, self.initiative);
        rows.find(|line| line.row == self.row)
    }
}

/// These rows of these sheets, to be kept.
pub fn owned(lines: &[ResultsRow<'_>], read: &[ReadSheet]) -> Vec<OwnedRow> {
    let mut last: Option<&ReadSheet> = None;
    let owned = lines.iter().filter_map(|line| {
        let is_of = |(sheet, _): &&ReadSheet| std::ptr::eq(&**sheet, line.sheet);
        // Rows of one sheet mostly follow each other.
        last = last.filter(is_of).or_else(|| read.iter().find(is_of));
        Some(OwnedRow { read: last?.clone(), initiative: line.number - 1, row: line.row })
    });
    owned.collect()
}

/// The rows of one sheet in which anything stands.
pub fn of_sheet<'r>(sheet: &'r Sheet, results: &'r SheetResults) -> impl Iterator<Item = ResultsRow<'r>> {
    (0..sheet.initiatives.len()).flat_map(move |at| of_initiative(sheet, results, at))
}

/// Those of one of its initiatives.
pub fn of_initiative<'r>(
    sheet: &'r Sheet,
    results: &'r SheetResults,
    at: usize,
) -> impl Iterator<Item = ResultsRow<'r>> {
    let pair = sheet.initiatives.get(at).zip(results.initiatives.get(at));
    pair.into_iter().flat_map(move |(initiative, results)| {
        let rows = (0..results.rows.len()).filter(|row| !results.aligned.rows[*row].is_blank());
        rows.map(move |row| ResultsRow { sheet, initiative, number: at + 1, results, row })
    })
}

/// The report that counts of these sheets, on every screen: 期末報告 once half as many entries have it as have 中間報告, so
/// that a few early ones do not make the others look unreported, and at the year's last step, or where the form has no other,
/// once any has it. None before anything was reported.
pub fn counted<'r>(
    sheets: impl IntoIterator<Item = (&'r Sheet, &'r SheetResults)>,
    stage: Option<Stage>,
) -> Option<Report> {
    let mut reported = [0; 2];
    for row in sheets.into_iter().flat_map(|(sheet, results)| of_sheet(sheet, results)) {
        for report in Report::ALL {
            reported[report as usize] += usize::from(row.judged(report).is_some());
        }
    }
    let is_last = stage == Some(Stage::Final) || !paper::has(FormPart::Midterm);
    match reported {
        [0, 0] => None,
        [midterm, last] if last > 0 && (last * 2 >= midterm || is_last) => Some(Report::Final),
        _ => Some(Report::Midterm),
    }
}

/// How each department's entries came out in a report, in the order in which the departments stand.
pub fn by_department(read: &[ReadSheet], report: Report) -> Vec<(&str, Tally)> {
    let mut departments: Vec<(&str, Tally)> = Vec::new();
    for (sheet, results) in read {
        let at = departments.iter().position(|(name, _)| *name == sheet.department).unwrap_or_else(|| {
            departments.push((&sheet.department, Tally::default()));
            departments.len() - 1
        });
        departments[at].1.add(&results.tally(report));
    }
    departments
}
