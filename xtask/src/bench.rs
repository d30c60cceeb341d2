//! Measures sizes and times. Times are reported, never judged: they depend on
//! the machine. Each measurement is a file in `tests/e2e/bench/`.

use crate::build::{self, Profile};
use crate::process::{Result, say, succeeded, watch};
use crate::setup::Browsers;
use crate::{files, project, sizes};

/// `cargo xtask bench`.
pub(crate) fn command(args: &[String]) -> Result {
    build::build(&Profile::Release.kit()?, Profile::Release)?;
    let mut report = sizes::measure(&Profile::Release.dist())?.table();
    println!("\n{report}\n");
    report.push_str("\n\n");
    let mut node = Browsers::ready()?.node_command()?;
    node.arg(project::e2e().join("bench").join("run.mjs")).args(args);
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
