//! Starting other programs and talking to the person.
//!
//! Every child goes through here, so that a failure always names the command,
//! and so that work that runs beside other work can keep its words together.

use std::cell::RefCell;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, PipeReader, Write};
use std::process::{Command, ExitStatus, Stdio};

/// What a step returns; the error is a sentence for the person. It can cross
/// to another thread.
pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

thread_local! {
    /// What this thread and its children have said, while it is kept back.
    static KEPT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does some work, and hands back all that it and its children said meanwhile.
pub(crate) fn kept_back<T>(work: impl FnOnce() -> T) -> (T, String) {
    KEPT.set(Some(String::new()));
    let done = work();
    let words = KEPT.take();
    (done, words.into_iter().collect())
}

/// Says what is going on, in a way that stands out from the tools' own output.
pub(crate) fn say(text: &str) {
    print(&format!("▸ {text}"));
}

/// Prints a line.
pub(crate) fn print(line: &str) {
    let is_kept = KEPT.with_borrow_mut(|kept| {
        let Some(kept) = kept else { return false };
        kept.push_str(line);
        kept.push('\n');
        true
    });
    if !is_kept {
        println!("{line}");
        // The children write to the same terminal: keep the order.
        let _ = std::io::stdout().flush();
    }
}

/// Runs a command with its output shown; an error unless it succeeds.
pub(crate) fn run(command: &mut Command) -> Result {
    let is_kept = KEPT.with_borrow(Option::is_some);
    let status = match is_kept {
        true => watch(command, |_| {})?,
        false => command.status().map_err(|error| not_started(command, &error))?,
    };
    succeeded(command, status)
}

/// Runs a command silently and returns what it wrote to stdout.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{} failed: {}", shown(command), stderr.trim()).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Runs a command, shows what it writes, and hands every line of it to `each`.
/// The caller judges the exit status.
pub(crate) fn watch(command: &mut Command, mut each: impl FnMut(&str)) -> Result<ExitStatus> {
    // One pipe for both, so that the lines stay in their order.
    let (reader, writer) = std::io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    // The command holds the pipe's other end, and there would be no end of lines.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    each_line(reader, |line| {
        print(line);
        each(line);
    })?;
    Ok(child.wait()?)
}

fn each_line(reader: PipeReader, mut act: impl FnMut(&str)) -> Result {
    let mut reader = BufReader::new(reader);
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes)? > 0 {
        let line = String::from_utf8_lossy(&bytes);
        act(line.trim_end_matches(['\n', '\r']));
        bytes.clear();
    }
    Ok(())
}

/// The error for a command that ended badly.
pub(crate) fn succeeded(command: &Command, status: ExitStatus) -> Result {
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", shown(command)).into()) }
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("cannot start {}: {error}", shown(command))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_is_kept_back_has_the_words_of_the_children_in_their_order() {
        let (done, words) = kept_back(|| {
            say("begin");
            let result = run(Command::new("sh").args(["-c", "echo one; echo two >&2; echo three; exit 3"]));
            print("end");
            result
        });
        assert!(done.expect_err("it failed").to_string().contains("exit status: 3"));
        assert_eq!(words, "▸ begin\none\ntwo\nthree\nend\n");
    }
}
