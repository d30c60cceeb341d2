//! When a backup was last made, and whether it is time to be reminded of it.

use serde::{Deserialize, Serialize};

use crate::model::{Moment, SheetId};
use crate::session::Ledger;

/// So many days after a backup.
const OLD: i64 = 30;
/// So many after the first change that is in no file, where there never was one.
const NEVER: i64 = 14;
/// So long is the reminder put off.
const LATER: i64 = 7;

/// What is known of backups that were made here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BackupLog {
    /// When the last one was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// When the reminder was last put off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put_off: Option<Moment>,
}

/// What a reminder says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupDue {
    /// How many days ago the last one was made; none where there never was one.
    pub days: Option<i64>,
    /// How many sheets are in no file as they are.
    pub sheets: usize,
}

impl BackupLog {
    /// Whether it is time: the last one is old, and there is something that is nowhere else.
    pub fn due(&self, ledger: &Ledger, now: &Moment) -> Option<BackupDue> {
        let sheets = ledger.unfiled().len();
        let since = |moment: &Moment| Some(moment.date()?.days_to(now.date()?));
        let is_put_off = self.put_off.as_ref().and_then(since).is_some_and(|days| (0..LATER).contains(&days));
        if sheets == 0 || is_put_off {
            return None;
        }
        let days = self.at.as_ref().and_then(since);
        let is_old = match days {
            Some(days) => days >= OLD,
            None => {
                let changed = |id: &SheetId| since(ledger.entry(id)?.updated_at.as_ref()?);
                ledger.unfiled().iter().filter_map(changed).max().is_some_and(|days| days >= NEVER)
            }
        };
        is_old.then_some(BackupDue { days, sheets })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{FiscalYear, Sheet};

    #[test]
    fn a_reminder_comes_when_something_could_be_lost_and_waits_when_asked_to() {
        let moment = |day: &str| Moment::new(&format!("{day}T09:00:00+09:00")).expect("a moment");
        let ledger = |changed: &str, filed: bool| {
            let mut ledger = Ledger::default();
            let id = SheetId::new("s").expect("an id");
            let sheet = Arc::new(Sheet::empty(id, FiscalYear::new(2026).expect("a year")));
            ledger.note(&sheet, Some(moment(changed)), filed);
            ledger
        };
        let now = moment("2026-11-26");
        // When it was made, when it was put off, when the sheet changed, whether it is in a file; after how many days it is due.
        for (at, put_off, changed, filed, due) in [
            (None, None, "2026-11-25", false, None),
            (None, None, "2026-11-12", false, Some(None)),
            (None, None, "2026-11-01", true, None),
            (None, Some("2026-11-20"), "2026-11-01", false, None),
            (None, Some("2026-11-19"), "2026-11-01", false, Some(None)),
            (Some("2026-10-27"), None, "2026-11-25", false, Some(Some(30))),
            (Some("2026-10-28"), None, "2026-11-25", false, None),
            (Some("2026-10-01"), None, "2026-11-25", true, None),
            // A clock that was wrong puts nothing off for ever.
            (None, Some("2062-01-01"), "2026-11-01", false, Some(None)),
        ] {
            let log = BackupLog { at: at.map(moment), put_off: put_off.map(moment) };
            let found = log.due(&ledger(changed, filed), &now);
            assert_eq!(found.map(|due| due.days), due, "{at:?} {put_off:?} {changed} {filed}");
        }
    }
}
