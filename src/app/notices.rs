//! Messages at the one place for messages, and what goes on.

use leptos::prelude::*;

use super::Shell;
use crate::model::SheetId;

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
}

impl Default for Notices {
    fn default() -> Self {
        Self { notice: RwSignal::new(None), busy: RwSignal::new(None), stoppable: RwSignal::new(false) }
    }
}

impl Shell {
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
