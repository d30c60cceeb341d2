//! Saving by itself after a pause in typing, and at once when asked to.
//!
//! Everything that changes the document or the ledger is told to [`Autosave`]; it asks for the current state only
//! when it writes. No callback is called from within [`Autosave::changed`] but the one for the state.

mod backup;
mod typing;
mod unreadable;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use leptos::task::spawn_local;

use self::typing::HeldCell;
use crate::app::paint::after_paint;
use crate::app::spare::{self, Spare};
use crate::browser::local_storage::LocalStorageArea;
use crate::browser::{clock, crash, ids};
use crate::model::{Change, Document, SheetId};
use crate::session::Ledger;
use crate::store::{
    Debounce, Key, Recovery, Refused, SaveError, SaveState, Saver, SaverReport, Snapshot, StorageEvent,
    Store, StoreEvent, Written,
};

/// Gives the current document and ledger to a function. It must not dispatch.
type ReadDocument = dyn Fn(&mut dyn FnMut(&Document, &Ledger));

/// Saves by itself. A clone is the same autosave.
#[derive(Clone)]
pub struct Autosave(Rc<Inner>);

struct Inner {
    saver: RefCell<Result<Saver<LocalStorageArea>, Refused>>,
    read: Box<ReadDocument>,
    on_state: Box<dyn Fn(SaveState)>,
    on_events: Box<dyn Fn(Vec<StoreEvent>)>,
    state: RefCell<SaveState>,
    debounce: Cell<Debounce>,
    timer: RefCell<Option<Timeout>>,
    spare: Spare,
    /// Where a person types, and what other tabs did to that sheet meanwhile.
    held: RefCell<Option<HeldCell>>,
    /// Until when that is, from the last key on.
    typing: RefCell<Option<Timeout>>,
    /// Without a store nothing knows what is unsaved.
    touched_in_memory: Cell<bool>,
}

impl fmt::Debug for Autosave {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Autosave").field("state", &self.0.state).finish_non_exhaustive()
    }
}

impl Autosave {
    /// Starts saving to a loaded store, or only says that there is none.
    ///
    /// `read` gives the current document and ledger to the function it gets. `on_events` is called from a timer or
    /// an event, never from within another call, with what other tabs did, in order.
    pub fn start(
        store: Result<Store<LocalStorageArea>, Refused>,
        read: impl Fn(&mut dyn FnMut(&Document, &Ledger)) + 'static,
        on_state: impl Fn(SaveState) + 'static,
        on_events: impl Fn(Vec<StoreEvent>) + 'static,
    ) -> Self {
        let state = match &store {
            Ok(_) => SaveState::Saved { at: None, is_lasting: false },
            Err(refused) => SaveState::Failed(vec![SaveError::Refused(refused.clone())]),
        };
        let autosave = Self(Rc::new(Inner {
            saver: RefCell::new(store.map(Saver::new)),
            read: Box::new(read),
            on_state: Box::new(on_state),
            on_events: Box::new(on_events),
            state: RefCell::new(state),
            debounce: Cell::default(),
            timer: RefCell::default(),
            spare: Spare::default(),
            held: RefCell::default(),
            typing: RefCell::default(),
            touched_in_memory: Cell::default(),
        }));
        (autosave.0.on_state)(autosave.state());
        autosave
    }

