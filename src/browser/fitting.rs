//! A published page laid out as paper: each sheet in the largest letters in which it takes the fewest pages.
//!
//! Sheets are measured one after the other, and the page gets its turn between: laying all of a year out at once would take
//! seconds in which nothing answers.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, NodeList};

/// Paper, and how its sheets may be scaled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageSetup {
    /// What stands between its margins, width and height in millimetres.
    pub content: (u16, u16),
    /// The percents below a hundred that a sheet may be scaled to, each a class `fit-95`; none to scale nothing.
    pub sizes: &'static [u8],
}

/// How a page came out on paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrintLayout {
    /// How many pages.
    pub pages: usize,
    /// Whether that many it is: where something goes on to a further page, breaks leave room that nobody can tell before.
    pub is_exact: bool,
    /// The sheets that go on to a further page, by their place among all, and how many pages each takes.
    pub goes_on: Vec<(usize, usize)>,
    /// How many pages the sheets take that fit.
    pub fitting: usize,
}

/// Browsers round page heights down, in pixels.
const ROUNDED: f64 = 2.0;
/// How long sheets are measured before the page gets its turn, in milliseconds.
const TURN: f64 = 30.0;

/// Lays the page out; `go_on` hears how many of how many sheets are done, and says whether that is still wanted.
pub(super) async fn lay_out(
    document: &Document,
    page: PageSetup,
    go_on: impl Fn(usize, usize) -> bool,
) -> Option<PrintLayout> {
    drop(document.document_element()?.class_list().add_1("paper"));
    unname_pages(document);
    let height = pixels(page.content.1) - ROUNDED;
    let sheets = all(document, ".sheet");
    let mut laid = PrintLayout { is_exact: true, ..PrintLayout::default() };
    let mut turn = js_sys::Date::now();
    for (at, sheet) in sheets.iter().enumerate() {
        match fit(sheet, height, page) {
            1 => laid.fitting += 1,
            pages => laid.goes_on.push((at, pages)),
        }
        if (js_sys::Date::now() - turn).abs() > TURN {
            TimeoutFuture::new(0).await;
            turn = js_sys::Date::now();
            if !go_on(at + 1, sheets.len()) {
                return None;
            }
        }
    }
    for (at, _) in &laid.goes_on {
        drop(sheets[*at].class_list().add_1("goes-on"));
        name_pages(document, &sheets[*at]);
    }
    let others = all(document, ":root:not(.no-cover) .cover:not(.on-screen), .showing, .results");
    let others: Vec<usize> = others.iter().map(|part| pages(inner_height(part), height)).collect();
    laid.is_exact = laid.goes_on.is_empty() && others.iter().all(|pages| *pages == 1);
    laid.pages = laid.fitting
        + laid.goes_on.iter().map(|(_, pages)| pages).sum::<usize>()
        + others.iter().sum::<usize>();
    Some(laid)
}

/// Has each page of a sheet that goes on say whose it is: a line under the heads of its initiatives, which stand on every page.
fn name_pages(document: &Document, sheet: &Element) {
    let found = |selector: &str| sheet.query_selector(selector).ok().flatten();
    let (Some(title), Some(heads)) = (found(".form-title h2"), found(".initiatives thead")) else { return };
    let columns = heads.first_element_child().map_or(1, |row| row.child_element_count());
    let (Ok(row), Ok(cell)) = (document.create_element("tr"), document.create_element("th")) else { return };
    row.set_class_name("running");
    cell.set_text_content(title.text_content().as_deref());
    drop(cell.set_attribute("colspan", &columns.to_string()));
    drop(row.append_child(&cell));
    drop(heads.append_child(&row));
}

/// Takes these lines away again.
pub(super) fn unname_pages(document: &Document) {
    all(document, ".running").iter().for_each(Element::remove);
}

/// Scales a sheet to the largest letters in which it takes the fewest pages; how many those are.
fn fit(sheet: &Element, height: f64, page: PageSetup) -> usize {
    let taken = |at: usize| {
        resize(sheet, at, page);
        pages(form_height(sheet), height)
    };
    let (first, last) = (taken(0), page.sizes.len());
    if first == 1 || last == 0 {
        return first;
    }
    let fewest = taken(last);
    let (mut low, mut high) = (0, last);
    while low < high {
        let middle = (low + high) / 2;
        if taken(middle) <= fewest { high = middle } else { low = middle + 1 }
    }
    taken(low)
}

fn resize(sheet: &Element, at: usize, page: PageSetup) {
    match at.checked_sub(1).and_then(|at| page.sizes.get(at)) {
        Some(size) => sheet.set_class_name(&format!("sheet fit-{size}")),
        None => sheet.set_class_name("sheet"),
    }
}

/// How high a sheet's form is, whatever the paper around it.
fn form_height(sheet: &Element) -> f64 {
    sheet.query_selector(".form").ok().flatten().map_or(0.0, |form| inner_height(&form))
}

fn inner_height(part: &Element) -> f64 {
    match (part.first_element_child(), part.last_element_child()) {
        (Some(first), Some(last)) => {
            last.get_bounding_client_rect().bottom() - first.get_bounding_client_rect().top()
        }
        _ => 0.0,
    }
}

fn pages(height: f64, page: f64) -> usize {
    ((height / page).ceil() as usize).max(1)
}

pub(super) fn pixels(millimetres: u16) -> f64 {
    f64::from(millimetres) * 96.0 / 25.4
}

pub(super) fn all(document: &Document, selector: &str) -> Vec<Element> {
    let list = |found: NodeList| {
        let node = |at| found.item(at).map(JsCast::unchecked_into);
        (0..found.length()).filter_map(node).collect()
    };
    document.query_selector_all(selector).map_or_else(|_| Vec::new(), list)
}
