//! Builds the app: `dist/` for a server, and `dist/goalsheet.html` for a double click.
//!
//! trunk compiles, optimises, minifies and names the files by their content, and calls xtask at three stages (see
//! `Trunk.toml`): before it begins, to compile page and engines in one; beside it, to finish the engines; and at the end,
//! to finish the page. `serve` works in the same way. A finished release is swapped in whole, so that a failed build leaves
//! the last good one.

mod assets;
mod csp;
mod engine;
mod help;
pub(crate) mod html;
pub(crate) mod offline;
mod onefile;
mod site;

use crate::process::{Result, run, say};
use crate::setup::WasmKit;
use crate::{files, project, unknown};
use engine::Engine;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) use engine::ENGINES;

/// How to compile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Small and fast to run: what gets published and tested.
    Release,
    /// Fast to make: for trying things out.
    Serve,
}

impl Profile {
    /// Where the finished build goes.
    pub(crate) fn dist(self) -> PathBuf {
        match self {
            Self::Release => project::dist(),
            Self::Serve => project::dev_dist(),
        }
    }

    /// Cargo's name for it.
    fn cargo(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Serve => "serve",
        }
    }

    /// trunk's name for it, which knows two kinds.
    fn trunk(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Serve => "debug",
        }
    }

    /// What a build with it needs, installed where it is missing.
    pub(crate) fn kit(self) -> Result<WasmKit> {
        // While tools are made, nothing keeps the compiler from the app. What goes wrong is said by the build itself.
        WasmKit::ready(self == Self::Release, |kit| drop(engine::compile(kit, self)))
    }
}

/// `cargo xtask build`.
pub(crate) fn command(args: &[String]) -> Result {
    let profile = match args {
        [] => Profile::Release,
        [flag] if flag == "--dev" => Profile::Serve,
        _ => return Err(unknown(&args.join(" "))),
    };
    build(&profile.kit()?, profile)?;
    let dist = project::shown(&profile.dist());
    say(&format!("Built {dist}/ (for a server) and {dist}/goalsheet.html (for a double click)."));
    Ok(())
}

/// Builds everything into the profile's `dist`.
pub(crate) fn build(kit: &WasmKit, profile: Profile) -> Result {
    let staged = in_target("dist", profile);
    // It cannot minify what wasm-bindgen exports, and would say so each time.
    run(trunk(kit, "build", profile, &staged)?.arg("--log=warn,trunk::processing=error"))?;
    files::swap(&staged, &profile.dist())
}

/// trunk, told all that a person's own settings might say otherwise.
pub(crate) fn trunk(kit: &WasmKit, what: &str, profile: Profile, dist: &Path) -> Result<Command> {
    files::make(dist)?;
    let mut trunk = kit.command("trunk");
    // Offline, because it would download tools; what it compiles has been downloaded before.
    trunk.args([what, "--offline=true", "--skip-version-check", "--dist"]).arg(dist);
    trunk.arg(format!("--release={}", profile == Profile::Release));
    trunk.arg(format!("--cargo-profile={}", profile.cargo()));
    // The compiler's message says it all; trunk's own stack does not.
    trunk.env("RUST_BACKTRACE", "0");
    Ok(trunk)
}

/// What trunk calls: `xtask trunk-hook <stage>`.
pub(crate) fn hook(args: &[String]) -> Result {
    let profile = match trunks("TRUNK_PROFILE")?.as_str() {
        "release" => Profile::Release,
        _ => Profile::Serve,
    };
    let staging = PathBuf::from(trunks("TRUNK_STAGING_DIR")?);
    let kit = profile.kit()?;
    match args {
        [stage] if stage == "pre_build" => {
            site::write_style()?;
            help::write()?;
            engine::compile(&kit, profile)
        }
        [stage] if stage == "build" => Engine::finish_all(&kit, profile),
        [stage] if stage == "post_build" => site::finish(&kit, profile, &staging),
        _ => Err(unknown(&args.join(" "))),
    }
}

fn trunks(variable: &str) -> Result<String> {
    std::env::var(variable).map_err(|_| format!("{variable} is not set; trunk calls this").into())
}

/// A directory of the WebAssembly builds for something of a profile's.
fn in_target(what: &str, profile: Profile) -> PathBuf {
    project::wasm_target().join(what).join(profile.trunk())
}
