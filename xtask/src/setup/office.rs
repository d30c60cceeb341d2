//! LibreOffice, which opens the app's workbooks in tests, and what reads the pages that it prints.

use super::{debian, find};
use crate::process::Result;
use crate::versions;
use std::path::PathBuf;

/// The variable that names each program, and the program's own name.
const PROGRAMS: [(&str, &str); 2] = [("SOFFICE", "soffice"), ("PDFTOTEXT", "pdftotext")];

/// Finds the programs, as root on Debian installs them where missing, and answers with the variables by which tests find
/// them.
pub(crate) fn ready() -> Result<Vec<(&'static str, PathBuf)>> {
    let is_named = PROGRAMS.iter().all(|(variable, _)| std::env::var_os(variable).is_some());
    if debian::is_root_here() && !is_named {
        debian::install(versions::DEBIAN_OFFICE)?;
    }
    let found = PROGRAMS.iter().map(|(variable, program)| {
        let named = std::env::var_os(variable).map(PathBuf::from);
        let found = named.or_else(|| find::anywhere(program));
        let found = found.ok_or_else(|| format!("{program} is not on PATH; install it or set {variable}"))?;
        Ok((*variable, found))
    });
    found.collect()
}
