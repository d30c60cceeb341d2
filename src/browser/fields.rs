//! Fields of markup that an engine drew: what a person has chosen in them.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::focus;

/// A field that is not as it was drawn, or has the focus.
pub struct ChangedField {
    /// What its row is of, and its name.
    key: (String, String),
    value: String,
    is_changed: bool,
    has_focus: bool,
}

/// What a person has changed in drawn fields and not confirmed: those of rows that say in `data-sheet` what they are of.
pub fn changed() -> Vec<ChangedField> {
    let document = web_sys::window().and_then(|window| window.document());
    let active = document.as_ref().and_then(|document| document.active_element());
    let found = document.and_then(|document| document.query_selector_all(".drawn [data-sheet] [name]").ok());
    let Some(found) = found else { return Vec::new() };
    let field = |at| {
        let node = found.item(at)?;
        let element = node.dyn_ref::<Element>()?;
        let (name, value) = read(element)?;
        let of = element.closest("[data-sheet]").ok()??.get_attribute("data-sheet")?;
        let (is_changed, has_focus) = (value != drawn(element), active.as_ref() == Some(element));
        (is_changed || has_focus).then_some(ChangedField { key: (of, name), value, is_changed, has_focus })
    };
    (0..found.length()).filter_map(field).collect()
}

/// Puts back what was changed into fields that were drawn anew, as if it were typed there.
pub fn put_back(fields: &[ChangedField]) {
    let document = web_sys::window().and_then(|window| window.document());
    for field in fields {
        let (of, name) = &field.key;
        let selector = format!("{} {}", focus::having("data-sheet", of), focus::having("name", name));
        let found = document.as_ref().and_then(|document| document.query_selector(&selector).ok()).flatten();
        let Some(element) = found else { continue };
        if field.is_changed {
            if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
                select.set_value(&field.value);
            } else if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                match input.type_().as_str() {
                    "checkbox" => input.set_checked(!field.value.is_empty()),
                    _ => input.set_value(&field.value),
                }
            }
            if let Ok(event) = Event::new("change") {
                event.init_event_with_bubbles("change", true);
                drop(element.dispatch_event(&event));
            }
        }
        if field.has_focus
            && let Some(element) = element.dyn_ref::<HtmlElement>()
        {
            drop(element.focus());
        }
    }
}

/// The value that a field was drawn with.
fn drawn(element: &Element) -> String {
    if element.is_instance_of::<HtmlSelectElement>() {
        let option = element.query_selector("option[selected]").ok().flatten();
        return option.and_then(|option| option.get_attribute("value")).into_iter().collect();
    }
    let is_box = element.get_attribute("type").as_deref() == Some("checkbox");
    match is_box {
        true if element.has_attribute("checked") => "1".to_owned(),
        true => String::new(),
        false => element.get_attribute("value").into_iter().collect(),
    }
}

/// A field's name and its value; of a box to tick, whether it is ticked, as 1 or nothing.
pub fn within(selector: &str) -> Vec<(String, String)> {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(&format!("{selector} [name]")).ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| read(found.item(at)?.dyn_ref::<Element>()?)).collect()
}

fn read(element: &Element) -> Option<(String, String)> {
    let name = element.get_attribute("name")?;
    if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        return Some((name, select.value()));
    }
    let input = element.dyn_ref::<HtmlInputElement>()?;
    let value = match input.type_().as_str() {
        "checkbox" if input.checked() => "1".to_owned(),
        "checkbox" => String::new(),
        _ => input.value(),
    };
    Some((name, value))
}
