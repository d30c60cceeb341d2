//! Builds the engines: the WebAssemblies that the page loads when it first needs them.
//!
//! Not by trunk, which gives workers no name of their content's and no short names within. Compiler, tools and flags are
//! the same. The JavaScript of each is one classic script for all ways to run it: in a worker, in a worker made from the
//! one-file app, and on the page.

use super::names::Names;
use super::{Profile, html, in_target, site};
use crate::process::{Result, run};
use crate::setup::{WASM, WasmKit};
use crate::{files, project};
use std::path::{Path, PathBuf};

/// What stands around wasm-bindgen's JavaScript; hand-written, see there.
const AROUND: &str = include_str!("worker.js");

/// Where wasm-bindgen's goes in it, and the engine's name.
const BINDGEN: &str = "__BINDGEN__";
const ENGINE: &str = "__ENGINE__";

/// The engines: the names of their binaries, with which those of their files begin, and their cargo profiles. Reading
/// is asked for all the time and shall be fast; Excel is a download that somebody waits for.
pub(crate) const ENGINES: [(&str, &str); 2] = [("reader", "reader"), ("excel", "release")];

/// A further WebAssembly, finished.
pub(crate) struct Worker {
    name: &'static str,
    script: String,
    wasm: Vec<u8>,
}

impl Worker {
    /// Compiles all engines.
    pub(crate) fn build_all(kit: &WasmKit, profile: Profile) -> Result<Vec<Self>> {
        ENGINES.iter().map(|(name, release)| Self::build(kit, profile, name, release)).collect()
    }

    /// Compiles one as trunk does the app.
    fn build(kit: &WasmKit, profile: Profile, name: &'static str, release: &str) -> Result<Self> {
        let mut cargo = kit.command("cargo");
        cargo.args(["build", "--quiet", "--offline", "--target", WASM, "--bin", name]);
        let (cargo_profile, directory) = match profile {
            Profile::Release => (release, release),
            Profile::Dev => ("dev", "debug"),
        };
        run(cargo.args(["--profile", cargo_profile]))?;
        let out = in_target(name, profile);
        files::make_empty(&out)?;
        let compiled = project::wasm_target().join(WASM).join(directory).join(format!("{name}.wasm"));
        run(kit
            .command("wasm-bindgen")
            .args(["--target=no-modules", "--no-typescript", "--out-name", name, "--out-dir"])
            .arg(&out)
            .arg(compiled))?;
        let made = out.join(format!("{name}_bg.wasm"));
        let wasm = files::read(&match profile {
            Profile::Release => optimised(kit, &made)?,
            Profile::Dev => made,
        })?;
        let script = files::read_text(&out.join(format!("{name}.js")))?;
        let names = Names::of(&wasm)?;
        let script = AROUND.replace(ENGINE, name).replace(BINDGEN, &names.in_script(&script)?);
        let script = super::names::code_lines(&script).map(|line| format!("{line}\n")).collect();
        Ok(Self { name, script, wasm: names.in_wasm(&wasm)? })
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

/// The same after wasm-opt, with what index.html says of the first one.
fn optimised(kit: &WasmKit, made: &Path) -> Result<PathBuf> {
    let page = files::read_text(&project::root().join("index.html"))?;
    let elements = html::elements(&page);
    let level = elements.iter().find_map(|element| element.attribute("data-wasm-opt"));
    let parameters = elements.iter().find_map(|element| element.attribute("data-wasm-opt-params"));
    let (Some(level), Some(parameters)) = (level, parameters) else {
        return Err("index.html does not say how to optimise".into());
    };
    let out = made.with_extension("opt.wasm");
    let mut wasm_opt = kit.command("wasm-opt");
    wasm_opt.arg(made).arg("-o").arg(&out).arg(format!("-O{level}"));
    run(wasm_opt.args(parameters.split_whitespace()))?;
    Ok(out)
}
