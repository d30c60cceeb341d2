//! From year to year: 翌年度へ, 年度を並べて and 約束の台帳, as an engine draws them, and what is chosen there.

use std::sync::Arc;

use leptos::prelude::*;

use super::Shell;
use super::drawing::Drawing;
use super::export::FileUse;
use crate::browser::{fields, focus, ids};
use crate::carry::{self, Fate, RowChoice};
use crate::messages::carry as words;
use crate::messages::promises as words_of_promises;
use crate::model::{Cell, Edit, FiscalYear, InitiativeId, Sheet, SheetId};
use crate::promises::{SAID_RULE, Said};
use crate::protocol::{DrawCarry, DrawPromises, DrawYears, MakePromisesTable, PackedSheet};
use crate::route::Route;

impl Shell {
    /// The year whose sheets are carried over: the sheet's, else the one that is shown, else the newest.
    pub(crate) fn carry_year(self, only: Option<&SheetId>) -> Option<FiscalYear> {
        let document = self.heads();
        match only {
            Some(id) => document.sheet(id).map(|sheet| sheet.fiscal_year),
            None => self.filter.year.get().or_else(|| crate::listing::years(&document).first().copied()),
        }
    }

    /// The sheets that are offered, and the one that each has in the next year.
    pub(crate) fn carry_sheets(self, only: Option<&SheetId>) -> Vec<(Arc<Sheet>, Option<SheetId>)> {
        let year = self.carry_year(only);
        let document = self.heads();
        let sheets = match only {
            Some(id) => document.sheet(id).cloned().into_iter().collect(),
            None => {
                let filter =
                    crate::listing::Filter { year, division: self.filter.division.get(), owner: None };
                let groups = crate::listing::groups(&document, &filter);
                groups.into_iter().flat_map(|group| group.sheets).collect::<Vec<_>>()
            }
        };
        let with_next = |sheet: Arc<Sheet>| {
            let next = carry::successor(&document, &sheet);
            (sheet, next)
        };
        sheets.into_iter().map(with_next).collect()
    }

    /// 翌年度へ, drawn anew only when sheets come, go, or are named otherwise: what is chosen in it shall stand.
    pub(crate) fn draw_carry(self, only: Option<SheetId>) -> Drawing {
        Drawing::of(move || {
            let offered = self.carry_sheets(only.as_ref());
            let done = offered.iter().filter_map(|(sheet, next)| Some((sheet.id.clone(), next.clone()?)));
            let request = DrawCarry {
                done: done.collect(),
                sheets: PackedSheet::pack_all(offered.iter().map(|(sheet, _)| &**sheet)),
            };
            (!offered.is_empty()).then_some(request)
        })
    }

    /// Of how many of these sheets the box is ticked.
    pub(crate) fn carry_ticked(self, offered: &[(Arc<Sheet>, Option<SheetId>)]) -> usize {
        let is_ticked =
            |(sheet, next): &&(Arc<Sheet>, Option<SheetId>)| next.is_none() && chosen(sheet).is_some();
        offered.iter().filter(is_ticked).count()
    }

    /// Makes next year's sheets as they are chosen, in one step, and shows them.
    pub(crate) fn carry_over(self, only: Option<&SheetId>) {
        let offered = untrack(|| self.carry_sheets(only));
        let there = offered.iter().filter(|(_, next)| next.is_some()).count();
        let open = offered.into_iter().filter(|(_, next)| next.is_none());
        let settings = self.settings().get_untracked();
        let make = |(sheet, _): (Arc<Sheet>, Option<SheetId>)| {
            let choices = chosen(&sheet)?;
            let mut new_row = ids::new_initiative_id;
            let next = carry::next_sheet(&sheet, ids::new_sheet_id(), &choices, &settings, &mut new_row);
            next.map(Arc::new)
        };
        let made: Vec<Arc<Sheet>> = open.filter_map(make).collect();
        let Some(year) = made.first().map(|sheet| sheet.fiscal_year) else {
            return self.trouble(if there > 0 { words::ALL_DONE } else { words::NOTHING_CHOSEN }.to_owned());
        };
        let (count, first) = (made.len(), made[0].id.clone());
        if self.edit_and_say(Edit::CarryOver(made), words::made(year, count, there)) {
            self.filter.year.set(Some(year));
            self.go(&if only.is_some() { Route::Sheet(first) } else { Route::List });
        }
    }

