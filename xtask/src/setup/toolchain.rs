//! A Rust that can build for WebAssembly.
//!
//! The ordinary way is rustup's. Where it cannot download (an offline office, a
//! build machine), Debian's own Rust serves, see `debian`.

use super::rust::{Rust, TARGET, has_core};
use super::{debian, find};
use crate::process::{Result, capture, run, say};
use std::path::Path;
use std::process::Command;

/// Finds a Rust for WebAssembly, or makes one.
pub(crate) fn ready() -> Result<Rust> {
    if std::env::var("GOALSHEET_WASM").is_ok_and(|value| value == "debian") {
        debian::install_rust()?;
        return Ok(Rust::Debian);
    }
    if own_has_target() {
        return Ok(Rust::Own);
    }
    if debian::rust_is_ready() {
        return Ok(Rust::Debian);
    }
    let rustup = find::anywhere("rustup");
    if let Some(rustup) = &rustup {
        say(&format!("Adding the {TARGET} target with rustup…"));
        if run(Command::new(rustup).args(["target", "add", TARGET])).is_ok() && own_has_target() {
            return Ok(Rust::Own);
        }
    }
    if debian::is_root_here() {
        say("rustup cannot supply the target here: falling back to Debian's Rust.");
        debian::install_rust()?;
        return Ok(Rust::Debian);
    }
    Err(what_to_install(rustup.as_deref()).into())
}

/// Whether the compiler that runs xtask has the target's standard library.
fn own_has_target() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    capture(Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|directory| has_core(Path::new(directory.trim())))
}

fn what_to_install(rustup: Option<&Path>) -> String {
    let how = match rustup {
        Some(_) => format!("`rustup target add {TARGET}` failed: see its message above"),
        None => format!("install rustup, then run `rustup target add {TARGET}`"),
    };
    format!(
        "Rust cannot build for WebAssembly here; {how}.\n\
         On Debian, this command run once as root falls back to Debian's own Rust."
    )
}
