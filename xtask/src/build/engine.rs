//! Builds the engines: the WebAssemblies that the page loads when it first needs them.
//!
//! Not trunk, which gives workers no name of their content's. Compiler, tools and flags are the same. The JavaScript of
//! each is one classic script for all ways to run it: in a worker, in a worker made from the one-file app, and on the page.

use super::{Profile, html, in_target, site};
use crate::process::{Result, run};
use crate::setup::{WASM, WasmKit};
use crate::{files, project};
use std::path::{Path, PathBuf};

/// What stands around wasm-bindgen's JavaScript; hand-written, see there.
const AROUND: &str = include_str!("engine.js");

/// Where wasm-bindgen's goes in it, and the engine's name.
const BINDGEN: &str = "__BINDGEN__";
const ENGINE: &str = "__ENGINE__";

/// The engines: the names of their binaries, with which those of their files begin.
pub(crate) const ENGINES: [&str; 2] = ["reader", "excel"];

/// The engine that is asked for all the time and shall be fast; Excel is a download that somebody waits for.
const FAST: &str = ENGINES[0];

/// What makes it so. Only its own code: the libraries are the page's. Level 3 is no faster here, and 64 KB more to load.
const FOR_SPEED: &str = "profile.release.opt-level='s'";

/// Compiles page and engines, with one build of the libraries for all.
pub(crate) fn compile(kit: &WasmKit, profile: Profile) -> Result {
    let cargo = |arguments: &[&str]| {
        let mut cargo = kit.command("cargo");
        cargo.args(["build", "--target", WASM, "--profile", profile.cargo()]);
        run(cargo.args(arguments))
    };
    match profile {
        Profile::Serve => cargo(&["--bins"]),
        Profile::Release => {
            cargo(&["--bin", "goalsheet", "--bin", ENGINES[1]])?;
            cargo(&["--bin", FAST, "--config", FOR_SPEED])
        }
    }
}

/// A further WebAssembly, finished.
pub(crate) struct Engine {
    name: &'static str,
    script: String,
    wasm: Vec<u8>,
}

impl Engine {
    /// Finishes all engines that have been compiled, side by side, for `all` to find.
    pub(crate) fn finish_all(kit: &WasmKit, profile: Profile) -> Result {
        std::thread::scope(|scope| {
            let running = ENGINES.map(|name| scope.spawn(move || finish(kit, profile, name)));
            running.into_iter().try_for_each(|one| one.join().unwrap_or_else(|_| Err("a panic".into())))
        })
    }

    /// All that have been finished.
    pub(crate) fn all(profile: Profile) -> Result<Vec<Self>> {
        ENGINES.iter().map(|name| Self::finished(profile, name)).collect()
    }

    fn finished(profile: Profile, name: &'static str) -> Result<Self> {
        let out = in_target(name, profile);
        let script = files::read_text(&out.join(format!("{name}.js")))?;
        let script = AROUND.replace(ENGINE, name).replace(BINDGEN, &script);
        Ok(Self { name, script, wasm: files::read(&out.join(format!("{name}_bg.wasm")))? })
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        self.name
    }

    /// Its JavaScript.
    pub(crate) fn script(&self) -> &str {
        &self.script
    }

    /// The name of its JavaScript beside the page; that of its WebAssembly differs in the ending only.
    fn script_name(&self) -> String {
        let content = [self.script.as_bytes(), &self.wasm].concat();
        format!("{}-{}.js", self.name, site::short_digest(&content))
    }

    /// Writes both beside the page; answers with the path of the WebAssembly.
    pub(crate) fn write(&self, directory: &Path) -> Result<PathBuf> {
        let script = directory.join(self.script_name());
        let wasm = script.with_extension("wasm");
        files::write(&script, &self.script)?;
        files::write(&wasm, &self.wasm)?;
        Ok(wasm)
    }

    /// The page with a link by which the app finds it. Browsers load nothing for it.
    pub(crate) fn linked(&self, page: &str) -> Result<String> {
        let end = page.find("</head>").ok_or("index.html has no </head>")?;
        let link = format!("<link rel=\"{}\" href=\"./{}\">", self.name, self.script_name());
        Ok(html::replace(page, vec![(end..end, link)]))
    }
}

/// Makes of what cargo compiled what browsers run, as trunk does for the page.
fn finish(kit: &WasmKit, profile: Profile, name: &str) -> Result {
    let out = in_target(name, profile);
    files::make_empty(&out)?;
    run(kit
        .command("wasm-bindgen")
        .args(["--target=no-modules", "--no-typescript", "--out-name", name, "--out-dir"])
        .arg(&out)
        .arg(compiled(profile, name)))?;
    match profile {
        Profile::Release => optimise(kit, &out.join(format!("{name}_bg.wasm"))),
        Profile::Serve => Ok(()),
    }
}

/// What cargo made of a binary.
pub(super) fn compiled(profile: Profile, name: &str) -> PathBuf {
    project::wasm_target().join(WASM).join(profile.cargo()).join(format!("{name}.wasm"))
}

/// Runs wasm-opt, with what index.html says of the page's.
fn optimise(kit: &WasmKit, wasm: &Path) -> Result {
    let page = files::read_text(&project::root().join("index.html"))?;
    let elements = html::elements(&page);
    let level = elements.iter().find_map(|element| element.attribute("data-wasm-opt"));
    let parameters = elements.iter().find_map(|element| element.attribute("data-wasm-opt-params"));
    let (Some(level), Some(parameters)) = (level, parameters) else {
        return Err("index.html does not say how to optimise".into());
    };
    let mut wasm_opt = kit.command("wasm-opt");
    wasm_opt.arg(wasm).arg("-o").arg(wasm).arg(format!("-O{level}"));
    run(wasm_opt.args(parameters.split_whitespace()))
}
