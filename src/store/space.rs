//! The room that a browser gives: how much of it is taken, and from where on values are packed.

use super::lineage::unstamped;
use super::{Fingerprint, Key, Lineage, SaveError, StorageArea, Store, WriteOutcome, pack};

/// What a browser lets a page keep, keys and values together, in UTF-16 units.
pub const ROOM: usize = 5_242_880;
/// So much is kept as plain JSON: most storages never hold more, start sooner and can be read by anybody. What is written beyond is
/// packed.
const PLAIN: usize = ROOM / 3;

impl<A: StorageArea> Store<A> {
    /// Writes a value where no other tab has written meanwhile; packed, where the storage has become large.
    pub fn write(&mut self, key: &Key, text: &str) -> Result<WriteOutcome, SaveError> {
        let Some(write) = self.next_write(key) else {
            let kept = self.kept_as(text.to_owned());
            let outcome = self.put(key, text, &kept)?;
            if self.mark(key) == Some(Fingerprint::of(&kept)) {
                self.holds(key, Lineage::ALONE);
            }
            return Ok(outcome);
        };
        let kept = self.kept_as(write.lineage.stamp(text));
        let outcome = self.put(key, text, &kept)?;
        self.written_with(key, write, &kept);
        Ok(outcome)
    }

    /// Puts back a value as it was stored elsewhere, to the letter; but where there are other tabs, it says what it holds.
    pub(crate) fn write_as_is(&mut self, key: &Key, raw: &str) -> Result<WriteOutcome, SaveError> {
        let text = pack::unpack(raw).map(|text| unstamped(&text).into_owned());
        match text.filter(|_| self.has_company()) {
            Some(text) => self.write(key, &text),
            None => self.put(key, raw, raw),
        }
    }

    /// A value in the form in which it is kept.
    pub(super) fn kept_as(&self, text: String) -> String {
        if self.used > PLAIN { pack::pack(&text) } else { text }
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

    /// Looks how much of the storage is taken now, for strangers fill it unheard; where that cannot be asked, as it was reckoned.
    pub fn measure(&self) -> usize {
        self.area().taken().unwrap_or(self.used)
    }

    /// How much of the storage is taken, as far as this tab has heard.
    pub fn used(&self) -> usize {
        self.used
    }
}
