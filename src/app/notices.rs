//! Messages at the one place for messages, and what goes on.

use leptos::prelude::*;

use super::Shell;
use super::screen::current_year;
use crate::model::{Moment, SheetId};

/// A message at the one place for messages.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Notice {
    /// What happened.
    pub(crate) text: String,
    /// Whether undo would take it back.
    pub(crate) undoable: bool,
    /// Whether something did not work.
    pub(crate) is_trouble: bool,
    /// The sheets that it tells of, where one could print them in another way.
    pub(crate) printed: Vec<SheetId>,
}

/// What is said, and what is being done.
#[derive(Clone, Copy)]
pub(crate) struct Notices {
    /// The last message.
    pub(crate) notice: RwSignal<Option<Notice>>,
    /// What goes on, where that takes a while.
    pub(crate) busy: RwSignal<Option<String>>,
    /// Whether that can be stopped.
    pub(crate) stoppable: RwSignal<bool>,
    /// What the clock shows, where that cannot be.
    pub(crate) wrong_clock: RwSignal<Option<Moment>>,
}

impl Default for Notices {
    fn default() -> Self {
        Self {
            notice: RwSignal::new(None),
            busy: RwSignal::new(None),
            stoppable: RwSignal::new(false),
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
        self.notices.notice.set(Some(Notice {
            text,
            undoable: false,
            is_trouble: false,
            printed: Vec::new(),
        }));
    }

    /// Shows a message that offers to take the last step back.
    pub(crate) fn say_undoable(self, text: String) {
        self.notices.notice.set(Some(Notice {
            text,
            undoable: true,
            is_trouble: false,
            printed: Vec::new(),
        }));
    }

    /// Shows what did not work.
    pub(crate) fn trouble(self, text: String) {
        self.notices.notice.set(Some(Notice {
            text,
            undoable: false,
            is_trouble: true,
            printed: Vec::new(),
        }));
    }
}
