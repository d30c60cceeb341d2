//! What the steps of a year come to: when they are due, which parts of a sheet are only to be read, and which edits are
//! refused for it. What a step is not for is changed only once a person has opened it.

use super::{
    Cell, Column, Day, Document, Edit, EditError, FiscalYear, FormPart, InitiativeId, PartKey, Revision,
    Settings, Sheet, SheetId, Stage, YearStep,
};

/// When each step of a year is due: each date is the first one that is not before that of the step before it, so that
/// 期末報告 by 30 April is due in the April after the year.
pub fn due_days(steps: &[YearStep], year: FiscalYear) -> Vec<Option<Day>> {
    let mut from = Day::new(i64::from(year.western()), 4, 1);
    let mut due = |step: &YearStep| {
        let day = step.due?.on_or_after(from?)?;
        from = Some(day);
        Some(day)
    };
    steps.iter().map(&mut due).collect()
}

impl Settings {
    /// Whether a part of a sheet is only to be read at the step at which it stands. A sheet that no step was begun for is open,
    /// and one of whose steps the settings have none.
    pub fn is_read_only(&self, sheet: &Sheet, part: &PartKey) -> bool {
        let Some(at) = self.place_of(sheet) else { return false };
        let is_anywhere = || match part {
            PartKey::Known(_) => true,
            // A part of the city's own that no step names is written in all of them.
            PartKey::Own(_) => self.steps.iter().any(|step| step.is_for(part)),
        };
        self.steps.get(at).is_none_or(|step| !step.is_for(part) && is_anywhere())
    }

    /// Whether a cell of a sheet is only to be read: it is not the step's, and nobody has opened it.
    pub fn is_locked(&self, sheet: &Sheet, cell: &Cell) -> bool {
        self.is_read_only(sheet, &PartKey::of(cell)) && !sheet.course.is_opened(&sheet.place_of(cell))
    }

    /// The same of a part that is no text.
    pub fn is_part_locked(&self, sheet: &Sheet, part: FormPart) -> bool {
        self.is_read_only(sheet, &part.into()) && !sheet.course.is_opened(part.place())
    }

    /// What these sheets' steps have come to, the earliest of them; none where no step was begun for any of them.
    pub fn stage_of<'s>(&self, sheets: impl IntoIterator<Item = &'s Sheet>) -> Option<Stage> {
        sheets.into_iter().filter_map(|sheet| self.stage_of_one(sheet)).min()
    }

    /// What a sheet's year has come to: by its step, or where none was begun, by the day.
    pub fn stage_on(&self, sheet: &Sheet, day: Day) -> Stage {
        self.stage_of([sheet]).unwrap_or_else(|| Stage::on(sheet.fiscal_year, day))
    }

    fn stage_of_one(&self, sheet: &Sheet) -> Option<Stage> {
        let at = self.place_of(sheet)?;
        if at == self.steps.len() {
            return Some(Stage::Final);
        }
        let has_come = |part| self.steps[..=at].iter().any(|step| step.opens.contains(&part));
        Some(match () {
            () if has_come(FormPart::FinalReport) => Stage::Final,
            () if has_come(FormPart::Midterm) => Stage::Midterm,
            () => Stage::Plan,
        })
    }

    /// Whether a cell is one of those that the sheet's step is for.
    pub fn is_due(&self, sheet: &Sheet, part: &PartKey) -> bool {
        let step = self.place_of(sheet).and_then(|at| self.steps.get(at));
        step.is_some_and(|step| step.is_for(part))
    }
}

impl Sheet {
    /// The column of an initiative's plan that was changed by a 見直し since it was opened; none where it is another's, or
    /// nothing was changed yet. Such a 見直し stands on the paper.
    pub fn revised_column(&self, revision: &Revision, row: &InitiativeId) -> Option<Column> {
        let is_of = |column: &Column| {
            let cell = Cell::Initiative(row.clone(), *column);
            self.place_of(&cell) == revision.place
                && self.text(&cell).is_some_and(|text| text != revision.before)
        };
        [Column::Method, Column::Deadline, Column::Target].into_iter().find(is_of)
    }

    /// Whether a 見直し stands on the paper.
    pub fn is_revision_printed(&self, revision: &Revision) -> bool {
        self.initiatives.iter().any(|row| self.revised_column(revision, &row.id).is_some())
    }
}

/// Why an edit is refused on account of a sheet's step.
pub(super) fn refusal(document: &Document, edit: &Edit) -> Option<EditError> {
    let settings = &document.settings;
    let sheet = |id: &SheetId| document.sheet(id).filter(|sheet| sheet.course.step().is_some());
    let cell = |id: &SheetId, cell: &Cell| {
        let sheet = sheet(id)?;
        settings.is_locked(sheet, cell).then(|| PartKey::of(cell))
    };
    let part = |id: &SheetId, part| {
        let is_locked = sheet(id).is_some_and(|sheet| settings.is_part_locked(sheet, part));
        is_locked.then_some(PartKey::Known(part))
    };
    let locked = match edit {
        Edit::SetText { sheet, cell: at, .. } => cell(sheet, at),
        Edit::Replace { texts, .. } => texts.iter().find_map(|(sheet, at, _)| cell(sheet, at)),
        Edit::SetYear { sheet, .. } => part(sheet, FormPart::Goal),
        Edit::SetRanks(ranks) => ranks.iter().find_map(|(id, rank)| {
            let is_new = document.sheet(id).is_some_and(|sheet| sheet.rank != *rank);
            part(id, FormPart::Rank).filter(|_| is_new)
        }),
        Edit::SetSdg { sheet, .. } => part(sheet, FormPart::Sdgs),
        Edit::AddPosition { sheet } | Edit::RemovePosition { sheet, .. } => part(sheet, FormPart::Positions),
        Edit::AddInitiative { sheet, .. }
        | Edit::RemoveInitiative { sheet, .. }
        | Edit::MoveInitiative { sheet, .. }
        | Edit::SetPurpose { sheet, .. } => part(sheet, FormPart::Method),
        Edit::PasteTable(after) => sheet(&after.id).and_then(|before| {
            changed(before, after)
                .find(|cell| settings.is_locked(before, cell))
                .map(|cell| PartKey::of(&cell))
        }),
        _ => None,
    };
    locked.map(EditError::Locked)
}

/// The cells in which two versions of a sheet differ; of an initiative that only one of them has, all that are written.
fn changed<'s>(before: &'s Sheet, after: &'s Sheet) -> impl Iterator<Item = Cell> + 's {
    let came = after.texts().filter(|(cell, text)| before.text(cell).is_none_or(|old| old != *text));
    let went = before.texts().filter(|(cell, text)| after.text(cell).is_none() && !text.is_empty());
    came.filter(|(cell, text)| before.text(cell).is_some() || !text.is_empty())
        .chain(went)
        .map(|(cell, _)| cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MonthDay;

    #[test]
    fn the_last_step_may_be_due_after_the_year() {
        let year = FiscalYear::new(2024).expect("a year");
        let steps = Settings::default().steps;
        let day = |year, month, day| Day::new(year, month, day);
        assert_eq!(due_days(&steps, year), [day(2024, 5, 31), day(2024, 10, 31), day(2025, 4, 30)]);
        let leap = YearStep { due: MonthDay::new(2, 29), ..steps[0].clone() };
        assert_eq!(due_days(&[leap], year), [day(2025, 2, 28)]);
    }
}
