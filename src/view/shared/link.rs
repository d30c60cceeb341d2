//! Links that lead to a place of a sheet.

use leptos::prelude::*;
use leptos::{ev, web_sys};

use crate::app::Shell;
use crate::app::findings::SheetFinding;
use crate::messages::review as words;
use crate::model::SheetId;
use crate::route::Route;
use crate::view::shared::target::within;

/// A link to a cell: it opens the paper and puts the cursor there.
#[component]
pub(crate) fn CellLink(
    /// The cell's sheet.
    sheet: SheetId,
    /// The cell's name in the page.
    cell: String,
    /// The link's accessible name, where its words are not enough.
    name: Option<String>,
    /// Its words.
    words: String,
) -> impl IntoView {
    let shell = Shell::expect();
    let href = Route::Sheet(sheet.clone()).href();
    let jump = move |event: ev::MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            shell.jump(sheet.clone(), &cell, None);
        }
    };
    view! {
        <a href=href aria-label=name on:click=jump>
            {words}
        </a>
    }
}

/// The place of a finding, which leads to its cell and to its words there.
pub(crate) fn place_link(found: &SheetFinding) -> impl IntoView + use<> {
    let shell = Shell::expect();
    let href = Route::Sheet(found.sheet.id.clone()).href();
    let words = words::places(&found.sheet, &found.line);
    let found = found.clone();
    let open = move |event: ev::MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            shell.open_at(&found);
        }
    };
    view! {
        <a href=href on:click=open>
            {words}
        </a>
    }
}

/// A click with a key opens a tab of its own, as links do.
pub(crate) fn is_plain(event: &ev::MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key())
}

/// The link of this kind that was pressed plainly, in markup that an engine drew.
pub(crate) fn pressed(event: &ev::MouseEvent, selector: &str) -> Option<web_sys::Element> {
    within(event, selector).filter(|_| is_plain(event))
}

/// A link in drawn markup that names a cell leads to it.
pub(crate) fn follow_cell(shell: Shell, event: &ev::MouseEvent) {
    let Some(link) = pressed(event, "a[data-cell]") else { return };
    let address = link.get_attribute("href").map(|href| Route::parse(&href));
    let sheet = address.as_ref().and_then(Route::sheet);
    if let (Some(sheet), Some(cell)) = (sheet, link.get_attribute("data-cell")) {
        event.prevent_default();
        shell.jump(sheet.clone(), &cell, None);
    }
}
