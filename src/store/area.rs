//! The few things that are asked of a storage, so that tests can put a breakable one in its place.

/// Keys and values, as localStorage keeps them.
pub trait StorageArea {
    /// The value of a key.
    fn get(&self, name: &str) -> Result<Option<String>, StorageError>;
    /// Writes a value; a refused write leaves the old value whole.
    fn set(&self, name: &str, value: &str) -> Result<(), StorageError>;
    /// Removes a key; one that is not there is no error.
    fn remove(&self, name: &str) -> Result<(), StorageError>;
    /// The names of all keys, strangers' too.
    fn names(&self) -> Result<Vec<String>, StorageError>;

    /// How much of it all keys and values take, strangers' too, in UTF-16 units.
    fn taken(&self) -> Result<usize, StorageError> {
        let mut taken = 0;
        for name in self.names()? {
            taken += units(&name) + self.get(&name)?.as_deref().map_or(0, units);
        }
        Ok(taken)
    }
}

/// Why the browser refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// There is no room.
    Full,
    /// Anything else, by the error's name.
    Other(String),
}

/// The length of a text in UTF-16.
pub(super) fn units(text: &str) -> usize {
    text.bytes().map(|byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)).sum()
}
