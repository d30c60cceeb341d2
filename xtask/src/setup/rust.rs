//! Which Rust builds for WebAssembly: what set-up finds or makes, and every build then uses.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where Debian's packages put their programs.
pub(crate) const DEBIAN_BIN: &str = "/usr/bin";

/// The target that the app is built for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The Rust that builds for WebAssembly.
pub(crate) enum Rust {
    /// The one that runs xtask.
    Own,
    /// Debian's, beside the one that runs xtask.
    Debian,
}

impl Rust {
    /// The directory that must come first on PATH, if any.
    pub(crate) fn bin_dir(&self) -> Option<PathBuf> {
        match self {
            Self::Own => None,
            Self::Debian => Some(PathBuf::from(DEBIAN_BIN)),
        }
    }

    /// Takes away what would lead a child back to another Rust.
    pub(crate) fn clean(&self, command: &mut Command) {
        // trunk takes NO_COLOR=1 for a mistake in its own options.
        command.env_remove("NO_COLOR");
        if matches!(self, Self::Debian) {
            for name in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"] {
                command.env_remove(name);
            }
        }
    }
}

/// Whether a directory holds a standard library.
pub(crate) fn has_core(directory: &Path) -> bool {
    std::fs::read_dir(directory).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libcore-") && name.ends_with(".rlib")
        })
    })
}
