//! What has just come in: the view goes there, and it is marked as new for a while.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::Shell;
use super::notices::Notice;
use super::screen::ROWS;
use crate::browser::sheet_page;
use crate::listing;
use crate::messages::files as words;
use crate::model::{FiscalYear, Sheet, SheetId};
use crate::route::Route;

/// How long what came is marked.
const NEW_FOR: Duration = Duration::from_secs(90);

impl Shell {
    /// Shows what an import brought, which this text tells of: in the year that is shown, or the first that it brought;
    /// the others are told.
    pub(super) fn show_arrivals(self, sheets: &[Arc<Sheet>], text: String) {
        let shown = self.filter.year.get_untracked();
        let is_of = |year: FiscalYear| move |sheet: &&Arc<Sheet>| sheet.fiscal_year == year;
        let stays = shown.filter(|year| sheets.iter().any(|sheet| is_of(*year)(&sheet)));
        let year = stays.or_else(|| sheets.first().map(|sheet| sheet.fiscal_year));
        let years = listing::newest_first(sheets.iter().map(|sheet| sheet.fiscal_year));
        let others: Vec<FiscalYear> = years.into_iter().filter(|other| Some(*other) != year).collect();
        let counted: Vec<_> =
            others.iter().map(|other| (*other, sheets.iter().filter(is_of(*other)).count())).collect();
        let text = format!("{text}{}", words::of_other_years(&counted));
        self.notices.notice.set(Some(Notice { text, undoable: true, years: others, ..Notice::default() }));
        self.list.query.set(String::new());
        self.choose_year(year);
        self.list.fresh.set(sheets.iter().map(|sheet| sheet.id.clone()).collect());
        self.list.fading.restart(NEW_FOR, move || self.list.fresh.update(|fresh| fresh.clear()));
        self.show_fresh();
    }

    /// Goes to the list, and there to the first sheet that has just come.
    fn show_fresh(self) {
        let fresh: Vec<SheetId> = self.list.fresh.with_untracked(|fresh| fresh.iter().cloned().collect());
        self.draw_down_to(&fresh);
        self.go(&Route::List);
        request_animation_frame(|| sheet_page::show("#main .fresh"));
    }

    /// Has so many rows of the list drawn that the first of these sheets is among them.
    pub(super) fn draw_down_to(self, ids: &[SheetId]) {
        let first = untrack(|| self.shown_sheets()).iter().position(|sheet| ids.contains(&sheet.id));
        let rows = first.map_or(0, |at| at + 1).next_multiple_of(ROWS);
        self.list.drawn.update(|drawn| *drawn = rows.max(*drawn));
    }

    /// Shows another year's list.
    pub(crate) fn show_year(self, year: FiscalYear) {
        self.choose_year(Some(year));
        self.show_fresh();
    }
}
