//! A period as a bar over April to March: where it begins and ends, how surely, and how it stands with its report.

use crate::model::{Day, FormPart, Report, paper};
use crate::text::period::{Period, PeriodKind};

/// A fiscal year's days, and today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearDays {
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// Today; it may lie in another year.
    pub today: Day,
}

/// A period of an entry, to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its words, as they stand in the deadline.
    pub words: String,
    /// The days of the year that it takes: how many are before it, and how many are over with it. At least one, also for
    /// what lies before or after the year.
    pub from: i64,
    /// See `from`.
    pub to: i64,
    /// Its first day, where it has one; it may lie before the year.
    pub first: Option<Day>,
    /// Its last day, where it has one; it may lie beyond the year.
    pub last: Option<Day>,
    /// Whether the words say that it begins there.
    pub begins: bool,
    /// Whether the words say that it ends there; not 頃, から.
    pub ends: bool,
    /// Whether it is only about then: 9月頃.
    pub is_about: bool,
    /// How it stands today.
    pub timing: Timing,
}

/// How a period stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    /// It is over, and a report speaks of the entry: 終わり・報告あり.
    Reported(Report),
    /// It is over, and only 中間報告 speaks of the entry, from before that: 期末報告なし.
    MidtermOnly,
    /// It is over, and none does: 過ぎて報告なし.
    Overdue,
    /// Today lies in it: 期間の中.
    Running,
    /// これから.
    ToCome,
    /// Planned then; how it stands is not told.
    Planned,
}

/// What is told of an entry by now.
#[derive(Clone, Copy)]
pub(super) struct BarReport {
    /// The last report that speaks of it.
    pub(super) report: Option<Report>,
    /// Whether nothing of it is waited for.
    pub(super) is_settled: bool,
}

impl YearDays {
    /// How many days of the year are over, of a year to come none.
    pub fn gone(&self) -> i64 {
        self.first.days_to(self.today).clamp(0, self.length())
    }

    /// How many days it has.
    pub fn length(&self) -> i64 {
        self.first.days_to(self.last) + 1
    }

    /// Whether today lies in it.
    pub fn is_now(&self) -> bool {
        (self.first..=self.last).contains(&self.today)
    }
}

impl Bar {
    /// The bar of a period; none where its words name no day.
    pub(super) fn of(period: &Period, text: &str, year: YearDays, told: BarReport) -> Option<Self> {
        if matches!(period.kind, PeriodKind::AsNeeded | PeriodKind::Event) {
            return None;
        }
        if period.first.is_none() && period.last.is_none() {
            return None;
        }
        let day = |day: Day| year.first.days_to(day);
        let length = year.length();
        let from = period.first.map_or(0, day).clamp(0, length - 1);
        let to = period.last.map_or(length, |last| day(last) + 1).clamp(from + 1, length);
        let is_sure = period.kind != PeriodKind::About;
        let in_year = |at: Day| (year.first..=year.last).contains(&at);
        Some(Self {
            words: one_line(&text[period.span.clone()]),
            from,
            to,
            first: period.first,
            last: period.last,
            begins: is_sure && period.first.is_some_and(in_year),
            ends: is_sure && period.last.is_some_and(in_year),
            is_about: !is_sure,
            timing: timing(period, year, told),
        })
    }

    /// Whether it is a single day.
    pub fn is_day(&self) -> bool {
        self.to - self.from == 1 && self.begins && self.ends
    }
}

fn timing(period: &Period, year: YearDays, told: BarReport) -> Timing {
    let today = year.today;
    let is_over = period.last.is_some_and(|last| last < today);
    match told.report {
        // The final report is the last word, on whichever day it is written.
        Some(Report::Final) => Timing::Reported(Report::Final),
        Some(Report::Midterm) if is_over && !period.last.is_some_and(|last| closes(last, year, told)) => {
            Timing::MidtermOnly
        }
        Some(report) if is_over => Timing::Reported(report),
        // A date of another year, as a carry-over leaves it: 点検 tells of it, and nothing of this year is late.
        None if period.last.is_some_and(|last| last < year.first) => Timing::Planned,
        None if is_over => Timing::Overdue,
        _ if period.first.is_some_and(|first| first > today) => Timing::ToCome,
        _ => Timing::Running,
    }
}

/// Whether 中間報告 is enough for what ended then: it was over by the middle of the year, or it is reached and the year goes on,
/// or the form has no other report.
fn closes(last: Day, year: YearDays, told: BarReport) -> bool {
    let middle = Day::new(year.first.year(), 9, 30);
    middle.is_some_and(|middle| last <= middle)
        || (told.is_settled && year.today <= year.last)
        || !paper::has(FormPart::FinalReport)
}

/// A text with each run of white space as one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
