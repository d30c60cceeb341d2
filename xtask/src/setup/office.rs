//! LibreOffice, which opens the app's workbooks in tests, and what reads the pages that it prints.

use super::{debian, find};
use crate::process::Result;
use crate::versions;
use std::path::PathBuf;
use std::process::Command;

/// The variable that names each program, and the program's own name.
const PROGRAMS: [(&str, &str); 2] = [("SOFFICE", "soffice"), ("PDFTOTEXT", "pdftotext")];

/// Hands the programs to tests; as root on Debian installs them where missing.
pub(crate) fn provide(command: &mut Command) -> Result {
    let is_named = PROGRAMS.iter().all(|(variable, _)| std::env::var_os(variable).is_some());
    if debian::is_root_here() && !is_named {
        debian::install(versions::DEBIAN_OFFICE)?;
    }
    for (variable, program) in PROGRAMS {
        let named = std::env::var_os(variable).map(PathBuf::from);
        let found = named.or_else(|| find::anywhere(program));
        let found = found.ok_or_else(|| format!("{program} is not on PATH; install it or set {variable}"))?;
        command.env(variable, found);
    }
    Ok(())
}
