//! A table, pasted into a text of the sheet: put there as text, or spread over the initiatives.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, ClipboardEvent, Element, HtmlTextAreaElement};
use send_wrapper::SendWrapper;

use super::Shell;
use super::cell_key::cell_key;
use crate::browser::clipboard::{self as field, PastedRange};
use crate::browser::ids;
use crate::codec::clipboard::{self, Clip, Pasted, Spread};
use crate::messages::paste as words;
use crate::model::{Cell, Column, InitiativeId, Sheet, SheetId};
use crate::protocol::{Failure, ReadCells};
use crate::route::Route;

/// A block that waits for a word where it goes.
#[derive(Clone)]
pub(crate) struct PastedTable {
    sheet: SheetId,
    place: (InitiativeId, Column),
    /// Where it was pasted.
    field: SendWrapper<HtmlTextAreaElement>,
    rows: Vec<Vec<String>>,
    /// What it is as one text.
    text: String,
    /// What of it does not come along, in a sentence; empty where all does.
    pub(crate) left_out: String,
}

impl PastedTable {
    /// What it would be, spread over the initiatives as they are now.
    pub(crate) fn spread(&self, shell: Shell, replace: bool) -> Option<Spread> {
        let document = shell.document().get();
        let sheet = document.sheet(&self.sheet)?;
        let (id, column) = &self.place;
        clipboard::spread(sheet, (id, *column), &self.rows, replace, &mut ids::new_initiative_id)
    }

    /// Puts it where it was pasted, as text.
    pub(crate) fn insert(&self) {
        field::insert(&self.field, &self.text);
    }
}

/// Takes a paste that is a table and goes into a text of the sheet; none where it is not. What needs no question is put
/// there, and the rest shown. A table that is no spreadsheet's is left to the browser where it has no place but the text.
pub(crate) fn take(shell: Shell, event: &web_sys::Event, show: impl Fn(PastedTable) + 'static) -> Option<()> {
    let field: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
    let key = field.dyn_ref::<Element>()?.get_attribute("data-cell")?;
    let PastedRange { html, text, is_spreadsheet } = field::range(event.dyn_ref::<ClipboardEvent>()?)?;
    let is_less = clipboard::may_leave_out(&html);
    let is_plain = is_spreadsheet && !is_less;
    let column = if is_plain { clipboard::column(&text) } else { None };
    if let Some(text) = column {
        event.prevent_default();
        field::insert(&field, &text);
        return Some(());
    }
    let place = match shell.route.get_untracked() {
        Route::Sheet(id) | Route::Items(id) => {
            shell.document().with_untracked(|document| Some((id.clone(), place(document.sheet(&id)?, &key)?)))
        }
        _ => None,
    };
    if place.is_none() && !is_spreadsheet && !is_less {
        return None;
    }
    event.prevent_default();
    spawn_local(async move {
        let clip = shell.wait(ReadCells { html, text: text.clone() }, |_, _| words::READING.to_owned()).await;
        // Elsewhere it would come as a surprise; who stops it has left the field for that.
        let is_stopped = matches!(clip, Err(Failure::Stopped));
        if !is_stopped && document().active_element().as_ref() != Some(field.as_ref()) {
            shell.trouble(words::LEFT.to_owned());
            return;
        }
        let (clip, left_out) = match clip {
            Ok(Pasted { clip, left_out }) => (Ok(clip), left_out),
            Err(failure) => (Err(failure), Vec::new()),
        };
        let left_out = words::left_out(&left_out);
        // Where line breaks within cells look like ends of rows, the text stays as it was copied.
        let is_as_copied = !is_spreadsheet && left_out.is_empty();
        let of_block =
            |rows: &[Vec<String>]| if is_as_copied { text.clone() } else { clipboard::as_text(rows) };
        match (clip, place) {
            (Ok(Clip::Text(text)), _) => field::insert(&field, &text),
            (Ok(Clip::Block(rows)), None) => field::insert(&field, &of_block(&rows)),
            (Ok(Clip::Block(rows)), Some((sheet, place))) => {
                let text = of_block(&rows);
                return show(PastedTable {
                    sheet,
                    place,
                    field: SendWrapper::new(field),
                    rows,
                    text,
                    left_out,
                });
            }
            (Err(_), _) => {
                let text = if is_spreadsheet { clipboard::plain(&text) } else { text };
                field::insert(&field, &text);
                let why = if is_less { words::UNREAD } else { words::AS_IT_IS };
                return shell.trouble(why.to_owned());
            }
        }
        // Behind the paste, which takes the last notice away.
        if !left_out.is_empty() {
            shell.trouble(left_out);
        }
    });
    Some(())
}

/// The initiative's cell of this name.
fn place(sheet: &Sheet, key: &str) -> Option<(InitiativeId, Column)> {
    let mut cells = sheet.cells();
    cells.find_map(|cell| match cell {
        Cell::Initiative(ref id, column) if cell_key(&cell) == key => Some((id.clone(), column)),
        _ => None,
    })
}
