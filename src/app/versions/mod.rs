//! 履歴: which sheets have changed since a version of them was last kept, and keeping those versions when nobody types.
//!
//! A keystroke notes no more than that its sheet was touched. What is kept is written after the next picture, one sheet
//! after the other; where that fails, the history says so and the sheets go on.

mod keeping;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shell;
use super::timer::Timer;
use crate::browser::versions_database::VersionsDatabase;
use crate::browser::{clock, focus, page_events};
use crate::import;
use crate::messages::{steps, versions as words};
use crate::model::{Edit, Moment, Sheet, SheetId};
use crate::protocol::{DrawComparison, PackedSheet};
use crate::route::Route;
use crate::versions::{self, KeptVersion, NotKept, Occasion};

use super::drawing::Drawing;

/// A pause after which what was written is kept as a version.
const PAUSE: Duration = Duration::from_secs(180);
/// A database that has not answered by then is told of.
const PATIENCE: Duration = Duration::from_secs(5);

/// The versions of sheets: what waits to be kept, and what the screen shows.
#[derive(Clone, Copy)]
pub(crate) struct VersionsState {
    /// The sheets that have changed since a version of them was kept, as they stood before, and since when.
    touched: StoredValue<BTreeMap<SheetId, (Arc<Sheet>, Moment)>>,
    /// When something was last changed.
    last: StoredValue<f64>,
    pause: Timer,
    waiting: StoredValue<VecDeque<VersionsTask>>,
    is_working: StoredValue<bool>,
    database: StoredValue<Option<VersionsDatabase>, LocalStorage>,
    /// The versions of sheets that were removed for good, until that can no more be undone.
    removed: StoredValue<BTreeMap<SheetId, String>>,
    /// Counts what was written.
    written: RwSignal<u32>,
}

/// What is to be done with the versions of a sheet.
enum VersionsTask {
    /// These are kept too; the person is told where they asked for it.
    Keep(SheetId, Vec<KeptVersion>, bool),
    /// This value of another machine's is put together with what is kept here.
    Unite(SheetId, String),
    /// All go.
    Remove(SheetId),
    /// What went comes back.
    PutBack(SheetId),
}

/// The versions of a sheet, for its screen.
#[derive(Clone)]
pub(crate) enum VersionsShown {
    /// They are being read.
    Opening,
    /// The browser has no place for them, or does not answer.
    NoPlace,
    /// They cannot be read.
    Unreadable,
    /// Newest first, each with what it changed of the one before it.
    Here(Arc<Vec<(KeptVersion, String)>>),
}

impl Default for VersionsState {
    fn default() -> Self {
        Self {
            touched: StoredValue::new(BTreeMap::new()),
            last: StoredValue::new(0.0),
            pause: Timer::default(),
            waiting: StoredValue::new(VecDeque::new()),
            is_working: StoredValue::new(false),
            database: StoredValue::new_local(None),
            removed: StoredValue::new(BTreeMap::new()),
            written: RwSignal::new(0),
        }
    }
}

impl Shell {
    /// Has versions kept also before the page goes away.
    pub(super) fn keep_versions_when_hidden(self) {
        let hidden = page_events::on_visibility(move |is_hidden| {
            if is_hidden {
                self.keep_touched(None);
            }
        });
        let gone = page_events::on_page_hide(move || self.keep_touched(None));
        // For as long as the page lives.
        [hidden, gone].into_iter().flatten().for_each(|listener| listener.forget());
    }

    /// Another screen is shown: the sheets that were left are kept.
    pub(crate) fn keep_left_sheets(self) {
        let open = self.route.with_untracked(|route| route.sheet().cloned());
        super::paint::after_paint(move || self.keep_touched(open.as_ref()));
    }

