//! The kiosk's file: the one-file app with a kiosk's pages in it, and those pages found in it again.
//!
//! It is the app's own file with what a kiosk has no use for taken out (engines, the sample, the help) and two blocks of
//! data put in. Its scripts stay to the letter, because its policy knows them by their hashes.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Document, DomParser, Element, Response, SupportedType, Window};

/// The element of the pages; onefile.js unpacks it.
const PAGES: &str = "kiosk-pages";
/// The app in one file, as it lies beside the page.
const APP: &str = "goalsheet.html";
/// What every one-file app says of itself.
const ONE_FILE: &str = "data-onefile";
/// What stays of an app's page: its scripts, what bars are filled with, and the words until it has begun.
const DRAWN: &str = "body > :not(script, svg.fills, #boot)";
/// What a kiosk needs of its named scripts.
const UNUSED: &str = "script[id]:not(#app-wasm)";
/// The element of an office's settings.
const OFFICE: &str = "office-settings";
/// The same of a file that this one is made of.
const OFFICE_BEFORE: &str = "script#office-settings";
/// A style as the app's file has it.
const STYLE: [&str; 2] = ["<style>", "</style>"];
/// The words until it has begun.
const BOOT: &str = "boot";

/// Whether this page is a kiosk's file.
pub fn is_kiosk() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.get_element_by_id(PAGES).is_some())
}

/// The settings that a file for an office's staff carries; none in any other page.
pub fn office_settings() -> Option<String> {
    web_sys::window()?.document()?.get_element_by_id(OFFICE)?.text_content()
}

/// The app's file for an office's staff, whole, with these settings in it.
pub async fn make_for_office(title: &str, loading: &str, settings: &str) -> Option<String> {
    let (page, styles) = app_page(&web_sys::window()?).await?;
    let carried = settings.replace('<', "\\u003c");
    let data = format!("<script type=\"application/json\" id=\"{OFFICE}\">{carried}</script>");
    fill(&page, title, loading, &data, &[DRAWN, OFFICE_BEFORE]).ok()?;
    Some(text_of(&page, &styles))
}

/// The packed pages of this kiosk's file; none where they cannot be unpacked.
pub async fn pages() -> Option<Vec<u8>> {
    let response = super::unpacked(&web_sys::window()?, PAGES).ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The file of a kiosk with these pages, and the element that carries its sheets; `loading` are the words until it has
/// begun. None where the app's file cannot be had.
pub async fn make(title: &str, loading: &str, pages: &[u8], data: &str) -> Option<String> {
    let window = web_sys::window()?;
    let (page, styles) = app_page(&window).await?;
    let pages = match compressed(&window, pages).await {
        Some(packed) => packed,
        // A browser that cannot: the bytes as they are, which onefile.js knows by their beginning.
        None => pages.to_vec(),
    };
    let text = window.btoa(&pages.iter().map(|byte| char::from(*byte)).collect::<String>()).ok()?;
    let data = format!("<script type=\"application/json\" id=\"{PAGES}\">{text}</script>{data}");
    fill(&page, title, loading, &data, &[DRAWN, UNUSED]).ok()?;
    Some(text_of(&page, &styles))
}

/// The text of a page with its styles put back.
fn text_of(page: &Element, styles: &[String]) -> String {
    let page =
        styles.iter().enumerate().fold(page.outer_html(), |page, (at, style)| page.replace(&kept(at), style));
    format!("<!DOCTYPE html>\n{page}\n")
}

/// What stands in a style's place while the file is filled.
fn kept(at: usize) -> String {
    format!("<meta name=\"style-{at}\">")
}

/// A page with its styles taken out, and those: the page that reads it has a policy that does not know them.
fn without_styles(text: &str) -> (String, Vec<String>) {
    let (mut page, mut styles, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once(STYLE[0]) {
        let Some((style, after)) = after.split_once(STYLE[1]) else { break };
        page.push_str(before);
        page.push_str(&kept(styles.len()));
        styles.push(format!("{}{style}{}", STYLE[0], STYLE[1]));
        rest = after;
    }
    page.push_str(rest);
    (page, styles)
}

/// The one-file app as it was before anything was drawn in it, but for the words that it began with; and the styles that
/// are to be put back.
async fn app_page(window: &Window) -> Option<(Element, Vec<String>)> {
    let own = window.document()?.document_element()?;
    if own.has_attribute(ONE_FILE) {
        return Some((own.clone_node_with_deep(true).ok()?.dyn_into().ok()?, Vec::new()));
    }
    let response: Response = JsFuture::from(window.fetch_with_str(APP)).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let (text, styles) = without_styles(&text);
    let parsed: Document = DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok()?;
    // A server may answer with a page of its own where it has no such file.
    let page = parsed.document_element().filter(|page| response.ok() && page.has_attribute(ONE_FILE))?;
    Some((page, styles))
}

fn fill(page: &Element, title: &str, loading: &str, data: &str, unused: &[&str]) -> Result<(), JsValue> {
    for unused in unused {
        let found = page.query_selector_all(unused)?;
        (0..found.length())
            .filter_map(|at| found.get(at)?.dyn_into::<Element>().ok())
            .for_each(|one| one.remove());
    }
    let part = |selector: &str| page.query_selector(selector)?.ok_or(JsValue::NULL);
    part("title")?.set_text_content(Some(title));
    if page.query_selector(&format!("#{BOOT}"))?.is_none() {
        part("body")?.insert_adjacent_html(
            "afterbegin",
            &format!("<div id=\"{BOOT}\"><p role=\"status\"></p></div>"),
        )?;
        part(&format!("#{BOOT} p"))?.set_text_content(Some(loading));
    }
    // Before the app's own parts: it may begin before the rest of the file has arrived.
    part("#app-wasm")?.insert_adjacent_html("beforebegin", data)
}

/// The bytes compressed by the browser; none where it cannot.
async fn compressed(window: &Window, bytes: &[u8]) -> Option<Vec<u8>> {
    let make: Function = Reflect::get(window, &"CompressionStream".into()).ok()?.dyn_into().ok()?;
    let compression = Reflect::construct(&make, &Array::of1(&"gzip".into())).ok()?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let stream = blob.stream().pipe_through(compression.unchecked_ref());
    let response = Response::new_with_opt_readable_stream(Some(&stream)).ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
