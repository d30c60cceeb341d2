//! Printing: what is printed is the published page, laid out in a frame of its own and scaled to fit.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shell;
use super::export::in_paper_order;
use super::notices::Notice;
use crate::browser::focus;
use crate::browser::frame::{self, PrintLayout};
use crate::messages::{files as files_words, list as list_words, publish_screen as words};
use crate::model::publication::{Paper, PublishChoice};
use crate::model::{FiscalYear, Sheet, SheetId, paper};
use crate::protocol::Failure;
use crate::route::Route;
use crate::{codec, listing};

impl Shell {
    /// Presses the screen's button for printing, where it has one. Whether it has.
    pub(crate) fn press_print(self) -> bool {
        focus::press_print()
    }

    /// Prints what the screen stands for: the sheet's form; the forms of the list, under a cover; or the screen itself.
    pub(crate) fn print(self) {
        let settings = self.publish_screen.settings.get_untracked();
        let choice = |cover| PublishChoice {
            reports: true,
            readings: false,
            cover,
            whole: false,
            office: true,
            ..settings.choice.of_sheets()
        };
        let ids = || untrack(|| self.export_scope());
        match self.route.get_untracked() {
            Route::Sheet(id) => self.print_sheets(vec![id], choice(false)),
            Route::List => self.print_sheets(ids(), choice(true)),
            Route::Publish => self.print_sheets(ids(), PublishChoice { whole: false, ..settings.choice }),
            _ => self.print_screen(),
        }
    }

    /// Prints the page as it is on the screen.
    fn print_screen(self) {
        if window().print().is_err() {
            self.trouble(list_words::PRINT_FAILED.to_owned());
        }
    }

    fn print_sheets(self, ids: Vec<SheetId>, choice: PublishChoice) {
        let sheets = in_paper_order(&self.document().get_untracked(), &ids);
        if sheets.is_empty() {
            self.trouble(words::NOTHING_TO_PRINT.to_owned());
            return;
        }
        let settings = self.publish_screen.settings.get_untracked();
        let name = codec::file_stem(sheets.iter().map(|sheet| &**sheet));
        let request = self.page_of(choice, &sheets);
        let left_out = untrack(|| self.left_out_of_export());
        let count = sheets.len();
        spawn_local(async move {
            let ready = match self.work(request, move |_, _| words::preparing(count)).await {
                Ok(Some(text)) => {
                    self.notices.busy.set(Some(words::preparing(count)));
                    let go_on = |done, all| {
                        self.notices.busy.set(Some(words::laying_out(done, all)));
                        true
                    };
                    frame::prepare(&text, &name, settings.page(), go_on).await.ok()
                }
                Err(Failure::Stopped) => return self.say(words::PRINT_STOPPED.to_owned()),
                _ => None,
            };
            self.notices.busy.set(None);
            let Some(ready) = ready else {
                self.trouble(words::PRINT_ANYWAY.to_owned());
                self.print_screen();
                return;
            };
            match ready.print(&name).await {
                Ok(laid) => {
                    let mut text = words::handed_over(settings.choice.paper == Paper::A4, settings.fit);
                    if settings.fit {
                        text.push_str(&told_on(&laid, &sheets));
                    }
                    text.push_str(&files_words::left_out(left_out));
                    // There they are chosen already.
                    let is_chosen = self.route.with_untracked(|route| *route == Route::Publish);
                    let printed = if is_chosen { Vec::new() } else { ids };
                    self.notices.notice.set(Some(Notice { text, printed, ..Notice::default() }));
                }
                Err(_) => self.trouble(list_words::PRINT_FAILED.to_owned()),
            }
        });
    }

    /// Opens 公開 with exactly these sheets.
    pub(crate) fn publish_only(self, ids: &[SheetId]) {
        let document = self.document().get_untracked();
        let sheets = in_paper_order(&document, ids);
        let years: Vec<FiscalYear> = listing::newest_first(sheets.iter().map(|sheet| sheet.fiscal_year));
        self.notices.notice.set(None);
        self.filter.division.set(None);
        self.filter.year.set(if let [year] = years.as_slice() { Some(*year) } else { None });
        self.publish_screen.left_out.update(|left_out| {
            left_out.clear();
            for sheet in document.sheets.iter().filter(|sheet| !ids.contains(&sheet.id)) {
                left_out.insert(sheet.id.clone());
            }
        });
        self.go(&Route::Publish);
    }
}

/// Which sheets go on to a second page; nothing where all fit.
pub(crate) fn told_on(laid: &PrintLayout, sheets: &[Arc<Sheet>]) -> String {
    let named =
        |(at, _): &(usize, usize)| sheets.get(*at).map(|sheet| (paper::rank_of(sheet), sheet.goal.as_str()));
    let goes_on: Vec<_> = laid.goes_on.iter().filter_map(named).collect();
    words::goes_on(&goes_on)
}
