//! What is kept in this browser, as a person is told of it: whether it is saved, and what could not be read.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Shell, set_if_new};
use crate::app::autosave::Autosave;
use crate::app::other_tabs::OtherTabs;
use crate::app::timer::Timer;
use crate::app::unreadable::UnreadableRow;
use crate::browser::{focus, local_settings, location, page_events, persistence};
use crate::listing;
use crate::messages::{saving, ui};
use crate::model::{Cell, FiscalYear, SheetId};
use crate::store::{PLACES, Recovery, SaveError, SaveState, StoreEvent, follow, meet};

/// In bytes.
const LONGEST_DRAFT: usize = 100_000;
/// After the last save, before the space is measured.
const REST: Duration = Duration::from_secs(1);

/// How saving stands.
#[derive(Clone, Copy)]
pub(crate) struct Saving {
    pub(super) autosave: StoredValue<Option<Autosave>, LocalStorage>,
    pub(super) other_tabs: StoredValue<Option<OtherTabs>, LocalStorage>,
    /// What is saved.
    pub(crate) state: RwSignal<SaveState>,
    /// Whether the notice that nothing is saved was closed; it comes again with the next failure.
    pub(crate) failure_put_off: RwSignal<bool>,
    /// How much of the storage is taken, in hundredths.
    pub(crate) space: RwSignal<usize>,
    /// Waits for saving to rest, before the space is measured.
    space_timer: Timer,
    /// Whether the warning of it was put off, for this visit.
    pub(crate) space_put_off: RwSignal<bool>,
    /// Whether it was noted from where the app was opened.
    place_is_noted: StoredValue<bool>,
    /// What is stored and cannot be read.
    pub(crate) unreadable: RwSignal<Vec<UnreadableRow>>,
}

impl Saving {
    pub(super) fn new(state: SaveState) -> Self {
        Self {
            autosave: StoredValue::new_local(None),
            other_tabs: StoredValue::new_local(None),
            state: RwSignal::new(state),
            failure_put_off: RwSignal::new(false),
            space: RwSignal::new(0),
            space_timer: Timer::default(),
            space_put_off: RwSignal::new(false),
            place_is_noted: StoredValue::new(false),
            unreadable: RwSignal::new(Vec::new()),
        }
    }
}

impl Shell {
    /// Somebody types in a cell, or an input method composes there: what another tab does to its sheet waits.
    pub(crate) fn type_in(self, sheet: &SheetId, cell: &Cell, is_composing: bool) {
        self.with_autosave(|autosave| autosave.hold(sheet, cell, is_composing));
    }

    /// The cell is left.
    pub(crate) fn end_typing(self) {
        self.with_autosave(Autosave::release);
    }

    /// Whether an input method is composing in a field of a sheet.
    pub(crate) fn is_composing(self) -> bool {
        self.with_autosave(Autosave::is_composing).unwrap_or(false)
    }

    /// What stood in a field that is taken only by a button.
    pub(crate) fn draft(self, field: &str) -> String {
        self.with_autosave(|autosave| autosave.draft(field)).into_iter().flatten().collect()
    }

    /// Keeps what stands in such a field, until it is taken.
    pub(crate) fn keep_draft(self, field: &str, text: &str) {
        // What is longer was not typed here, and would take the sheets' room.
        let is_kept = !text.is_empty() && text.len() <= LONGEST_DRAFT;
        self.with_autosave(|autosave| autosave.keep_draft(field, is_kept.then_some(text)));
    }

    /// Does something with the autosave, which is no more borrowed then: it may tell of other tabs.
    pub(super) fn with_autosave<T>(self, act: impl FnOnce(&Autosave) -> T) -> Option<T> {
        self.saving.autosave.get_value().as_ref().map(act)
    }

    /// Follows what another tab did, and says so.
    pub(super) fn store_event(self, event: &StoreEvent) {
        let followed = self.run(|session, now| follow(session, event, now)).is_some();
        match event {
            StoreEvent::SheetChanged { id, .. } if followed => match untrack(|| self.beside(id)) {
                Some((_, sheet)) => self.say_beside(&sheet.id, id, saving::came_beside),
                // It says so already, and that more was written than came is what counts.
                None if self.tells_of_one_beside(id) => {}
                None => self.say_undoable(saving::FOLLOWED.to_owned()),
            },
            StoreEvent::BothChanged { ours, theirs } => {
                self.say_beside(ours, &theirs.sheet.id, saving::both_kept)
            }
            StoreEvent::Displaced { id, beside } => self.say_beside(id, &beside.sheet.id, saving::displaced),
            StoreEvent::Merged { id, .. } if followed => self.say(saving::merged(&self.goal(id))),
            StoreEvent::SheetKept(id) => self.say(saving::kept(&self.goal(id))),
            StoreEvent::Unreadable(record) => self.note_unreadable(record.clone()),
            StoreEvent::StorageEmptied => self.trouble(saving::EMPTIED.to_owned()),
            StoreEvent::SettingsOutvoted { kept, other } => self.trouble(saving::outvoted(kept, other)),
            StoreEvent::Merged { .. }
            | StoreEvent::SheetChanged { .. }
            | StoreEvent::BinChanged { .. }
            | StoreEvent::ExtraChanged(_)
            | StoreEvent::SettingsChanged(_) => {}
        }
        self.look_at_unreadable();
    }

