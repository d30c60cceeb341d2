//! A storage that breaks when told to, and tabs over it.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use super::slow::Lag;
use crate::model::{BinId, Cell, Edit, FiscalYear, Moment, Sheet, SheetId};
use crate::session::{Action, Session};
use crate::store::{
    BackupRow, Loaded, SaveError, Saver, SaverReport, Snapshot, SpareValue, Spared, StorageArea,
    StorageError, StorageEvent, Store, StoreEvent, Unreadable, UnstoredValue, follow,
};

#[derive(Debug)]
pub(super) struct FakeStorage {
    pub(super) values: BTreeMap<String, String>,
    /// Room for keys and values, in UTF-16 units.
    room: usize,
    /// How many writes are left before the tab is killed.
    fuse: Option<usize>,
    /// Whether it was.
    is_dead: bool,
    /// What each tab has not received yet.
    pub(super) events: Vec<VecDeque<StorageEvent>>,
    ids: usize,
    /// How far each tab is behind, where tabs are processes of their own.
    pub(super) lags: Option<Vec<Lag>>,
}

/// A storage that tabs share.
#[derive(Clone, Debug)]
pub(super) struct Shared(pub(super) Rc<RefCell<FakeStorage>>);

/// The storage as one tab has it.
#[derive(Clone, Debug)]
pub(super) struct FakeStorageArea {
    shared: Shared,
    tab: usize,
}

impl Shared {
    pub(super) fn new() -> Self {
        let (values, events) = (BTreeMap::new(), Vec::new());
        Self(Rc::new(RefCell::new(FakeStorage {
            values,
            room: usize::MAX,
            fuse: None,
            is_dead: false,
            events,
            ids: 0,
            lags: None,
        })))
    }

    /// Leaves this much room beside what is stored.
    pub(super) fn leave_room(&self, more: usize) {
        let used = self.used();
        self.0.borrow_mut().room = used.saturating_add(more);
    }

    /// Lets the tab that writes be killed after this many writes.
    pub(super) fn set_fuse(&self, writes: Option<usize>) {
        self.0.borrow_mut().fuse = writes;
    }

    /// Whether a tab was killed.
    pub(super) fn has_killed(&self) -> bool {
        self.0.borrow().is_dead
    }

    /// Writes as another program would, with an event for every tab.
    pub(super) fn plant(&self, name: &str, value: Option<&str>) {
        self.write(usize::MAX, name, value);
    }

    /// Clears everything as another page or a person would.
    pub(super) fn clear(&self, with_event: bool) {
        let mut state = self.0.borrow_mut();
        state.values.clear();
        if with_event {
            let cleared = StorageEvent { key: None, old_value: None, new_value: None };
            state.events.iter_mut().for_each(|events| events.push_back(cleared.clone()));
        }
    }

    /// What the disk had a while ago is what there is after a power cut.
    pub(super) fn put_back(&self, values: BTreeMap<String, String>) {
        self.0.borrow_mut().values = values;
    }

    pub(super) fn value(&self, name: &str) -> Option<String> {
        self.0.borrow().values.get(name).cloned()
    }

    pub(super) fn values(&self) -> BTreeMap<String, String> {
        self.0.borrow().values.clone()
    }

    pub(super) fn new_id(&self, what: &str) -> String {
        let mut state = self.0.borrow_mut();
        state.ids += 1;
        format!("{what}-{:05}", state.ids)
    }

    fn used(&self) -> usize {
        self.0.borrow().values.iter().map(|(name, value)| units(name) + units(value)).sum()
    }

    fn write(&self, tab: usize, name: &str, value: Option<&str>) {
        let mut state = self.0.borrow_mut();
        if let Some(lag) = state.lags.as_mut().and_then(|lags| lags.get_mut(tab)) {
            return lag.write(name, value);
        }
        let before = match value {
            Some(value) => state.values.insert(name.to_owned(), value.to_owned()),
            None => state.values.remove(name),
        };
        if before.as_deref() == value {
            return;
        }
        let event = StorageEvent {
            key: Some(name.to_owned()),
            old_value: before,
            new_value: value.map(str::to_owned),
        };
        for (_, events) in state.events.iter_mut().enumerate().filter(|(other, _)| *other != tab) {
            events.push_back(event.clone());
        }
    }