    /// 年度を並べて of a sheet, drawn whenever it or another sheet changes.
    pub(crate) fn draw_years(self, id: SheetId) -> Drawing {
        Drawing::of(move || {
            let document = self.document().get();
            document.sheet(&id)?;
            Some(DrawYears {
                sheet: id.clone(),
                sheets: PackedSheet::pack_all(document.sheets.iter().map(|sheet| &**sheet)),
            })
        })
    }

    /// Puts words of last year's reports at the end of 現況・課題.
    pub(crate) fn add_to_situation(self, id: &SheetId, added: &str) {
        let document = self.document().get_untracked();
        let Some(sheet) = document.sheet(id) else { return };
        let before = sheet.situation.trim_end();
        let text = if before.is_empty() { added.to_owned() } else { format!("{before}\n{added}") };
        let edit = Edit::SetText { sheet: id.clone(), cell: Cell::Situation, text };
        self.seal();
        self.edit_and_say(edit, words::put_in());
        self.seal();
    }

    /// 約束の台帳 of what is shown, drawn whenever that changes.
    pub(crate) fn draw_promises(self) -> Drawing {
        Drawing::of(move || self.promises_asked(&self.own_work_only(&self.shown_sheets())))
    }

    /// What is asked of these sheets' promises; none where there are none.
    fn promises_asked(self, sheets: &[Arc<Sheet>]) -> Option<DrawPromises> {
        let today = self.now().date()?;
        let document = self.document().get();
        let is_other = |sheet: &&Arc<Sheet>| !sheets.iter().any(|shown| shown.id == sheet.id);
        let others = document.sheets.iter().filter(is_other).map(|sheet| &**sheet);
        let others = PackedSheet::pack_all(others);
        let sheets = PackedSheet::pack_all(sheets.iter().map(|sheet| &**sheet));
        let look = self.year_screens.promises.get();
        (!sheets.is_empty()).then_some(DrawPromises { look, today, sheets, others })
    }

    /// Keeps what a person says of the promise at a place; none takes it back.
    pub(crate) fn say_of_promise(
        self,
        sheet: SheetId,
        said: Option<Said>,
        place: String,
        words: &str,
        near: String,
    ) {
        let (edit, told) = match said {
            Some(said) => {
                let near = if said == Said::Reported { near } else { String::new() };
                let dismissals = vec![said.kept(place, words, near, self.signature())];
                (Edit::Dismiss { sheet, dismissals }, words_of_promises::said(said))
            }
            None => {
                let rule = SAID_RULE.to_owned();
                (Edit::TakeUp { sheet, rule, places: vec![place] }, words_of_promises::UNSAID.to_owned())
            }
        };
        self.seal();
        self.edit_and_say(edit, told);
        self.seal();
    }

    /// Exports 約束の台帳 as it is shown as a table.
    pub(crate) fn export_promises(self) {
        self.export_made(words_of_promises::CSV_ENDING, "text/csv", FileUse::Table, |shell, sheets| {
            MakePromisesTable(untrack(|| shell.promises_asked(sheets)))
        });
    }
}

impl Drawing {
    /// Puts the focus on what this selector finds once the next picture has come: what had it is drawn anew.
    pub(crate) fn focus_next(self, shell: Shell, selector: String) {
        let first = StoredValue::new(true);
        let done = StoredValue::new(false);
        Effect::new(move |_| {
            self.markup.track();
            if first.get_value() {
                return first.set_value(false);
            }
            if !done.get_value() {
                done.set_value(true);
                shell.focus_later(&selector);
            }
        });
    }
}

/// What is chosen of a sheet on the screen; none where it is not to be taken along.
fn chosen(sheet: &Sheet) -> Option<Vec<RowChoice>> {
    let fields = fields::within(&focus::having("data-sheet", sheet.id.as_str()));
    let value = |name: &str| fields.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    value("take").filter(|ticked| !ticked.is_empty())?;
    let choice = |id: &InitiativeId| RowChoice {
        id: id.clone(),
        fate: value(&format!("fate {id}")).and_then(Fate::read).unwrap_or(Fate::Continued),
        reason: value(&format!("reason {id}")).unwrap_or("").to_owned(),
    };
    Some(sheet.initiatives.iter().map(|initiative| choice(&initiative.id)).collect())
}
