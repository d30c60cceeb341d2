//! Finishes the page that trunk made for a server.

use super::csp::{self, Delivery};
use super::html;
use super::names::Names;
use super::worker::{self, Worker};
use crate::files;
use crate::process::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::path::{Path, PathBuf};

/// Copies trunk's files to `to`, with the style sheets made one, the names between JavaScript and WebAssembly made
/// short, links to the engines and the policy in the page. Answers with the page without these two and the names, for
/// the one-file app.
pub(crate) fn finish(from: &Path, to: &Path, engines: &[Worker]) -> Result<(String, Names)> {
    let page = unindented(&without(&files::read_text(&from.join("index.html"))?, "<!--", "-->"));
    let (page, style, mut parts) = join_styles(&page, from)?;
    let (page, names) = shorten_names(&page, from, to, &mut parts)?;
    for path in files::list(from)? {
        let name = files::name(&path);
        if path.is_dir() {
            return Err(format!("trunk made the directory {name}, which nobody expected").into());
        } else if name != "index.html" && !parts.contains(&name) {
            files::copy(&path, &to.join(name))?;
        }
    }
    let mut linked = page.clone();
    for engine in engines {
        engine.write(to)?;
        linked = engine.linked(&linked)?;
    }
    files::write(&to.join(&style.name), &style.text)?;
    files::write(&to.join("index.html"), csp::seal(&linked, Delivery::Site)?)?;
    Ok((page, names))
}

/// Writes the JavaScript and the WebAssembly with short names, under new names of their own; `done` learns of both.
fn shorten_names(page: &str, from: &Path, to: &Path, done: &mut Vec<String>) -> Result<(String, Names)> {
    let (script, wasm) = (only(from, "js")?, only(from, "wasm")?);
    let old = [files::read(&script)?, files::read(&wasm)?];
    let names = Names::of(&old[1])?;
    let new = [names.in_script(&files::read_text(&script)?)?.into_bytes(), names.in_wasm(&old[1])?];
    let stem = files::name(&script).trim_end_matches(".js").to_owned();
    let new_stem = format!("goalsheet-{}", short_digest(&new.concat()));
    let mut page = page.replace(&stem, &new_stem);
    for (path, (old, new)) in [script, wasm].iter().zip(old.iter().zip(&new)) {
        let name = files::name(path);
        page = page.replace(&integrity(old), &integrity(new));
        files::write(&to.join(name.replace(&stem, &new_stem)), new)?;
        done.push(name);
    }
    Ok((page, names))
}

/// A text of ours without its comments, which only its writers need. None of its strings holds such marks.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut pieces = text.split(open);
    let first = pieces.next().unwrap_or_default().to_owned();
    first + &pieces.filter_map(|piece| piece.split_once(close)).map(|(_, after)| after).collect::<String>()
}

/// The same without what only sets lines off. No text of ours begins a line with white space that counts.
fn unindented(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

/// A style sheet of ours without the white space that only its writers need. None of its strings holds such marks.
fn squeezed(style: &str) -> String {
    let marks = [
        (" {", "{"),
        ("{ ", "{"),
        ("; ", ";"),
        (" }", "}"),
        ("} ", "}"),
        (";}", "}"),
        (": ", ":"),
        (", ", ","),
    ];
    let lines = unindented(style).replace('\n', " ");
    marks.iter().fold(lines, |style, (long, short)| style.replace(long, short))
}

/// The app's only file with this ending.
pub(crate) fn only(directory: &Path, ending: &str) -> Result<PathBuf> {
    let mut found = files::list(directory)?;
    found.retain(|path| path.extension().is_some_and(|found| found == ending));
    found.retain(|path| !worker::ENGINES.iter().any(|(name, _)| files::name(path).starts_with(name)));
    match (found.pop(), found.is_empty()) {
        (Some(file), true) => Ok(file),
        _ => Err(format!("the build must have exactly one .{ending} file").into()),
    }
}

/// What the page says of a file's content, so that the browser refuses another.
fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// Enough of a content's digest to name a file by it.
pub(crate) fn short_digest(content: &[u8]) -> String {
    Sha384::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
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
        text.push_str(&squeezed(&without(&files::read_text(&from.join(name))?, "/*", "*/")));
        names.push(name.to_owned());
    }
    let name = format!("style-{}.css", short_digest(text.as_bytes()));
    let integrity = integrity(text.as_bytes());
    let mut link = Some(format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{integrity}\">"));
    let parts = links.iter().map(|element| (element.span.clone(), link.take().unwrap_or_default())).collect();
    Ok((html::replace(page, parts), Style { name, text }, names))
}

/// The file name in a relative address that trunk wrote.
pub(crate) fn own_name(address: &str) -> &str {
    address.trim_start_matches("./")
}

#[cfg(test)]
mod tests {
    use super::{squeezed, without};

    #[test]
    fn comments_do_not_travel() {
        assert_eq!(without("a/* b */c/**/\n/* d", "/*", "*/"), "ac\n");
        assert_eq!(without("<p><!-- x\n --></p>", "<!--", "-->"), "<p></p>");
    }

    #[test]
    fn styles_keep_what_counts() {
        let style = ".a :hover,\n.b > i {\n  margin: 0 auto;\n  color: red;\n}\n\n@media print {\n  .c { top: 0; }\n}\n";
        assert_eq!(squeezed(style), ".a :hover,.b > i{margin:0 auto;color:red}@media print{.c{top:0}}");
    }
}
