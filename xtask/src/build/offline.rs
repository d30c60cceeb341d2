//! What lets a site be installed and work without the network: the manifest, its icons, and the service worker.
//!
//! The worker is written last, from what really lies in the folder, so that the digests in it are true. What `serve`
//! makes has none: whoever changes the app wants to see what was changed.

use super::site::short_digest;
use crate::process::Result;
use crate::{files, project};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::path::Path;

/// The worker, and what takes its place to end it; hand-written, see there.
const WORKER: &str = include_str!("worker.js");
const END: &str = include_str!("worker-off.js");

/// Their names beside the page.
const WORKER_NAME: &str = "service-worker.js";
const END_NAME: &str = "service-worker-off.js";

/// What is kept after all the others.
const LATER: &str = "goalsheet.html";

/// What `serve` sets, so that the hooks know.
pub(crate) const SERVING: &str = "GOALSHEET_SERVING";

/// The links by which the browser finds the manifest and the app the worker.
const LINKS: &str =
    "<link rel=\"manifest\" href=\"./app.webmanifest\"><link rel=\"offline\" href=\"./service-worker.js\">";

/// Whether what is built works without the network.
pub(crate) fn is_wanted() -> bool {
    std::env::var_os(SERVING).is_none()
}

/// The page with its links.
pub(crate) fn linked(page: &str) -> String {
    page.replacen("</head>", &format!("{LINKS}</head>"), 1)
}

/// Puts manifest and icons beside the page.
pub(crate) fn copy(site: &Path) -> Result {
    for file in files::list(&project::root().join("assets").join("offline"))? {
        files::copy(&file, &site.join(files::name(&file)))?;
    }
    Ok(())
}

/// Writes the worker for what lies in a folder; nothing may change there after this.
pub(crate) fn write_worker(site: &Path) -> Result {
    files::write(&site.join(END_NAME), END)?;
    files::write(&site.join(WORKER_NAME), worker(site)?)
}

/// Ends a worker that an earlier build left in somebody's browser.
pub(crate) fn end_worker(site: &Path) -> Result {
    files::write(&site.join(WORKER_NAME), END)
}

fn worker(site: &Path) -> Result<String> {
    let mut digests = Vec::new();
    for path in files::list(site)? {
        let name = files::name(&path);
        if ![WORKER_NAME, END_NAME].contains(&name.as_str()) {
            let digest = STANDARD.encode(Sha384::digest(files::read(&path)?));
            digests.push((name, format!("sha384-{digest}")));
        }
    }
    let listed = |is_wanted: fn(&str) -> bool| {
        let of_list = digests.iter().filter(|(name, _)| is_wanted(name));
        let lines: Vec<String> =
            of_list.map(|(name, digest)| format!("  \"{name}\": \"{digest}\"")).collect();
        format!("{{\n{}\n}}", lines.join(",\n"))
    };
    let (first, later) = (listed(|name| name != LATER), listed(|name| name == LATER));
    let version = short_digest(format!("{WORKER}{first}{later}").as_bytes());
    Ok(WORKER.replace("__VERSION__", &version).replace("__FILES__", &first).replace("__LATER__", &later))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_knows_every_file_by_its_digest_and_is_named_by_all_of_them() {
        let site = project::target().join("tmp").join("offline-test");
        files::make_empty(&site).expect("a folder");
        let write = |name: &str, text: &str| files::write(&site.join(name), text).expect("a file");
        write("index.html", "a");
        write(LATER, "b");
        write(WORKER_NAME, "old");
        let first = worker(&site).expect("a worker");
        // printf a | openssl dgst -sha384 -binary | base64
        let digest = "sha384-VKWbnyKwuAiA2EJ+VIt8I6vYc0huHwNdzpzWl+hRdQM8qojm1XvDXvrgta/TFF8x";
        assert!(first.contains(&format!("const FILES = {{\n  \"index.html\": \"{digest}\"\n}}")), "{first}");
        assert!(first.contains(&format!("const LATER = {{\n  \"{LATER}\": \"sha384-")), "{first}");
        assert!(!first.contains("\"service-worker.js\"") && !first.contains("__"), "{first}");
        assert_eq!(worker(&site).expect("a worker"), first);
        write(LATER, "c");
        assert_ne!(worker(&site).expect("a worker"), first);
    }

    #[test]
    fn the_links_come_once() {
        assert_eq!(linked("<head></head>"), format!("<head>{LINKS}</head>"));
    }
}
