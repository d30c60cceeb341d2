//! What of a sheet the kiosk tells: its initiatives row by row, what was wanted, what came of it, and why not.

use crate::messages::kiosk as words;
use crate::model::kiosk::KioskOutcome;
use crate::model::publication::PublishChoice;
use crate::model::{Column, FiscalYear, Initiative, Report, Sheet, State, paper};
use crate::publish::shown;
use crate::results::table::{self, ResultsRow};
use crate::results::{self, SheetResults};
use crate::review;
use crate::text::outline::{LineKind, lines};

/// A goal as the kiosk has it.
pub(super) struct KioskGoal {
    /// Its place among all, from 1.
    pub(super) number: usize,
    /// What is shown of its sheet.
    pub(super) sheet: Sheet,
    pub(super) results: SheetResults,
    shows_outcomes: bool,
    /// Whether the goal's year has come to its final report, so that a target without one waits for it.
    is_at_end: bool,
}

/// One row of an initiative in plain words.
pub(super) struct Told<'g> {
    /// What is done, in a line; empty where the initiative's own heading says it.
    pub(super) what: &'g str,
    /// How, as far as that is more.
    pub(super) how: &'g str,
    /// By when.
    pub(super) by_when: &'g str,
    /// The target.
    pub(super) how_far: &'g str,
    /// What an earlier report says, where the form calls it by a name of its own; empty else.
    pub(super) before: &'g str,
    /// The report, without what [`Told::why`] says.
    pub(super) came_out: &'g str,
    /// Which report it is.
    pub(super) report: Report,
    /// How it came out; none where that is not shown.
    pub(super) outcome: Option<KioskOutcome>,
    /// How much of the target was reached, in percent; none where that is not certain, or less is better.
    pub(super) percent: Option<i64>,
    /// Why a target was missed, in the report's words; none where it was not missed, empty where no cause was found.
    pub(super) why: Option<Vec<&'g str>>,
}

impl KioskGoal {
    /// The goals of these sheets. Whose report is waited for, 全体 says too: both count alike.
    pub(super) fn all(sheets: &[Sheet], choice: &PublishChoice) -> Vec<Self> {
        let mut goals: Vec<Self> =
            (1..).zip(sheets).map(|(number, sheet)| Self::of(number, sheet, choice)).collect();
        let is_at_end = |goal: &Self| {
            let of_year = goals.iter().filter(|other| other.sheet.fiscal_year == goal.sheet.fiscal_year);
            let read = of_year.map(|goal| (&goal.sheet, &goal.results));
            table::counted(read, None) == Some(Report::Final)
        };
        let are_at_end: Vec<bool> = goals.iter().map(is_at_end).collect();
        goals.iter_mut().zip(are_at_end).for_each(|(goal, is)| goal.is_at_end = is);
        goals
    }

    fn of(number: usize, sheet: &Sheet, choice: &PublishChoice) -> Self {
        let visible = shown(sheet, choice);
        // Read before anything is left out, so that a person's word counts; but never of a report that is not shown.
        let results = results::of(if choice.reports { sheet } else { &visible });
        Self { number, sheet: visible, results, shows_outcomes: choice.shows_readings(), is_at_end: false }
    }

    /// What it is grouped by.
    pub(super) fn group(&self) -> (FiscalYear, &str) {
        (self.sheet.fiscal_year, &self.sheet.group)
    }

    /// The address of its page.
    pub(super) fn href(&self) -> String {
        format!("#/kiosk/goal/{}", self.number)
    }

    /// Its initiatives of which anything is written, each with its number.
    pub(super) fn initiatives(&self) -> impl Iterator<Item = (usize, &Initiative)> {
        (1..).zip(&self.sheet.initiatives).filter(|(_, one)| !one.is_blank())
    }

