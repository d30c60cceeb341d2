//! Keys that hold what this version cannot read: damaged, or of a later version. Nothing is written over it unless a person says so.

use super::{Key, SaveError, StorageArea, StorageError, Store, Unreadable};

impl<A: StorageArea> Store<A> {
    /// Never writes to a key again, until what it holds is discarded or can be read.
    pub fn lock(&mut self, unreadable: &Unreadable) {
        self.locked.insert(unreadable.key.clone(), unreadable.is_of_later_version());
    }

    /// Refuses to touch a key that holds something that cannot be read.
    pub(super) fn refuse_locked(&self, key: &Key) -> Result<(), SaveError> {
        match self.locked.get(&key.name()) {
            Some(true) => Err(SaveError::LaterVersion(key.clone())),
            Some(false) => Err(SaveError::Unreadable(key.clone())),
            None => Ok(()),
        }
    }

    /// Whether a key holds something that cannot be read, so that nothing new may take its name.
    pub fn is_locked(&self, key: &Key) -> bool {
        self.locked.contains_key(&key.name())
    }

    /// Removes what cannot be read, because the person said so. It stays if it is not what they were shown.
    pub fn discard_unreadable(&mut self, shown: &Unreadable) -> Result<bool, StorageError> {
        if !self.holds_as_shown(shown)? {
            return Ok(false);
        }
        self.area().remove(&shown.key)?;
        self.note(shown.key.clone(), Some(&shown.raw), None);
        self.locked.remove(&shown.key);
        if let Some(key) = Key::parse(&shown.key) {
            self.set_mark(&key, None);
        }
        Ok(true)
    }

    /// Writes over what cannot be read, because the person said so. It stays if it is not what they were shown.
    pub(crate) fn replace_unreadable(&mut self, shown: &Unreadable, raw: &str) -> Result<bool, StorageError> {
        if !self.holds_as_shown(shown)? {
            return Ok(false);
        }
        self.area().set(&shown.key, raw)?;
        self.note(shown.key.clone(), Some(&shown.raw), Some(raw));
        self.locked.remove(&shown.key);
        Ok(true)
    }

    /// Whether a name holds something that cannot be read.
    pub fn is_unreadable(&self, name: &str) -> bool {
        self.locked.contains_key(name)
    }

    fn holds_as_shown(&self, shown: &Unreadable) -> Result<bool, StorageError> {
        let now = self.area().get(&shown.key)?;
        Ok(self.is_unreadable(&shown.key) && now.as_deref() == Some(shown.raw.as_str()))
    }
}