    fn burn(&self) -> Result<(), StorageError> {
        let state = &mut *self.0.borrow_mut();
        match &mut state.fuse {
            Some(0) => {
                state.is_dead = true;
                Err(StorageError::Other("killed".to_owned()))
            }
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl StorageArea for FakeStorageArea {
    fn get(&self, name: &str) -> Result<Option<String>, StorageError> {
        let state = self.shared.0.borrow();
        let lag = state.lags.as_ref().and_then(|lags| lags.get(self.tab));
        Ok(lag.map_or(&state.values, |lag| &lag.view).get(name).cloned())
    }

    fn set(&self, name: &str, value: &str) -> Result<(), StorageError> {
        self.shared.burn()?;
        let old = self.shared.value(name).map_or(0, |old| units(name) + units(&old));
        if self.shared.used() - old + units(name) + units(value) > self.shared.0.borrow().room {
            return Err(StorageError::Full);
        }
        self.shared.write(self.tab, name, Some(value));
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), StorageError> {
        self.shared.burn()?;
        self.shared.write(self.tab, name, None);
        Ok(())
    }

    fn names(&self) -> Result<Vec<String>, StorageError> {
        let state = self.shared.0.borrow();
        let lag = state.lags.as_ref().and_then(|lags| lags.get(self.tab));
        Ok(lag.map_or(&state.values, |lag| &lag.view).keys().cloned().collect())
    }
}

/// An open tab: its session, its saver, and what it was told.
#[derive(Debug)]
pub(super) struct Tab {
    pub(super) session: Session,
    pub(super) saver: Saver<FakeStorageArea>,
    pub(super) unreadable: Vec<Unreadable>,
    pub(super) told: Vec<StoreEvent>,
    area: FakeStorageArea,
}

impl Tab {
    pub(super) fn open(shared: &Shared) -> Self {
        let mut state = shared.0.borrow_mut();
        state.events.push(VecDeque::new());
        let view = state.values.clone();
        if let Some(lags) = &mut state.lags {
            lags.push(Lag::of(&view));
        }
        let area = FakeStorageArea { shared: shared.clone(), tab: state.events.len() - 1 };
        drop(state);
        let mut store = Store::over(area.clone());
        let Loaded { document, ledger, unreadable } = store.load().expect("a storage that can be read");
        let session = Session::new(document, ledger);
        Self { session, saver: Saver::new(store), unreadable, told: Vec::new(), area }
    }

    /// Opens a tab that says hello and puts together what closed ones left, as the app does.
    pub(super) fn join(shared: &Shared) -> Self {
        let mut tab = Self::open(shared);
        tab.saver.join(&shared.new_id("tab"));
        loop {
            let snapshot = Snapshot { document: tab.session.document(), ledger: tab.session.ledger() };
            let Some(report) = tab.saver.put_together(snapshot, &mut || fresh_sheet(shared)) else {
                return tab;
            };
            assert_eq!(tab.follow(report), []);
        }
    }

    pub(super) fn act(&mut self, action: Action) {
        if let Ok(Some(outcome)) = self.session.dispatch(action, &now()) {
            self.saver.changed(&outcome.change);
        }
    }

    /// Takes back what the spare has.
    pub(super) fn recover(&mut self, found: Vec<SpareValue>) -> Vec<SaveError> {
        let shared = self.area.shared.clone();
        let snapshot = Snapshot { document: self.session.document(), ledger: self.session.ledger() };
        let report = self.saver.recover(found, snapshot, &mut || fresh_sheet(&shared));
        self.follow(report)
    }

    /// Takes back what the spare kept because it could not be stored.
    pub(super) fn recover_unstored(&mut self, found: Vec<UnstoredValue>) -> Vec<SaveError> {
        let shared = self.area.shared.clone();
        let snapshot = Snapshot { document: self.session.document(), ledger: self.session.ledger() };
        let report = self.saver.recover_unstored(found, snapshot, &mut || fresh_sheet(&shared));
        self.follow(report)
    }

    pub(super) fn add(&mut self, goal: &str) -> SheetId {
        let id = SheetId::new(&self.area.shared.new_id("sheet")).expect("an id");
        let mut sheet = Sheet::empty(id.clone(), FiscalYear::new(2024).expect("a year"));
        sheet.goal = goal.to_owned();
        self.act(Action::Edit(Edit::AddSheet(Arc::new(sheet))));
        id
    }

    pub(super) fn type_goal(&mut self, id: &SheetId, text: &str) {
        let edit = Edit::SetText { sheet: id.clone(), cell: Cell::Goal, text: text.to_owned() };
        self.act(Action::Edit(edit));
        self.session.seal();
    }

    pub(super) fn delete(&mut self, id: &SheetId) -> BinId {
        let bin = BinId::new(&self.area.shared.new_id("bin")).expect("an id");
        let sheets = vec![(id.clone(), bin.clone())];
        self.act(Action::Edit(Edit::DeleteSheets { sheets, at: now() }));
        bin
    }

    pub(super) fn save(&mut self) -> Vec<SaveError> {
        let shared = self.area.shared.clone();
        let snapshot = Snapshot { document: self.session.document(), ledger: self.session.ledger() };
        let report = self.saver.save(snapshot, &mut || fresh_sheet(&shared));
        self.follow(report)
    }

    /// All that belongs into a backup.
    pub(super) fn everything(&self) -> BTreeMap<String, String> {
        let snapshot = Snapshot { document: self.session.document(), ledger: self.session.ledger() };
        self.saver.everything(snapshot).expect("a storage that can be read")
    }

    /// Takes a backup in; how many rows could not be put.
    pub(super) fn restore(&mut self, rows: &[BackupRow]) -> usize {
        let shared = self.area.shared.clone();
        let snapshot = Snapshot { document: self.session.document(), ledger: self.session.ledger() };
        let (report, left) = self.saver.restore(rows, snapshot, &mut || fresh_sheet(&shared));
        self.follow(report);
        left
    }

    /// Brings back what the spare has in the place of what cannot be read; whether it was there as shown.
    pub(super) fn bring_back(&mut self, shown: &Unreadable, spared: &Spared) -> Result<bool, SaveError> {
        let shared = self.area.shared.clone();
        let snapshot = Snapshot { document: self.session.document(), ledger: self.session.ledger() };
        let report = self.saver.bring_back(shown, spared, snapshot, &mut || fresh_sheet(&shared))?;
        let is_put = report.is_some();
        if let Some(report) = report {
            assert_eq!(self.follow(report), []);
        }
        Ok(is_put)
    }

    /// Receives one event; false where there is none.
    pub(super) fn receive(&mut self) -> bool {
        let shared = self.area.shared.clone();
        let event = match shared.unheard(self.area.tab) {
            0 => shared.0.borrow_mut().events[self.area.tab].pop_front(),
            _ => match shared.hear(self.area.tab) {
                None => return true,
                event => event,
            },
        };
        let Some(event) = event else { return false };
        let snapshot = Snapshot { document: self.session.document(), ledger: self.session.ledger() };
        let mut new_id = || fresh_sheet(&shared);
        let report = self.saver.storage_event(&event, snapshot, &mut new_id);
        self.follow(report);
        true
    }

    /// What happened while it slept reaches it by no event.
    pub(super) fn forget_events(&self) {
        self.area.shared.0.borrow_mut().events[self.area.tab].clear();
    }

    pub(super) fn catch_up(&mut self) {
        let shared = self.area.shared.clone();
        let snapshot = Snapshot { document: self.session.document(), ledger: self.session.ledger() };
        let report = self.saver.catch_up(snapshot, &mut || fresh_sheet(&shared));
        self.follow(report);
    }

    pub(super) fn verify(&mut self) {
        let snapshot = Snapshot { document: self.session.document(), ledger: self.session.ledger() };
        let report = self.saver.verify(snapshot);
        self.follow(report);
    }

    fn follow(&mut self, report: SaverReport) -> Vec<SaveError> {
        for event in &report.events {
            let outcome = follow(&mut self.session, event, &now()).expect("an event can be followed");
            if let Some(outcome) = outcome {
                self.saver.changed(&outcome.change);
            }
        }
        self.told.extend(report.events);
        report.errors
    }

    pub(super) fn goals(&self) -> Vec<String> {
        let mut goals: Vec<_> =
            self.session.document().sheets.iter().map(|sheet| sheet.goal.clone()).collect();
        goals.sort();
        goals
    }

    pub(super) fn goals_in_bin(&self) -> Vec<String> {
        self.session.document().bin.iter().map(|binned| binned.sheet.goal.clone()).collect()
    }
}

/// Saves and receives until nothing is left to do.
pub(super) fn run_until_quiet(tabs: &mut [Tab]) {
    for _ in 0..100 {
        let mut is_quiet = true;
        for tab in tabs.iter_mut() {
            while tab.receive() {
                is_quiet = false;
            }
            if !tab.saver.unsaved().is_empty() {
                is_quiet = false;
                tab.save();
            }
        }
        if is_quiet {
            return;
        }
    }
    panic!("tabs answer each other for ever");
}

fn fresh_sheet(shared: &Shared) -> SheetId {
    SheetId::new(&shared.new_id("sheet")).expect("an id")
}

pub(super) fn now() -> Moment {
    Moment::new("2026-11-22T09:00:00+09:00").expect("a moment")
}