    /// The rows of an initiative.
    pub(super) fn rows(&self, number: usize) -> Vec<Told<'_>> {
        let rows = table::of_initiative(&self.sheet, &self.results, number - 1);
        rows.map(|row| self.told(&row)).collect()
    }

    /// How many of its targets came out how.
    pub(super) fn tally(&self) -> KioskTally {
        let mut tally = KioskTally::default();
        let rows = table::of_sheet(&self.sheet, &self.results);
        rows.filter_map(|row| self.outcome(&row)).for_each(|outcome| tally.count(outcome));
        tally
    }

    /// The last report in which anything stands.
    pub(super) fn latest(&self) -> Option<Report> {
        let has = |report: &Report| {
            self.sheet.initiatives.iter().any(|one| !one.text(report.column()).trim().is_empty())
        };
        Report::ALL.into_iter().rev().find(has)
    }

    /// Whether it has targets, and no report of any of them.
    pub(super) fn is_awaited(&self) -> bool {
        let mut rows = table::of_sheet(&self.sheet, &self.results).peekable();
        self.shows_outcomes
            && rows.peek().is_some()
            && rows.all(|row| row.judged(self.counted(&row)).is_none())
    }

    /// The report that says how a row came out.
    fn counted(&self, row: &ResultsRow<'_>) -> Report {
        if self.is_at_end { Report::Final } else { row.latest() }
    }

    fn outcome(&self, row: &ResultsRow<'_>) -> Option<KioskOutcome> {
        let report = self.counted(row);
        let state = row.judged(report).map(|judged| judged.verdict.state);
        let outcome = match (state, report) {
            (None, _) if row.has_number() => KioskOutcome::NoReport,
            (None, _) => KioskOutcome::NoNumber,
            (Some(State::Met), _) => KioskOutcome::Met,
            (Some(State::Short), Report::Final) => KioskOutcome::Missed,
            (Some(State::Short), Report::Midterm) => KioskOutcome::OnTheWay,
            (Some(State::Unclear), _) => KioskOutcome::InWords,
            (Some(State::NoTarget), _) => KioskOutcome::NoNumber,
        };
        self.shows_outcomes.then_some(outcome)
    }

    fn told<'g>(&'g self, row: &ResultsRow<'g>) -> Told<'g> {
        let said = |column| {
            let aligned = &row.results.aligned;
            results::words(row.initiative, aligned, &aligned.rows[row.row], column).trim()
        };
        let report = row.latest();
        let outcome = self.outcome(row);
        let (what, how) = said(Column::Method).split_once('\n').unwrap_or((said(Column::Method), ""));
        let all = said(report.column());
        // In the words of 上田市's paper 中間報告 is of a year that is not over; another city's may be a report beside the last.
        let has_before = report == Report::Final && paper::is_renamed(Column::Midterm);
        let why = (outcome == Some(KioskOutcome::Missed)).then(|| review::causes(all));
        Told {
            what: what.trim(),
            how: how.trim_end(),
            by_when: said(Column::Deadline),
            how_far: said(Column::Target),
            before: if has_before { said(Column::Midterm) } else { "" },
            came_out: match outcome {
                // A target with a number says so by its outcome.
                Some(KioskOutcome::NoNumber) if all.is_empty() => words::outcome(KioskOutcome::NoReport),
                _ => before_cause(all, why.as_deref()),
            },
            report,
            outcome,
            percent: outcome.and_then(|_| percent(row, self.counted(row))),
            why,
        }
    }
}

/// What a report says before its causes, where these are all that follows; else all of it, so that no word is lost.
fn before_cause<'r>(all: &'r str, why: Option<&[&str]>) -> &'r str {
    let Some([cause]) = why else { return all };
    match all.strip_suffix(*cause).map(str::trim_end) {
        Some(before) if !before.is_empty() => before,
        _ => all,
    }
}

/// As a bar shows it: only what is decided, and where more is better.
fn percent(row: &ResultsRow<'_>, report: Report) -> Option<i64> {
    let verdict = &row.judged(report)?.verdict;
    let is_sure = matches!(verdict.state, State::Met | State::Short);
    let grows = verdict.target.as_ref().is_some_and(|target| target.bound.grows());
    let percent = verdict.percent().filter(|_| is_sure && grows)?;
    // Rounded down, so that 99.9 % never reads as 100.
    Some(percent.parts() / 10_000)
}

/// The initiative's own heading, or its first line where it has none; where its method is empty, the first line that there is.
pub(super) fn heading(initiative: &Initiative) -> &str {
    let all: Vec<_> = lines(&initiative.method).collect();
    if let Some(heading) = all.iter().find(|line| line.kind == LineKind::Heading) {
        return heading.words().trim();
    }
    const BESIDE: [Column; 5] =
        [Column::Method, Column::Target, Column::Midterm, Column::FinalReport, Column::Deadline];
    let texts = BESIDE.map(|column| initiative.text(column)).into_iter();
    let first = |text| lines(text).map(|line| line.words().trim()).find(|words| !words.is_empty());
    texts.chain(initiative.own.iter().map(|(_, text)| text)).find_map(first).unwrap_or("")
}

/// How many targets came out how.
#[derive(Clone, Copy, Default)]
pub(super) struct KioskTally([usize; KioskOutcome::ALL.len()]);

impl KioskTally {
    fn count(&mut self, outcome: KioskOutcome) {
        self.0[outcome as usize] += 1;
    }

    pub(super) fn add(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, count)| *sum += count);
    }

    pub(super) fn of(self, outcome: KioskOutcome) -> usize {
        self.0[outcome as usize]
    }

    /// Those that there are, each with how many.
    pub(super) fn present(self) -> Vec<(KioskOutcome, usize)> {
        KioskOutcome::ALL.into_iter().map(|of| (of, self.of(of))).filter(|(_, count)| *count > 0).collect()
    }

    /// All targets with a number.
    pub(super) fn by_number(self) -> usize {
        self.told().iter().map(|(_, count)| count).sum()
    }

    /// How they came out, as far as there are any.
    pub(super) fn told(self) -> Vec<(KioskOutcome, usize)> {
        self.present().into_iter().filter(|(of, _)| *of != KioskOutcome::NoNumber).collect()
    }
}
