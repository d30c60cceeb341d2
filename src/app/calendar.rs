//! 予定: what is asked of the engine that draws it, and its file.

use super::Shell;
use super::export::FileUse;
use crate::messages::calendar as words;
use crate::protocol::{DrawCalendar, MakeIcs};

impl Shell {
    /// The picture of the year and division that are shown; none where there is nothing to draw.
    pub(crate) fn calendar_request(self, by_sheet: bool) -> Option<DrawCalendar> {
        let content = self.shown_content()?;
        Some(DrawCalendar { by_sheet, today: self.now().date()?, content })
    }

    /// Exports what the screen shows for other calendars.
    pub(crate) fn export_ics(self) {
        self.export_made(words::ICS_ENDING, "text/calendar", FileUse::Table, |shell, sheets| MakeIcs {
            content: shell.content(sheets),
        });
    }
}
