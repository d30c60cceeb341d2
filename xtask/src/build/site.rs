//! Finishes the page that trunk made for a server.

use super::csp::{self, Delivery};
use super::html;
use crate::files;
use crate::process::Result;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};
use std::path::Path;

/// Copies trunk's files to `to`, with the style sheets made one and the policy
/// in the page. Answers with the page without a policy, for the one-file app.
pub(crate) fn finish(from: &Path, to: &Path) -> Result<String> {
    let page = files::read_text(&from.join("index.html"))?;
    let (page, style, parts) = join_styles(&page, from)?;
    for path in files::list(from)? {
        let name = files::name(&path);
        if path.is_dir() {
            return Err(format!("trunk made the directory {name}, which nobody expected").into());
        } else if name != "index.html" && !parts.contains(&name) {
            files::copy(&path, &to.join(name))?;
        }
    }
    files::write(&to.join(&style.name), &style.text)?;
    files::write(&to.join("index.html"), csp::seal(&page, Delivery::Site)?)?;
    Ok(page)
}

/// A style sheet under a name that changes with its content.
struct Style {
    name: String,
    text: String,
}

/// Makes one style sheet of all that the page links, in their order: one
/// request instead of one for each screen's file.
fn join_styles(page: &str, from: &Path) -> Result<(String, Style, Vec<String>)> {
    let elements = html::elements(page);
    let links: Vec<_> = elements.iter().filter(|element| element.is_link("stylesheet")).collect();
    let mut text = String::new();
    let mut names = Vec::new();
    for link in &links {
        let name = own_name(link.attribute("href").unwrap_or_default());
        text.push_str(&files::read_text(&from.join(name))?);
        text.push('\n');
        names.push(name.to_owned());
    }
    let digest = Sha384::digest(&text);
    let name: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("style-{name}.css");
    let integrity = STANDARD.encode(digest);
    let mut link =
        Some(format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"sha384-{integrity}\">"));
    let parts = links.iter().map(|element| (element.span.clone(), link.take().unwrap_or_default())).collect();
    Ok((html::replace(page, parts), Style { name, text }, names))
}

/// The file name in a relative address that trunk wrote.
pub(crate) fn own_name(address: &str) -> &str {
    address.trim_start_matches("./")
}
