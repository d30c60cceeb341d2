//! The deadlines of a year: each entry that has one, with the periods in it.

use std::sync::Arc;

use super::bar::{Bar, BarReport, Timing, YearDays, one_line};
use crate::model::{Column, Day, FiscalYear, Report, Sheet};
use crate::results::SheetResults;
use crate::results::table::{self, ReadSheet, ResultsRow};
use crate::results::words;
use crate::text::period::periods;

/// How many characters of a deadline a bar has room for.
const LONGEST: usize = 24;

/// The deadlines of the sheets of one year, as of a day.
pub struct YearCalendar<'r> {
    /// The year.
    pub year: FiscalYear,
    /// Its days.
    pub days: YearDays,
    /// The sheets, in the order in which they came.
    pub sheets: Vec<CalendarSheet<'r>>,
}

/// The deadlines of a sheet.
pub struct CalendarSheet<'r> {
    /// The sheet.
    pub sheet: &'r Sheet,
    /// Its entries that have a deadline.
    pub entries: Vec<CalendarEntry<'r>>,
}

/// An entry with its deadline.
pub struct CalendarEntry<'r> {
    /// The entry.
    pub line: ResultsRow<'r>,
    /// The words of its deadline.
    pub deadline: &'r str,
    /// The periods in them that can be drawn, in the order in which they stand.
    pub bars: Vec<Bar>,
    /// Whether something in them has no date.
    pub is_undated: bool,
    /// The last report that speaks of it.
    pub report: Option<Report>,
}

impl<'r> YearCalendar<'r> {
    /// The calendars of these sheets, a year each, newest first.
    pub fn of(read: &'r [ReadSheet], today: Day) -> Vec<Self> {
        let mut years: Vec<Self> = Vec::new();
        for (sheet, results) in read {
            let year = sheet.fiscal_year;
            let at = years.partition_point(|other| other.year > year);
            if years.get(at).is_none_or(|other| other.year != year) {
                let Some((first, last)) = Day::of_fiscal_year(year) else { continue };
                years.insert(at, Self { year, days: YearDays { first, last, today }, sheets: Vec::new() });
            }
            let calendar = &mut years[at];
            let entries = calendar.entries(sheet, results);
            calendar.sheets.push(CalendarSheet { sheet, entries });
        }
        years
    }

    /// The same for everybody, and to be read on any day: what was planned, and what was reported. What the office has
    /// still to do is its own business.
    pub fn for_everybody(mut self) -> Self {
        self.days.today = self.days.first.previous().unwrap_or(self.days.first);
        let entries = self.sheets.iter_mut().flat_map(|sheet| &mut sheet.entries);
        for bar in entries.flat_map(|entry| &mut entry.bars) {
            if !matches!(bar.timing, Timing::Reported(_)) {
                bar.timing = Timing::Planned;
            }
        }
        self
    }

    /// All entries, sheet by sheet.
    pub fn all(&self) -> impl Iterator<Item = &CalendarEntry<'r>> {
        self.sheets.iter().flat_map(|sheet| &sheet.entries)
    }

    fn entries(&self, sheet: &'r Sheet, results: &'r SheetResults) -> Vec<CalendarEntry<'r>> {
        table::of_sheet(sheet, results).filter_map(|line| self.entry(line)).collect()
    }

    /// The entry of a row; none where it has no deadline.
    fn entry(&self, line: ResultsRow<'r>) -> Option<CalendarEntry<'r>> {
        let aligned = &line.results.aligned;
        let row = &aligned.rows[line.row];
        let deadline = words(line.initiative, aligned, row, Column::Deadline);
        if deadline.is_empty() {
            return None;
        }
        let has_report = |report: &Report| !words(line.initiative, aligned, row, report.column()).is_empty();
        let report = Report::ALL.into_iter().rev().find(has_report);
        let told = BarReport { report, is_settled: line.is_settled() };
        let found = periods(deadline, self.year);
        let mut bars: Vec<Bar> =
            found.iter().filter_map(|period| Bar::of(period, deadline, self.days, told)).collect();
        // What stands around the one period belongs to it, as far as there is room.
        let whole = one_line(deadline);
        if let ([bar], [_]) = (bars.as_mut_slice(), found.as_slice())
            && whole.chars().count() <= LONGEST
        {
            bar.words = whole;
        }
        let is_undated = bars.len() < found.len() || bars.is_empty();
        Some(CalendarEntry { line, deadline, bars, is_undated, report })
    }
}

impl CalendarEntry<'_> {
    /// The sheet's number on the paper and the entry's in it: 3 and 1 of ③ (1).
    pub fn numbers(&self) -> (usize, Option<u8>) {
        (self.line.number, self.line.results.aligned.rows[self.line.row].key.label)
    }

    /// What it is, in the sheet's words: the first line of the entry, else the initiative's heading.
    pub fn name(&self) -> &str {
        let aligned = &self.line.results.aligned;
        let method = &self.line.initiative.method;
        let own = words(self.line.initiative, aligned, &aligned.rows[self.line.row], Column::Method);
        let first = own.lines().map(str::trim).find(|line| !line.is_empty());
        first.or_else(|| aligned.heading(method)).unwrap_or("")
    }
}

/// Sheets with what is read of them.
pub fn read(sheets: Vec<Sheet>) -> Vec<ReadSheet> {
    let read = |sheet: Sheet| {
        let results = crate::results::of(&sheet);
        (Arc::new(sheet), Arc::new(results))
    };
    sheets.into_iter().map(read).collect()
}
