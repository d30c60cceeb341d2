//! What a person can do to sheets, with the message that says it was done.

use std::sync::Arc;

use leptos::prelude::*;

use super::Shell;
use super::screen::current_year;
use crate::browser::{focus, ids};
use crate::listing::{self, Division};
use crate::messages::{list as list_words, parts, sheet as sheet_words};
use crate::model::{BinId, Edit, FiscalYear, Initiative, InitiativeId, Sheet, SheetId, paper};
use crate::route::Route;

impl Shell {
    /// Starts a sheet in the year, group and department that are shown, and opens it.
    pub(crate) fn new_sheet(self) {
        let Some(Division { group, department }) = self.filter.division.get_untracked() else {
            return self.start_sheet(self.filter.year.get_untracked(), |_| {});
        };
        let document = self.document().get_untracked();
        self.start_sheet(self.filter.year.get_untracked(), |sheet| {
            sheet.rank = listing::next_rank(&document, sheet.fiscal_year, &group);
            sheet.department = department.unwrap_or_else(|| group.clone());
            sheet.group = group;
        });
    }

    /// Starts a sheet in the group of another one, and opens it.
    pub(crate) fn new_sheet_beside(self, beside: Option<Arc<Sheet>>) {
        let Some(beside) = beside else { return self.new_sheet() };
        let document = self.document().get_untracked();
        self.start_sheet(Some(beside.fiscal_year), |sheet| {
            sheet.group.clone_from(&beside.group);
            sheet.department.clone_from(&beside.department);
            sheet.rank = listing::next_rank(&document, beside.fiscal_year, &beside.group);
        });
    }

    fn start_sheet(self, year: Option<FiscalYear>, settle: impl FnOnce(&mut Sheet)) {
        let Some(year) = year.or_else(current_year) else {
            return self.trouble(list_words::no_year(&self.now()));
        };
        let document = self.document().get_untracked();
        let (id, row) = (ids::new_sheet_id(), ids::new_initiative_id());
        let mut sheet = listing::new_sheet(&document, id.clone(), row, year);
        // A form may say how many initiatives there are.
        let rows = paper::form().initiatives.map_or(1, usize::from);
        let new = || Initiative::empty(ids::new_initiative_id());
        sheet
            .initiatives
            .extend(std::iter::repeat_with(new).take(rows.saturating_sub(sheet.initiatives.len())));
        settle(&mut sheet);
        if self.edit_and_say(Edit::AddSheet(Arc::new(sheet)), list_words::SHEET_ADDED.to_owned()) {
            self.filter.year.set(Some(year));
            self.begin_sheet(id, false);
            self.focus_later("[data-cell=goal]");
        }
    }

    /// Copies a sheet and opens the copy.
    pub(crate) fn duplicate(self, id: &SheetId) {
        let document = self.document().get_untracked();
        let Some(sheet) = document.sheet(id) else { return };
        let copy =
            listing::copy_of(&document, sheet, ids::new_sheet_id(), list_words::copy_goal(&sheet.goal));
        let copied = copy.id.clone();
        if self.edit_and_say(Edit::AddSheet(Arc::new(copy)), list_words::copied(&sheet.goal)) {
            self.begin_sheet(copied, true);
        }
    }

    /// Moves sheets to the bin.
    pub(crate) fn delete(self, ids: &[SheetId]) {
        let document = self.document().get_untracked();
        let goals: Vec<_> = ids.iter().filter_map(|id| document.sheet(id)).map(|s| s.goal.clone()).collect();
        let sheets = ids.iter().map(|id| (id.clone(), ids::new_bin_id())).collect();
        if self.edit_and_say(Edit::DeleteSheets { sheets, at: self.now() }, list_words::deleted(&goals)) {
            self.list.selected.update(|selected| selected.retain(|id| !ids.contains(id)));
            if self.route.with_untracked(|route| *route != Route::List) {
                self.go(&Route::List);
            }
        }
    }

