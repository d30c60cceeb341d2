//! Saving by itself: after a pause in typing, and at once when the page may go away.
//!
//! Everything that changes the document or the ledger is told to [`Autosave`]; it asks for the current state only
//! when it writes. No callback is called from within [`Autosave::changed`] but the one for the state.

use crate::store::SaveState;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;

use crate::app::other_tabs;
use crate::browser::local_storage::LocalArea;
use crate::browser::{clock, ids};
use crate::model::{Change, Document, SheetId};
use crate::session::Ledger;
use crate::store::keeper::{Here, Keeper, Report, Told};
use crate::store::pace::Pace;
use crate::store::{Key, News, Refused, SaveError, Store, Trouble, Unreadable};

/// Gives the current document and ledger to a function. It must not dispatch.
type Read = dyn Fn(&mut dyn FnMut(&Document, &Ledger));

/// Saves by itself. A clone is the same autosave.
#[derive(Clone)]
pub struct Autosave(Rc<Inner>);

struct Inner {
    keeper: RefCell<Result<Keeper<LocalArea>, Refused>>,
    read: Box<Read>,
    on_state: Box<dyn Fn(SaveState)>,
    on_news: Box<dyn Fn(Vec<News>)>,
    state: RefCell<SaveState>,
    pace: Cell<Pace>,
    timer: RefCell<Option<Timeout>>,
    listeners: RefCell<Vec<gloo_events::EventListener>>,
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
    /// `read` gives the current document and ledger to the function it gets. `on_news` is called from a timer or
    /// an event, never from within another call, with what other tabs did, in order.
    pub fn start(
        store: Result<Store, Refused>,
        read: impl Fn(&mut dyn FnMut(&Document, &Ledger)) + 'static,
        on_state: impl Fn(SaveState) + 'static,
        on_news: impl Fn(Vec<News>) + 'static,
    ) -> Self {
        let state = match &store {
            Ok(_) => SaveState::Saved { at: None },
            Err(refused) => SaveState::Failed(vec![SaveError::Refused(refused.clone())]),
        };
        let autosave = Self(Rc::new(Inner {
            keeper: RefCell::new(store.map(Keeper::new)),
            read: Box::new(read),
            on_state: Box::new(on_state),
            on_news: Box::new(on_news),
            state: RefCell::new(state),
            pace: Cell::default(),
            timer: RefCell::default(),
            listeners: RefCell::default(),
            touched_in_memory: Cell::default(),
        }));
        *autosave.0.listeners.borrow_mut() = other_tabs::listeners(&autosave);
        (autosave.0.on_state)(autosave.state());
        autosave
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
        match &mut *self.0.keeper.borrow_mut() {
            Ok(keeper) => keeper.changed(change),
            Err(_) => self.0.touched_in_memory.set(true),
        }
        self.schedule();
    }

    /// Notes that what is known of these sheets changed: they were saved to a file.
    pub fn touched(&self, sheets: &[SheetId]) {
        if let Ok(keeper) = &mut *self.0.keeper.borrow_mut() {
            keeper.touched(sheets);
        }
        self.schedule();
    }

    /// Saves at once. Not to be called while the document is being changed, since it is read.
    pub fn flush(&self) {
        self.run(|keeper, here| keeper.save(here, &mut ids::new_sheet_id), true);
    }

    /// The sheets whose latest state is not stored.
    pub fn unsaved(&self) -> BTreeSet<SheetId> {
        match &*self.0.keeper.borrow() {
            Ok(keeper) => keeper.dirty().iter().filter_map(sheet_of).collect(),
            Err(_) => BTreeSet::new(),
        }
    }

    /// Whether closing the page now would lose something.
    pub fn has_unsaved(&self) -> bool {
        match &*self.0.keeper.borrow() {
            Ok(keeper) => !keeper.dirty().is_empty(),
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
        match &mut *self.0.keeper.borrow_mut() {
            Ok(keeper) => keeper.store_mut().is_locked(&Key::Sheet(id.clone())),
            Err(_) => false,
        }
    }

    /// Removes what cannot be read, because the person said so. False where it is not there any more as shown.
    pub fn discard_unreadable(&self, shown: &Unreadable) -> Result<bool, Trouble> {
        let outcome = match &mut *self.0.keeper.borrow_mut() {
            Ok(keeper) => keeper.store_mut().discard_unreadable(shown),
            Err(_) => Ok(false),
        };
        if self.has_unsaved() {
            self.schedule();
        }
        outcome
    }

    /// A handle that keeps nothing alive, for listeners.
    pub(crate) fn downgrade(&self) -> impl Fn() -> Option<Self> + Clone + 'static {
        let weak: Weak<Inner> = Rc::downgrade(&self.0);
        move || weak.upgrade().map(Self)
    }

    /// Listens to what another tab did.
    pub(crate) fn heard(&self, told: Told<'_>) {
        self.run(|keeper, here| keeper.heard(told, here, &mut ids::new_sheet_id), false);
    }

    /// Looks whether the storage is still there.
    pub(crate) fn verify(&self) {
        self.run(Keeper::verify, false);
    }

    /// Does something with the store and tells what came of it once nothing is borrowed any more.
    fn run(&self, work: impl FnOnce(&mut Keeper<LocalArea>, Here<'_>) -> Report, is_save: bool) {
        if crate::browser::crash::has_crashed() {
            return;
        }
        if is_save {
            self.0.timer.borrow_mut().take();
            self.0.pace.set(Pace::default());
        }
        let mut report = Report::default();
        if let Ok(keeper) = &mut *self.0.keeper.borrow_mut() {
            if is_save && keeper.dirty().is_empty() {
                return;
            }
            let mut work = Some(work);
            (self.0.read)(&mut |document, ledger| {
                if let Some(work) = work.take() {
                    report = work(keeper, Here { document, ledger });
                }
            });
        } else {
            return;
        }
        let Report { news, errors } = report;
        if is_save || !errors.is_empty() {
            self.set_state(match errors.is_empty() {
                true if self.has_unsaved() => SaveState::Pending,
                true => SaveState::Saved { at: Some(clock::now()) },
                false => SaveState::Failed(errors),
            });
        }
        if !news.is_empty() {
            (self.0.on_news)(news);
        }
        if !is_save && self.has_unsaved() {
            self.schedule();
        }
    }

    fn schedule(&self) {
        if self.0.keeper.borrow().is_err() {
            return;
        }
        if !self.has_unsaved() {
            return;
        }
        let mut pace = self.0.pace.get();
        let delay = pace.delay(js_sys::Date::now());
        self.0.pace.set(pace);
        let upgrade = self.downgrade();
        let timer = Timeout::new(delay, move || {
            if let Some(autosave) = upgrade() {
                autosave.flush();
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
