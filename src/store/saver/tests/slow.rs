//! A storage that tabs of several processes share: what one writes reaches the storage, and then the others, a moment later.

use std::collections::{BTreeMap, VecDeque};

use super::fake::Shared;
use crate::store::StorageEvent;

/// A tab's own picture of the storage, as browsers of many processes have it.
#[derive(Clone, Debug, Default)]
pub(super) struct Lag {
    pub(super) view: BTreeMap<String, String>,
    /// What it wrote that nobody else has heard of, and the storage neither.
    outbox: VecDeque<(String, Option<String>)>,
    /// What it has not heard of yet: another's write, or that its own of this name has arrived.
    inbox: VecDeque<Result<StorageEvent, String>>,
    /// Its own writes that it has not heard to have arrived: over these names it hears nothing of others.
    pending: Vec<String>,
}

impl Lag {
    /// One that has heard of everything.
    pub(super) fn of(values: &BTreeMap<String, String>) -> Self {
        Self { view: values.clone(), ..Self::default() }
    }

    pub(super) fn write(&mut self, name: &str, value: Option<&str>) {
        let before = match value {
            Some(value) => self.view.insert(name.to_owned(), value.to_owned()),
            None => self.view.remove(name),
        };
        if before.as_deref() != value {
            self.outbox.push_back((name.to_owned(), value.map(str::to_owned)));
            self.pending.push(name.to_owned());
        }
    }
}

impl Shared {
    /// From now on each tab has its own picture of the storage, and its writes reach the others one by one.
    pub(super) fn make_slow(&self) {
        let mut state = self.0.borrow_mut();
        let lag = Lag::of(&state.values);
        state.lags = Some(vec![lag; state.events.len()]);
    }

    /// How many of a tab's writes nobody has heard of.
    pub(super) fn unsent(&self, tab: usize) -> usize {
        self.0.borrow().lags.as_ref().map_or(0, |lags| lags[tab].outbox.len())
    }

    /// How much a tab has not heard of.
    pub(super) fn unheard(&self, tab: usize) -> usize {
        self.0.borrow().lags.as_ref().map_or(0, |lags| lags[tab].inbox.len())
    }

    /// The oldest write of a tab arrives.
    pub(super) fn send(&self, tab: usize) {
        let state = &mut *self.0.borrow_mut();
        let lags = state.lags.as_mut().expect("a slow storage");
        let Some((name, value)) = lags[tab].outbox.pop_front() else { return };
        let old_value = match &value {
            Some(value) => state.values.insert(name.clone(), value.clone()),
            None => state.values.remove(&name),
        };
        let event = StorageEvent { key: Some(name.clone()), old_value, new_value: value };
        for (other, lag) in lags.iter_mut().enumerate() {
            lag.inbox.push_back(if other == tab { Err(name.clone()) } else { Ok(event.clone()) });
        }
    }

    /// A tab hears of the next thing; none where that is only of its own.
    pub(super) fn hear(&self, tab: usize) -> Option<StorageEvent> {
        let state = &mut *self.0.borrow_mut();
        let lag = &mut state.lags.as_mut().expect("a slow storage")[tab];
        match lag.inbox.pop_front()? {
            Err(name) => {
                let at = lag.pending.iter().position(|other| *other == name).expect("it was written");
                lag.pending.remove(at);
                None
            }
            Ok(event) => {
                let name = event.key.clone().expect("a write has a name");
                if !lag.pending.contains(&name) {
                    match &event.new_value {
                        Some(value) => lag.view.insert(name, value.clone()),
                        None => lag.view.remove(&name),
                    };
                }
                Some(event)
            }
        }
    }
}
