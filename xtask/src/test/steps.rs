//! The checks themselves.

use super::tally::{Counter, Tally};
use crate::build::{self, Profile};
use crate::process::{Result, print, run, succeeded, watch};
use crate::setup::{self, Browsers, WasmKit, native_cargo};
use crate::{files, project, sizes};
use std::process::Command;

/// One check.
pub(crate) struct Step {
    /// What people type.
    pub(crate) name: &'static str,
    /// What people read.
    pub(crate) title: &'static str,
    /// Which of the rows that run side by side it belongs to.
    pub(crate) row: Row,
    /// Whether parts of file names can narrow it.
    pub(crate) takes_files: bool,
    /// Installs what it needs.
    pub(crate) prepare: fn() -> Result,
    /// Does it.
    pub(crate) run: fn(&mut Workbench) -> Result<Tally>,
}

/// Steps that follow one another. The rows share no profile of one target directory, so that neither waits for the
/// other's lock, and are about as long: one that lasts longer than the other makes the whole run longer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    /// The code and its parts.
    Parts,
    /// The release build, and the whole app.
    App,
}

/// All checks, in order.
pub(crate) const STEPS: &[Step] = &[
    step("fmt", "the formatting", Row::Parts, || Ok(()), fmt),
    step("clippy", "lints, with warnings denied", Row::Parts, || Ok(()), clippy),
    step("native", "tests outside the browser", Row::Parts, || setup::office().map(drop), native),
    step("wasm", "tests of browser code in headless Chromium", Row::Parts, browsers, wasm),
    step("build", "the release build", Row::App, kit, build),
    Step {
        takes_files: true,
        ..step("e2e", "the release build in Chromium and Firefox", Row::App, browsers, e2e)
    },
    step("size", "the size budget", Row::App, kit, size),
];

const fn step(
    name: &'static str,
    title: &'static str,
    row: Row,
    prepare: fn() -> Result,
    run: fn(&mut Workbench) -> Result<Tally>,
) -> Step {
    Step { name, title, row, takes_files: false, prepare, run }
}

fn kit() -> Result {
    Profile::Release.kit().map(drop)
}

fn browsers() -> Result {
    kit()?;
    Browsers::ready()?.node_command().map(drop)
}

/// What the steps of a row share, made when the first of them needs it.
pub(crate) struct Workbench {
    files: Vec<String>,
    kit: Option<WasmKit>,
    built: Option<bool>,
}

impl Workbench {
    /// A bench for the test files whose names contain one of `files`; all if none.
    pub(crate) fn new(files: Vec<String>) -> Self {
        Self { files, kit: None, built: None }
    }

    fn kit(&mut self) -> Result<&WasmKit> {
        let kit = match self.kit.take() {
            Some(kit) => kit,
            None => Profile::Release.kit()?,
        };
        Ok(self.kit.insert(kit))
    }

    /// Makes sure of a fresh release build; tried once.
    fn build(&mut self) -> Result {
        match self.built {
            Some(true) => Ok(()),
            Some(false) => Err("there is no build to test".into()),
            None => {
                let result = build::build(self.kit()?, Profile::Release);
                self.built = Some(result.is_ok());
                result
            }
        }
    }
}

fn fmt(_: &mut Workbench) -> Result<Tally> {
    run(native_cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Tally::ONE)
}

fn clippy(_: &mut Workbench) -> Result<Tally> {
    run(native_cargo()
        .args(["clippy", "--quiet", "--workspace", "--all-targets"])
        .args(["--", "-D", "warnings"]))?;
    Ok(Tally::ONE)
}

fn native(_: &mut Workbench) -> Result<Tally> {
    let mut test = native_cargo();
    test.envs(setup::office()?);
    counted(test.args(["test", "--workspace"]))
}

fn wasm(bench: &mut Workbench) -> Result<Tally> {
    let browsers = Browsers::ready()?;
    let settings = project::wasm_target().join("webdriver.json");
    let mut test = bench.kit()?.command("cargo");
    files::make(&project::wasm_target())?;
    files::write(&settings, browsers.webdriver_settings())?;
    test.args(["test", "--target", setup::WASM, "--test", "browser*"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("CHROMEDRIVER", &browsers.chromedriver);
    counted(&mut test)
}

fn build(bench: &mut Workbench) -> Result<Tally> {
    bench.build()?;
    Ok(Tally::ONE)
}

fn e2e(bench: &mut Workbench) -> Result<Tally> {
    let wanted = bench.files.clone();
    let mut tests = files::list(&project::e2e())?;
    tests.retain(|path| {
        let name = files::name(path);
        let named = wanted.is_empty() || wanted.iter().any(|part| name.contains(part));
        name.ends_with(".test.mjs") && named
    });
    if tests.is_empty() {
        return Err(format!("tests/e2e/ has no test file named like {}", wanted.join(", ")).into());
    }
    bench.build()?;
    let mut node = Browsers::ready()?.node_command()?;
    // Node leaves one core idle; the tests mostly wait for their browser.
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    node.args(["--test", "--test-reporter=spec", &format!("--test-concurrency={cores}")]).args(tests);
    counted(&mut node)
}

fn size(bench: &mut Workbench) -> Result<Tally> {
    bench.build()?;
    let report = sizes::measure(&Profile::Release.dist())?;
    print(&report.table());
    report.within_budget()?;
    Ok(Tally::ONE)
}

/// Runs a test runner and counts what it ran.
fn counted(command: &mut Command) -> Result<Tally> {
    let mut counter = Counter::default();
    let status = watch(command, |line| counter.read(line))?;
    match succeeded(command, status) {
        Ok(()) => Ok(counter.tally),
        Err(error) => counter.tally.failure(&error.to_string()),
    }
}
