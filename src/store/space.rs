//! The room that a browser gives: how much of it is taken, and from where on values are packed.

use super::{Key, SaveError, StorageArea, Store, WriteOutcome, pack};

/// What a browser lets a page keep, keys and values together, in UTF-16 units.
pub const ROOM: usize = 5_242_880;
/// So much is kept as plain JSON: most storages never hold more, start sooner and can be read by anybody. What is written beyond is
/// packed.
const PLAIN: usize = ROOM / 3;

impl<A: StorageArea> Store<A> {
    /// Writes a value where no other tab has written meanwhile; packed, where the storage has become large.
    pub fn write(&mut self, key: &Key, text: &str) -> Result<WriteOutcome, SaveError> {
        match self.used > PLAIN {
            true => self.put(key, text, &pack::pack(text)),
            false => self.put(key, text, text),
        }
    }

    /// Puts back a value as it was stored elsewhere.
    pub(crate) fn write_as_is(&mut self, key: &Key, raw: &str) -> Result<WriteOutcome, SaveError> {
        self.put(key, raw, raw)
    }

    /// Packs what is plain; whether that made room.
    pub(crate) fn pack_all(&mut self) -> bool {
        if self.used <= PLAIN {
            return false;
        }
        let before = self.used;
        for key in self.marks().into_keys() {
            let Ok(Some(raw)) = self.raw(&key) else { continue };
            if !pack::is_packed(&raw) && self.holds_as_seen(&key, Some(&raw)) {
                // It is written anew whole or stays as it is.
                let _ = self.put(&key, "", &pack::pack(&raw));
            }
        }
        self.used < before
    }

    /// How much of the storage is taken.
    pub fn used(&self) -> usize {
        self.used
    }
}
