//! Links that lead to a place of a sheet.

use leptos::ev;
use leptos::prelude::*;

use crate::app::Shell;
use crate::app::cell_key::cell_key;
use crate::app::findings::SheetFinding;
use crate::messages::review as words;
use crate::model::SheetId;
use crate::route::Route;

/// A link to a cell: it opens the paper and puts the cursor there.
#[component]
pub(crate) fn CellLink(
    /// The cell's sheet.
    sheet: SheetId,
    /// The cell's name in the page.
    cell: String,
    /// Which of its words are selected, in UTF-16 units.
    span: Option<(u32, u32)>,
    /// The link's accessible name, where its words are not enough.
    name: Option<String>,
    /// Its words.
    words: String,
) -> impl IntoView {
    let shell = Shell::expect();
    let href = Route::Sheet(sheet.clone()).href();
    let jump = move |event: ev::MouseEvent| {
        // A click with a key opens a tab of its own, as links do.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            shell.jump(sheet.clone(), &cell, span);
        }
    };
    view! {
        <a href=href aria-label=name on:click=jump>
            {words}
        </a>
    }
}

/// The place of a finding, which leads to the cell with the words selected.
pub(crate) fn place_link(found: &SheetFinding) -> impl IntoView + use<> {
    let place = &found.finding.place;
    let text = place.as_cell().and_then(|cell| found.sheet.text(cell));
    let units = |end: usize| {
        let before = text.and_then(|text| text.get(..end))?;
        u32::try_from(before.encode_utf16().count()).ok()
    };
    let span = place.span.as_ref().and_then(|span| Some((units(span.start)?, units(span.end)?)));
    let cell = place.as_cell().map_or_else(|| found.part(), cell_key);
    let words = words::place(&found.sheet, place);
    view! { <CellLink sheet=found.sheet.id.clone() cell=cell span=span name=None words=words /> }
}
