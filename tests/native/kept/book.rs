//! A workbook as Excel and other programs read it, a line to each thing: numbers by which its parts find each other do not
//! count, nor when it was made.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// An element of a part.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Child>,
}

enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The children of a list of styles.
    fn listed(&self, list: &str) -> Vec<&Element> {
        self.child(list).into_iter().flat_map(Self::elements).collect()
    }
}

/// Worksheets with their cells and the styles in effect, names, print settings, comments, links and all else.
pub(crate) fn normal_book(bytes: &[u8]) -> String {
    let mut parts = parts(bytes);
    let styles = parts.remove("xl/styles.xml").expect("styles");
    let shared = parts.remove("xl/sharedStrings.xml").map(|shared| shared_texts(&shared));
    let mut names = StyleNames { styles: &styles, used: Vec::new() };
    let mut out = String::new();
    for (part, root) in &parts {
        let _ = writeln!(out, "== {part}");
        let shared = shared.as_deref().unwrap_or(&[]);
        dump(&mut out, root, 0, &mut |name, key, value| match (name, key) {
            ("c" | "row", "s") | ("col", "style") => names.name(value),
            ("c", "v") => shared[number(value)].clone(),
            _ => value.to_owned(),
        });
    }
    let _ = writeln!(out, "== styles");
    for (at, index) in names.used.iter().enumerate() {
        let _ = writeln!(out, "style {at}\n{}", style(&styles, *index));
    }
    for list in ["cellStyles", "dxfs", "tableStyles", "colors"] {
        for element in styles.listed(list) {
            dump(&mut out, element, 0, &mut |_, _, value| value.to_owned());
        }
    }
    let _ = writeln!(out, "letters\n{}", plain(styles.listed("fonts")[0]));
    out
}

/// Styles by the order in which they are first met.
struct StyleNames<'s> {
    styles: &'s Element,
    used: Vec<usize>,
}

impl StyleNames<'_> {
    fn name(&mut self, index: &str) -> String {
        let index = number(index);
        let is_same = |other: &usize| style(self.styles, *other) == style(self.styles, index);
        let at = self.used.iter().position(|other| *other == index);
        let at = at.or_else(|| self.used.iter().position(is_same)).unwrap_or_else(|| {
            self.used.push(index);
            self.used.len() - 1
        });
        format!("style {at}")
    }
}

/// All that a style sets: letters, fill, borders, format of numbers, alignment.
fn style(styles: &Element, index: usize) -> String {
    let xf = styles.listed("cellXfs")[index];
    let mut out = String::new();
    for (list, key) in [("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId")] {
        out += &plain(styles.listed(list)[number(xf.attribute(key).unwrap_or("0"))]);
    }
    let format = xf.attribute("numFmtId").unwrap_or("0");
    let codes = styles.listed("numFmts");
    let code = codes.iter().find(|code| code.attribute("numFmtId") == Some(format));
    let _ = writeln!(out, "format {}", code.and_then(|code| code.attribute("formatCode")).unwrap_or(format));
    let _ = writeln!(out, "quoted {:?}", xf.attribute("quotePrefix"));
    xf.elements().for_each(|element| out += &plain(element));
    out
}

fn shared_texts(shared: &Element) -> Vec<String> {
    shared.elements().map(plain).collect()
}

fn plain(element: &Element) -> String {
    let mut out = String::new();
    dump(&mut out, element, 1, &mut |_, _, value| value.to_owned());
    out
}

/// An element with all that is in it; `meaning` says what stands behind an attribute, or behind the shared text of a cell.
fn dump(
    out: &mut String,
    element: &Element,
    depth: usize,
    meaning: &mut dyn FnMut(&str, &str, &str) -> String,
) {
    let Element { name, attributes, children } = element;
    if ["dcterms:created", "dcterms:modified"].contains(&name.as_str()) {
        return;
    }
    let _ = write!(out, "{:depth$}<{name}", "");
    let is_shared = name == "c" && element.attribute("t") == Some("s");
    for (key, value) in attributes.iter().filter(|(key, _)| !key.starts_with("xmlns")) {
        let _ = write!(out, " {key}={:?}", meaning(name, key, value));
    }
    out.push_str(">\n");
    for child in children {
        match child {
            Child::Element(value) if is_shared && value.name == "v" => {
                let Some(Child::Text(text)) = value.children.first() else { panic!("a shared text") };
                out.push_str(&meaning("c", "v", text));
            }
            Child::Element(element) => dump(out, element, depth + 1, meaning),
            Child::Text(text) => *out += &format!("{:depth$} {text:?}\n", ""),
        }
    }
}

fn number(text: &str) -> usize {
    text.parse().expect("a number")
}

/// Every part that is XML, by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, Element> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts = BTreeMap::new();
    for at in 0..zip.len() {
        let (mut part, mut text) = (zip.by_index(at).expect("a part"), String::new());
        part.read_to_string(&mut text).expect("UTF-8");
        parts.insert(part.name().expect("a name").into_owned(), parsed(&text));
    }
    parts
}

fn parsed(text: &str) -> Element {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let root = Element { name: String::new(), attributes: Vec::new(), children: Vec::new() };
    let mut open = vec![root];
    loop {
        let top = open.last_mut().expect("an open element");
        match reader.read_event().expect("XML") {
            Event::Start(start) => {
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.expect("an attribute");
                    let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("a value");
                    (attribute.key.as_ref().to_owned(), value.into_owned())
                });
                let mut attributes: Vec<(String, String)> = attributes.collect();
                // A form that can be read on one page has been printed on one since then.
                let pages = "fitToHeight";
                if start.name().as_ref() == "pageSetup" && attributes.iter().all(|(key, _)| key != pages) {
                    attributes.push((pages.to_owned(), "0".to_owned()));
                }
                attributes.sort_unstable();
                open.push(Element {
                    name: start.name().as_ref().to_owned(),
                    attributes,
                    children: Vec::new(),
                });
            }
            Event::End(_) => {
                let element = open.pop().expect("an open element");
                open.last_mut().expect("its parent").children.push(Child::Element(element));
            }
            Event::Text(text) => push_text(top, &text.xml10_content()),
            Event::CData(text) => push_text(top, &text.xml10_content()),
            Event::GeneralRef(name) => {
                let char = name.resolve_char_ref().expect("a character");
                let char = char.or_else(|| named(&name.xml10_content())).expect("an entity of XML itself");
                push_text(top, char.encode_utf8(&mut [0; 4]));
            }
            Event::Eof => break,
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
            other => panic!("{other:?}"),
        }
    }
    let mut root = open.pop().expect("the root");
    let is_element = |child: &Child| matches!(child, Child::Element(_));
    root.children.retain(is_element);
    match root.children.pop() {
        Some(Child::Element(element)) => element,
        _ => panic!("no element"),
    }
}

fn push_text(element: &mut Element, more: &str) {
    match element.children.last_mut() {
        Some(Child::Text(text)) => text.push_str(more),
        _ => element.children.push(Child::Text(more.to_owned())),
    }
}

fn named(name: &str) -> Option<char> {
    let known = [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"'), ("apos", '\'')];
    known.into_iter().find(|(known, _)| *known == name).map(|(_, char)| char)
}
