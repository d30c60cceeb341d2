//! What the office still has to do (庁内だけ): what is due soon, and what waits for a person to look at it.

use std::collections::BTreeMap;

use super::{OverviewOutcome, ReadPair, YearOverview};
use crate::model::{Column, Day, Report, Sheet, Stage};
use crate::results;
use crate::results::table::{self, ResultsRow};
use crate::review::{self, Rule};
use crate::text::period::{Period, PeriodKind, periods};

/// How many days ahead are looked at.
pub const AHEAD: u16 = 30;

/// What is due, and what waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk<'r> {
    /// From when.
    pub today: Day,
    /// To when.
    pub until: Day,
    /// What is due between them and is not settled, by day.
    pub due: Vec<Due<'r>>,
    /// What waits for a person: how many.
    pub waiting: Vec<(WaitingKind, usize)>,
}

/// What is due of one sheet on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Due<'r> {
    /// When.
    pub day: Day,
    /// The sheet.
    pub sheet: &'r Sheet,
    /// What is to be done, in the words of its entries.
    pub entries: Vec<&'r str>,
    /// How many of them no report speaks of.
    pub unreported: usize,
}

/// What waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingKind {
    /// Verdicts that the words leave open.
    Unclear,
    /// Findings of this rule that nobody has set aside.
    Finding(Rule),
}

/// The rules whose findings are counted here; all others are on 点検.
const RULES: [Rule; 3] = [Rule::MissedWithoutReason, Rule::NoReport, Rule::DeadlinePassed];

/// What is left to do of these sheets as of a day.
pub fn of<'r>(overview: &YearOverview<'r>, sheets: &[ReadPair<'r>], today: Day) -> Desk<'r> {
    let sheets: Vec<ReadPair<'r>> =
        sheets.iter().copied().filter(|(sheet, _)| sheet.fiscal_year == overview.year).collect();
    let until = today.later(AHEAD);
    let mut counts = RULES.map(|_| 0);
    for (sheet, results) in &sheets {
        let stage = Stage::on(sheet.fiscal_year, today);
        let found = review::of_sheet(sheet, results, stage, today);
        let open = found.into_iter().filter(|found| review::is_dismissed(sheet, found).is_none());
        // As 点検 tells them.
        for (line, ()) in review::lines(open.map(|finding| (finding, ()))) {
            if let Some(at) = RULES.iter().position(|rule| *rule == line.rule()) {
                counts[at] += 1;
            }
        }
    }
    let unclear = (WaitingKind::Unclear, overview.outcomes.count(OverviewOutcome::Unclear));
    let findings = RULES.into_iter().zip(counts).map(|(rule, count)| (WaitingKind::Finding(rule), count));
    let waiting = std::iter::once(unclear).chain(findings).filter(|(_, count)| *count > 0).collect();
    Desk { today, until, due: due(&sheets, today, until), waiting }
}

/// What falls due in these days, a line for each sheet and day.
fn due<'r>(sheets: &[ReadPair<'r>], today: Day, until: Day) -> Vec<Due<'r>> {
    let mut found: BTreeMap<(Day, usize), Due<'r>> = BTreeMap::new();
    for (at, (sheet, results)) in sheets.iter().enumerate() {
        for initiative in 0..sheet.initiatives.len() {
            let read = periods(&sheet.initiatives[initiative].deadline, sheet.fiscal_year);
            for row in table::of_initiative(sheet, results, initiative) {
                let Some(day) = next_day(&read, &row, today).filter(|day| *day <= until) else { continue };
                if row.is_settled() {
                    continue;
                }
                let due = found.entry((day, at)).or_insert_with(|| Due {
                    day,
                    sheet,
                    entries: Vec::new(),
                    unreported: 0,
                });
                due.entries.push(words(&row));
                due.unreported += usize::from(Report::ALL.iter().all(|report| row.judged(*report).is_none()));
            }
        }
    }
    found.into_values().collect()
}

/// The next day on which a row is due.
fn next_day(read: &[Period], row: &ResultsRow<'_>, today: Day) -> Option<Day> {
    let label = row.results.aligned.rows[row.row].key.label;
    let is_of = |period: &&Period| {
        period.labels.is_empty() || label.is_some_and(|label| period.labels.contains(&label))
    };
    // As 予定 has it: 通年 is due with the year.
    let is_due = |period: &&Period| !matches!(period.kind, PeriodKind::AsNeeded | PeriodKind::Event);
    let days = read.iter().filter(is_of).filter(is_due).filter_map(|period| period.last);
    days.filter(|day| *day >= today).min()
}

fn words<'r>(row: &ResultsRow<'r>) -> &'r str {
    let aligned = &row.results.aligned;
    let of = |column| results::words(row.initiative, aligned, &aligned.rows[row.row], column);
    let method = of(Column::Method);
    if method.is_empty() { of(Column::Target) } else { method }
}
