//! The browsers that the tests drive: Chromium with its driver, and Firefox.

use super::{debian, find, node};
use crate::process::{Result, capture};
use crate::versions;
use std::path::PathBuf;
use std::process::Command;

/// What keeps a headless Chromium quiet and quick.
const CHROMIUM_FLAGS: &[&str] = &[
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The programs of the installed browsers.
pub(crate) struct Browsers {
    /// Chromium, Chrome or Edge.
    pub(crate) chromium: PathBuf,
    /// The WebDriver server of exactly that Chromium.
    pub(crate) chromedriver: PathBuf,
    /// Firefox.
    pub(crate) firefox: PathBuf,
}

impl Browsers {
    /// Finds the browsers; as root on Debian installs them where missing.
    pub(crate) fn ready() -> Result<Self> {
        if debian::is_root_here() && named().is_none() {
            debian::install(versions::DEBIAN_BROWSERS)?;
        }
        found()
    }

    /// Settings for the WebDriver session of the wasm tests, as JSON.
    pub(crate) fn webdriver_settings(&self) -> String {
        let mut flags = CHROMIUM_FLAGS.to_vec();
        // Chromium refuses its sandbox to root, and only then may it go without.
        if capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
            flags.push("--no-sandbox");
        }
        let (binary, flags) = (&self.chromium, quoted(&flags));
        format!("{{\"goog:chromeOptions\": {{\"binary\": {binary:?}, \"args\": [{flags}]}}}}\n")
    }

    /// A Node.js command for the end-to-end tests and benchmarks.
    pub(crate) fn node_command(&self) -> Result<Command> {
        node::packages()?;
        let mut node = node::node()?;
        node.current_dir(crate::project::root()).env("CHROME", &self.chromium).env("FIREFOX", &self.firefox);
        Ok(node)
    }
}

fn quoted(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    words.join(", ")
}

/// The browsers that the environment names, if it names all.
fn named() -> Option<[PathBuf; 3]> {
    let [chrome, driver, firefox] =
        ["CHROME", "CHROMEDRIVER", "FIREFOX"].map(|name| std::env::var_os(name).map(PathBuf::from));
    Some([chrome?, driver?, firefox?])
}

fn found() -> Result<Browsers> {
    // First Debian's without windows, which has the driver's version: the tests end about a third sooner in it.
    let chromes =
        ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome", "msedge"];
    Ok(Browsers {
        chromium: find("CHROME", &chromes)?,
        chromedriver: find("CHROMEDRIVER", &["chromedriver"])?,
        firefox: find("FIREFOX", &["firefox-esr", "firefox"])?,
    })
}

fn find(variable: &str, programs: &[&str]) -> Result<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .or_else(|| programs.iter().find_map(|program| find::anywhere(program)))
        .ok_or_else(|| {
            let names = programs.join(", ");
            format!("none of {names} is on PATH; install it or set {variable}").into()
        })
}
