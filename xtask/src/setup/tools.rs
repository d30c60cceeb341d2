//! The build tools, in exactly the pinned versions: from PATH if they are
//! those, else installed once into the per-user cache, under name and version.

use super::{find, node};
use crate::process::{Result, run, say};
use crate::{project, versions};
use std::path::{Path, PathBuf};

/// A command line tool that cargo can install.
struct Tool<'a> {
    package: &'a str,
    version: &'a str,
    /// The programs it brings; the first one tells its version.
    programs: &'a [&'a str],
    /// Arguments for `cargo install`, beside the version.
    arguments: &'a [&'a str],
    /// How far to optimise it: what it costs to build against what it does.
    opt_level: &'a str,
    /// What to expect, for the person who waits.
    patience: &'a str,
}

/// The directories with trunk, wasm-bindgen and wasm-opt, to put before PATH.
pub(crate) fn ready() -> Result<Vec<PathBuf>> {
    let wasm_bindgen = versions::wasm_bindgen()?;
    let trunk = Tool {
        package: "trunk",
        version: versions::TRUNK,
        programs: &["trunk"],
        // Without its network features: it must download nothing.
        arguments: &["--locked", "--no-default-features"],
        opt_level: "0",
        patience: "about 4 minutes, once",
    };
    let bindgen = Tool {
        package: "wasm-bindgen-cli",
        version: &wasm_bindgen,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // Not --locked: its lock file names a version that was withdrawn.
        arguments: &["--no-default-features"],
        opt_level: "1",
        patience: "about 2 minutes, once",
    };
    Ok(vec![trunk.directory()?, bindgen.directory()?, wasm_opt()?])
}

impl Tool<'_> {
    fn directory(&self) -> Result<PathBuf> {
        if let Some(directory) = self.on_path() {
            return Ok(directory);
        }
        let home = project::tool_cache().join(format!("{}-{}", self.package, self.version));
        let directory = home.join("bin");
        if !self.all_in(&directory) {
            self.install(&home)?;
        }
        Ok(directory)
    }

    fn on_path(&self) -> Option<PathBuf> {
        let program = find::anywhere(self.programs[0])?;
        let directory = program.parent()?;
        let right = self.all_in(directory) && find::version(&program)? == self.version;
        right.then(|| directory.to_owned())
    }

    fn all_in(&self, directory: &Path) -> bool {
        self.programs.iter().all(|program| find::in_dir(program, directory).is_some())
    }

    fn install(&self, home: &Path) -> Result {
        let Self { package, version, patience, .. } = self;
        say(&format!("Installing {package} {version} ({patience})…"));
        // A directory to build in that no other set-up uses at the same time.
        let scratch = project::tool_cache().join(format!("build-{package}-{version}"));
        std::fs::create_dir_all(&scratch)?;
        run(super::native_cargo()
            .current_dir(&scratch)
            .args(["install", "--debug", "--quiet", "--root"])
            .arg(home)
            .args(self.arguments)
            .arg(format!("{package}@{version}"))
            .env("CARGO_TARGET_DIR", &scratch)
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", self.opt_level)
            .env("CARGO_PROFILE_DEV_DEBUG", "0"))?;
        // Half a gigabyte that nobody needs again; no harm if it stays.
        let _ = std::fs::remove_dir_all(&scratch);
        Ok(())
    }
}

/// wasm-opt comes from npm and runs on Node.js, the same on every system.
fn wasm_opt() -> Result<PathBuf> {
    let version = versions::BINARYEN;
    let major = version.split('.').next();
    if let Some(program) = find::anywhere("wasm-opt")
        && let Some(directory) = program.parent()
        && find::version(&program).as_deref() == major
    {
        return Ok(directory.to_owned());
    }
    let home = project::tool_cache().join(format!("binaryen-{version}"));
    let directory = home.join("node_modules").join(".bin");
    if find::in_dir("wasm-opt", &directory).is_none() {
        say(&format!("Installing wasm-opt (npm's binaryen {version})…"));
        std::fs::create_dir_all(&home)?;
        run(node::npm()?
            .current_dir(&home)
            .args(["install", "--no-audit", "--no-fund", "--prefix"])
            .arg(&home)
            .arg(format!("binaryen@{version}")))?;
    }
    Ok(directory)
}
