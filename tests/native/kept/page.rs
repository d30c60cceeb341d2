//! A page of HTML as a browser reads it, a line to each thing: how its markup was written does not count.

use std::fmt::Write;

use scraper::{ElementRef, Html, Node};

/// Elements that hold no words of their own: space between their children is seen by nobody.
const FRAMES: [&str; 17] = [
    "html", "head", "body", "main", "section", "table", "thead", "tbody", "tr", "ul", "ol", "dl", "svg",
    "defs", "pattern", "g", "footer",
];

/// Elements, attributes in order of their names, texts. Style and data stand as they are, to the letter. What the words come to
/// is not kept beside the words.
pub(crate) fn normal_page(page: &str) -> String {
    let parsed = Html::parse_document(page);
    // How a browser lays it out, which the first line decides.
    let mut out = format!("{:?}\n", parsed.quirks_mode);
    element(&mut out, parsed.root_element(), 0, &|name| name != "data-words");
    out
}

/// The same of a piece of a page, without the attributes by which a screen finds what a click is about.
pub(crate) fn normal_piece(piece: &str) -> String {
    let parsed = Html::parse_fragment(piece);
    let mut out = String::new();
    element(&mut out, parsed.root_element(), 0, &|name| {
        !name.starts_with("data-") && name != "aria-haspopup"
    });
    out
}

fn element(out: &mut String, element_ref: ElementRef<'_>, depth: usize, is_kept: &dyn Fn(&str) -> bool) {
    let name = element_ref.value().name();
    let _ = write!(out, "{:depth$}<{name}", "");
    let mut attributes: Vec<_> = element_ref.value().attrs().filter(|(name, _)| is_kept(name)).collect();
    attributes.sort_unstable();
    for (name, value) in attributes {
        let _ = write!(out, " {name}={value:?}");
    }
    out.push_str(">\n");
    // A text that is written in two goes is one text.
    let mut text = String::new();
    let flush = |out: &mut String, text: &mut String| {
        let is_seen = !FRAMES.contains(&name) || !text.trim().is_empty();
        if !text.is_empty() && is_seen {
            let _ = writeln!(out, "{:depth$} {text:?}", "");
        }
        text.clear();
    };
    for child in element_ref.children() {
        match child.value() {
            Node::Text(part) => text.push_str(part),
            Node::Element(_) => {
                flush(out, &mut text);
                element(out, ElementRef::wrap(child).expect("an element"), depth + 1, is_kept);
            }
            other => {
                flush(out, &mut text);
                let _ = writeln!(out, "{:depth$} {other:?}", "");
            }
        }
    }
    flush(out, &mut text);
}
