//! Set-up: installs what is missing and answers with what the builds need.
//!
//! Every check is cheap when all is there, so each command simply asks for
//! what it uses; nobody runs an installer first.

mod browsers;
mod debian;
mod find;
mod node;
mod office;
mod release;
mod rust;
mod toolchain;
mod tools;

use crate::process::{Result, say};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

pub(crate) use browsers::Browsers;
pub(crate) use node::compressed;
pub(crate) use office::ready as office;
pub(crate) use rust::TARGET as WASM;

/// Everything that a WebAssembly build needs, installed.
pub(crate) struct WasmKit {
    rust: rust::Rust,
    tool_dirs: Vec<PathBuf>,
}

impl WasmKit {
    /// Installs the target, trunk and wasm-bindgen where missing, and wasm-opt where it is needed. While tools are
    /// installed, `meanwhile` has a kit with a compiler.
    pub(crate) fn ready(needs_wasm_opt: bool, meanwhile: impl FnOnce(&Self)) -> Result<Self> {
        let mut kit = Self { rust: toolchain::ready()?, tool_dirs: Vec::new() };
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for tool in tools::all()? {
            match tool.found() {
                Some(directory) => found.push(directory),
                None => missing.push(tool),
            }
        }
        if !missing.is_empty() {
            std::thread::scope(|scope| -> Result {
                let running: Vec<_> =
                    missing.iter().map(|tool| scope.spawn(move || tool.installed())).collect();
                meanwhile(&kit);
                for one in running {
                    found.push(one.join().map_err(|_| "the installation of a tool broke down")??);
                }
                Ok(())
            })?;
        }
        if needs_wasm_opt {
            found.push(tools::wasm_opt()?);
        }
        kit.tool_dirs = found;
        Ok(kit)
    }

    /// A command that sees the tools and the compiler, and nothing of the
    /// settings that the cargo which runs xtask hands to its children.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut path = self.tool_dirs.clone();
        // trunk calls it.
        path.extend(std::env::current_exe().ok().and_then(|xtask| Some(xtask.parent()?.to_owned())));
        path.extend(self.rust.bin_dir());
        path.extend(std::env::split_paths(&search_path()));
        let program = find::on_path(program, &path).unwrap_or_else(|| PathBuf::from(program));
        let mut command = Command::new(program);
        if let Ok(path) = std::env::join_paths(path) {
            command.env("PATH", path);
        }
        self.rust.clean(&mut command);
        own_flags(&mut command);
        command.env("CARGO_TARGET_DIR", crate::project::wasm_target()).current_dir(crate::project::root());
        command
    }
}

/// The cargo that runs xtask, for everything native.
pub(crate) fn native_cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    own_flags(&mut command);
    command.current_dir(crate::project::root());
    command
}

/// Gives the flags of `.cargo/config.toml` once more, in the one place that comes before all others: `RUSTFLAGS` and flags
/// for a target in a person's own settings would take their place, and sizes would not be those that are checked.
fn own_flags(command: &mut Command) {
    const FLAGS: &str = "--cfg\u{1f}erase_components";
    command.env("CARGO_ENCODED_RUSTFLAGS", FLAGS).env("CARGO_ENCODED_RUSTDOCFLAGS", FLAGS);
}

/// Installs all that any command needs.
pub(crate) fn everything() -> Result {
    WasmKit::ready(true, |_| {})?;
    Browsers::ready()?;
    node::packages()?;
    office()?;
    say("Everything is set up.");
    Ok(())
}

fn search_path() -> OsString {
    std::env::var_os("PATH").unwrap_or_default()
}
