//! Notices changed files by looking at their times once a second: no library,
//! the same on every system, and fast enough for a few hundred files.

use crate::process::Result;
use crate::project;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What the app is made from.
const WATCHED: &[&str] = &["src", "style", "assets", "index.html", "Cargo.toml", "Cargo.lock", "Trunk.toml"];

/// Remembers what the files looked like.
pub(crate) struct Watcher {
    seen: BTreeMap<PathBuf, SystemTime>,
}

impl Watcher {
    /// Starts from how the files are now.
    pub(crate) fn new() -> Self {
        Self { seen: times() }
    }

    /// Calls `each` with the names of changed files, for ever.
    pub(crate) fn each_change(mut self, mut each: impl FnMut(Vec<String>)) -> Result {
        loop {
            let now = times();
            let changed = difference(&self.seen, &now);
            self.seen = now;
            if !changed.is_empty() {
                each(changed);
            }
            std::thread::sleep(Duration::from_secs(1));
        }
    }
}

/// The files that are new, gone, or of another time.
fn difference(before: &BTreeMap<PathBuf, SystemTime>, now: &BTreeMap<PathBuf, SystemTime>) -> Vec<String> {
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let changed = now.iter().filter(|(path, time)| before.get(*path) != Some(*time)).map(|(path, _)| path);
    gone.chain(changed).map(|path| project::shown(path)).collect()
}

fn times() -> BTreeMap<PathBuf, SystemTime> {
    let mut times = BTreeMap::new();
    for name in WATCHED {
        collect(&project::root().join(name), &mut times);
    }
    times
}

fn collect(path: &Path, times: &mut BTreeMap<PathBuf, SystemTime>) {
    if let Ok(entries) = std::fs::read_dir(path) {
        for entry in entries.flatten() {
            collect(&entry.path(), times);
        }
    } else if let Ok(time) = path.metadata().and_then(|data| data.modified()) {
        times.insert(path.to_owned(), time);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_new_changed_and_missing_files() {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let files =
            |list: &[(&str, u64)]| list.iter().map(|(name, time)| (PathBuf::from(name), at(*time))).collect();
        let before = files(&[("same", 1), ("gone", 1), ("changed", 1)]);
        let now = files(&[("same", 1), ("changed", 2), ("new", 1)]);
        assert_eq!(difference(&before, &now), ["gone", "changed", "new"]);
        assert!(difference(&now, &now).is_empty());
    }
}
