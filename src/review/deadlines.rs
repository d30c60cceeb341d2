//! Deadlines: none, outside of the year, or passed while no report speaks of the entry.

use std::collections::BTreeMap;

use super::{Context, Detail, Finding, Place, Rule, Seen, labels, reports};
use crate::model::{Cell, Column, Day, Stage};
use crate::text::period::{Period, PeriodKind, periods};

pub(super) fn check(context: Context<'_>, seen: Seen<'_>, found: &mut Vec<Finding>) {
    if !seen.has(Column::Method) && !seen.has(Column::Target) {
        return;
    }
    if !seen.has(Column::Deadline) {
        found.push(Finding::new(Rule::NoDeadline, seen.place(Column::Deadline, None)));
        return;
    }
    let mut before = None;
    let is_lost = labels::lost(seen, Column::Deadline);
    for row in seen.rows().filter(|row| seen.label(*row).is_some()) {
        let label = seen.label(row);
        let is_asked =
            !seen.words(row, Column::Method).is_empty() || !seen.words(row, Column::Target).is_empty();
        if is_asked && seen.words(row, Column::Deadline).is_empty() && !is_lost(label) && before != label {
            found.push(Finding::new(Rule::NoDeadline, seen.place(Column::Deadline, label)));
        }
        before = label;
    }
    let cell = Cell::Initiative(seen.initiative.id.clone(), Column::Deadline);
    let read = periods(&seen.initiative.deadline, context.sheet.fiscal_year);
    outside(context, &cell, &read, &seen.initiative.deadline, found);
    passed(context, seen, &read, found);
}

/// Entries whose words name another year, each rule once for an entry.
fn outside(context: Context<'_>, cell: &Cell, read: &[Period], text: &str, found: &mut Vec<Finding>) {
    let start = i64::from(context.sheet.fiscal_year.western());
    let year = Day::new(start, 4, 1).zip(Day::new(start + 1, 3, 31));
    let Some((first, last)) = year else { return };
    let mut reported: Vec<(Rule, Option<u8>)> = Vec::new();
    for period in read {
        let is_before = |day: Option<Day>| day.is_some_and(|day| day < first);
        let is_after = |day: Option<Day>| day.is_some_and(|day| day > last);
        let rule = match period {
            _ if is_before(period.first.or(period.last)) => Rule::DeadlineOutside,
            _ if is_after(period.last.or(period.first)) => Rule::DeadlineLater,
            _ => continue,
        };
        let entry = period.labels.first().copied();
        if reported.contains(&(rule, entry)) {
            continue;
        }
        reported.push((rule, entry));
        let place = Place { entry, ..Place::words(cell, period.span.clone()) };
        let words = vec![text[period.span.clone()].to_owned()];
        found.push(Finding::new(rule, place).with(Detail::Words(words)));
    }
}

/// Entries whose last day has passed without a word in either report.
fn passed(context: Context<'_>, seen: Seen<'_>, read: &[Period], found: &mut Vec<Finding>) {
    // Nothing is asked for before its step.
    if context.stage == Stage::Plan && context.sheet.course.step().is_some() {
        return;
    }
    // What ended before the year began is told as that.
    let first = Day::new(i64::from(context.sheet.fiscal_year.western()), 4, 1);
    // Rows of one number have the same periods.
    let mut known = BTreeMap::new();
    for row in seen.rows() {
        let label = seen.label(row);
        let is_reported =
            [Column::Midterm, Column::FinalReport].iter().any(|report| !seen.words(row, *report).is_empty());
        let is_asked =
            !seen.words(row, Column::Method).is_empty() || !seen.words(row, Column::Target).is_empty();
        if is_reported || !is_asked || reports::is_due(context, seen, row) {
            continue;
        }
        let last = *known.entry(label).or_insert_with(|| last_day(read, label));
        if let Some(day) = last.filter(|day| *day < context.today && first.is_none_or(|first| first <= *day))
        {
            let place = Place { entry: label, ..seen.place_of(row, Column::Deadline) };
            found.push(Finding::new(Rule::DeadlinePassed, place).with(Detail::Passed(day)));
        }
    }
}

/// The day with which all periods of a number are over; none where there is none, or one of them stays open.
fn last_day(read: &[Period], label: Option<u8>) -> Option<Day> {
    // One period without a last day, and nobody can say that the time is over.
    let is_open =
        |period: &Period| !matches!(period.kind, PeriodKind::On | PeriodKind::By | PeriodKind::Span);
    let is_of = |period: &&Period| {
        period.labels.is_empty() || label.is_some_and(|number| period.labels.contains(&number))
    };
    let days = read.iter().filter(is_of).map(|period| period.last.filter(|_| !is_open(period)));
    days.collect::<Option<Vec<Day>>>()?.into_iter().max()
}