    /// The versions of a sheet, read now and whenever some are written.
    pub(crate) fn versions_of(self, id: SheetId) -> RwSignal<VersionsShown> {
        let shown = RwSignal::new(VersionsShown::Opening);
        let patience = Timer::default();
        patience.restart(PATIENCE, move || {
            shown.update(|shown| {
                if matches!(shown, VersionsShown::Opening) {
                    *shown = VersionsShown::NoPlace;
                }
            });
        });
        Effect::new(move |_| {
            self.versions.written.track();
            let id = id.clone();
            spawn_local(async move {
                let found = self.read_versions(&id).await;
                let _ = shown.try_set(found);
            });
        });
        on_cleanup(move || patience.stop());
        shown
    }

    async fn read_versions(self, id: &SheetId) -> VersionsShown {
        let Some(database) = self.versions_database().await else { return VersionsShown::NoPlace };
        let Ok(value) = database.value(id.as_str()).await else { return VersionsShown::NoPlace };
        match value.as_deref().map(versions::read) {
            None => VersionsShown::Here(Arc::new(Vec::new())),
            Some(Err(_)) => VersionsShown::Unreadable,
            Some(Ok(found)) => VersionsShown::Here(Arc::new(with_changes(found))),
        }
    }

    /// Keeps a sheet as it is under a name, and says so.
    pub(crate) fn keep_under_name(self, id: &SheetId, occasion: Occasion, name: &str) {
        let Some(sheet) = self.document().with_untracked(|document| document.sheet(id).cloned()) else {
            return;
        };
        self.keep_version(&sheet, occasion, name.trim(), true);
    }

    /// Brings a version back, and shows the sheet.
    pub(crate) fn bring_back(self, id: &SheetId, version: &KeptVersion) {
        let now = self.document().with_untracked(|document| document.sheet(id).cloned());
        let mut sheet = Sheet { id: id.clone(), ..(*version.sheet).clone() };
        if let Some(now) = &now {
            sheet.keep_said_of(now);
        }
        if now.as_ref().is_some_and(|now| import::differences(now, &sheet).is_empty()) {
            return self.say(words::SAME_AS_NOW.to_owned());
        }
        let mut told = words::brought_back(&version.at, &self.now());
        let revised = now.and_then(|now| self.revised(&now, &sheet, steps::BY_VERSION));
        let sheet = revised.map_or(sheet, |(revised, parts)| {
            told.push_str(&steps::recorded(parts));
            revised
        });
        if self.edit_and_say(Edit::BringBack(Arc::new(sheet)), told) {
            self.go(&Route::Sheet(id.clone()));
        }
    }

    /// Two versions of a sheet on one paper, drawn whenever others are chosen.
    pub(crate) fn draw_comparison(
        self,
        pair: impl Fn() -> Option<(Arc<Sheet>, Arc<Sheet>, bool)> + 'static,
        is_beside: RwSignal<bool>,
    ) -> Drawing {
        Drawing::of(move || {
            let (before, after, is_of_plan) = pair()?;
            Some(DrawComparison {
                before: PackedSheet::pack(&before),
                after: PackedSheet::pack(&after),
                is_of_plan,
                is_beside: is_beside.get(),
            })
        })
    }

    /// Puts the focus on a change on the paper, from 1; whether there is one.
    pub(crate) fn go_to_change(self, number: usize) -> bool {
        let change = focus::having("data-change", &number.to_string());
        let is_there = focus::scroll_to(&change);
        if is_there {
            focus::first(&change);
        }
        is_there
    }

    /// The database, opened when it is first needed.
    async fn versions_database(self) -> Option<VersionsDatabase> {
        if let Some(open) = self.versions.database.with_value(Clone::clone) {
            return Some(open);
        }
        let opened = VersionsDatabase::open().await.ok()?;
        self.versions.database.set_value(Some(opened.clone()));
        Some(opened)
    }
}

/// Each version with what it changed of the one before it.
fn with_changes(found: Vec<KeptVersion>) -> Vec<(KeptVersion, String)> {
    let changed = |at: usize| {
        let (after, before) = (&found[at].sheet, &found.get(at + 1)?.sheet);
        Some(words::changed(before, after, &import::differences(before, after)))
    };
    let told: Vec<String> = (0..found.len()).map(|at| changed(at).into_iter().collect()).collect();
    found.into_iter().zip(told).collect()
}
