//! Where things are: the repository, what is built, and the per-user tool cache.

use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Cargo's target directory for native code, and the home of reports.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// The target directory of WebAssembly builds: its own, because they may use
/// another compiler, and cargo keeps one compiler's cache to a directory.
pub(crate) fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// The finished release: what gets published.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The finished build for trying things out, kept apart so that nobody publishes it.
pub(crate) fn dev_dist() -> PathBuf {
    target().join("dist-dev")
}

/// The end-to-end tests, a Node.js package.
pub(crate) fn e2e() -> PathBuf {
    root().join("tests").join("e2e")
}

/// The per-user cache of tools, shared by all working copies.
pub(crate) fn tool_cache() -> PathBuf {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .or_else(|| std::env::var_os("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
        .unwrap_or_else(target);
    base.join("goalsheet-tools")
}

/// A path as a person wants to read it: relative to the repository if inside.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
