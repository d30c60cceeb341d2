//! 使い方: which section is shown, and its text once it has been loaded.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shell;
use crate::app::dialog::Dialog;
use crate::browser::{asset, focus};
use crate::messages::help as words;
use crate::route::Route;

/// What 使い方 shows; over everything, what else is open stays as it is.
#[derive(Clone, Copy)]
pub(crate) struct Help {
    /// Whether it is open.
    pub(crate) is_open: RwSignal<bool>,
    /// Its text; none before it was first asked for, and while it cannot be had.
    pub(crate) text: RwSignal<Option<String>>,
    /// Whether it cannot be had.
    pub(crate) is_missing: RwSignal<bool>,
}

impl Default for Help {
    fn default() -> Self {
        Self { is_open: RwSignal::new(false), text: RwSignal::new(None), is_missing: RwSignal::new(false) }
    }
}

impl Shell {
    /// Opens 使い方 at the section of the screen.
    pub(crate) fn open_help(self) {
        // On its own screen it is there already.
        if self.route.with_untracked(|route| *route == Route::Help) {
            return focus::first("#main");
        }
        let section = self.help_section();
        self.help.is_open.set(true);
        self.load_help(move || self.show_section(section));
    }

    /// Loads its text, where that has not been done, and goes on then.
    pub(crate) fn load_help(self, then: impl FnOnce() + 'static) {
        if self.help.text.with_untracked(Option::is_some) {
            return then();
        }
        self.help.is_missing.set(false);
        spawn_local(async move {
            let text = asset::help().await;
            self.help.is_missing.set(text.is_none());
            self.help.text.set(text);
            then();
        });
    }

    /// Shows a section of it.
    pub(crate) fn show_section(self, title: &str) {
        let heading = format!("{} h3", focus::having("data-title", title));
        request_animation_frame(move || {
            focus::first(&heading);
            focus::scroll_to(&heading);
        });
    }

    fn help_section(self) -> &'static str {
        if self.dialog.with_untracked(|dialog| matches!(dialog, Some(Dialog::Import(_) | Dialog::PasteText)))
        {
            return words::FILES;
        }
        if focus::is_on(".find-bar *") {
            return words::FIND;
        }
        self.route.with_untracked(|route| match route {
            Route::List if self.document().with_untracked(|document| document.sheets.is_empty()) => {
                words::START
            }
            Route::List => words::LIST,
            Route::Sheet(_) | Route::Versions(_) => words::SHEET,
            Route::Items(_) => words::ITEMS,
            Route::Results => words::RESULTS,
            Route::Review => words::REVIEW,
            Route::Publish => words::PUBLISH,
            Route::Overview => words::OVERVIEW,
            Route::Calendar => words::CALENDAR,
            Route::Alignment => words::ALIGNMENT,
            Route::Promises => words::PROMISES,
            Route::Carry(_) | Route::Years(_) => words::CARRY,
            Route::Slides | Route::Kiosk(_) => words::KIOSK,
            Route::Progress => words::PROGRESS,
            Route::Settings => words::SETTINGS,
            Route::Help => words::START,
            Route::Bin => words::BIN,
            Route::Unknown(_) => words::START,
        })
    }
}
