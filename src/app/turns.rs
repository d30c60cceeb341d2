//! Undo and redo as one sees them: what was done is said, and the view goes to the place and marks it.

use leptos::prelude::*;

use super::Shell;
use super::cell_key::cell_key;
use crate::browser::focus::having;
use crate::browser::sheet_page as page;
use crate::messages::history;
use crate::model::{Change, Deed, Sheet, SheetId, Spot, Turn, first_difference};
use crate::route::Route;
use crate::session::Action;

impl Shell {
    /// Takes the last step back and says which.
    pub(crate) fn undo(self) {
        self.turn(Turn::Undo);
    }

    /// Does the last undone step again and says which.
    pub(crate) fn redo(self) {
        self.turn(Turn::Redo);
    }

    /// Takes back what a message on the screen offers to: it has said what.
    pub(crate) fn take_back(self) {
        self.turn_now(Turn::Undo);
    }

    fn turn(self, turn: Turn) {
        if let Some(deed) = self.asks_first(turn, page::stop().is_some()) {
            match turn {
                Turn::Undo => self.say_undoable(history::ask_undo(&deed)),
                Turn::Redo => self.say_redoable(history::ask_redo(&deed)),
            }
            return;
        }
        self.turn_now(turn);
    }

    fn turn_now(self, turn: Turn) {
        let shown = page::words();
        let action = match turn {
            Turn::Undo => Action::Undo,
            Turn::Redo => Action::Redo,
        };
        let Some((deed, change)) = self.dispatch(action) else { return };
        match turn {
            Turn::Undo => self.say_redoable(history::undone(&deed)),
            Turn::Redo => self.say_undoable(history::redone(&deed)),
        }
        self.show_where(&deed, &change, shown);
    }

    /// Goes to the place that was changed and marks it, given what the fields on the screen showed before.
    fn show_where(self, deed: &Deed, change: &Change, shown: page::FieldTexts) {
        if let [delta] = change.sheets.as_slice()
            && let (Some(before), Some(after)) = (&delta.before, &delta.after)
        {
            return self.show_spot(deed, before, after, shown);
        }
        let back: Vec<&Sheet> = change.sheets.iter().filter_map(|delta| delta.after.as_deref()).collect();
        let route = self.route.get_untracked();
        let ids: Vec<SheetId> = back.iter().map(|sheet| sheet.id.clone()).collect();
        match (back.first(), route.sheet().filter(|id| ids.contains(id))) {
            (None, _) => {}
            // Many sheets change at once by their ranks alone.
            (_, Some(_)) if matches!(deed, Deed::Ranked(_)) => self.mark(RANK.to_owned(), Vec::new()),
            // It is on the screen again.
            (_, Some(_)) => {}
            (Some(first), _) => {
                let year = self.filter.year.get_untracked();
                if year.is_some_and(|year| back.iter().all(|sheet| sheet.fiscal_year != year)) {
                    self.filter.year.set(Some(first.fiscal_year));
                }
                self.show_rows(&ids);
            }
        }
    }

    /// Goes to the list and marks these sheets there.
    fn show_rows(self, ids: &[SheetId]) {
        self.go(&Route::List);
        let is_hidden = |shown: &Vec<SheetId>| ids.iter().any(|id| !shown.contains(id));
        if self.is_filtered() && self.list.shown.with_untracked(is_hidden) {
            self.filter.division.set(None);
            self.keep_to_owner("");
            self.list.query.set(String::new());
        }
        self.draw_down_to(ids);
        let rows: Vec<String> = ids.iter().map(|id| having("data-sheet", id.as_str())).collect();
        self.mark(rows.join(","), Vec::new());
    }

    /// Goes to the place of a sheet that was changed.
    fn show_spot(self, deed: &Deed, before: &Sheet, after: &Sheet, shown: page::FieldTexts) {
        let Some(spot) = first_difference(before, after) else { return };
        let route = self.route.get_untracked();
        let is_here = route.sheet() == Some(&after.id);
        let is_on_sheet = route.sheet().is_some();
        match (deed, &spot) {
            // Said on the screens that go by entries and shown there again; only a sheet shows another place.
            (Deed::Overruled(_) | Deed::Dismissed | Deed::Commented, _) if !is_on_sheet => return,
            // What was mended from 点検 is found there again.
            (Deed::Typed(_) | Deed::TypedInitiative(..), _) if route == Route::Review => return,
            (_, Spot::Rank | Spot::Year) if route == Route::List => {
                return self.show_rows(std::slice::from_ref(&after.id));
            }
            _ if !is_here => self.go(&Route::Sheet(after.id.clone())),
            _ => {}
        }
        let selector = match spot {
            Spot::Cell(cell) => having("data-cell", &cell_key(&cell)),
            Spot::Rank => RANK.to_owned(),
            Spot::Year => "#main .year".to_owned(),
            Spot::Sdgs => "[data-part=sdgs]".to_owned(),
            Spot::Initiative(id) => having("data-cell", &format!("{id} {METHOD}")),
            Spot::Positions => "[data-cell^=\"plan \"]".to_owned(),
        };
        self.mark(selector, if is_here { shown } else { Vec::new() });
    }

    /// Marks what the selector finds, once it is drawn.
    fn mark(self, selector: String, shown: page::FieldTexts) {
        self.once_drawn(move || page::mark(&selector, &shown));
    }
}

const RANK: &str = "[data-part=rank]";
const METHOD: &str = "method";
