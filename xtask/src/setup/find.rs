//! Looks programs up on PATH, because a tool is only used if it is the right one.

use crate::process::capture;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The endings that a program's file may have on this system.
const ENDINGS: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };

/// The file of `program` in the first of `dirs` that has it.
pub(crate) fn on_path(program: &str, dirs: &[PathBuf]) -> Option<PathBuf> {
    dirs.iter().find_map(|dir| in_dir(program, dir))
}

/// The file of `program` in `dir`.
pub(crate) fn in_dir(program: &str, dir: &Path) -> Option<PathBuf> {
    ENDINGS.iter().map(|ending| dir.join(format!("{program}{ending}"))).find(|file| file.is_file())
}

/// The file of `program` anywhere on PATH.
pub(crate) fn anywhere(program: &str) -> Option<PathBuf> {
    let dirs: Vec<PathBuf> = std::env::split_paths(&super::search_path()).collect();
    on_path(program, &dirs)
}

/// The first word of `program --version` that starts with a digit.
pub(crate) fn version(program: &Path) -> Option<String> {
    let text = capture(Command::new(program).arg("--version")).ok()?;
    let digits = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit());
    text.split_whitespace().find(digits).map(str::to_owned)
}
