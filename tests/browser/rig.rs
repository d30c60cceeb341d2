//! An app without a screen: a session over the browser's real storage.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its part of this")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use goalsheet::app::autosave::Autosave;
use goalsheet::app::other_tabs::OtherTabs;
use goalsheet::browser::local_storage::LocalStorageArea;
use goalsheet::browser::{clock, ids};
use goalsheet::model::{Cell, Edit, FiscalYear, Sheet, SheetId};
use goalsheet::session::{Action, Session};
use goalsheet::store::{Loaded, Refused, SaveState, Store, StoreEvent, Unreadable, follow};

pub const HIS: &str = "stranger's {not json";

/// localStorage itself.
pub fn local() -> web_sys::Storage {
    let window = web_sys::window().expect("a window");
    window.local_storage().expect("allowed").expect("present")
}

/// Everything that is stored.
pub fn values() -> BTreeMap<String, String> {
    let names = (0..local().length().expect("a length")).filter_map(|at| local().key(at).expect("a key"));
    names.map(|name| (name.clone(), get(&name).expect("a value"))).collect()
}

pub fn get(name: &str) -> Option<String> {
    local().get_item(name).expect("readable")
}

pub fn set(name: &str, value: &str) {
    local().set_item(name, value).expect("room");
}

/// An empty storage, but for a stranger's key.
pub fn fresh() {
    local().clear().expect("cleared");
    set("stranger", HIS);
}

/// Fills the storage with a stranger's text until only `room` units are left.
pub fn fill(room: usize) {
    let (mut text, mut step) = (String::new(), 1 << 20);
    while step > 0 {
        let longer = text.clone() + &"x".repeat(step);
        if local().set_item("filler", &longer).is_ok() {
            text = longer;
        } else {
            step /= 2;
        }
    }
    text.truncate(text.len() - room);
    set("filler", &text);
}

pub fn sheet(goal: &str) -> Sheet {
    let mut sheet = Sheet::empty(ids::new_sheet_id(), FiscalYear::new(2024).expect("a year"));
    sheet.goal = goal.to_owned();
    sheet
}

pub fn key(id: &SheetId) -> String {
    format!("goalsheet:sheet:{id}")
}

/// The store over it.
pub fn open_store() -> Result<Store<LocalStorageArea>, Refused> {
    LocalStorageArea::open().map(Store::over)
}

/// The goals that a page opened now would show.
pub fn stored_goals() -> Vec<String> {
    let loaded = open_store().expect("a storage").load().expect("readable");
    let mut goals: Vec<_> = loaded.document.sheets.iter().map(|sheet| sheet.goal.clone()).collect();
    goals.sort();
    goals
}

/// An open app.
pub struct App {
    pub session: Rc<RefCell<Session>>,
    pub autosave: Autosave,
    pub states: Rc<RefCell<Vec<SaveState>>>,
    pub events: Rc<RefCell<Vec<StoreEvent>>>,
    pub unreadable: Vec<Unreadable>,
    other_tabs: Option<OtherTabs>,
    handle: Rc<RefCell<Option<Autosave>>>,
}

/// Closes the tab: it must not hear what the next test does.
impl Drop for App {
    fn drop(&mut self) {
        self.other_tabs.take();
        self.handle.borrow_mut().take();
    }
}

impl App {
    pub fn open() -> Self {
        let mut store = open_store().expect("a storage");
        let Loaded { document, ledger, unreadable } = store.load().expect("readable");
        let session = Rc::new(RefCell::new(Session::new(document, ledger)));
        let (states, events) = (Rc::<RefCell<Vec<_>>>::default(), Rc::<RefCell<Vec<_>>>::default());
        let (read, noted, received, followed) =
            (session.clone(), states.clone(), events.clone(), session.clone());
        let handle: Rc<RefCell<Option<Autosave>>> = Rc::default();
        let own = handle.clone();
        let autosave = Autosave::start(
            Ok(store),
            move |give| {
                let session = read.borrow();
                give(session.document(), session.ledger());
            },
            move |state| noted.borrow_mut().push(state),
            move |list| {
                for event in list {
                    let outcome =
                        follow(&mut followed.borrow_mut(), &event, &clock::now()).expect("followed");
                    if let (Some(outcome), Some(autosave)) = (outcome, &*own.borrow()) {
                        autosave.changed(&outcome.change);
                    }
                    received.borrow_mut().push(event);
                }
            },
        );
        *handle.borrow_mut() = Some(autosave.clone());
        let other_tabs = Some(OtherTabs::listen(&autosave));
        Self { session, autosave, states, events, unreadable, other_tabs, handle }
    }

    pub fn act(&self, edit: Edit) {
        let outcome =
            self.session.borrow_mut().dispatch(Action::Edit(edit), &clock::now()).expect("accepted");
        self.autosave.changed(&outcome.expect("an outcome").change);
    }

    pub fn add(&self, goal: &str) -> SheetId {
        let sheet = sheet(goal);
        let id = sheet.id.clone();
        self.act(Edit::AddSheet(Arc::new(sheet)));
        id
    }

    pub fn type_goal(&self, id: &SheetId, text: &str) {
        self.act(Edit::SetText { sheet: id.clone(), cell: Cell::Goal, text: text.to_owned() });
    }

    pub fn goals(&self) -> Vec<String> {
        let session = self.session.borrow();
        let mut goals: Vec<_> = session.document().sheets.iter().map(|sheet| sheet.goal.clone()).collect();
        goals.sort();
        goals
    }

    pub fn last_state(&self) -> SaveState {
        self.states.borrow().last().expect("a state").clone()
    }
}