    /// Moves the selected sheets to the bin.
    pub(crate) fn delete_selected(self) {
        let ids: Vec<SheetId> =
            self.list.selected.with_untracked(|selected| selected.iter().cloned().collect());
        self.delete(&ids);
    }

    /// Takes a sheet out of the bin.
    pub(crate) fn restore(self, bin: &BinId) {
        let document = self.document().get_untracked();
        let Some(binned) = document.bin.get(bin) else { return };
        let id = &binned.sheet.id;
        let id = if document.sheet(id).is_some() { ids::new_sheet_id() } else { id.clone() };
        self.edit_and_say(
            Edit::RestoreSheet { bin: bin.clone(), id },
            list_words::restored(&binned.sheet.goal),
        );
    }

    /// Removes places of the bin for good.
    pub(crate) fn empty_bin(self, places: Vec<BinId>) {
        let count = places.len();
        self.edit_and_say(Edit::EmptyBin(places), list_words::discarded(count));
    }

    /// Adds an initiative and puts the cursor into it.
    pub(crate) fn add_initiative(self, sheet: &SheetId) {
        let id = ids::new_initiative_id();
        if self.edit(Edit::AddInitiative { sheet: sheet.clone(), id: id.clone() }) {
            self.focus_later(&format!("[data-cell=\"{id} method\"]"));
        }
    }

    /// Removes an initiative, with 元に戻す.
    pub(crate) fn remove_initiative(self, sheet: &SheetId, id: &InitiativeId) {
        let number = self
            .document()
            .with_untracked(|document| document.sheet(sheet).and_then(|sheet| sheet.initiative_number(id)));
        let text = sheet_words::initiative_removed(&parts::initiative_number(number.unwrap_or(0)));
        self.edit_and_say(Edit::RemoveInitiative { sheet: sheet.clone(), id: id.clone() }, text);
        // The cursor goes to the row that has taken its place, so that nothing is typed into the void.
        let next = self.document().with_untracked(|document| {
            let rows = &document.sheet(sheet)?.initiatives;
            rows.get(number?.saturating_sub(1)).or(rows.last()).map(|row| row.id.clone())
        });
        if let Some(next) = next {
            self.focus_later(&format!("[data-cell=\"{next} method\"]"));
        }
    }

    /// Puts the focus on the first thing that the selector finds.
    pub(crate) fn focus(self, selector: &str) {
        focus::first(selector);
    }

    /// Puts the focus on the first field that the selector finds, with all that stands in it selected.
    pub(crate) fn focus_whole(self, selector: &str) {
        focus::first_whole(selector);
    }

    /// A dialog is about to take the focus: what is selected in a text is selected again afterwards.
    pub(crate) fn keep_selection(self) {
        focus::keep_selection();
    }

    /// Does something once the screen is drawn, all of it.
    pub(crate) fn once_drawn(self, act: impl FnOnce() + 'static) {
        self.sheet_screen.is_whole.set(true);
        request_animation_frame(move || {
            self.sheet_screen.is_whole.set(false);
            act();
        });
    }

    /// Puts the focus on the first thing that the selector finds, once the screen is drawn.
    pub(crate) fn focus_later(self, selector: &str) {
        let selector = selector.to_owned();
        self.once_drawn(move || focus::first(&selector));
    }

    /// Puts the focus on the last cell whose name starts like this, once the screen is drawn.
    pub(crate) fn focus_last_cell(self, name: &str) {
        let selector = format!("[data-cell^=\"{name}\"]");
        self.once_drawn(move || focus::last(&selector));
    }

    /// Opens the paper at a cell or another part and puts the cursor there, with these words (in UTF-16 units) selected.
    pub(crate) fn jump(self, sheet: SheetId, cell: &str, span: Option<(u32, u32)>) {
        self.dialog.set(None);
        self.go(&Route::Sheet(sheet));
        let selector = format!("[data-cell=\"{cell}\"], [data-part=\"{cell}\"]");
        self.once_drawn(move || {
            focus::first(&selector);
            if let Some(span) = span {
                focus::select(span);
            }
        });
    }
}
