//! Builds the second WebAssembly, which the page loads when it first needs it.
//!
//! Not by trunk, which gives workers no name of their content's and no short names within. Compiler, tools and flags are
//! the same. Its JavaScript is one classic script for all ways to run it: in a worker, in a worker made from the
//! one-file app, and on the page.

use super::names::Names;
use super::{Profile, html, in_target, site};
use crate::files;
use crate::process::{Result, run};
use crate::project;
use crate::setup::{WASM, WasmKit};
use std::path::{Path, PathBuf};

/// What stands around wasm-bindgen's JavaScript; hand-written, see there.
const AROUND: &str = include_str!("worker.js");

/// Where wasm-bindgen's goes in it.
const BINDGEN: &str = "__BINDGEN__";

/// The name of the binary, and what the names of its files begin with.
pub(crate) const NAME: &str = "worker";

/// The second WebAssembly, finished.
pub(crate) struct Worker {
    script: String,
    wasm: Vec<u8>,
}

impl Worker {
    /// Compiles it as trunk does the first one.
    pub(crate) fn build(kit: &WasmKit, profile: Profile) -> Result<Self> {
        let mut cargo = kit.command("cargo");
        cargo.args(["build", "--quiet", "--offline", "--target", WASM, "--bin", NAME]);
        // A profile of its own: what is not in the first load may be large, and shall be fast.
        let (cargo_profile, directory) = match profile {
            Profile::Release => (NAME, NAME),
            Profile::Dev => ("dev", "debug"),
        };
        run(cargo.args(["--profile", cargo_profile]))?;
        let out = in_target(NAME, profile);
        files::make_empty(&out)?;
        let compiled = project::wasm_target().join(WASM).join(directory).join(format!("{NAME}.wasm"));
        run(kit
            .command("wasm-bindgen")
            .args(["--target=no-modules", "--no-typescript", "--out-name", NAME, "--out-dir"])
            .arg(&out)
            .arg(compiled))?;
        let made = out.join(format!("{NAME}_bg.wasm"));
        let wasm = files::read(&match profile {
            Profile::Release => optimised(kit, &made)?,
            Profile::Dev => made,
        })?;
        let script = files::read_text(&out.join(format!("{NAME}.js")))?;
        let names = Names::of(&wasm)?;
        let script = AROUND.replace(BINDGEN, &names.in_script(&script)?);
        let script = super::names::code_lines(&script).map(|line| format!("{line}\n")).collect();
        Ok(Self { script, wasm: names.in_wasm(&wasm)? })
    }

    /// Its JavaScript.
    pub(crate) fn script(&self) -> &str {
        &self.script
    }

    /// The name of its JavaScript beside the page; that of its WebAssembly differs in the ending only.
    fn script_name(&self) -> String {
        let content = [self.script.as_bytes(), &self.wasm].concat();
        format!("{NAME}-{}.js", site::short_digest(&content))
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
        let link = format!("<link rel=\"{NAME}\" href=\"./{}\">", self.script_name());
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
