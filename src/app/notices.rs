//! Messages at the one place for messages, and what goes on.

use leptos::prelude::*;

use super::Shell;
use super::screen::current_year;
use crate::app::engines::Ticket;
use crate::model::{FiscalYear, Moment, SheetId};

/// A message at the one place for messages.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Notice {
    /// What happened.
    pub(crate) text: String,
    /// Whether undo would take it back.
    pub(crate) undoable: bool,
    /// Whether redo would do again what it tells of.
    pub(crate) redoable: bool,
    /// The years, besides the one that is shown, of which it tells.
    pub(crate) years: Vec<FiscalYear>,
    /// Whether something did not work.
    pub(crate) is_trouble: bool,
    /// Whether that was a change that was refused: it is settled once another one is made.
    pub(crate) is_refusal: bool,
    /// The sheets that it tells of, where one could print them in another way.
    pub(crate) printed: Vec<SheetId>,
    /// The sheets that it tells of, where one may note to whom they go.
    pub(crate) sent: Vec<SheetId>,
    /// The sheet that was kept beside another one, where it tells of that.
    pub(crate) beside: Option<SheetId>,
}

/// What is said, and what is being done.
#[derive(Clone, Copy)]
pub(crate) struct Notices {
    /// The last message.
    pub(crate) notice: RwSignal<Option<Notice>>,
    /// What goes on, where that takes a while.
    pub(crate) busy: RwSignal<Option<String>>,
    /// By which it can be stopped, where an engine does it.
    pub(crate) stop: RwSignal<Option<Ticket>>,
    /// What the clock shows, where that cannot be.
    pub(crate) wrong_clock: RwSignal<Option<Moment>>,
}

impl Default for Notices {
    fn default() -> Self {
        Self {
            notice: RwSignal::new(None),
            busy: RwSignal::new(None),
            stop: RwSignal::new(None),
            wrong_clock: RwSignal::new(None),
        }
    }
}

impl Shell {
    /// Looks whether the clock shows a day that can be: years, deadlines and steps of the year hang on it.
    pub(crate) fn look_at_clock(self) {
        let now = self.now();
        let day = |moment: &Option<Moment>| moment.as_ref().map(|moment| moment.day().to_owned());
        let wrong = current_year().is_none().then_some(now);
        if self.notices.wrong_clock.with_untracked(day) != day(&wrong) {
            self.notices.wrong_clock.set(wrong);
        }
    }

    /// Shows a message.
    pub(crate) fn say(self, text: String) {
        self.notices.notice.set(Some(Notice { text, ..Notice::default() }));
    }

    /// Shows a message that offers to take the last step back.
    pub(crate) fn say_undoable(self, text: String) {
        self.notices.notice.set(Some(Notice { text, undoable: true, ..Notice::default() }));
    }

    /// Shows a message that offers to do the last undone step again.
    pub(crate) fn say_redoable(self, text: String) {
        self.notices.notice.set(Some(Notice { text, redoable: true, ..Notice::default() }));
    }

    /// Something else has been done since: what a message offers to take back or do again is no longer the next step, and what
    /// was refused is settled.
    pub(super) fn withdraw_offers(self) {
        if self.notices.notice.with_untracked(|notice| notice.as_ref().is_some_and(|one| one.is_refusal)) {
            self.notices.notice.set(None);
        }
        let offers = |notice: &Notice| notice.undoable || notice.redoable;
        if self.notices.notice.with_untracked(|notice| notice.as_ref().is_some_and(offers)) {
            self.notices.notice.update(|notice| {
                if let Some(notice) = notice {
                    (notice.undoable, notice.redoable) = (false, false);
                }
            });
        }
    }

    /// Shows why a change was refused.
    pub(crate) fn refuse(self, text: String) {
        let notice = Notice { text, is_trouble: true, is_refusal: true, ..Notice::default() };
        self.notices.notice.set(Some(notice));
    }

    /// Shows what did not work.
    pub(crate) fn trouble(self, text: String) {
        self.notices.notice.set(Some(Notice { text, is_trouble: true, ..Notice::default() }));
    }
}
