//! What was kept from the version before: files as they were, and digests of what is too large, or not ours, to keep.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Where kept files lie.
pub(crate) fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kept")
}

/// A kept file.
pub(crate) fn kept(name: &str) -> Vec<u8> {
    fs::read(data().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A kept text.
pub(crate) fn kept_text(name: &str) -> String {
    String::from_utf8(kept(name)).expect("UTF-8")
}

/// Comparisons, whose misses are told all together.
#[derive(Default)]
pub(crate) struct Comparison {
    misses: RefCell<Vec<String>>,
}

impl Comparison {
    /// Something is as it was kept. `actual` is put where a person can look at it if it is not.
    pub(crate) fn same(&self, name: &str, actual: &[u8], expected: &[u8]) {
        if actual != expected {
            let (was, is) = (put_down(&format!("{name}.was"), expected), put_down(name, actual));
            self.miss(format!("{name} is not as it was: diff {} {}", was.display(), is.display()));
        }
    }

    /// Something has the digest that was kept for it.
    pub(crate) fn same_digest(&self, name: &str, actual: &[u8]) {
        let digest: String = Sha256::digest(actual).iter().map(|byte| format!("{byte:02x}")).collect();
        let line = format!("{digest}  {name}");
        if !kept_text("digests.txt").lines().any(|kept| kept == line) {
            let path = put_down(name, actual);
            self.miss(format!("{line}\n  is not as it was: see {}", path.display()));
        }
    }

    fn miss(&self, what: String) {
        self.misses.borrow_mut().push(what);
    }
}

impl Drop for Comparison {
    fn drop(&mut self) {
        let misses = self.misses.borrow();
        if !misses.is_empty() && !std::thread::panicking() {
            panic!("\n{}", misses.join("\n"));
        }
    }
}

/// Puts something into `target/kept/`.
fn put_down(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("kept");
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name.replace(' ', "_"));
    fs::write(&path, bytes).expect("a file");
    path
}
