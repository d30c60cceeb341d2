//! The cells of the sheet that is shown, as places in the page: where they stand, which has the focus, what belongs to them.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// The places that the arrow keys go through: texts, and the few parts of the form that are none.
const STOPS: &str = "#main :is([data-cell], [data-part=rank], [data-part=sdgs])";
/// What is reached from a cell and not by Tab.
const ANNEXED: &str = ":is(button, input)[tabindex=\"-1\"]:not(:disabled)";
/// What takes a press itself.
const CONTROLS: &str = "a, button, input, label, select, textarea";
/// What a cell fills on the paper.
const BOX: &str = "td, th, .group-field";

/// The class of what is marked for a while.
const MARKED: &str = "marked";
/// What lies over the top of a screen, at most.
const HEAD: f64 = 180.0;

/// A rectangle of the page: left, top, right, bottom.
pub type Rect = [f64; 4];

/// What the fields on the screen show.
pub type FieldTexts = Vec<(HtmlElement, String)>;

/// What the texts of the sheet show.
pub fn words() -> FieldTexts {
    let texts = all("#main [data-cell]").into_iter();
    texts.map(|field| (field.clone(), value(&field))).collect()
}

fn value(field: &HtmlElement) -> String {
    field.dyn_ref::<HtmlTextAreaElement>().map_or_else(String::new, HtmlTextAreaElement::value)
}

/// Brings what the selector finds into view and marks it for a while; of several fields for one text those that show
/// something else than before. A hand that is in a text goes along.
pub fn mark(selector: &str, shown: &[(HtmlElement, String)]) {
    let mut found = all(selector);
    let is_other =
        |field: &HtmlElement| shown.iter().any(|(old, words)| old == field && *words != value(field));
    if found.iter().any(is_other) {
        found.retain(is_other);
    }
    let Some(first) = found.first() else { return };
    if stop().is_some_and(|stop| stop != *first) && first.has_attribute("data-cell") {
        focus(first);
        to_end(first);
    }
    bring_into_view(first);
    for element in found {
        let whole = element.closest(&format!("{BOX}, tr")).ok().flatten().unwrap_or_else(|| element.into());
        let names = whole.class_list();
        drop(names.remove_1(MARKED));
        // Asking for its place lets the browser see it without the class, so that the mark begins anew.
        whole.get_bounding_client_rect();
        drop(names.add_1(MARKED));
        let done = move |_: &web_sys::Event| drop(names.remove_1(MARKED));
        EventListener::once(&whole, "animationend", done).forget();
    }
}

/// Scrolls there, unless it is seen already.
fn bring_into_view(element: &Element) {
    let rect = element.get_bounding_client_rect();
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0);
    if rect.top() < HEAD || rect.bottom() > height {
        element.scroll_into_view_with_bool(true);
    }
}

/// Scrolls to the first thing that the selector finds, unless it is seen already.
pub fn show(selector: &str) {
    if let Some(first) = all(selector).first() {
        bring_into_view(first);
    }
}

/// All places, in the order of the paper.
pub fn stops() -> Vec<HtmlElement> {
    all(STOPS)
}

/// What the place takes up of the page.
pub fn rect(stop: &HtmlElement) -> Rect {
    let whole = stop.closest(BOX).ok().flatten();
    let rect = whole.unwrap_or_else(|| stop.clone().into()).get_bounding_client_rect();
    [rect.left(), rect.top(), rect.right(), rect.bottom()]
}

/// What has the focus, where that is a place of the sheet.
pub fn stop() -> Option<HtmlElement> {
    focused().filter(|element| element.matches(STOPS).unwrap_or(false))
}

/// What has the focus, where that belongs to a place and is reached from it.
pub fn annexed() -> Option<HtmlElement> {
    focused().filter(|element| {
        element.matches(&format!("[data-annex] {ANNEXED}")).unwrap_or(false) || is_adder(element)
    })
}

/// What belongs to the row of this element, in the order of the page, and what adds to its table; that of its own
/// cell is told apart by its number in the list.
pub fn annex(of: &HtmlElement) -> (Vec<HtmlElement>, usize) {
    let Some(row) = row(of) else { return (Vec::new(), 0) };
    let kind = row.get_attribute("data-annex");
    let mut found = within(&row, ANNEXED);
    found.retain(|element| element.closest("[hidden]").ok().flatten().is_none());
    let adders = kind.map(|kind| all(&format!("[data-adds={kind}]")));
    found.extend(adders.into_iter().flatten().filter(|adder| !row.contains(Some(adder))));
    let own = of.get_attribute("data-cell").map(|key| super::focus::having("data-at", &key));
    let is_own =
        |element: &HtmlElement| own.as_ref().is_some_and(|own| element.closest(own).ok().flatten().is_some());
    let first = found.iter().position(is_own).unwrap_or(0);
    (found, first)
}

/// The row that an element belongs to; for what adds to a table, the table's last one.
fn row(of: &HtmlElement) -> Option<Element> {
    if let Some(kind) = of.get_attribute("data-adds") {
        return all(&format!("[data-annex={kind}]")).pop().map(Into::into);
    }
    of.closest("[data-annex]").ok().flatten()
}

fn is_adder(element: &Element) -> bool {
    element.has_attribute("data-adds")
}

/// The first text of the row that an element belongs to.
pub fn first_in_row(of: &HtmlElement) -> Option<HtmlElement> {
    within(&row(of)?, "[data-cell]").into_iter().next()
}

/// Whether both stand in one row.
pub fn is_in_row_of(element: &HtmlElement, other: &HtmlElement) -> bool {
    element.is_connected() && row(other).is_some_and(|row| row.contains(Some(element)))
}

/// Puts the focus there.
pub fn focus(element: &HtmlElement) {
    drop(element.focus());
}

/// Puts the cursor at the end of a text.
pub fn to_end(element: &HtmlElement) {
    if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
        let end = field.text_length();
        // An input method that is about to compose there is left alone.
        if (field.selection_start(), field.selection_end()) != (Ok(Some(end)), Ok(Some(end))) {
            drop(field.set_selection_range(end, end));
        }
    } else if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        field.select();
    }
}

/// Chooses the whole text.
pub fn select_all(element: &HtmlElement) {
    if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
        field.select();
    }
}

/// The text whose cell was pressed beside it: on the cell's free space, and on nothing that takes a press itself.
pub fn pressed_beside(target: &Element) -> Option<HtmlElement> {
    let is_free = target.closest(CONTROLS).ok().flatten().is_none();
    let whole = target.closest(BOX).ok().flatten().filter(|_| is_free)?;
    whole.query_selector("#main [data-cell]").ok().flatten()?.dyn_into().ok()
}

fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

fn all(selector: &str) -> Vec<HtmlElement> {
    let root = document().and_then(|document| document.document_element());
    root.map_or_else(Vec::new, |root| within(&root, selector))
}

fn within(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
