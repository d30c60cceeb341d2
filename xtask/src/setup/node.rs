//! Node.js: needed to run wasm-opt and the end-to-end tests, and at hand for
//! gzip and brotli, which the standard library lacks.

use super::find;
use crate::process::{Result, capture, run, say};
use crate::{project, versions};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Compresses its second argument with the method that the first one names,
/// as hard as it can, and prints the result in base64.
const COMPRESS: &str = "const z = require('zlib'), [, method, file] = process.argv; \
    const raw = require('fs').readFileSync(file); \
    const packed = method === 'gzip' ? z.gzipSync(raw, { level: 9 }) : \
    z.brotliCompressSync(raw, { params: { [z.constants.BROTLI_PARAM_QUALITY]: 11, \
    [z.constants.BROTLI_PARAM_SIZE_HINT]: raw.length } }); \
    process.stdout.write(packed.toString('base64'))";

/// The `node` command, if it is there and new enough.
pub(crate) fn node() -> Result<Command> {
    let wanted = versions::NODE_MAJOR;
    let program = find::anywhere("node")
        .ok_or_else(|| format!("Node.js is not on PATH; install version {wanted} or later"))?;
    let found = capture(Command::new(&program).arg("--version"))?;
    let major = found.trim().trim_start_matches('v').split('.').next();
    if major.and_then(|major| major.parse().ok()) < Some(wanted) {
        let found = found.trim();
        return Err(format!("Node.js is {found}; install version {wanted} or later").into());
    }
    Ok(Command::new(program))
}

/// The `npm` command.
pub(crate) fn npm() -> Result<Command> {
    node()?;
    let program = find::anywhere("npm").ok_or("npm is not on PATH; it comes with Node.js")?;
    Ok(Command::new(program))
}

/// A file's content after `gzip` or `brotli`, in base64.
pub(crate) fn compressed(method: &str, file: &Path) -> Result<String> {
    capture(node()?.args(["-e", COMPRESS, method]).arg(file))
}

/// Installs the end-to-end tests' packages when their lock file has changed.
pub(crate) fn packages() -> Result {
    let home = project::e2e();
    let lock = std::fs::read(home.join("package-lock.json"))?;
    let wanted = format!("{:x}", Sha256::digest(lock));
    let stamp: PathBuf = home.join("node_modules").join(".installed-for");
    if std::fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    say("Installing the end-to-end tests' npm packages…");
    run(npm()?.current_dir(&home).args(["ci", "--no-audit", "--no-fund"]))?;
    std::fs::write(stamp, wanted)?;
    Ok(())
}
