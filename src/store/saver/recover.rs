//! Taking back from the spare what the browser had not written to disk when it ended.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Pass, Saver, SaverReport, Snapshot, StoreEvent};
use crate::model::{Sheet, SheetId};
use crate::store::conflict::{LocalState, StoredState};
use crate::store::{FollowMark, Key, Lineage, Load, LoadedValue, StorageArea, WriteOutcome, load};

/// A value of the spare that is not the stored one.
#[derive(Clone, Debug)]
pub struct SpareValue {
    /// The key.
    pub key: Key,
    /// What the spare has under it; none where it was removed.
    pub raw: Option<String>,
    /// Whether it followed what was stored; else neither is known to have followed the other.
    pub is_newer: bool,
    /// What was stored when the app began.
    pub began_with: FollowMark,
}

impl<A: StorageArea> Saver<A> {
    /// Takes back what is newer in the spare, as if another tab had written it: what has been changed here since the app
    /// began stays, and the spare's becomes a further sheet.
    pub fn recover(
        &mut self,
        mut found: Vec<SpareValue>,
        snapshot: Snapshot<'_>,
        new_id: &mut dyn FnMut() -> SheetId,
    ) -> SaverReport {
        let mut pass = Pass { snapshot, new_id, report: SaverReport::default() };
        let leave_the_bin: BTreeSet<Key> =
            found.iter().filter(|value| value.raw.is_none()).map(|value| value.key.clone()).collect();
        // A deleted sheet is in the bin before it leaves its place.
        found.sort_by(|a, b| (a.raw.is_none(), &a.key).cmp(&(b.raw.is_none(), &b.key)));
        for value in found {
            if self.store.is_locked(&value.key) {
                continue;
            }
            match &value.raw {
                Some(raw) => self.recover_value(&value, raw.clone(), &leave_the_bin, &mut pass),
                None if value.is_newer && self.is_as_it_began(&value.key, value.began_with, &pass) => {
                    self.recover_removal(&value.key, &mut pass);
                }
                None => {}
            }
        }
        pass.report
    }

    fn recover_value(
        &mut self,
        found: &SpareValue,
        raw: String,
        leave_the_bin: &BTreeSet<Key>,
        pass: &mut Pass<'_>,
    ) {
        let SpareValue { key, is_newer, began_with, .. } = found;
        // What is here was put together from it.
        let by = Lineage::of(Some(&raw));
        if !by.is_empty() && self.store.lineage(key).includes(&by) {
            return;
        }
        let Load::Found(value) = load(key, raw.clone()) else { return };
        // A deletion that the spare did not hear of is none to be taken back: the bin has the same sheet.
        let is_binned = |sheet: &Arc<Sheet>| {
            let mut bin = pass.snapshot.document.bin.iter();
            bin.any(|binned| binned.sheet == *sheet && !leave_the_bin.contains(&Key::Bin(binned.id.clone())))
        };
        let was_there = began_with.is_some();
        if !was_there && matches!(&value, LoadedValue::Sheet(found) if is_binned(&found.sheet)) {
            return;
        }
        if (*is_newer || !was_there) && self.is_as_it_began(key, *began_with, pass) {
            return self.put_back(key, raw, value, pass);
        }
        let (Key::Sheet(id), LoadedValue::Sheet(theirs)) = (key, value) else { return };
        let Some(ours) = pass.snapshot.document.sheet(id) else { return };
        let entry = pass.snapshot.ledger.entry(id);
        let changed_at = entry.and_then(|entry| entry.updated_at.as_ref());
        let is_later = || theirs.updated_at.as_ref().map(|at| at.as_str()) > changed_at.map(|at| at.as_str());
        if *ours != theirs.sheet && (*is_newer || is_later()) {
            self.store_copy(id, theirs, pass);
        }
    }

    /// Puts a value back into its place. Where there is no room for it, the app has it all the same, unsaved.
    pub(super) fn put_back(&mut self, key: &Key, raw: String, value: LoadedValue, pass: &mut Pass<'_>) {
        match self.store.write_as_is(key, &raw) {
            Ok(WriteOutcome::Done) => {
                let stored = self.store.raw(key).ok().flatten().unwrap_or(raw);
                self.follow_stored(key, Some(&stored), Some(value), pass);
            }
            Ok(WriteOutcome::Conflict(raw)) => {
                self.resolve_conflict(key, raw, StoredState::Deleted, pass);
            }
            Err(error) => {
                pass.report.errors.push(error);
                pass.report.events.push(match (key, value) {
                    (Key::Sheet(id), LoadedValue::Sheet(found)) => {
                        StoreEvent::SheetChanged { id: id.clone(), found: Some(found) }
                    }
                    (Key::Bin(id), LoadedValue::Bin(binned)) => {
                        StoreEvent::BinChanged { id: id.clone(), binned: Some(binned) }
                    }
                    (_, LoadedValue::File(extra)) => StoreEvent::ExtraChanged(extra),
                    (_, LoadedValue::Settings(found)) => StoreEvent::SettingsChanged(found),
                    _ => StoreEvent::ExtraChanged(Arc::clone(&pass.snapshot.document.extra)),
                });
            }
        }
    }

    fn recover_removal(&mut self, key: &Key, pass: &mut Pass<'_>) {
        let is_announced = self.store.announce_removals(std::iter::once(key));
        if let Ok(WriteOutcome::Done) = self.store.remove(key, is_announced) {
            self.follow_stored(key, None, None, pass);
        }
        self.store.announce_removals(std::iter::empty());
    }

    /// Whether nobody has touched it since the app began.
    fn is_as_it_began(&self, key: &Key, began_with: FollowMark, pass: &Pass<'_>) -> bool {
        self.store.mark(key) == began_with && self.local_state(key, pass.snapshot) == LocalState::Clean
    }
}
