//! Measures sizes and times. Times are reported, never judged: they depend on
//! the machine. Each measurement is a file in `tests/e2e/bench/`.

use crate::build::{self, Profile};
use crate::process::{Result, say, succeeded, watch};
use crate::setup::Browsers;
use crate::{files, project, sizes};
use std::path::PathBuf;

/// `cargo xtask bench`.
pub(crate) fn command(args: &[String]) -> Result {
    let (before, names) = options(args)?;
    build::build(&Profile::Release.kit()?, Profile::Release)?;
    let mut report = String::new();
    if let Some(before) = &before {
        report.push_str(&format!(
            "before, {}:\n{}\n\nafter:\n",
            before.display(),
            sizes::measure(before)?.table()
        ));
    }
    report.push_str(&sizes::measure(&Profile::Release.dist())?.table());
    println!("\n{report}\n");
    let mut node = Browsers::ready()?.node_command()?;
    // What stands in the project is measured whole.
    if names.is_empty() && before.is_none() {
        node.env("GOALSHEET_SIZES", &report);
        node.env("GOALSHEET_REPORT", project::root().join("docs").join("bench.md"));
    }
    report.push_str("\n\n");
    node.arg(project::e2e().join("bench").join("run.mjs")).args(names);
    if let Some(before) = before {
        node.env("GOALSHEET_BEFORE", before);
    }
    let status = watch(&mut node, |line| {
        report.push_str(line);
        report.push('\n');
    })?;
    succeeded(&node, status)?;
    let directory = project::target().join("bench");
    files::make(&directory)?;
    let file = directory.join("report.txt");
    files::write(&file, report)?;
    say(&format!("Written to {}.", project::shown(&file)));
    Ok(())
}

/// Another build of the app to measure beside this one, and parts of the measurements' names.
fn options(args: &[String]) -> Result<(Option<PathBuf>, Vec<&String>)> {
    let mut before = None;
    let mut names = Vec::new();
    let mut args = args.iter();
    while let Some(argument) = args.next() {
        if argument == "--before" {
            let directory = args.next().ok_or("--before needs the directory of a build")?;
            let whole =
                std::fs::canonicalize(directory).ok().filter(|path| path.join("index.html").is_file());
            before = Some(whole.ok_or_else(|| format!("{directory} is no build of the app"))?);
        } else {
            names.push(argument);
        }
    }
    Ok((before, names))
}