    /// Opens the spare, takes back from it what the browser had not written to disk when it ended, then what could not be
    /// stored, and tells of that; from
    /// then on what is saved is put into it too, and `on_open` is told. To be called at once after the store was loaded.
    pub fn open_spare(
        &self,
        on_recovered: impl Fn(Vec<StoreEvent>, Recovery) + 'static,
        on_open: impl Fn() + 'static,
    ) {
        let Ok(began_with) = self.0.saver.borrow().as_ref().map(|saver| saver.store().marks()) else {
            return;
        };
        let autosave = self.clone();
        let compare = async move {
            let Some((database, found)) = spare::compare(&began_with, |field| autosave.draft(field)).await
            else {
                return autosave.0.spare.miss();
            };
            for (field, text) in found.drafts {
                autosave.keep_draft(&field, text.as_deref());
            }
            if !found.values.is_empty() {
                let values = found.values;
                let recover = |saver: &mut Saver<_>, snapshot: Snapshot<'_>| {
                    saver.recover(values, snapshot, &mut ids::new_sheet_id)
                };
                on_recovered(autosave.perform(recover, false), Recovery::Unwritten);
            }
            if !found.unstored.is_empty() {
                let unstored = found.unstored;
                let recover = |saver: &mut Saver<_>, snapshot: Snapshot<'_>| {
                    saver.recover_unstored(unstored, snapshot, &mut ids::new_sheet_id)
                };
                on_recovered(autosave.perform(recover, false), Recovery::Unstored);
            }
            let settled = autosave.clone();
            autosave.0.spare.open(database, move || settled.settle());
            on_open();
        };
        after_paint(move || spawn_local(compare));
    }

    /// Says hello to other tabs, and puts together what tabs left that were closed in one moment.
    pub fn join(&self) {
        if let Ok(saver) = &mut *self.0.saver.borrow_mut() {
            saver.join(&ids::new_tab_name());
        }
        loop {
            let mut is_done = true;
            let put_together = |saver: &mut Saver<_>, snapshot: Snapshot<'_>| match saver
                .put_together(snapshot, &mut ids::new_sheet_id)
            {
                Some(report) => {
                    is_done = false;
                    report
                }
                None => SaverReport::default(),
            };
            let events = self.perform(put_together, false);
            if is_done {
                return;
            }
            (self.0.on_events)(events);
        }
    }

    /// What is saved.
    pub fn state(&self) -> SaveState {
        self.0.state.borrow().clone()
    }

    /// Notes what an action changed; to be called with the change of every dispatch, followed ones too.
    pub fn changed(&self, change: &Change) {
        if change.is_empty() {
            return;
        }
        match &mut *self.0.saver.borrow_mut() {
            Ok(saver) => saver.changed(change),
            Err(_) => self.0.touched_in_memory.set(true),
        }
        self.schedule();
    }

    /// Notes that what is known of these sheets changed: they were saved to a file.
    pub fn touched(&self, sheets: &[SheetId]) {
        if let Ok(saver) = &mut *self.0.saver.borrow_mut() {
            saver.touched(sheets);
        }
        self.schedule();
    }

    /// Saves at once. Not to be called while the document is being changed, since it is read.
    pub fn flush(&self) {
        self.run(|saver, snapshot| saver.save(snapshot, &mut ids::new_sheet_id), true);
    }

    /// The sheets whose latest state is not stored.
    pub fn unsaved(&self) -> BTreeSet<SheetId> {
        match &*self.0.saver.borrow() {
            Ok(saver) => saver.unsaved().iter().filter_map(sheet_of).collect(),
            Err(_) => BTreeSet::new(),
        }
    }

    /// Whether closing the page now would lose something.
    pub fn has_unsaved(&self) -> bool {
        match &*self.0.saver.borrow() {
            Ok(saver) => !saver.unsaved().is_empty(),
            Err(_) => self.0.touched_in_memory.get() && self.has_unfiled(),
        }
    }

    fn has_unfiled(&self) -> bool {
        let mut has_unfiled = false;
        (self.0.read)(&mut |_, ledger| has_unfiled = !ledger.unfiled().is_empty());
        has_unfiled
    }

    /// Whether a sheet's key holds something unreadable: a sheet that comes from a file then needs another id.
    pub fn is_locked(&self, id: &SheetId) -> bool {
        match &mut *self.0.saver.borrow_mut() {
            Ok(saver) => saver.store_mut().is_locked(&Key::Sheet(id.clone())),
            Err(_) => false,
        }
    }

    /// Follows what another tab did.
    pub fn storage_event(&self, event: &StorageEvent) {
        if let Some(held) = &mut *self.0.held.borrow_mut()
            && event.key == Some(Key::Sheet(held.sheet.clone()).name())
        {
            return held.waiting.push(event.clone());
        }
        self.run(|saver, snapshot| saver.storage_event(event, snapshot, &mut ids::new_sheet_id), false);
    }

    /// What stands in a field whose text is not in the document yet.
    pub fn draft(&self, field: &str) -> Option<String> {
        self.0.saver.borrow().as_ref().ok()?.store().draft(field)
    }

    /// Keeps what stands in such a field, until it is taken or left empty.
    pub fn keep_draft(&self, field: &str, text: Option<&str>) {
        let Ok(saver) = &mut *self.0.saver.borrow_mut() else { return };
        saver.store_mut().keep_draft(field, text);
        self.put_into_spare(saver.store_mut().take_written());
    }

    /// Follows what other tabs did while this one slept and heard nothing.
    pub fn catch_up(&self) {
        self.run(|saver, snapshot| saver.catch_up(snapshot, &mut ids::new_sheet_id), false);
    }

    /// Looks whether the storage is still there.
    pub fn verify(&self) {
        self.run(Saver::verify, false);
    }

    /// Does something with the store and tells what came of it once nothing is borrowed any more.
    fn run(
        &self,
        work: impl FnOnce(&mut Saver<LocalStorageArea>, Snapshot<'_>) -> SaverReport,
        is_save: bool,
    ) {
        let events = self.perform(work, is_save);
        if !events.is_empty() {
            (self.0.on_events)(events);
        }
        if !is_save && self.has_unsaved() {
            self.schedule();
        }
    }

    /// Does something with the store, and has the spare follow; answers with what the app must know.
    fn perform(
        &self,
        work: impl FnOnce(&mut Saver<LocalStorageArea>, Snapshot<'_>) -> SaverReport,
        is_save: bool,
    ) -> Vec<StoreEvent> {
        if crash::has_crashed() {
            return Vec::new();
        }
        if is_save {
            self.0.timer.borrow_mut().take();
            self.0.debounce.set(Debounce::default());
        }
        let mut report = SaverReport::default();
        let written = match &mut *self.0.saver.borrow_mut() {
            // Without a storage the app goes on saying so.
            Err(_) => return Vec::new(),
            Ok(saver) if is_save && saver.unsaved().is_empty() => return Vec::new(),
            Ok(saver) => {
                let mut work = Some(work);
                (self.0.read)(&mut |document, ledger| {
                    if let Some(work) = work.take() {
                        report = work(saver, Snapshot { document, ledger });
                    }
                });
                saver.store_mut().take_written()
            }
        };
        self.put_into_spare(written);
        let SaverReport { events, errors } = report;
        if !errors.is_empty() {
            self.set_state(SaveState::Failed(errors));
        } else if is_save {
            self.set_state(self.saved_state());
        }
        events
    }

    fn put_into_spare(&self, written: Vec<Written>) {
        if !written.is_empty() {
            let autosave = self.clone();
            self.0.spare.put(written, move || autosave.settle());
        }
    }

    /// What is to be said where nothing failed.
    fn saved_state(&self) -> SaveState {
        match self.has_unsaved() || self.0.spare.is_writing() {
            true => SaveState::Pending,
            false => SaveState::Saved { at: Some(clock::now()), is_lasting: self.0.spare.is_lasting() },
        }
    }

    /// The spare has taken what was put into it.
    fn settle(&self) {
        let has_written = matches!(self.state(), SaveState::Pending | SaveState::Saved { at: Some(_), .. });
        if has_written {
            self.set_state(self.saved_state());
        }
    }

    fn schedule(&self) {
        if self.0.saver.borrow().is_err() {
            return;
        }
        if !self.has_unsaved() {
            return;
        }
        let mut debounce = self.0.debounce.get();
        let delay = debounce.delay(clock::passed());
        self.0.debounce.set(debounce);
        // The timer is the autosave's own, so it keeps nothing alive.
        let weak: Weak<Inner> = Rc::downgrade(&self.0);
        let timer = Timeout::new(delay, move || {
            if let Some(inner) = weak.upgrade() {
                Self(inner).flush();
            }
        });
        self.0.timer.borrow_mut().replace(timer);
        // A failure stays shown until a write succeeds.
        if !matches!(self.state(), SaveState::Failed(_)) {
            self.set_state(SaveState::Pending);
        }
    }

    fn set_state(&self, state: SaveState) {
        let is_new = *self.0.state.borrow() != state;
        if is_new {
            self.0.state.replace(state.clone());
            (self.0.on_state)(state);
        }
    }
}

fn sheet_of(key: &Key) -> Option<SheetId> {
    match key {
        Key::Sheet(id) => Some(id.clone()),
        _ => None,
    }
}
