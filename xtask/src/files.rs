//! Reading and writing files with errors that name the file.

use crate::process::Result;
use crate::project::shown;
use std::fmt::Display;
use std::path::{Path, PathBuf};

/// A file's text.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    named(path, "read", std::fs::read_to_string(path))
}

/// A file's bytes.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    named(path, "read", std::fs::read(path))
}

/// Writes a file whole.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result {
    named(path, "write", std::fs::write(path, content))
}

/// Copies a file.
pub(crate) fn copy(from: &Path, to: &Path) -> Result {
    named(from, "copy", std::fs::copy(from, to).map(drop))
}

/// The paths in a directory, in the order of their names.
pub(crate) fn list(directory: &Path) -> Result<Vec<PathBuf>> {
    let entries = named(directory, "list", std::fs::read_dir(directory))?;
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// Makes a directory with nothing in it.
pub(crate) fn make_empty(directory: &Path) -> Result {
    if directory.exists() {
        named(directory, "empty", std::fs::remove_dir_all(directory))?;
    }
    make(directory)
}

/// Makes a directory if it is not there.
pub(crate) fn make(directory: &Path) -> Result {
    named(directory, "make", std::fs::create_dir_all(directory))
}

/// Puts a finished directory where another may stand.
pub(crate) fn swap(from: &Path, to: &Path) -> Result {
    if to.exists() {
        named(to, "replace", std::fs::remove_dir_all(to))?;
    }
    named(from, "move", std::fs::rename(from, to))
}

/// A file's name as text.
pub(crate) fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn named<T, E: Display>(path: &Path, what: &str, result: std::result::Result<T, E>) -> Result<T> {
    result.map_err(|error| format!("cannot {what} {}: {error}", shown(path)).into())
}
