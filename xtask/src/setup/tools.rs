//! The build tools, in exactly the pinned versions: from PATH if they are those, else put once into the per-user cache,
//! under name and version: ready-made where the makers' releases can be reached, else built from source.

use super::release::Release;
use super::{find, node};
use crate::process::{Result, run, say};
use crate::{files, project, versions};
use std::path::{Path, PathBuf};

/// A tool that its makers release built, and that cargo can build.
pub(crate) struct Tool {
    /// cargo's name for it.
    package: &'static str,
    version: String,
    /// The programs it brings; the first one tells its version.
    programs: &'static [&'static str],
    /// Where it is released; nothing where there is none for this platform.
    release: Option<Release>,
    /// Arguments for `cargo install`, beside the version.
    arguments: &'static [&'static str],
    /// How far to optimise it: what it costs to build against what it does.
    opt_level: &'static str,
    /// What to expect, for the person who waits.
    patience: &'static str,
}

/// trunk and wasm-bindgen.
pub(crate) fn all() -> Result<[Tool; 2]> {
    let wasm_bindgen = versions::wasm_bindgen()?;
    Ok([
        Tool {
            package: "trunk",
            version: versions::TRUNK.to_owned(),
            programs: &["trunk"],
            release: Release::trunk(versions::TRUNK),
            // Without its network features: it must download nothing.
            arguments: &["--locked", "--no-default-features"],
            opt_level: "0",
            patience: "about 4 minutes, once",
        },
        Tool {
            package: "wasm-bindgen-cli",
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            release: Release::wasm_bindgen(&wasm_bindgen),
            version: wasm_bindgen,
            // Not --locked: its lock file names a version that was withdrawn.
            arguments: &["--no-default-features", "--bin=wasm-bindgen", "--bin=wasm-bindgen-test-runner"],
            opt_level: "1",
            patience: "about 2 minutes, once",
        },
    ])
}

impl Tool {
    /// The directory of its programs, where they are on this machine.
    pub(crate) fn found(&self) -> Option<PathBuf> {
        self.on_path().or_else(|| {
            let directory = self.home().join("bin");
            self.all_in(&directory).then_some(directory)
        })
    }

    /// Puts its programs into the cache, and answers with their directory.
    pub(crate) fn installed(&self) -> Result<PathBuf> {
        let Self { package, version, .. } = self;
        let directory = self.home().join("bin");
        // A directory to work in that no other set-up uses at the same time.
        let scratch = project::tool_cache().join(format!("build-{package}-{version}"));
        let taken = match &self.release {
            Some(release) => self.taken(release, &scratch, &directory),
            None => Err("there is none for this platform".into()),
        };
        if let Err(error) = taken {
            say(&format!("{package} {version} cannot be had ready-made: {error}"));
            self.build(&scratch)?;
        }
        // Half a gigabyte that nobody needs again; no harm if it stays.
        let _ = std::fs::remove_dir_all(&scratch);
        Ok(directory)
    }

    fn home(&self) -> PathBuf {
        project::tool_cache().join(format!("{}-{}", self.package, self.version))
    }

    fn on_path(&self) -> Option<PathBuf> {
        let program = find::anywhere(self.programs[0])?;
        let directory = program.parent()?;
        self.is_right_in(directory).then(|| directory.to_owned())
    }

    fn all_in(&self, directory: &Path) -> bool {
        self.programs.iter().all(|program| find::in_dir(program, directory).is_some())
    }

    /// Whether a directory has all programs, and they run and are of the right version.
    fn is_right_in(&self, directory: &Path) -> bool {
        let first = find::in_dir(self.programs[0], directory);
        let version = first.and_then(|program| find::version(&program));
        self.all_in(directory) && version.is_some_and(|version| version == self.version)
    }

    /// Takes it from its makers' release.
    fn taken(&self, release: &Release, scratch: &Path, directory: &Path) -> Result {
        say(&format!("Taking {} {} ready-made…", self.package, self.version));
        files::make_empty(scratch)?;
        let unpacked = release.unpacked(scratch)?;
        if !self.is_right_in(&unpacked) {
            return Err(format!("what was released is not {} or does not run here", self.version).into());
        }
        let chosen = scratch.join("bin");
        files::make(&chosen)?;
        for program in self.programs {
            let file = find::in_dir(program, &unpacked).ok_or("a program is missing")?;
            files::copy(&file, &chosen.join(files::name(&file)))?;
        }
        // Whole or not at all: what lies in the cache is not looked at again.
        files::make(directory)?;
        files::swap(&chosen, directory)
    }

    /// Builds it with cargo.
    fn build(&self, scratch: &Path) -> Result {
        let Self { package, version, patience, .. } = self;
        say(&format!("Building {package} {version} ({patience})…"));
        files::make(scratch)?;
        run(super::native_cargo()
            .current_dir(scratch)
            .args(["install", "--debug", "--quiet", "--root"])
            .arg(self.home())
            .args(self.arguments)
            .arg(format!("{package}@{version}"))
            .env("CARGO_TARGET_DIR", scratch)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", self.opt_level)
            .env("CARGO_PROFILE_DEV_DEBUG", "0"))
    }
}

/// wasm-opt comes from npm and runs on Node.js, the same on every system.
pub(crate) fn wasm_opt() -> Result<PathBuf> {
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
        files::make(&home)?;
        run(node::npm()?
            .current_dir(&home)
            .args(["install", "--no-audit", "--no-fund", "--prefix"])
            .arg(&home)
            .arg(format!("binaryen@{version}")))?;
    }
    Ok(directory)
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::release::tests::{Server, archive};
    use super::*;

    fn tool(release: Release, version: &str) -> Tool {
        let release = Some(release);
        Tool {
            package: "tool",
            version: version.to_owned(),
            programs: &["tool", "helper"],
            release,
            arguments: &[],
            opt_level: "0",
            patience: "",
        }
    }

    #[test]
    fn what_is_released_is_taken_when_it_is_what_it_should_be() {
        let scratch = std::env::temp_dir().join(format!("xtask-tools-{}", std::process::id()));
        let directory = scratch.join("bin");
        let packed = archive(&[("tool", "#!/bin/sh\necho tool 1.2.3\n"), ("helper", "#!/bin/sh\n")]);
        let server = Server::new(vec![("/tool.tar.gz", packed)]);
        let check = |version: &str, expect: Option<&str>| {
            let tool = tool(server.release("/tool.tar.gz"), version);
            let taken =
                tool.taken(tool.release.as_ref().expect("a release"), &scratch.join("work"), &directory);
            match expect {
                None => taken.expect("it is taken"),
                Some(reason) => assert!(taken.expect_err("refused").to_string().contains(reason)),
            }
            assert_eq!(tool.is_right_in(&directory), expect.is_none(), "{version}");
            let _ = std::fs::remove_dir_all(&directory);
        };
        check("1.2.3", None);
        check("1.2.4", Some("is not 1.2.4"));
        let _ = std::fs::remove_dir_all(&scratch);
    }
}
