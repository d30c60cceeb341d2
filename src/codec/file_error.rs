//! Why a file could not be read or saved: known to messages, found in the browser.

use super::FileKind;

/// Why a file could not be read or saved.
#[derive(Clone, Debug, PartialEq)]
pub enum FileError {
    /// It is larger than any file of ours; it was not read. Its size and the limit, in bytes.
    TooLarge(u64, u64),
    /// It is no text but a file of another kind.
    Foreign(FileKind),
    /// It looks like text, but in no encoding that is known: UTF-8, UTF-16, Shift_JIS.
    Encoding,
    /// The browser could not read or save it, by the error's name: it was moved, or is locked.
    Failed(String),
}
