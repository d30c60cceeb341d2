//! 目標と実績: each entry of a sheet with its target, what the reports say was reached, and the verdicts.
//!
//! All of it is read from the sheet's words; only what a person said about a reading comes from elsewhere.

pub mod graded;
pub mod grades;
pub mod indicators;
pub mod numbers;
pub mod table;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::{Column, FiscalYear, Initiative, InitiativeId, Overruling, Report, Sheet, State};
use crate::text::entries::{Aligned, EntryRow};
use crate::text::quantity::{Bound, Quantity, quantities};
use crate::text::verdict::{Doubt, Picks, Verdict, is_on_the_way, judge, judge_of_year};
use crate::text::width::folded;

/// What was read of a sheet's initiatives, in the paper's order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetResults {
    /// One for each initiative.
    pub initiatives: Vec<InitiativeResults>,
}

/// What was read of one initiative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InitiativeResults {
    /// Which initiative.
    pub id: InitiativeId,
    /// Its columns, joined into rows.
    pub aligned: Aligned,
    /// What was read of each of those rows, in their order.
    pub rows: Vec<RowResults>,
}

/// What was read of one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowResults {
    /// The target's quantity, its span in the words of the target.
    pub target: Option<Quantity>,
    /// The verdicts of 中間報告 and 期末報告; none where there is no report.
    pub reports: [Option<Judged>; 2],
    /// Where quantities stand in the words of target, 中間報告 and 期末報告: all that a person can pick from.
    pub stated: [Vec<Range<usize>>; 3],
}

/// A verdict, and whose it is. Spans lie in the words of the entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The verdict that counts.
    pub verdict: Verdict,
    /// Who made it.
    pub by: By,
}

/// Who made a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum By {
    /// It was read.
    Reading,
    /// A person overruled the reading.
    Person,
    /// It was read; what a person said was said of other words, which have changed since.
    ReadingAfterChange,
}

/// How many entries came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// 達成.
    pub met: usize,
    /// 未達.
    pub short: usize,
    /// 要確認.
    pub unclear: usize,
    /// 数値目標なし.
    pub no_target: usize,
    /// Entries without that report.
    pub no_report: usize,
}

/// Reads a sheet.
pub fn of(sheet: &Sheet) -> SheetResults {
    SheetResults {
        initiatives: sheet
            .initiatives
            .iter()
            .map(|one| InitiativeResults::of(sheet.fiscal_year, one))
            .collect(),
    }
}

impl SheetResults {
    /// The results of an initiative.
    pub fn initiative(&self, id: &InitiativeId) -> Option<&InitiativeResults> {
        self.initiatives.iter().find(|initiative| initiative.id == *id)
    }

    /// How the sheet's entries came out in a report. Rows without a number and without any text do not count.
    pub fn tally(&self, report: Report) -> Tally {
        let mut tally = Tally::default();
        self.initiatives.iter().for_each(|initiative| tally.add(&initiative.tally(report)));
        tally
    }
}

impl InitiativeResults {
    fn of(year: FiscalYear, initiative: &Initiative) -> Self {
        let aligned = Aligned::of(initiative);
        let rows = aligned.rows.iter().map(|row| RowResults::of(year, initiative, &aligned, row)).collect();
        Self { id: initiative.id.clone(), aligned, rows }
    }

    /// The verdict of a row in a report.
    pub fn judged(&self, row: usize, report: Report) -> Option<&Judged> {
        self.rows.get(row)?.reports[report as usize].as_ref()
    }

    /// Whether a row owes reports: not where it is a mere remark of one, which has neither a number nor anything planned beside
    /// it while other rows have.
    pub fn owes_reports(&self, row: usize) -> bool {
        let is_planned = |row: &EntryRow| {
            let planned = [Column::Method, Column::Deadline, Column::Target];
            row.key.label.is_some() || planned.iter().any(|column| row.entry(*column).is_some())
        };
        let rows = &self.aligned.rows;
        is_planned(&rows[row]) || !rows.iter().any(|row| !row.is_blank() && is_planned(row))
    }

    /// How its entries came out in a report.
    pub fn tally(&self, report: Report) -> Tally {
        let mut tally = Tally::default();
        for (at, row) in self.aligned.rows.iter().enumerate() {
            if row.is_blank() {
                continue;
            }
            match self.judged(at, report).map(|judged| judged.verdict.state) {
                Some(State::Met) => tally.met += 1,
                Some(State::Short) => tally.short += 1,
                Some(State::Unclear) => tally.unclear += 1,
                Some(State::NoTarget) => tally.no_target += 1,
                None => tally.no_report += 1,
            }
        }
        tally
    }
}

