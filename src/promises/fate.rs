//! What became of a promise: the first of the strict cases that holds, else that it is open.

use super::NextPlan;
use super::mentions::{is_left_out, is_mentioned};
use super::plans::{self, Less};
use super::said::{self, Said};
use super::words::{is_undone, put_off};
use crate::model::{Column, Day, Dismissal, Initiative, Report, Revision, State};
use crate::results::Judged;
use crate::results::numbers::PromisedNumber;
use crate::results::table::ResultsRow;
use crate::review::causes;
use crate::text::number::Number;
use crate::text::period::periods;
use crate::text::width::squeeze;

/// What became of a promise; the order is that of concern.
#[derive(Clone, Debug, PartialEq)]
pub enum PromiseFate {
    /// 縮んだ: the next plan promises less of the same, as it is written in both, and it is no 見直し of that year.
    Shrunk(String, String),
    /// 延びた: later; by how many months, where both dates are known.
    Postponed(Option<i64>),
    /// 見当たらない: in the plan, in no report.
    Vanished,
    /// 据え置き: 未達 in the final report, and in the next plan as it was; for how many years.
    Held(usize),
    /// 届かず: the final report stays below it.
    Missed,
    /// 読み取れない: reported, or not, and nothing certain can be said.
    Open(OpenWhy),
    /// 途中: there is no final report yet.
    Underway,
    /// 果たした: reached, with the percentage where there is one.
    Kept(Option<Number>),
}

/// Why a promise is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenWhy {
    /// There is a report, and whether it reaches the target is left to a person.
    Unclear,
    /// It has no report of its own, and others of the sheet may speak of it.
    Elsewhere,
    /// A person said that another report speaks of it.
    Told,
}

impl PromiseFate {
    /// How many kinds there are.
    pub const KINDS: usize = 8;

    /// Its kind as a number, of most concern first.
    pub fn kind(&self) -> usize {
        match self {
            Self::Shrunk(..) => 0,
            Self::Postponed(_) => 1,
            Self::Vanished => 2,
            Self::Held(_) => 3,
            Self::Missed => 4,
            Self::Open(_) => 5,
            Self::Underway => 6,
            Self::Kept(_) => 7,
        }
    }

    /// Whether a person should be shown what is nearest to it.
    pub(super) fn asks_for_words(&self) -> bool {
        matches!(self, Self::Vanished | Self::Open(OpenWhy::Elsewhere | OpenWhy::Told))
    }
}

/// What became of a promise besides, and the words why.
#[derive(Clone, Debug, PartialEq)]
pub struct FateBeside {
    /// It.
    pub fate: PromiseFate,
    /// The words that say why, as they are written.
    pub reason: Option<String>,
}

/// What is known of a promise.
pub(super) struct PromiseStanding<'s, 'r> {
    pub(super) line: &'s ResultsRow<'r>,
    /// Its number; none where it is only a date.
    pub(super) number: Option<&'s PromisedNumber>,
    /// Whether the entry's date is its own: it goes with the first number.
    pub(super) is_first: bool,
    pub(super) reports: [&'r str; 2],
    pub(super) next: &'s NextPlan<'r>,
    /// Whether the sheet has come to its final report.
    pub(super) has_final: bool,
    /// For how many years before the plan was the same and 未達.
    pub(super) held: usize,
    pub(super) today: Day,
}

impl PromiseStanding<'_, '_> {
    fn judged(&self, report: Report) -> Option<&Judged> {
        self.number.map_or_else(|| self.line.judged(report), |number| number.judged(report))
    }

