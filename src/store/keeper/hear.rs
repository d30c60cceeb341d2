//! Listening to other tabs.

use super::{Here, Keeper, Report};
use crate::model::SheetId;
use crate::store::two_tabs::Theirs;
use crate::store::{Area, Key, Print, REMOVING, parse_names};

/// What a `storage` event tells of another tab.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'a> {
    /// The key's name; none where all was cleared.
    pub(crate) name: Option<&'a str>,
    /// What it held.
    pub(crate) old: Option<&'a str>,
    /// What it was given.
    pub(crate) new: Option<&'a str>,
}

impl<A: Area> Keeper<A> {
    /// Listens to what another tab did.
    pub(crate) fn heard(
        &mut self,
        told: Told<'_>,
        here: Here<'_>,
        fresh: &mut dyn FnMut() -> SheetId,
    ) -> Report {
        let mut report = Report::default();
        match told.name {
            None => self.emptied(here, &mut report),
            Some(REMOVING) => self.announced = told.new.into_iter().flat_map(parse_names).collect(),
            Some(name) => {
                if let Some(key) = Key::parse(name) {
                    self.heard_of(&key, told, here, fresh, &mut report);
                }
            }
        }
        report
    }

    /// An event may come late: one that does not tell what the key holds now is followed by one that does, and the
    /// removal of something that this tab has written over since is no removal any more.
    fn heard_of(
        &mut self,
        key: &Key,
        told: Told<'_>,
        here: Here<'_>,
        fresh: &mut dyn FnMut() -> SheetId,
        report: &mut Report,
    ) {
        let Ok(raw) = self.store.raw(key) else { return };
        if raw.as_deref() != told.new {
            if let Some(new) = told.new {
                self.passed.insert(key.clone(), Print::of(new));
            }
            return;
        }
        let passed = self.passed.remove(key);
        if self.store.holds_as_seen(key, raw.as_deref()) {
            if raw.is_none() {
                self.store.accept(key, None);
            }
            return;
        }
        let is_late = passed != told.old.map(Print::of) && !self.store.holds_as_seen(key, told.old);
        if raw.is_none() && is_late {
            return;
        }
        let said = self.announced.contains(key) || here.is_binned(key);
        let gone = if said { Theirs::Deleted } else { Theirs::Lost };
        self.meet(key, raw, gone, here, fresh, report);
    }
}
