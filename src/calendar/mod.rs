//! 予定: when in the fiscal year each entry is due, read from the deadlines, beside what was reported.
//!
//! No text is dropped: an entry whose words name no day stands among those without a date.

mod agenda;
mod bar;
mod months;
mod year;

pub use agenda::{Agenda, AgendaItem, Undated};
pub use bar::{Bar, Timing, YearDays};
pub use months::{DueCounts, SheetMonths};
pub use year::{CalendarEntry, CalendarSheet, YearCalendar, read};
