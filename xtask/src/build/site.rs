//! Finishes the page that trunk made for a server.

use super::csp::{self, Delivery};
use super::engine::Engine;
use super::{Profile, assets, offline, onefile};
use crate::process::Result;
use crate::setup::WasmKit;
use crate::{files, project};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Puts the engines, the assets, links and the policy to what trunk made, and makes the one-file app of it.
pub(crate) fn finish(kit: &WasmKit, profile: Profile, site: &Path) -> Result {
    if let Some(directory) = files::list(site)?.iter().find(|path| path.is_dir()) {
        // JavaScript of a library's own, for which neither engines nor the one-file app have a place.
        return Err(
            format!("trunk made a directory {}, which nobody expected", files::name(directory)).into()
        );
    }
    let index = site.join("index.html");
    let page = files::read_text(&index)?;
    let engines = Engine::all(profile)?;
    let assets = assets::present();
    let mut linked = page.clone();
    for engine in &engines {
        engine.write(site)?;
        linked = engine.linked(&linked)?;
    }
    if offline::is_wanted() {
        linked = offline::linked(&linked);
        offline::copy(site)?;
    }
    files::write(&index, csp::seal(&linked, Delivery::Site)?)?;
    assets::copy(&assets, site)?;
    let one_file = onefile::make(kit, profile, site, &page, &engines, &assets)?;
    files::write(&site.join("goalsheet.html"), one_file)?;
    if offline::is_wanted() { offline::write_worker(site) } else { offline::end_worker(site) }
}

/// Writes the style sheet that index.html names: `style/main.css` with what it imports in its place, because a
/// browser would load that file by file, one after the other, before it shows anything.
pub(crate) fn write_style() -> Result {
    let styles = project::root().join("style");
    let main = files::read_text(&styles.join("main.css"))?;
    let whole = with_imports(&main, |name| files::read_text(&styles.join(name)))?;
    files::make(&project::target())?;
    files::write(&project::target().join("style.css"), whole)
}

fn with_imports(main: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut whole = String::new();
    for line in main.lines() {
        let import = line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";"));
        whole.push_str(&import.map_or(Ok(line.to_owned()), &read)?);
        whole.push('\n');
    }
    Ok(whole)
}

/// The page's only file with this ending: those of the engines have other names.
pub(crate) fn only(site: &Path, ending: &str) -> Result<PathBuf> {
    let mut found = files::list(site)?;
    found.retain(|path| {
        files::name(path).starts_with("goalsheet-") && path.extension().is_some_and(|is| is == ending)
    });
    match (found.pop(), found.is_empty()) {
        (Some(file), true) => Ok(file),
        _ => Err(format!("trunk must have made exactly one .{ending} file").into()),
    }
}

/// Enough of a content's digest to name a file by it.
pub(crate) fn short_digest(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The file name in a relative address that trunk wrote.
pub(crate) fn own_name(address: &str) -> &str {
    address.trim_start_matches("./")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_take_the_place_of_their_lines() {
        let read = |name: &str| Ok(format!("/* {name} */"));
        let whole = with_imports("@import \"a.css\";\n@import \"b.css\";\np {}\n", read).expect("a style");
        assert_eq!(whole, "/* a.css */\n/* b.css */\np {}\n");
        assert!(with_imports("@import \"a.css\";", |_| Err("no such file".into())).is_err());
    }
}
