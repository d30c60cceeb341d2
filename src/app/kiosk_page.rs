//! What happens on a kiosk's page itself: rows that are narrowed down, words that are looked for, and going on down it.
//!
//! The page says in attributes what its parts are; whatever is chosen is read from it again.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, HtmlInputElement, NodeList};

use crate::messages::kiosk as words;
use crate::text::lookalike::usual;
use crate::text::width::fold;

/// What is chosen, in the order in which an address has it.
const FILTERS: [&str; 3] = ["outcome", "department", "sdgs"];
/// Stands in an address for what is not chosen.
const ANY: &str = "-";
/// How much of the window one goes on by where no part begins, in hundredths.
const PART: i32 = 85;

/// What is seen of a page.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct KioskMore {
    /// Whether there is more below.
    pub(crate) is_below: bool,
    /// Whether there is more above.
    pub(crate) is_above: bool,
    /// How many parts are not seen, and what they are counted in.
    pub(crate) left: usize,
    /// That unit.
    pub(crate) unit: String,
}

/// A page has been drawn, at a place that says more than its own.
pub(crate) fn arrive(page: &HtmlElement, rest: &str) {
    if let Some(query) = query_field(page) {
        query.set_value(rest);
        search(page);
    } else if first(page, "[data-filter]").is_some() {
        for (of, value) in FILTERS.iter().zip(rest.split('/')) {
            let value = if value == ANY { "" } else { value };
            if let Some(button) = first(page, &format!("[data-filter={of}][data-value=\"{value}\"]")) {
                press(page, &button);
            }
        }
        apply(page);
    } else if let Some(part) = first(page, &format!("[data-at=\"{rest}\"]")) {
        part.scroll_into_view();
    }
}

/// A value of a filter was chosen; answers with what is chosen now, as an address has it.
pub(crate) fn narrow(page: &HtmlElement, button: &Element) -> String {
    press(page, button);
    apply(page);
    let chosen: Vec<String> = FILTERS
        .iter()
        .map(|of| chosen(page, of).filter(|value| !value.is_empty()).unwrap_or_else(|| ANY.to_owned()))
        .collect();
    chosen.join("/")
}

/// Shows the rows in which the field's words stand; answers with them.
pub(crate) fn search(page: &HtmlElement) -> String {
    let Some(field) = query_field(page) else { return String::new() };
    let written = field.value();
    let wanted = plain(&written);
    let is_asked = !wanted.is_empty();
    let lines = all(page, "[data-line]");
    let mut count = 0;
    for line in &lines {
        let holds = is_asked && plain(&line.text_content().unwrap_or_else(String::new)).contains(&wanted);
        hide(line, !holds);
        count += usize::from(holds);
    }
    for (part, is_hidden) in [("[data-asked]", !is_asked), (".k-offers", is_asked)] {
        all(page, part).iter().for_each(|part| hide(part, is_hidden));
    }
    tell(page, &if is_asked { words::found(count) } else { String::new() });
    written.trim().to_owned()
}

/// What is seen of a page, and how much is not.
pub(crate) fn more(page: &HtmlElement) -> KioskMore {
    /// What may be cut off by rounding.
    const SLACK: i32 = 4;
    let bottom = bottom(page);
    let is_unseen = |piece: &&Element| {
        let place = piece.get_bounding_client_rect();
        place.height() > 0.0 && place.bottom() > bottom + f64::from(SLACK)
    };
    let body = first(page, ".k-body");
    KioskMore {
        is_below: page.scroll_top() + page.client_height() + SLACK < page.scroll_height(),
        is_above: page.scroll_top() > SLACK,
        left: all(page, "[data-piece]").iter().filter(is_unseen).count(),
        unit: body.and_then(|body| body.get_attribute("data-unit")).into_iter().collect(),
    }
}

/// Goes on to the first part that is not wholly seen, never by more than is seen; at the end, back up.
pub(crate) fn go_on(page: &HtmlElement) {
    if !more(page).is_below {
        page.set_scroll_top(0);
        return;
    }
    let (top, bottom) = (page.get_bounding_client_rect().top(), bottom(page));
    let cut = all(page, "[data-piece]").into_iter().map(|piece| piece.get_bounding_client_rect());
    let cut = cut.filter(|place| place.height() > 0.0).find(|place| place.bottom() > bottom + 4.0);
    let seen = (bottom - top) as i32;
    let window = seen * PART / 100;
    let by = cut.map_or(window, |place| (place.top() - top) as i32 - 12);
    // A part that begins at the top or beyond the window is gone through by windows.
    let by = if by > window / 3 && by <= seen { by } else { window };
    page.set_scroll_top(page.scroll_top() + by);
}

/// Where what is seen of the page ends: on the start, at the ways that lie over it.
fn bottom(page: &HtmlElement) -> f64 {
    let end = page.get_bounding_client_rect().bottom();
    let ways = first(page, ".k-ways").map(|ways| ways.get_bounding_client_rect().top());
    ways.map_or(end, |ways| ways.min(end))
}

fn press(page: &HtmlElement, button: &Element) {
    let Some(of) = button.get_attribute("data-filter") else { return };
    for other in all(page, &format!("[data-filter={of}]")) {
        let is_pressed = if other == *button { "true" } else { "false" };
        drop(other.set_attribute("aria-pressed", is_pressed));
    }
    if let Some(told) = first(page, &format!("[data-chosen={of}]")) {
        told.set_text_content(button.text_content().as_deref());
    }
    if let Ok(Some(fold)) = button.closest("details") {
        drop(fold.remove_attribute("open"));
    }
}

/// Shows the rows that are of all that is chosen.
fn apply(page: &HtmlElement) {
    let chosen: Vec<(String, String)> = FILTERS
        .iter()
        .filter_map(|of| Some((format!("data-{of}"), chosen(page, of).filter(|value| !value.is_empty())?)))
        .collect();
    let mut count = 0;
    for line in all(page, "[data-line]") {
        let is_of = |(name, value): &(String, String)| {
            line.get_attribute(name).is_some_and(|own| own.split(' ').any(|one| one == value))
        };
        let is_shown = chosen.iter().all(is_of);
        hide(&line, !is_shown);
        count += usize::from(is_shown);
    }
    tell(page, &words::found(count));
}

fn chosen(page: &HtmlElement, of: &str) -> Option<String> {
    first(page, &format!("[data-filter={of}][aria-pressed=true]"))?.get_attribute("data-value")
}

fn tell(page: &HtmlElement, told: &str) {
    if let Some(place) = first(page, "[data-found]") {
        place.set_text_content(Some(told));
    }
}

fn query_field(page: &HtmlElement) -> Option<HtmlInputElement> {
    first(page, "[data-query]")?.dyn_into().ok()
}

/// A text as it is looked for: widths, cases and look-alikes do not count, nor does white space.
fn plain(text: &str) -> String {
    let text: String = text.chars().map(usual).filter(|char| !char.is_whitespace()).collect();
    fold(&text).to_lowercase()
}

fn hide(element: &Element, is_hidden: bool) {
    drop(element.toggle_attribute_with_force("hidden", is_hidden));
}

fn first(page: &HtmlElement, selector: &str) -> Option<Element> {
    page.query_selector(selector).ok().flatten()
}

fn all(page: &HtmlElement, selector: &str) -> Vec<Element> {
    let of = |found: NodeList| (0..found.length()).filter_map(move |at| found.get(at)?.dyn_into().ok());
    page.query_selector_all(selector).ok().into_iter().flat_map(of).collect()
}
