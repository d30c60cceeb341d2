//! Builds the app: `dist/` for a server, and `dist/goalsheet.html` for a double click.
//!
//! trunk compiles, optimises and names the files by their content; xtask then
//! finishes the page. The result is swapped in whole, so that a failed build
//! leaves the last good one.

mod assets;
mod csp;
mod html;
mod names;
mod onefile;
mod site;
mod worker;

use crate::process::{Result, run, say};
use crate::setup::WasmKit;
use crate::{files, project, unknown};
use std::path::{Path, PathBuf};
use worker::Worker;

pub(crate) use worker::ENGINES;

/// How to compile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Small and fast to run: what gets published and tested.
    Release,
    /// Fast to make: for trying things out.
    Dev,
}

impl Profile {
    /// Where the finished build goes.
    pub(crate) fn dist(self) -> PathBuf {
        match self {
            Self::Release => project::dist(),
            Self::Dev => project::dev_dist(),
        }
    }

    /// Cargo's and trunk's name of the directory for it.
    fn directory(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "debug",
        }
    }
}

/// `cargo xtask build`.
pub(crate) fn command(args: &[String]) -> Result {
    let profile = match args {
        [] => Profile::Release,
        [flag] if flag == "--dev" => Profile::Dev,
        _ => return Err(unknown(&args.join(" "))),
    };
    let kit = WasmKit::ready()?;
    build(&kit, profile)?;
    let dist = project::shown(&profile.dist());
    say(&format!("Built {dist}/ (for a server) and {dist}/goalsheet.html (for a double click)."));
    Ok(())
}

/// Builds everything into the profile's `dist`.
pub(crate) fn build(kit: &WasmKit, profile: Profile) -> Result {
    let trunk_out = in_target("trunk", profile);
    trunk(kit, profile, &trunk_out)?;
    let engines = Worker::build_all(kit, profile)?;
    let assets = assets::present();
    let staged = in_target("dist", profile);
    files::make_empty(&staged)?;
    let (page, names) = site::finish(&trunk_out, &staged, &engines)?;
    assets::copy(&assets, &staged)?;
    let one_file = onefile::make(kit, profile, &staged, &page, &names, &engines, &assets)?;
    files::write(&staged.join("goalsheet.html"), one_file)?;
    files::swap(&staged, &profile.dist())
}

/// A directory of the WebAssembly builds for something of a profile's.
fn in_target(what: &str, profile: Profile) -> PathBuf {
    project::wasm_target().join(what).join(profile.directory())
}

fn trunk(kit: &WasmKit, profile: Profile, out: &Path) -> Result {
    // Fetched apart, because trunk must run offline: it would download tools.
    run(kit.command("cargo").args(["fetch", "--quiet"]))?;
    files::make(out)?;
    let mut trunk = kit.command("trunk");
    trunk.args(["build", "--offline=true", "--skip-version-check", "--log=warn", "--dist"]);
    trunk.arg(out);
    // Said either way: Trunk.toml and the environment shall not decide.
    trunk.arg(match profile {
        Profile::Release => "--release=true",
        Profile::Dev => "--release=false",
    });
    // The compiler's message says it all; trunk's own stack does not.
    run(trunk.env("RUST_BACKTRACE", "0"))
}
