//! The whole app in one file that opens by double click.
//!
//! A page from file:// may load neither modules nor neighbours, so everything
//! lies inside: the style, the JavaScript as classic scripts, and the
//! WebAssemblies as compressed text. The WebAssembly is the site's own: for
//! wasm-bindgen both targets differ in the JavaScript only, which is checked.

use super::assets::Asset;
use super::csp::{self, Delivery};
use super::engine::{Engine, compiled};
use super::site::only;
use super::{Profile, html, in_target, site};
use crate::files;
use crate::process::{Result, run};
use crate::setup::{WasmKit, compressed};
use std::path::Path;

/// Starts the app; hand-written, see there.
const START: &str = include_str!("onefile.js");

/// Makes the one-file app from the finished site and its page without a policy.
pub(crate) fn make(
    kit: &WasmKit,
    profile: Profile,
    site: &Path,
    page: &str,
    engines: &[Engine],
    assets: &[&Asset],
) -> Result<String> {
    let wasm = only(site, "wasm")?;
    let script = classic_script(kit, profile)?;
    let style = site_style(site, page)?;
    let mut body = packed("app-wasm", &wasm)?;
    for asset in assets {
        body.push_str(&packed(asset.id, &asset.source())?);
    }
    for engine in engines {
        let name = engine.name();
        body.push_str(&packed(&format!("{name}-wasm"), &engine.write(&in_target("onefile", profile))?)?);
        // Run by the page, it waits to be called; the app makes a worker of its text.
        body.push_str(&format!("<script id=\"{name}-script\">{}</script>\n", in_script(engine.script())));
    }
    for script in [script.as_str(), START] {
        body.push_str(&format!("<script>{}</script>\n", in_script(script)));
    }
    csp::seal(&inlined(page, &style, &body)?, Delivery::OneFile)
}

/// A file as an element that nothing runs.
fn packed(id: &str, file: &Path) -> Result<String> {
    let text = compressed("gzip", file)?;
    Ok(format!("<script type=\"application/octet-stream\" id=\"{id}\">{text}</script>\n"))
}

/// The page with what it loads put inside.
fn inlined(page: &str, style: &str, body: &str) -> Result<String> {
    let mut parts = Vec::new();
    for element in html::elements(page) {
        let loads = element.is_link("modulepreload")
            || element.is_link("preload")
            || (element.name == "script" && element.attribute("type") == Some("module"));
        if element.is_link("stylesheet") {
            parts.push((element.span, format!("<style>{}</style>", in_style(style))));
        } else if loads {
            parts.push((element.span, String::new()));
        } else if element.name == "html" {
            let end = element.span.end - 1;
            parts.push((end..end, " data-onefile".to_owned()));
        }
    }
    let end = page.rfind("</body>").ok_or("index.html has no </body>")?;
    parts.push((end..end, body.to_owned()));
    Ok(html::replace(page, parts))
}

fn site_style(site: &Path, page: &str) -> Result<String> {
    let elements = html::elements(page);
    let link = elements.iter().find(|element| element.is_link("stylesheet"));
    let address = link.and_then(|link| link.attribute("href"));
    let name = site::own_name(address.ok_or("index.html links no style sheet")?);
    files::read_text(&site.join(name))
}

/// wasm-bindgen's JavaScript as a classic script, for the same WebAssembly.
fn classic_script(kit: &WasmKit, profile: Profile) -> Result<String> {
    let out = in_target("onefile", profile);
    files::make_empty(&out)?;
    run(kit
        .command("wasm-bindgen")
        .args(["--target=no-modules", "--no-typescript", "--out-name=goalsheet", "--out-dir"])
        .arg(&out)
        .arg(compiled(profile, "goalsheet")))?;
    let trunks = in_target("wasm-bindgen", profile);
    let file = "goalsheet_bg.wasm";
    if files::read(&trunks.join(file))? != files::read(&out.join(file))? {
        return Err("wasm-bindgen made different WebAssembly for its two targets".into());
    }
    files::read_text(&out.join("goalsheet.js"))
}

/// Text that may stand in a script: nothing in it ends the element. Both
/// sequences occur only in strings and patterns, where `\` changes nothing.
fn in_script(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// Text that may stand in a style element.
fn in_style(style: &str) -> String {
    style.replace("</style", "<\\/style")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_everything_inside_and_loads_nothing() {
        let page = "<html lang=\"ja\"><head><link rel=\"stylesheet\" href=\"./a.css\">\
                    <script type=\"module\">import './a.js'</script>\
                    <link rel=\"preload\" href=\"./a.wasm\"></head><body><p></p></body></html>";
        let done = inlined(page, "p{}", "<script>start()</script>").expect("a page");
        assert_eq!(
            done,
            "<html lang=\"ja\" data-onefile><head><style>p{}</style></head>\
             <body><p></p><script>start()</script></body></html>"
        );
    }

    #[test]
    fn inlined_text_cannot_end_its_element() {
        assert_eq!(in_script("'</script><!--'"), "'<\\/script><\\!--'");
        assert_eq!(in_style("a{content:'</style>'}"), "a{content:'<\\/style>'}");
    }
}