    fn state(&self, report: Report) -> Option<State> {
        self.judged(report).map(|judged| judged.verdict.state)
    }
}

/// What became of it, and the words why.
pub(super) struct JudgedPromise<'r> {
    pub(super) fate: PromiseFate,
    pub(super) reason: Option<String>,
    pub(super) beside: Option<FateBeside>,
    pub(super) was_met: bool,
    pub(super) said: Option<(Said, &'r Dismissal)>,
}

/// Judges a promise.
pub(super) fn judge<'r>(standing: &PromiseStanding<'_, 'r>) -> JudgedPromise<'r> {
    let state = |report: Report| standing.state(report);
    let last = state(Report::Final).or_else(|| state(Report::Midterm));
    let is_met = last == Some(State::Met);
    let next_row = match standing.next {
        NextPlan::Row(row, ..) => Some(&**row),
        _ => None,
    };
    let less = shrunk(standing, next_row);
    // What is met was done, and less work than that may be left: it is told beside.
    let is_told_beside = less.as_ref().is_some_and(|less| is_met && !less.is_a_level());
    let less = less.map(|less| FateBeside {
        fate: PromiseFate::Shrunk(less.from.to_owned(), less.to.to_owned()),
        reason: reason(standing),
    });
    let later = (!is_met && standing.is_first).then(|| postponed(standing, next_row)).flatten();
    let judged = |fate: PromiseFate, reason: Option<String>, beside: Option<FateBeside>| JudgedPromise {
        fate,
        reason,
        beside,
        was_met: is_met,
        said: None,
    };
    match (less, later) {
        (less, None) if is_vanished(standing) => JudgedPromise { beside: less, ..vanished(standing.line) },
        (Some(less), later) if !is_told_beside => judged(less.fate, less.reason, later),
        (_, Some(later)) => judged(later.fate, later.reason, None),
        (less, None) => {
            let (fate, reason) = of_its_year(standing, next_row);
            judged(fate, reason, less)
        }
    }
}

/// The number of the next plan, where it promises less of the same and nobody said so.
fn shrunk<'r>(standing: &PromiseStanding<'_, 'r>, next: Option<&ResultsRow<'r>>) -> Option<Less<'r>> {
    let next = next?;
    let less = plans::less(standing.line, &standing.number?.target, next)?;
    // The next year's plan still had the number when it was opened again for a reason.
    let revised = revised(next, Column::Target);
    let is_told = revised.is_some_and(|one| squeeze(&one.before).contains(&squeeze(less.from)));
    let last = standing.judged(Report::Final).or_else(|| standing.judged(Report::Midterm));
    let reached = last.and_then(|last| last.verdict.actual.as_ref());
    (!is_told && !reached.is_some_and(|reached| less.is_the_rest(reached))).then_some(less)
}

/// What the reports of its own year make of it, and the words why.
fn of_its_year(
    standing: &PromiseStanding<'_, '_>,
    next: Option<&ResultsRow<'_>>,
) -> (PromiseFate, Option<String>) {
    let is_held = next.is_some_and(|next| plans::is_unchanged(standing.line, next));
    let years = 1 + standing.held + usize::from(is_held);
    // What was reached or was not read has not stayed below; a next plan that is another does not hold it.
    let can_hold = is_held || matches!(standing.next, NextPlan::NoSheet);
    let percent = |report: Report| standing.judged(report).and_then(|judged| judged.verdict.percent());
    let fate = match (standing.state(Report::Final), standing.state(Report::Midterm)) {
        (Some(State::Short), _) if can_hold && years > 1 => PromiseFate::Held(years),
        (Some(State::Met), _) => PromiseFate::Kept(percent(Report::Final)),
        (Some(State::Short), _) => PromiseFate::Missed,
        (Some(_), _) => PromiseFate::Open(OpenWhy::Unclear),
        (None, Some(State::Met)) if standing.number.is_some() => PromiseFate::Kept(percent(Report::Midterm)),
        (None, _) if standing.has_final => PromiseFate::Open(OpenWhy::Elsewhere),
        (None, _) => PromiseFate::Underway,
    };
    let is_below = matches!(fate, PromiseFate::Missed | PromiseFate::Held(_));
    (fate, is_below.then(|| reason(standing)).flatten())
}

