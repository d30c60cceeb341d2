//! The versions of every tool, in one place, because most of them must match.
//!
//! Two more live where their own tools look: npm's packages in
//! `tests/e2e/package.json`, and wasm-bindgen in `Cargo.lock`, since its
//! command line tool must equal the library to the last digit.

use crate::process::Result;
use crate::project;

/// trunk; 0.22 needs a newer Rust than Debian has.
pub(crate) const TRUNK: &str = "0.21.14";

/// npm's `binaryen`, which brings wasm-opt; Debian's is too old for today's rustc.
pub(crate) const BINARYEN: &str = "132.0.0";

/// The oldest Node.js whose test runner the end-to-end tests can use.
pub(crate) const NODE_MAJOR: u32 = 20;

/// What the compiler needs on Debian where rustup cannot get the target.
pub(crate) const DEBIAN_RUST: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// The linker's package, if the installed Debian Rust does not name another.
pub(crate) const DEBIAN_LINKER: &str = "lld-22";

/// The browsers that the tests drive, and the glyphs that their pictures need.
pub(crate) const DEBIAN_BROWSERS: &[&str] =
    &["chromium-headless-shell", "chromium-driver", "firefox-esr", "fonts-noto-cjk"];

/// LibreOffice's spreadsheet without its windows, what reads PDFs, and Japanese glyphs.
pub(crate) const DEBIAN_OFFICE: &[&str] = &["libreoffice-calc-nogui", "poppler-utils", "fonts-noto-cjk"];

/// The version of wasm-bindgen that Cargo.lock holds.
pub(crate) fn wasm_bindgen() -> Result<String> {
    let lock = std::fs::read_to_string(project::root().join("Cargo.lock"))?;
    locked(&lock, "wasm-bindgen").ok_or_else(|| "Cargo.lock has no wasm-bindgen".into())
}

fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_locked_version_of_exactly_the_named_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
