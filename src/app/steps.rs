//! The steps of the year: which cells of a sheet are only to be read, opening one of them (見直し), and moving sheets on.

use std::sync::Arc;

use leptos::prelude::*;

use super::Shell;
use super::dialog::Dialog;
use super::reopened::ReopenedPart;
use crate::browser::{focus, ids};
use crate::messages::steps as words;
use crate::model::{
    Edit, Extra, Report, Revision, Settings, Sheet, SheetId, Stage, StepId, YearCourse, paper,
};
use crate::results::table::{self, ReadSheet};

/// How far the sheet on the screen has come, for those of its cells that are drawn.
#[derive(Clone, Copy)]
pub(crate) struct ShownCourse {
    /// None while no steps were begun for the sheet.
    pub(crate) course: ReadSignal<Option<YearCourse>>,
    pub(crate) settings: Memo<Arc<Settings>>,
}

/// What a step does with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CellStanding {
    /// Nothing.
    Open,
    /// It is written in this step.
    Due,
    /// It is only to be read.
    Locked,
    /// It was opened again.
    Reopened,
}

impl ShownCourse {
    /// What the step of the sheet does with a part of it; told when that changes.
    pub(crate) fn standing(self, shell: Shell, id: SheetId, part: ReopenedPart) -> Signal<CellStanding> {
        Signal::derive(move || {
            let ShownCourse { course, settings } = self;
            if course.with(Option::is_none) {
                return CellStanding::Open;
            }
            let settings = settings.get();
            let sheet = shell.document().with_untracked(|document| document.sheet(&id).cloned());
            let Some(sheet) = sheet else { return CellStanding::Open };
            let of = part.part();
            match (settings.is_read_only(&sheet, &of), sheet.course.is_opened(&part.place(&sheet))) {
                (true, true) => CellStanding::Reopened,
                (true, false) => CellStanding::Locked,
                (false, _) if settings.is_due(&sheet, &of) => CellStanding::Due,
                (false, _) => CellStanding::Open,
            }
        })
    }
}

impl Shell {
    /// What a sheet's year has come to: by its step, or where none was begun, by the day.
    pub(crate) fn stage_of(self, sheet: &Sheet) -> Stage {
        let by_step = self.document().with(|document| document.settings.stage_of([sheet]));
        by_step.unwrap_or_else(|| Stage::of(sheet.fiscal_year, &self.now()))
    }

    /// The report that counts of sheets that were read. Before anything was reported both count the same.
    pub(crate) fn counted_report(self, read: &[ReadSheet]) -> Report {
        let stage = self
            .document()
            .with_untracked(|document| document.settings.stage_of(read.iter().map(|(sheet, _)| &**sheet)));
        let read = read.iter().map(|(sheet, results)| (&**sheet, &**results));
        table::counted(read, stage).unwrap_or_else(paper::first_report)
    }

    /// A version that is to take the place of the sheet that is here, with a 見直し of each part that it changes though that
    /// is only to be read, and how many those are; none where it changes none.
    pub(crate) fn revised(self, here: &Sheet, after: &Sheet, reason: &str) -> Option<(Sheet, usize)> {
        let changes =
            self.document().with_untracked(|document| document.settings.locked_changes(here, after));
        let count = changes.len();
        let revised = || after.clone().revised(changes, reason, &self.signature(), &mut ids::new_revision_id);
        (count > 0).then(|| (revised(), count))
    }

    /// Asks why a part is to be opened.
    pub(crate) fn ask_to_reopen(self, id: &SheetId, part: ReopenedPart) {
        self.open(Dialog::Reopen(id.clone(), part));
    }

    /// Opens a part of a sheet for a reason, and leads to it.
    pub(crate) fn reopen(self, id: &SheetId, part: &ReopenedPart, reason: &str) {
        let sheet = self.document().with_untracked(|document| document.sheet(id).cloned());
        let Some((sheet, step)) = sheet.and_then(|sheet| Some((sheet.clone(), sheet.course.step()?.clone())))
        else {
            return;
        };
        let revision = Revision {
            id: ids::new_revision_id(),
            place: part.place(&sheet),
            step,
            reason: reason.trim().to_owned(),
            before: part.words(&sheet),
            signed: self.signature(),
            extra: Extra::new(),
        };
        let edit = Edit::Reopen { sheet: id.clone(), revision: Box::new(revision) };
        self.edit_and_say(edit, words::reopened(&sheet, part.cell(), &part.part()));
        if let Some(cell) = part.cell() {
            let field = focus::having("data-cell", &super::cell_key::cell_key(cell));
            self.once_drawn(move || focus::first(&field));
        }
    }

    /// Moves sheets to a step as one edit, and says so.
    pub(crate) fn move_to_step(self, sheets: Vec<SheetId>, step: StepId, told: String) -> bool {
        self.edit_and_say(Edit::MoveToStep { sheets, step, at: self.now() }, told)
    }
}
