//! Starting other programs and talking to the person.
//!
//! Every child goes through here, so that a failure always names the command.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};

/// What a step returns; the error is a sentence for the person.
pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Says what is going on, in a way that stands out from the tools' own output.
pub(crate) fn say(text: &str) {
    println!("▸ {text}");
    // The children write to the same terminal: keep the order.
    let _ = std::io::stdout().flush();
}

/// Runs a command with its output shown; an error unless it succeeds.
pub(crate) fn run(command: &mut Command) -> Result {
    let status = command.status().map_err(|error| format!("cannot start {}: {error}", shown(command)))?;
    succeeded(command, status)
}

/// Runs a command silently and returns what it wrote to stdout.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cannot start {}: {error}", shown(command)))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{} failed: {}", shown(command), stderr.trim()).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Runs a command, shows its stdout, and hands every line of it to `each`.
/// The caller judges the exit status.
pub(crate) fn watch(command: &mut Command, mut each: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start {}: {error}", shown(command)))?;
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes)? > 0 {
            let line = String::from_utf8_lossy(&bytes);
            let line = line.trim_end_matches(['\n', '\r']);
            println!("{line}");
            each(line);
            bytes.clear();
        }
    }
    Ok(child.wait()?)
}

/// The error for a command that ended badly.
pub(crate) fn succeeded(command: &Command, status: ExitStatus) -> Result {
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", shown(command)).into()) }
}

/// The command as a person would type it, cut where it gets long.
fn shown(command: &Command) -> String {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    let line: String = words.join(" ");
    match line.char_indices().nth(160) {
        Some((end, _)) => format!("`{}…`", &line[..end]),
        None => format!("`{line}`"),
    }
}
