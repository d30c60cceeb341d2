//! One text of the sheet, edited in place: the paper's words when at rest, the plain text while it is typed.
//!
//! Both layers lie in one grid cell, so that the taller one sets the height and nothing is cut off.

use std::sync::Arc;

use leptos::ev;

use super::annotations;
use crate::app::Shell;
use crate::figures::{paper_text, printable};
use crate::markup::Markup;
use crate::model::{Cell, Edit, Sheet, SheetId};
use crate::text::entries::{EntryKey, Frame};
use leptos::prelude::*;

/// A text that can be edited. Its accessible name is `label`.
#[component]
pub(crate) fn TextCell(
    /// The sheet as it is; none once it is deleted.
    sheet: Memo<Option<Arc<Sheet>>>,
    /// The sheet's id.
    id: SheetId,
    /// Which of its texts.
    cell: Cell,
    /// Which entry of that text; the whole text where none is named.
    #[prop(optional)]
    entry: Option<EntryKey>,
    /// The part's name on the paper.
    #[prop(into)]
    label: Signal<String>,
    /// What belongs there, shown while it is empty.
    #[prop(into)]
    hint: Signal<String>,
    /// Whether Enter means "done" and not a line break.
    #[prop(optional)]
    single: bool,
) -> impl IntoView {
    let shell = Shell::expect();
    // What stands around the words while they are edited: a label typed among them must not move the field.
    let frame = RwSignal::new(None::<Frame>);
    let framed_in = match &cell {
        Cell::Initiative(_, column) => Some(*column),
        _ => None,
    };
    let frame_now = move |text: &str| {
        let held = frame.try_get_untracked().flatten().filter(|frame| frame.words(text).is_some());
        held.unwrap_or_else(|| match (entry, framed_in) {
            (Some(entry), Some(column)) => Frame::of(text, column, entry),
            _ => Frame::default(),
        })
    };
    let address = cell.clone();
    let words = Memo::new(move |_| {
        frame.track();
        sheet.with(|sheet| {
            let text = sheet.as_ref().and_then(|sheet| sheet.text(&address))?;
            Some(frame_now(text).words(text).map_or_else(String::new, str::to_owned))
        })
    });
    let value = move || words.get().unwrap_or_else(String::new);
    // Asks the document and not the memo: a cell that leaves the screen with the focus in it is left (and so
    // committed) when its own signals are gone already.
    let commit = {
        let (id, cell) = (id.clone(), cell.clone());
        move |typed: String, leaving: bool| {
            let edited = shell.document().with_untracked(|document| {
                let Some(text) = document.sheet(&id).and_then(|sheet| sheet.text(&cell)) else {
                    // Typing into a sheet that is gone is refused aloud; leaving it is not.
                    return (!leaving).then_some(typed.clone());
                };
                let frame = frame_now(text);
                let shown = frame.words(text).unwrap_or("");
                (as_field_shows(shown) != typed).then(|| frame.filled(&typed))
            });
            if let Some(text) = edited {
                shell.edit(Edit::SetText { sheet: id.clone(), cell: cell.clone(), text });
            }
        }
    };
    let committed = commit.clone();
    let left = commit.clone();
    // While an input method composes, the field is its own: no edit, no step, no Enter.
    let on_input = move |event: ev::Targeted<ev::Event, web_sys::HtmlTextAreaElement>| {
        if !crate::view::shared::keys::composing_input(&event) {
            commit(event.target().value(), false);
            shell.seal_after_pause();
        }
    };
    let on_composed = move |event: ev::Targeted<ev::CompositionEvent, web_sys::HtmlTextAreaElement>| {
        committed(event.target().value(), false);
        shell.seal_after_pause();
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if single && event.key() == "Enter" && !crate::view::shared::keys::composing(&event) {
            event.prevent_default();
        }
    };
    let on_blur = move |event: ev::Targeted<ev::FocusEvent, web_sys::HtmlTextAreaElement>| {
        left(event.target().value(), true);
        shell.seal();
        frame.set(None);
    };
    let framed = cell.clone();
    let on_focus = move |_| {
        shell.seal();
        frame.set(sheet.with_untracked(|sheet| sheet.as_ref()?.text(&framed).map(frame_now)));
    };
    let key = crate::view::shared::keys::cell_key(&cell);
    let (shown_id, shown_cell) = (id.clone(), cell.clone());
    let drawn = Memo::new(move |_| {
        let words = value();
        if words.is_empty() {
            return Markup::of(|out| out.leaf("span", &[("class", "hint")], &hint.get()));
        }
        let marks = annotations::marks(shell, &shown_id, &shown_cell, entry, &words);
        printable(paper_text(&words, &marks))
    });
    let notes = Memo::new(move |_| annotations::notes(shell, &id, &cell, entry));
    view! {
        <div class="cell" class:single=single>
            <div class="cell-text" aria-hidden="true" inner_html=move || drawn.get()></div>
            <textarea
                class="cell-input"
                rows="1"
                aria-label=move || label.get()
                autocomplete="off"
                spellcheck="false"
                data-cell=key
                prop:value=value
                on:input:target=on_input
                on:compositionend:target=on_composed
                on:keydown=on_key
                on:focus=on_focus
                on:blur:target=on_blur
            ></textarea>
            <div class="cell-notes no-print" inner_html=move || notes.get()></div>
        </div>
    }
}

/// A field knows one kind of line break; a text from a file that was not typed into keeps its own.
fn as_field_shows(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}
