//! A storage that breaks when told to, and tabs over it.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use crate::model::{BinId, Cell, Edit, FiscalYear, Moment, Sheet, SheetId};
use crate::session::{Action, Session};
use crate::store::keeper::{Here, Keeper, Report, Told};
use crate::store::{Area, Loaded, News, SaveError, Store, Trouble, Unreadable, follow};

/// What a `storage` event tells: a key (none where all was cleared), its old and its new value.
type Event = (Option<String>, Option<String>, Option<String>);

#[derive(Debug)]
struct State {
    values: BTreeMap<String, String>,
    /// Room for keys and values, in UTF-16 units.
    room: usize,
    /// How many writes are left before the tab is killed.
    fuse: Option<usize>,
    /// What each tab has not heard yet.
    events: Vec<VecDeque<Event>>,
    ids: usize,
}

/// A storage that tabs share.
#[derive(Clone, Debug)]
pub(super) struct Shared(Rc<RefCell<State>>);

/// The storage as one tab has it.
#[derive(Clone, Debug)]
pub(super) struct FakeArea {
    shared: Shared,
    tab: usize,
}

impl Shared {
    pub(super) fn new() -> Self {
        let (values, events) = (BTreeMap::new(), Vec::new());
        Self(Rc::new(RefCell::new(State { values, room: usize::MAX, fuse: None, events, ids: 0 })))
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

    /// Writes as another program would, with an event for every tab.
    pub(super) fn plant(&self, name: &str, value: Option<&str>) {
        self.write(usize::MAX, name, value);
    }

    /// Clears everything as another page or a person would.
    pub(super) fn clear(&self, with_event: bool) {
        let mut state = self.0.borrow_mut();
        state.values.clear();
        if with_event {
            state.events.iter_mut().for_each(|events| events.push_back((None, None, None)));
        }
    }

    pub(super) fn value(&self, name: &str) -> Option<String> {
        self.0.borrow().values.get(name).cloned()
    }

    pub(super) fn values(&self) -> BTreeMap<String, String> {
        self.0.borrow().values.clone()
    }

    pub(super) fn fresh(&self, what: &str) -> String {
        let mut state = self.0.borrow_mut();
        state.ids += 1;
        format!("{what}-{:05}", state.ids)
    }

    fn used(&self) -> usize {
        self.0.borrow().values.iter().map(|(name, value)| units(name) + units(value)).sum()
    }

    fn write(&self, tab: usize, name: &str, value: Option<&str>) {
        let mut state = self.0.borrow_mut();
        let before = match value {
            Some(value) => state.values.insert(name.to_owned(), value.to_owned()),
            None => state.values.remove(name),
        };
        if before.as_deref() == value {
            return;
        }
        let event = (Some(name.to_owned()), before, value.map(str::to_owned));
        for (_, events) in state.events.iter_mut().enumerate().filter(|(other, _)| *other != tab) {
            events.push_back(event.clone());
        }
    }

    fn burn(&self) -> Result<(), Trouble> {
        match &mut self.0.borrow_mut().fuse {
            Some(0) => Err(Trouble::Other("killed".to_owned())),
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

impl Area for FakeArea {
    fn get(&self, name: &str) -> Result<Option<String>, Trouble> {
        Ok(self.shared.value(name))
    }

    fn set(&self, name: &str, value: &str) -> Result<(), Trouble> {
        self.shared.burn()?;
        let old = self.shared.value(name).map_or(0, |old| units(name) + units(&old));
        if self.shared.used() - old + units(name) + units(value) > self.shared.0.borrow().room {
            return Err(Trouble::Full);
        }
        self.shared.write(self.tab, name, Some(value));
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), Trouble> {
        self.shared.burn()?;
        self.shared.write(self.tab, name, None);
        Ok(())
    }

    fn names(&self) -> Result<Vec<String>, Trouble> {
        Ok(self.shared.values().into_keys().collect())
    }
}

/// An open tab: its session, its keeper, and what it was told.
#[derive(Debug)]
pub(super) struct Tab {
    pub(super) session: Session,
    pub(super) keeper: Keeper<FakeArea>,
    pub(super) unreadable: Vec<Unreadable>,
    pub(super) told: Vec<News>,
    area: FakeArea,
}

impl Tab {
    pub(super) fn open(shared: &Shared) -> Self {
        let mut state = shared.0.borrow_mut();
        state.events.push(VecDeque::new());
        let area = FakeArea { shared: shared.clone(), tab: state.events.len() - 1 };
        drop(state);
        let mut store = Store::over(area.clone());
        let Loaded { document, ledger, unreadable } = store.load().expect("a storage that can be read");
        let session = Session::new(document, ledger);
        Self { session, keeper: Keeper::new(store), unreadable, told: Vec::new(), area }
    }

    pub(super) fn act(&mut self, action: Action) {
        if let Ok(Some(outcome)) = self.session.dispatch(action, &now()) {
            self.keeper.changed(&outcome.change);
        }
    }

    pub(super) fn add(&mut self, goal: &str) -> SheetId {
        let id = SheetId::new(&self.area.shared.fresh("sheet")).expect("an id");
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
        let bin = BinId::new(&self.area.shared.fresh("bin")).expect("an id");
        let sheets = vec![(id.clone(), bin.clone())];
        self.act(Action::Edit(Edit::DeleteSheets { sheets, at: now() }));
        bin
    }

    pub(super) fn save(&mut self) -> Vec<SaveError> {
        let shared = self.area.shared.clone();
        let here = Here { document: self.session.document(), ledger: self.session.ledger() };
        let report = self.keeper.save(here, &mut || fresh_sheet(&shared));
        self.learn(report)
    }

    /// Hears one event; false where there is none.
    pub(super) fn hear(&mut self) -> bool {
        let shared = self.area.shared.clone();
        let event = shared.0.borrow_mut().events[self.area.tab].pop_front();
        let Some((name, old, new)) = event else { return false };
        let told = Told { name: name.as_deref(), old: old.as_deref(), new: new.as_deref() };
        let here = Here { document: self.session.document(), ledger: self.session.ledger() };
        let mut fresh = || fresh_sheet(&shared);
        let report = self.keeper.heard(told, here, &mut fresh);
        self.learn(report);
        true
    }

    pub(super) fn verify(&mut self) {
        let here = Here { document: self.session.document(), ledger: self.session.ledger() };
        let report = self.keeper.verify(here);
        self.learn(report);
    }

    fn learn(&mut self, report: Report) -> Vec<SaveError> {
        for news in &report.news {
            let outcome = follow(&mut self.session, news, &now()).expect("news can be followed");
            if let Some(outcome) = outcome {
                self.keeper.changed(&outcome.change);
            }
        }
        self.told.extend(report.news);
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

/// Saves and hears until nothing is left to save or to hear.
pub(super) fn settle_down(tabs: &mut [Tab]) {
    for _ in 0..100 {
        let mut is_quiet = true;
        for tab in tabs.iter_mut() {
            while tab.hear() {
                is_quiet = false;
            }
            if !tab.keeper.dirty().is_empty() {
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
    SheetId::new(&shared.fresh("sheet")).expect("an id")
}

pub(super) fn now() -> Moment {
    Moment::new("2026-11-22T09:00:00+09:00").expect("a moment")
}