/// Whether it was put off: by a word of a report, or by a later date in the next plan for what is not done.
fn postponed(standing: &PromiseStanding<'_, '_>, next: Option<&ResultsRow<'_>>) -> Option<FateBeside> {
    let line = standing.line;
    let due = plans::due(line)?;
    let is_year_end = due.month() == 3 && due.day() == 31;
    let [midterm, last] = standing.reports;
    let moved = next.and_then(|next| plans::months_later(line, next));
    let judged = |months, reason| Some(FateBeside { fate: PromiseFate::Postponed(months), reason });
    if let Some(words) = put_off(last, is_year_end).or_else(|| put_off(midterm, is_year_end)) {
        return judged(moved, Some(words.to_owned()));
    }
    if let Some((words, months)) = moved_by_report(standing, due) {
        return judged(Some(months), Some(words));
    }
    let final_state = standing.state(Report::Final);
    let is_not_done = final_state == Some(State::Short)
        || is_undone(last)
        || standing.has_final && last.is_empty() && is_undone(midterm);
    match moved {
        Some(months) if is_not_done => {
            let revised = next.and_then(|next| revised(next, Column::Deadline));
            judged(Some(months), revised.map(|one| one.reason.clone()).or_else(|| reason(standing)))
        }
        _ => None,
    }
}

/// What was said when this part of a row's plan was opened again and changed (見直し).
fn revised<'r>(row: &ResultsRow<'r>, column: Column) -> Option<&'r Revision> {
    let is_it = |one: &&Revision| row.sheet.revised_column(one, &row.initiative.id) == Some(column);
    row.sheet.course.revised.iter().find(is_it)
}

/// A sentence of a report that moves the date: 2月末へ見直し.
fn moved_by_report(standing: &PromiseStanding<'_, '_>, due: Day) -> Option<(String, i64)> {
    let year = standing.line.sheet.fiscal_year;
    let mut sentences =
        standing.reports.into_iter().rev().flat_map(|report| report.split_inclusive(['。', '\n']));
    sentences.find_map(|sentence| {
        let later = periods(sentence, year).into_iter().find(|period| {
            let after = sentence[period.span.end..].trim_start();
            let moves = ["へ見直", "に見直", "へ変更", "に変更", "へ延期", "に延期", "へ延ばし", "に延ばし"];
            period.last.is_some_and(|last| last > due) && moves.iter().any(|word| after.starts_with(word))
        })?;
        let last = later.last?;
        let months = (last.year() - due.year()) * 12 + i64::from(last.month()) - i64::from(due.month());
        Some((sentence.trim().to_owned(), months))
    })
}

/// No report has a word of it; a person may have said otherwise.
fn vanished<'r>(line: &ResultsRow<'r>) -> JudgedPromise<'r> {
    let said = said::of(line);
    let fate = match said {
        Some((Said::Reported, _)) => PromiseFate::Open(OpenWhy::Told),
        _ => PromiseFate::Vanished,
    };
    JudgedPromise { fate, reason: None, beside: None, was_met: false, said }
}

/// Whether neither report of an initiative says anything.
fn is_silent(initiative: &Initiative) -> bool {
    Report::ALL.into_iter().all(|report| initiative.text(report.column()).trim().is_empty())
}

/// Whether no report has a word of it, though all is reported that will be.
fn is_vanished(standing: &PromiseStanding<'_, '_>) -> bool {
    let line = standing.line;
    let is_explained = matches!(standing.next, NextPlan::Ended(reason) if !reason.trim().is_empty());
    // It goes on as it was, and what a report does not say of it may be known: only where all else was said, or nothing at all
    // of its initiative, it is missed.
    let goes_on = matches!(standing.next, NextPlan::Row(..)) && !is_silent(line.initiative);
    let year_is_over = plans::due(line).is_none_or(|due| due < standing.today);
    standing.has_final
        && year_is_over
        && standing.reports.iter().all(|report| report.trim().is_empty())
        && !is_explained
        && (is_left_out(line) || !goes_on && !is_mentioned(line))
}

/// Why, in the words of the carry-over, else of the reports.
fn reason(standing: &PromiseStanding<'_, '_>) -> Option<String> {
    let carried = match standing.next {
        NextPlan::Row(row, ..) => row.initiative.origin().map(|origin| origin.reason),
        _ => None,
    };
    let carried = carried.filter(|reason| !reason.trim().is_empty());
    let reports = standing.reports;
    let revised = || {
        let sentences = reports.into_iter().rev().flat_map(|report| report.split_inclusive(['。', '\n']));
        sentences.map(str::trim).find(|sentence| sentence.contains("見直")).map(str::to_owned)
    };
    let cause = || reports.into_iter().rev().flat_map(causes).next().map(str::to_owned);
    carried.or_else(revised).or_else(cause)
}
