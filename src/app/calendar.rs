//! 予定: what is asked of the engine that draws it, and its file.

use leptos::prelude::*;

use super::Shell;
use super::export::FileUse;
use crate::messages::calendar as words;
use crate::protocol::{DrawCalendar, MakeIcs};

impl Shell {
    /// The picture of the year and division that are shown; none where there is nothing to draw.
    pub(crate) fn calendar_request(self, by_sheet: bool) -> Option<DrawCalendar> {
        let sheets = self.own_work_only(&self.shown_sheets());
        let today = self.now().date()?;
        (!sheets.is_empty()).then(|| DrawCalendar { by_sheet, today, content: self.content(&sheets) })
    }

    /// Exports what the screen shows for other calendars.
    pub(crate) fn export_ics(self) {
        self.export_made(words::ICS_ENDING, "text/calendar", FileUse::Table, |shell, sheets| MakeIcs {
            content: shell.content(&untrack(|| shell.own_work_only(sheets))),
        });
    }
}
