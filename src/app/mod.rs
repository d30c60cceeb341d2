//! The running app as signals, without elements: what every screen shares, and the one way to change it.
//!
//! Each file here adds to [`Shell`] what belongs to one matter, and has that matter's state.

pub(crate) mod arrivals;
pub mod autosave;
pub(crate) mod backup;
pub(crate) mod beside;
pub(crate) mod brought;
pub(crate) mod calendar;
pub(crate) mod cell_key;
pub(crate) mod commands;
pub(crate) mod comments;
pub(crate) mod dialog;
pub(crate) mod disagreements;
pub(crate) mod documents;
pub(crate) mod drawing;
pub(crate) mod engines;
pub(crate) mod export;
pub(crate) mod find;
pub(crate) mod findings;
pub(crate) mod help;
pub(crate) mod import;
pub(crate) mod in_place;
pub(crate) mod indicators;
pub(crate) mod kiosk;
pub(crate) mod kiosk_file;
pub(crate) mod kiosk_hands;
pub(crate) mod kiosk_page;
pub(crate) mod kiosk_watch;
pub(crate) mod notices;
pub(crate) mod office_file;
pub(crate) mod offline;
pub mod other_tabs;
pub(crate) mod own_work;
pub(crate) mod paint;
pub(crate) mod palette;
pub(crate) mod paste;
pub(crate) mod preview;
pub(crate) mod print;
pub(crate) mod progress;
pub(crate) mod publish;
pub(crate) mod publish_settings;
pub(crate) mod reader;
pub(crate) mod reopened;
pub(crate) mod saving;
pub(crate) mod screen;
pub(crate) mod sending;
pub(crate) mod settings;
pub(crate) mod settled;
pub(crate) mod sheet_keys;
pub(crate) mod slides;
pub(crate) mod spare;
pub(crate) mod start;
pub(crate) mod steps;
pub(crate) mod timer;
pub(crate) mod turns;
pub(crate) mod unreadable;
pub(crate) mod versions;
pub(crate) mod visit;
pub(crate) mod way;
pub(crate) mod work;
mod workbook;
pub(crate) mod year_screens;
mod years;

use std::ops::Deref;

use leptos::prelude::*;

use crate::app::backup::Backups;
use crate::app::comments::CommentPanel;
use crate::app::dialog::Dialog;
use crate::app::disagreements::Disagreements;
use crate::app::documents::Documents;
use crate::app::find::Find;
use crate::app::findings::RankFindings;
use crate::app::help::Help;
use crate::app::in_place::InPlace;
use crate::app::notices::Notices;
use crate::app::offline::Offline;
use crate::app::reader::SheetReader;
use crate::app::saving::Saving;
use crate::app::screen::{ListFilter, ListState, PublishState, ReviewState, SheetState};
use crate::app::versions::VersionsState;
use crate::app::year_screens::YearScreens;
use crate::browser::clock;
use crate::model::Moment;
use crate::route::Route;
use crate::session::Session;
use crate::store::SaveState;

/// The app's state, to be copied into every closure: one for each app, which lives as long as its page.
#[derive(Clone, Copy)]
pub(crate) struct Shell(&'static ShellState);

/// What the shell stands for, matter by matter.
pub(crate) struct ShellState {
    pub(crate) documents: Documents,
    pub(crate) saving: Saving,
    pub(crate) backups: Backups,
    pub(crate) reader: SheetReader,
    pub(crate) rank_findings: RankFindings,
    pub(crate) disagreements: Disagreements,
    pub(crate) notices: Notices,
    /// What is open over the screen.
    pub(crate) dialog: RwSignal<Option<Dialog>>,
    /// The screen.
    pub(crate) route: RwSignal<Route>,
    pub(crate) filter: ListFilter,
    pub(crate) list: ListState,
    pub(crate) find: Find,
    pub(crate) help: Help,
    pub(crate) offline: Offline,
    pub(crate) in_place: InPlace,
    /// Whether the palette is open.
    pub(crate) palette: RwSignal<bool>,
    pub(crate) comments: CommentPanel,
    pub(crate) sheet_screen: SheetState,
    pub(crate) review_screen: ReviewState,
    pub(crate) publish_screen: PublishState,
    pub(crate) year_screens: YearScreens,
    pub(crate) versions: VersionsState,
}

impl Deref for Shell {
    type Target = ShellState;

    fn deref(&self) -> &ShellState {
        self.0
    }
}

impl Shell {
    /// A shell over what was stored.
    pub(crate) fn new(session: Session, route: Route, save_state: SaveState) -> Self {
        let filter = ListFilter::over(session.document());
        Self(Box::leak(Box::new(ShellState {
            documents: Documents::new(session),
            saving: Saving::new(save_state),
            backups: Backups::remembered(),
            reader: SheetReader::new(),
            rank_findings: RankFindings::default(),
            disagreements: Disagreements::default(),
            notices: Notices::default(),
            dialog: RwSignal::new(None),
            route: RwSignal::new(route),
            filter,
            list: ListState::default(),
            find: Find::default(),
            help: Help::default(),
            offline: Offline::default(),
            in_place: InPlace::new(),
            palette: RwSignal::new(false),
            comments: CommentPanel::default(),
            sheet_screen: SheetState::default(),
            review_screen: ReviewState::default(),
            publish_screen: PublishState::remembered(),
            year_screens: YearScreens::default(),
            versions: VersionsState::default(),
        })))
    }

    /// The shell that `App` provides.
    pub(crate) fn expect() -> Self {
        expect_context::<Self>()
    }

    /// The clock.
    pub(crate) fn now(self) -> Moment {
        clock::now()
    }
}

/// Sets a signal only where the value differs, so that typing does not redraw what stays the same.
fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}
