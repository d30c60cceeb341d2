//! 庁内の食い違い: what sheets say otherwise than others of their year. The engine compares them, asked by 点検 alone: it is no
//! work for a keystroke. What was found stands while both sheets are as they were compared.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shell;
use crate::app::engines::{self, Ticket};
use crate::messages::review as words;
use crate::model::{Sheet, SheetId};
use crate::protocol::{Failure, FindDisagreements, PackedSheet};
use crate::review::{Detail, Finding};

/// What was found last, in the order of the ids, and the sheets as they were compared.
#[derive(Clone, Copy)]
pub(crate) struct Disagreements {
    found: RwSignal<Vec<(SheetId, Finding)>>,
    compared: StoredValue<Vec<Arc<Sheet>>>,
    asked: StoredValue<Option<Ticket>>,
    /// Why nothing came; nothing where all is well.
    pub(crate) failure: RwSignal<&'static str>,
}

impl Default for Disagreements {
    fn default() -> Self {
        Self {
            found: RwSignal::new(Vec::new()),
            compared: StoredValue::new(Vec::new()),
            asked: StoredValue::new(None),
            failure: RwSignal::new(""),
        }
    }
}

impl Shell {
    /// Has the sheets of the year that is shown compared, now and whenever they change, as long as the screen stands.
    pub(crate) fn compare_sheets(self) {
        Effect::new(move |_| {
            let year = self.filter.year.get();
            let of_year = |sheet: &&Arc<Sheet>| year.is_none_or(|year| sheet.fiscal_year == year);
            let sheets: Vec<Arc<Sheet>> =
                self.document().with(|document| document.sheets.iter().filter(of_year).cloned().collect());
            self.ask_for_disagreements(sheets);
        });
        on_cleanup(move || self.stop_comparing());
    }

    fn stop_comparing(self) {
        if let Some(ticket) = self.disagreements.asked.get_value() {
            engines::stop(ticket);
        }
    }

    fn ask_for_disagreements(self, sheets: Vec<Arc<Sheet>>) {
        self.stop_comparing();
        let of = self.disagreements;
        let packed = PackedSheet::pack_all(sheets.iter().map(|sheet| &**sheet));
        let (ticket, answer) = engines::ask(FindDisagreements(packed), |_| {});
        of.asked.set_value(Some(ticket));
        spawn_local(async move {
            let answer = answer.await;
            if of.asked.get_value() != Some(ticket) {
                return;
            }
            of.asked.set_value(None);
            match answer {
                Ok(Some(mut found)) => {
                    found.sort_by(|(one, _), (other, _)| one.cmp(other));
                    of.compared.set_value(sheets);
                    super::set_if_new(of.failure, "");
                    super::set_if_new(of.found, found);
                }
                Err(Failure::Stopped) => {}
                _ => of.failure.set(words::NOT_COMPARED),
            }
        });
    }

    /// What a sheet says otherwise than others, as far as all are as they were compared.
    pub(super) fn disagreements_of(self, id: &SheetId) -> Vec<Finding> {
        self.disagreements.found.with(|all| {
            let start = all.partition_point(|(sheet, _)| sheet < id);
            let of_sheet = all[start..].iter().take_while(|(sheet, _)| sheet == id);
            let stands = |(sheet, finding): &&(SheetId, Finding)| {
                self.is_as_compared(sheet)
                    && match &finding.detail {
                        Detail::Elsewhere(all) => all.iter().all(|one| self.is_as_compared(&one.sheet)),
                        _ => true,
                    }
            };
            of_sheet.filter(stands).map(|(_, finding)| finding.clone()).collect()
        })
    }

    fn is_as_compared(self, id: &SheetId) -> bool {
        self.disagreements.compared.with_value(|sheets| {
            let at = sheets.binary_search_by(|sheet| sheet.id.cmp(id));
            let compared = at.ok().and_then(|at| sheets.get(at));
            self.document().with_untracked(|document| {
                let now = document.sheet(id);
                compared.zip(now).is_some_and(|(compared, now)| Arc::ptr_eq(compared, now))
            })
        })
    }
}
