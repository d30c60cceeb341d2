//! One self-contained page.

use super::Choice;
use crate::markup::Markup;
use crate::model::Sheet;

/// The page.
pub fn page(sheets: &[Sheet], _choice: &Choice) -> String {
    let body = Markup::of(|out| sheets.iter().for_each(|sheet| out.leaf("h2", &[], &sheet.goal)));
    format!("<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\"><body>{body}</body></html>")
}