    /// Takes over what the spare had and was not stored, and says so.
    pub(super) fn recovered(self, events: &[StoreEvent], why: Recovery) {
        let mut goals = Vec::new();
        let was_empty = self.document().with_untracked(|document| document.sheets.is_empty());
        for event in events {
            let before = self.document().get_untracked();
            self.run(|session, now| follow(session, event, now));
            goals.extend(match event {
                StoreEvent::SheetChanged { id, found } => {
                    let gone = || before.sheet(id).map(|sheet| sheet.goal.clone());
                    found.as_ref().map(|found| found.sheet.goal.clone()).or_else(gone)
                }
                StoreEvent::BothChanged { theirs: beside, .. } | StoreEvent::Displaced { beside, .. } => {
                    Some(beside.sheet.goal.clone())
                }
                _ => None,
            });
        }
        let beside = events.iter().any(|event| matches!(event, StoreEvent::BothChanged { .. }));
        if !goals.is_empty() {
            self.say_undoable(saving::recovered(&goals, beside, was_empty, why));
        }
        if was_empty {
            self.show_a_year_with_sheets();
        }
    }

    /// Shows the newest year that has sheets, where the one that is shown has none.
    fn show_a_year_with_sheets(self) {
        let years = self.document().with_untracked(|document| {
            listing::newest_first(document.sheets.iter().map(|sheet| sheet.fiscal_year))
        });
        let is_empty = |year: FiscalYear| !years.contains(&year);
        if self.filter.year.get_untracked().is_some_and(is_empty) && !years.is_empty() {
            self.filter.year.set(years.first().copied());
        }
    }

    /// Notes from where the app was opened, once there is anything to share, and says where it is a further place that
    /// shares the storage.
    pub(super) fn note_place(self) {
        let is_empty = self.document().with_untracked(|document| document.sheets.is_empty());
        if is_empty || self.saving.place_is_noted.get_value() {
            return;
        }
        self.saving.place_is_noted.set_value(true);
        let Some(place) = location::place() else { return };
        let mut met: Vec<String> = local_settings::get(PLACES).unwrap_or_else(Vec::new);
        let before = met.clone();
        let others = meet(&mut met, &place);
        if met != before {
            local_settings::set(PLACES, &met);
        }
        if let Some(last) = others.last() {
            self.say(saving::shared(last, others.len()));
        }
    }

    /// Looks how much of the storage is taken.
    pub(crate) fn measure_space(self) {
        let space = self.with_autosave(Autosave::space).unwrap_or(0);
        set_if_new(self.saving.space, space);
    }

    /// The same once nothing has been saved for a while: thousands of keys take some milliseconds, too long for a keystroke.
    pub(crate) fn measure_space_soon(self) {
        self.saving.space_timer.restart(REST, move || self.measure_space());
    }

    /// Has it measured also when others write into the storage, and when one comes back to the page.
    pub(super) fn watch_space(self) {
        let others = page_events::on_storage(move |_| self.measure_space_soon());
        let seen = page_events::on_visibility(move |is_hidden| {
            if !is_hidden {
                self.measure_space_soon();
            }
        });
        // For as long as the page lives.
        [others, seen].into_iter().flatten().for_each(|listener| listener.forget());
    }

    /// Whether the storage is nearly full, and nobody has said that they know.
    pub(crate) fn space_is_scarce(self) -> bool {
        self.saving.space.get() >= saving::SCARCE && !self.saving.space_put_off.get()
    }

    /// Asks the browser to keep what is stored here also where room runs short on the disk, and says what it answered.
    pub(crate) fn ask_to_persist(self) {
        spawn_local(async move {
            let is_granted = persistence::ask().await;
            self.say(saving::persisted(is_granted).to_owned());
        });
    }

    /// Whether what was written is on the screen only, and nobody has said that they know.
    pub(crate) fn is_not_saved(self) -> bool {
        let is_failed = self.saving.state.with(saving::is_failed) && !self.saving.failure_put_off.get();
        is_failed && self.only_on_screen() != (Vec::new(), 0)
    }

    /// Says no longer that something had failed, once it is saved again.
    pub(super) fn note_saved_state(self, state: SaveState) {
        if !saving::is_failed(&state) {
            set_if_new(self.saving.failure_put_off, false);
        }
        self.saving.state.set(state);
    }

    /// What lies over the page covers the field in which the hand is: the page moves on.
    pub(crate) fn keep_field_clear_of(self, selector: &'static str) {
        request_animation_frame(move || focus::keep_clear_of(selector));
    }

    /// The goals of the sheets that are on the screen only, where saving failed, and how many deletions are.
    pub(crate) fn only_on_screen(self) -> (Vec<String>, usize) {
        let no_storage = self.saving.state.with(|state| match state {
            SaveState::Failed(errors) => errors.iter().any(|error| matches!(error, SaveError::Refused(_))),
            _ => false,
        });
        let ids = match no_storage {
            true => (*self.documents.unfiled.get()).clone(),
            false => self.with_autosave(Autosave::unsaved).into_iter().flatten().collect(),
        };
        self.document().with(|document| {
            let here = ids.iter().filter_map(|id| document.sheet(id));
            let goals: Vec<String> = here.map(|sheet| sheet.goal.clone()).collect();
            let deleted = ids.len() - goals.len();
            (goals, deleted)
        })
    }

    fn goal(self, id: &SheetId) -> String {
        let document = self.document().get_untracked();
        document.sheet(id).map_or_else(String::new, |sheet| ui::goal(&sheet.goal).to_owned())
    }
}
