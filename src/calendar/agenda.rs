//! The lists beside the calendar: what is over without a report, what comes next, and what has no date.

use super::bar::{Bar, Timing, one_line};
use super::year::{CalendarEntry, YearCalendar};
use crate::model::Day;

/// How many days 次に来るもの looks ahead.
const AHEAD: i64 = 30;

/// The lists.
pub struct Agenda<'c, 'r> {
    /// What is over without a report; what has been over longest first.
    pub overdue: Vec<AgendaItem<'c, 'r>>,
    /// What is over since 中間報告, which is the only one that speaks of it; in the same order.
    pub midterm_only: Vec<AgendaItem<'c, 'r>>,
    /// What ends within thirty days and is not settled, next first.
    pub next: Vec<AgendaItem<'c, 'r>>,
    /// Deadlines without a date.
    pub undated: Vec<Undated<'c, 'r>>,
}

/// An entry whose day is told.
pub struct AgendaItem<'c, 'r> {
    /// The entry.
    pub entry: &'c CalendarEntry<'r>,
    /// The period.
    pub bar: &'c Bar,
    /// The period's last day.
    pub last: Day,
    /// How many days ago that was, or until then.
    pub days: i64,
}

/// Entries whose deadlines have the same words.
pub struct Undated<'c, 'r> {
    /// The words.
    pub words: String,
    /// The entries.
    pub entries: Vec<&'c CalendarEntry<'r>>,
}

impl<'c, 'r> Agenda<'c, 'r> {
    /// The lists of a year.
    pub fn of(calendar: &'c YearCalendar<'r>) -> Self {
        let today = calendar.days.today;
        let (mut overdue, mut midterm_only, mut next) = (Vec::new(), Vec::new(), Vec::new());
        let mut undated = Vec::<Undated<'c, 'r>>::new();
        for entry in calendar.all() {
            let items = || {
                entry.bars.iter().filter_map(|bar| {
                    let last = bar.last?;
                    Some(AgendaItem { entry, bar, last, days: today.days_to(last).abs() })
                })
            };
            // An entry stands there once, by what of it was over last and by what of it ends next.
            let last_over =
                |timing| items().filter(|item| item.bar.timing == timing).max_by_key(|item| item.last);
            overdue.extend(last_over(Timing::Overdue));
            midterm_only.extend(last_over(Timing::MidtermOnly));
            let is_next = |item: &AgendaItem<'_, '_>| {
                matches!(item.bar.timing, Timing::Running | Timing::ToCome)
                    && item.days <= AHEAD
                    && !entry.line.is_settled()
            };
            next.extend(items().filter(is_next).min_by_key(|item| item.last));
            if entry.is_undated {
                let words = one_line(entry.deadline);
                match undated.iter_mut().find(|other| other.words == words) {
                    Some(same) => same.entries.push(entry),
                    None => undated.push(Undated { words, entries: vec![entry] }),
                }
            }
        }
        overdue.sort_by_key(|item| item.last);
        midterm_only.sort_by_key(|item| item.last);
        next.sort_by_key(|item| item.last);
        Self { overdue, midterm_only, next, undated }
    }

    /// How many entries have a deadline without a date.
    pub fn undated_entries(&self) -> usize {
        self.undated.iter().map(|undated| undated.entries.len()).sum()
    }
}
