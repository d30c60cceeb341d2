//! シートごと: how many periods of a sheet end in each month, and how they stand.

use super::bar::Timing;
use super::year::{CalendarSheet, YearCalendar};

/// How many periods end in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DueCounts {
    /// Over, with a report.
    pub reported: usize,
    /// Over, without one, or only with one from before.
    pub overdue: usize,
    /// Not over.
    pub open: usize,
}

/// The months of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetMonths {
    /// April to March; what ends before or after the year counts in its first and last month.
    pub months: [DueCounts; 12],
    /// Periods without an end: 10月から.
    pub endless: usize,
    /// Entries whose deadline has no date.
    pub undated: usize,
}

impl SheetMonths {
    /// The months of a sheet.
    pub fn of(sheet: &CalendarSheet<'_>, calendar: &YearCalendar<'_>) -> Self {
        let mut found = Self { months: [DueCounts::default(); 12], endless: 0, undated: 0 };
        for entry in &sheet.entries {
            found.undated += usize::from(entry.is_undated);
            for bar in &entry.bars {
                let Some(last) = bar.last else {
                    found.endless += 1;
                    continue;
                };
                let last = last.clamp(calendar.days.first, calendar.days.last);
                let counts = &mut found.months[usize::from((last.month() + 8) % 12)];
                match bar.timing {
                    Timing::Reported(_) => counts.reported += 1,
                    Timing::MidtermOnly | Timing::Overdue => counts.overdue += 1,
                    Timing::Running | Timing::ToCome | Timing::Planned => counts.open += 1,
                }
            }
        }
        found
    }
}
