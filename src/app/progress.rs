//! 提出状況: what its picture is drawn of, and beginning, joining and closing a step for the sheets that are shown.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::HtmlTextAreaElement;

use super::Shell;
use super::dialog::Dialog;
use super::drawing::Drawing;
use crate::browser::clipboard;
use crate::codec::stored;
use crate::messages::progress as words;
use crate::messages::steps;
use crate::model::{FiscalYear, Sheet, SheetId, StepId};
use crate::protocol::DrawProgress;
use crate::versions::Occasion;

impl Shell {
    /// 提出状況 of what is shown, drawn whenever that changes.
    pub(crate) fn draw_progress(self) -> Drawing {
        Drawing::of(move || {
            let settings = self.document().with(|document| stored::encode_settings(&document.settings));
            let is_whole = self.filter.division.with(Option::is_none);
            let content = self.shown_content()?;
            Some(DrawProgress {
                today: self.now().date()?,
                settings,
                is_whole,
                out: self.out_by_sheet(),
                content,
            })
        })
    }

    /// The sheets of a year that are shown and that this holds for.
    fn shown_of(self, year: FiscalYear, is: impl Fn(&Sheet) -> bool) -> Vec<Arc<Sheet>> {
        let mut sheets = untrack(|| self.shown_sheets());
        sheets.retain(|sheet| sheet.fiscal_year == year && is(sheet));
        sheets
    }

    /// Takes the sheets of a year that are in no step of it into one.
    pub(crate) fn begin_step(self, year: FiscalYear, step: &str) {
        let Some(step) = StepId::new(step) else { return };
        let settings = self.document().with_untracked(|document| document.settings.clone());
        let sheets = self.shown_of(year, |sheet| settings.place_of(sheet).is_none());
        let ids: Vec<SheetId> = sheets.iter().map(|sheet| sheet.id.clone()).collect();
        let told = words::begun(year, ids.len());
        self.move_to_step(ids, step, told);
    }

    /// Asks which of the sheets of a year that are at a step are to be closed.
    pub(crate) fn ask_to_close(self, year: FiscalYear, step: &str) {
        let Some(step) = StepId::new(step) else { return };
        let settings = self.document().with_untracked(|document| document.settings.clone());
        let sheets = self.shown_of(year, |sheet| settings.step_of(sheet).as_ref() == Some(&step));
        let ids: Vec<SheetId> = sheets.iter().map(|sheet| sheet.id.clone()).collect();
        if !ids.is_empty() {
            self.open(Dialog::Closing(step, ids));
        }
    }

    /// Closes a step for these sheets: they are kept as they stand, and moved on. One that has left the step meanwhile stays.
    pub(crate) fn close_step(self, step: &StepId, chosen: &[SheetId]) {
        let document = self.document().get_untracked();
        let Some(next) = document.settings.step_after(step) else { return };
        let is_there = |sheet: &&Arc<Sheet>| document.settings.step_of(sheet).as_ref() == Some(step);
        let sheets: Vec<Arc<Sheet>> =
            chosen.iter().filter_map(|id| document.sheet(id)).filter(is_there).cloned().collect();
        let ids: Vec<SheetId> = sheets.iter().map(|sheet| sheet.id.clone()).collect();
        if ids.is_empty() {
            return self.trouble(words::NONE_CHOSEN.to_owned());
        }
        self.dialog.set(None);
        let name = steps::name(&document.settings, step);
        self.keep_sent(&sheets, &Occasion::Closed, &words::closed_name(&name));
        let told = words::closed(&name, ids.len());
        self.move_to_step(ids, next, told);
    }

    /// Copies the words to remind a department.
    pub(crate) fn copy_reminder(self, field: &HtmlTextAreaElement) {
        if clipboard::copy(field) {
            self.say(words::COPIED.to_owned());
        } else {
            self.trouble(words::NOT_COPIED.to_owned());
        }
    }
}
