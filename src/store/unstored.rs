//! What could not be stored, for want of room or because its key holds what must not be written over: the spare keeps it under a
//! name of its own, so that a tab that breaks down takes nothing with it.

use super::{Fingerprint, Key, SpareHead, SpareOf, StorageArea, Store, Written};

/// What the spare kept because it could not be stored.
#[derive(Clone, Debug)]
pub struct UnstoredValue {
    /// Where it belongs.
    pub key: Key,
    /// What it was written over.
    pub head: SpareHead,
    /// The value.
    pub raw: String,
}

impl<A: StorageArea> Store<A> {
    /// Has the spare keep what a key should hold.
    pub(crate) fn keep_unstored(&mut self, key: &Key, text: &str) {
        if self.know_unstored(key, text) {
            self.hand_on(unstored(key, vec![self.mark(key)], Some(text.to_owned())));
        }
    }

    /// Takes it that the spare keeps this; whether that is new.
    pub(crate) fn know_unstored(&mut self, key: &Key, text: &str) -> bool {
        let mark = Fingerprint::of(text);
        self.unstored.insert(key.clone(), mark) != Some(mark)
    }

    /// The spare need not keep it any more: it is stored, or nothing has to be.
    pub(crate) fn forget_unstored(&mut self, key: &Key) {
        if self.unstored.remove(key).is_some() {
            self.hand_on(unstored(key, Vec::new(), None));
        }
    }
}

fn unstored(key: &Key, replaced: Vec<Option<Fingerprint>>, value: Option<String>) -> Written {
    Written { name: SpareOf::Unstored(key.clone()).name(), replaced, value }
}