impl RowResults {
    fn of(year: FiscalYear, initiative: &Initiative, aligned: &Aligned, row: &EntryRow) -> Self {
        let reports = Report::ALL.map(|report| judged(year, initiative, aligned, row, report));
        let told = reports.iter().rev().flatten().next().map(|judged| judged.verdict.target.clone());
        let target =
            told.unwrap_or_else(|| judge(words(initiative, aligned, row, Column::Target), "").target);
        let stated = [Column::Target, Column::Midterm, Column::FinalReport].map(|column| {
            let quantities = quantities(words(initiative, aligned, row, column));
            quantities.into_iter().map(|quantity| quantity.span).collect()
        });
        Self { target, reports, stated }
    }
}

impl Tally {
    /// Adds another's counts.
    pub fn add(&mut self, other: &Self) {
        self.met += other.met;
        self.short += other.short;
        self.unclear += other.unclear;
        self.no_target += other.no_target;
        self.no_report += other.no_report;
    }

    /// All entries.
    pub fn all(&self) -> usize {
        self.met + self.short + self.unclear + self.no_target + self.no_report
    }
}

/// The words of a row in a column, without their label; empty where nothing stands there.
pub fn words<'s>(initiative: &'s Initiative, aligned: &Aligned, row: &EntryRow, column: Column) -> &'s str {
    let range = row.entry(column).map_or(0..0, |at| aligned.columns[column as usize][at].words.clone());
    &initiative.text(column)[range]
}

/// The verdict of a row in a report; none where the report says nothing.
fn judged(
    year: FiscalYear,
    initiative: &Initiative,
    aligned: &Aligned,
    row: &EntryRow,
    report: Report,
) -> Option<Judged> {
    let target = words(initiative, aligned, row, Column::Target);
    let words = words(initiative, aligned, row, report.column());
    if words.is_empty() {
        return None;
    }
    let said = initiative.overruled.iter().find(|said| (said.entry, said.report) == (row.key.label, report));
    let holds = said.is_some_and(|said| said.target_words == target && said.report_words == words);
    let by = match (said, holds) {
        (None, _) => By::Reading,
        (Some(_), true) => By::Person,
        (Some(_), false) => By::ReadingAfterChange,
    };
    let said = said.filter(|_| holds);
    let picked = said.map_or_else(Picks::default, |said| picks(said, target, words));
    let verdict = judge_of_year(Some(year), target, words, &picked);
    let mut verdict = on_the_way(verdict, report, target, words);
    if said.is_none() {
        doubt_what_is_shared(&mut verdict, aligned, row, report);
    }
    if let Some(state) = said.and_then(|said| said.state) {
        (verdict.state, verdict.doubt) = (state, None);
    }
    Some(Judged { verdict, by })
}

/// A verdict of this report: what half a year brought is progress in its middle.
fn on_the_way(mut verdict: Verdict, report: Report, target: &str, words: &str) -> Verdict {
    if report == Report::Midterm && is_on_the_way(&verdict, target, words) {
        (verdict.state, verdict.doubt) = (State::Short, None);
    }
    verdict
}

/// A number that stands for other entries than the number beside it decides nothing, but that a target which each of
/// several entries reaches alone is reached however it was meant.
fn doubt_what_is_shared(verdict: &mut Verdict, aligned: &Aligned, row: &EntryRow, report: Report) {
    let together = aligned.stand_together(row, Column::Target, report.column());
    let grows = verdict
        .target
        .as_ref()
        .is_some_and(|target| matches!(target.bound, Bound::Exact | Bound::AtLeast | Bound::MoreThan));
    let is_one_of_several =
        row.entry(report.column()).is_some_and(|at| aligned.rows_of(report.column(), at) == 1);
    let is_safe = verdict.state == State::Met && grows && is_one_of_several;
    if matches!(verdict.state, State::Met | State::Short) && !together && !is_safe {
        (verdict.state, verdict.doubt) = (State::Unclear, Some(Doubt::Shared));
    }
}

/// What a person picked, found again in the words.
fn picks(said: &Overruling, target: &str, report: &str) -> Picks {
    let mut from = 0;
    let mut found = |written: &String| {
        let quantity = find(report, written, from)?;
        from = quantity.span.end;
        Some(quantity)
    };
    Picks {
        target: said.target_quantity.as_ref().and_then(|written| find(target, written, 0)),
        actual: said
            .report_quantities
            .as_ref()
            .map(|written| written.iter().filter_map(&mut found).collect()),
    }
}

