//! Fields of markup that an engine drew: what a person has chosen in them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

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
