//! Debian: installs packages, and makes its Rust build for WebAssembly.
//!
//! Debian ships the compiler and the source of the standard library, but not
//! the library for WebAssembly. Building it takes about a minute. It goes into
//! the compiler's own directory, where every cargo command finds it.

use super::rust::{DEBIAN_BIN, Rust, TARGET, has_core};
use crate::process::{Result, capture, run, say};
use crate::{project, versions};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A crate without content, built only for the library under it.
const MANIFEST: &str = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n";

/// The library carries both machine code and, for link-time optimisation of the
/// release build, bitcode, as rustup's does. Cargo would leave the latter out.
const FLAGS: &str = "-Cembed-bitcode=yes";

/// Whether this is Debian and we may install packages.
pub(crate) fn is_root_here() -> bool {
    let debian = std::fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    let root = || capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    debian && root()
}

/// Installs those of `packages` that are missing.
pub(crate) fn install(packages: &[&str]) -> Result {
    let missing: Vec<_> = packages.iter().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.into_iter().copied().collect();
    say(&format!("Installing Debian packages: {}…", names.join(" ")));
    run(apt().args(["-qq", "update"]))?;
    run(apt().args(["-qq", "-y", "--no-install-recommends", "install"]).args(names))
}

/// Whether Debian's Rust is there with a library of its own version.
pub(crate) fn rust_is_ready() -> bool {
    let Ok(version) = library_version() else {
        return false;
    };
    let found = library().and_then(|directory| {
        let stamp = std::fs::read_to_string(stamp(&directory))?;
        Ok(stamp == version && has_core(&directory))
    });
    found.unwrap_or(false)
}

/// Installs Debian's Rust and builds its library for WebAssembly.
pub(crate) fn install_rust() -> Result {
    if rust_is_ready() {
        return Ok(());
    }
    if !is_root_here() {
        return Err("Debian's Rust for WebAssembly can only be set up as root on Debian".into());
    }
    install(versions::DEBIAN_RUST)?;
    install(&[linker().as_str()])?;
    say("Building Rust's standard library for WebAssembly (about a minute, once)…");
    let built = build_library()?;
    let directory = library()?;
    if directory.exists() {
        std::fs::remove_dir_all(&directory)?;
    }
    std::fs::create_dir_all(&directory)?;
    for entry in std::fs::read_dir(built)? {
        let file = entry?.path();
        if file.extension().is_some_and(|ending| ending == "rlib")
            && let Some(name) = file.file_name()
        {
            std::fs::copy(&file, directory.join(name))?;
        }
    }
    // What was compiled against another library is of no use, and cargo cannot tell.
    let _ = std::fs::remove_dir_all(project::wasm_target());
    // Last, so that an interrupted copy counts as none.
    std::fs::write(stamp(&directory), library_version()?)?;
    let _ = std::fs::remove_dir_all(scratch());
    Ok(())
}

/// Builds the library and answers with the directory of its parts.
fn build_library() -> Result<PathBuf> {
    let home = scratch();
    std::fs::create_dir_all(home.join("src"))?;
    std::fs::write(home.join("Cargo.toml"), MANIFEST)?;
    std::fs::write(home.join("src").join("lib.rs"), "")?;
    run(debian_command("cargo")
        .current_dir(&home)
        .args(["build", "--quiet", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,test")
        // build-std is unstable; this is the one place that needs it.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", FLAGS)
        .env("CARGO_TARGET_DIR", home.join("target")))?;
    Ok(home.join("target").join(TARGET).join("release").join("deps"))
}

fn scratch() -> PathBuf {
    project::tool_cache().join("build-std")
}

/// The directory in which Debian's compiler looks for the library.
fn library() -> Result<PathBuf> {
    let sysroot = capture(debian_command("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib"))
}

/// Says which compiler the library in a directory belongs to: an update of the
/// compiler makes it useless.
fn stamp(library: &Path) -> PathBuf {
    library.join("built-by-goalsheet-xtask")
}

/// What the library must have been built with.
fn library_version() -> Result<String> {
    let version = capture(debian_command("rustc").arg("-vV"))?;
    Ok(format!("{version}{FLAGS}\n"))
}

/// The package of the linker that Debian's Rust calls, which it does not pull in.
fn linker() -> String {
    let link = std::fs::read_link(Path::new(DEBIAN_BIN).join("rust-lld")).ok();
    let name = link.as_deref().and_then(Path::file_name);
    name.map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name.starts_with("lld-"))
        .unwrap_or_else(|| versions::DEBIAN_LINKER.to_owned())
}

/// One of Debian's Rust programs, unmoved by the settings of another cargo.
fn debian_command(program: &str) -> Command {
    let mut command = Command::new(Path::new(DEBIAN_BIN).join(program));
    command.env("PATH", format!("{DEBIAN_BIN}:/bin"));
    Rust::Debian.clean(&mut command);
    command
}

fn installed(package: &str) -> bool {
    capture(Command::new("dpkg-query").args(["-W", "-f=${Status}", package]))
        .is_ok_and(|status| status.ends_with(" installed"))
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