/// The quantity that is written so, at or after a byte; 年4回 by its 4回 too, as earlier versions kept it.
fn find(text: &str, written: &str, from: usize) -> Option<Quantity> {
    let all = quantities(text);
    let place = |is: &dyn Fn(&str) -> bool| {
        all.iter().find(|one| one.span.start >= from && is(&text[one.span.clone()])).cloned()
    };
    let is_number = |char: char| folded(char).is_ascii_digit() || matches!(folded(char), '.' | ',');
    let without_rate = |own: &str| {
        !written.is_empty() && own.strip_suffix(written).is_some_and(|rate| !rate.ends_with(is_number))
    };
    place(&|own| own == written).or_else(|| place(&without_rate))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn initiative(cells: [&str; 3]) -> Initiative {
        let mut initiative = Initiative::empty(InitiativeId::new("i").expect("an id"));
        for (column, text) in [Column::Target, Column::Midterm, Column::FinalReport].into_iter().zip(cells) {
            text.clone_into(initiative.text_mut(column));
        }
        initiative
    }

    /// The states of each row's final report.
    fn finals(initiative: &Initiative) -> Vec<Option<State>> {
        let results = InitiativeResults::of(FiscalYear::new(2024).expect("a year"), initiative);
        (0..results.rows.len())
            .map(|row| results.judged(row, Report::Final).map(|judged| judged.verdict.state))
            .collect()
    }

    #[test]
    fn each_row_has_its_verdicts() {
        let rows = initiative(["(1) 20点以上 (2) 実施", "", "(1) 21点 (2) 実施した (3) 3件"]);
        assert_eq!(finals(&rows), [Some(State::Met), Some(State::NoTarget), Some(State::NoTarget)]);
        assert_eq!(finals(&initiative(["20点", "", "13点"])), [Some(State::Short)]);
        assert_eq!(finals(&initiative(["20点", "13点", ""])), [None]);
    }

    #[test]
    fn what_is_shared_is_doubted() {
        let check = |target, report, expected: &[State]| {
            let expected: Vec<_> = expected.iter().copied().map(Some).collect();
            assert_eq!(finals(&initiative([target, "", report])), expected, "{target} / {report}");
        };
        let unclear = State::Unclear;
        check("(1)(2) 5回", "(1)(2) 6回", &[State::Met, State::Met]);
        check("(1)(2) 5回", "(1) 6回 (2) 5回", &[State::Met, State::Met]);
        check("(1)(2) 5回", "(1) 6回 (2) 2回", &[State::Met, unclear]);
        check("(1)(2) 5回以内", "(1) 4回 (2) 3回", &[unclear, unclear]);
        check("(1) 5回 (2) 3回", "(1)(2) 6回", &[unclear, unclear]);
        check("5回", "(1) 2回 (2) 3回", &[unclear, unclear]);
    }

    #[test]
    fn a_persons_word_holds_while_the_words_stand() {
        let mut judged = initiative(["50人以上", "", "参加27名、講師3名"]);
        let said = Overruling {
            entry: None,
            report: Report::Final,
            state: None,
            target_quantity: Some("50人以上".into()),
            report_quantities: Some(vec!["27名".into(), "3名".into()]),
            target_words: "50人以上".into(),
            report_words: "参加27名、講師3名".into(),
            reason: String::new(),
            signed: crate::model::Signature::default(),
            extra: crate::model::Extra::new(),
        };
        let read = |initiative: &Initiative| {
            let results = InitiativeResults::of(FiscalYear::new(2024).expect("a year"), initiative);
            let judged = results.judged(0, Report::Final).expect("a report").clone();
            (judged.by, judged.verdict.state, judged.verdict.actual.map(|actual| actual.value.to_string()))
        };
        judged.overruled.push(said.clone());
        assert_eq!(read(&judged), (By::Person, State::Short, Some("30".into())));
        judged.overruled[0].state = Some(State::Met);
        assert_eq!(read(&judged), (By::Person, State::Met, Some("30".into())));
        // A pick that an earlier version kept without 年 is found again.
        let mut yearly = initiative(["年4回", "", "年5回"]);
        yearly.overruled = vec![Overruling {
            target_quantity: Some("4回".into()),
            report_quantities: Some(vec!["5回".into()]),
            target_words: "年4回".into(),
            report_words: "年5回".into(),
            ..said
        }];
        assert_eq!(read(&yearly), (By::Person, State::Met, Some("5".into())));
        judged.final_report.push('。');
        assert_eq!(read(&judged).0, By::ReadingAfterChange);
        assert_ne!(read(&judged).1, State::Met, "a word that was said of other words does not count");
    }
}
