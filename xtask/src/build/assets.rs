//! Files that the app loads when it first needs them.
//!
//! On a site each lies beside the page; in the one-file app each is an inert
//! `<script>` element, compressed. Add a file here and both have it.

use super::help;
use crate::process::{Result, say};
use crate::{files, project};
use std::path::{Path, PathBuf};

/// A file that goes out as it is.
pub(crate) struct Asset {
    /// Its name, in its folder and beside the page.
    pub(crate) name: &'static str,
    /// Whether the build makes it, into the target folder; the others lie in `assets/`.
    is_made: bool,
    /// The id of its element in the one-file app.
    pub(crate) id: &'static str,
}

/// All of them.
const ASSETS: &[Asset] = &[
    Asset { name: "sample.goalsheet.json", is_made: false, id: "sample-data" },
    Asset { name: help::NAME, is_made: true, id: "help-text" },
];

impl Asset {
    /// Where it lies in the project.
    pub(crate) fn source(&self) -> PathBuf {
        let folder = if self.is_made { project::target() } else { project::root().join("assets") };
        folder.join(self.name)
    }
}

/// The assets that exist, with a word about those that do not.
pub(crate) fn present() -> Vec<&'static Asset> {
    let (present, missing): (Vec<_>, Vec<_>) = ASSETS.iter().partition(|asset| asset.source().is_file());
    for asset in missing {
        say(&format!("Note: {} does not exist; built without it.", asset.name));
    }
    present
}

/// Copies them beside the page.
pub(crate) fn copy(assets: &[&Asset], directory: &Path) -> Result {
    for asset in assets {
        files::copy(&asset.source(), &directory.join(asset.name))?;
    }
    Ok(())
}
