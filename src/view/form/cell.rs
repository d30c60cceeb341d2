//! One text of the sheet, edited in place: the paper's words when at rest, the plain text while it is typed.
//!
//! Both layers lie in one grid cell, so that the taller one sets the height and nothing is cut off. Nothing else lies there:
//! what was read of a text stands in a place of its own, so that it moves no text and takes no click.

use std::ops::Range;

use leptos::ev;

use super::annotations;
use crate::app::Shell;
use crate::app::cell_key::cell_key;
use crate::figures::{self, printable};
use crate::model::{Cell, Column, Edit, SheetId};
use crate::text::entries::{EntryFrame, EntryKey};
use crate::text::list_items;
use crate::view::shared::keys::composing;
use crate::view::shared::sheet_memo::SheetMemo;
use leptos::prelude::*;

/// A text that can be edited. Its accessible name is `label`.
#[component]
pub(crate) fn TextCell(
    /// The sheet as it is; none once it is deleted.
    sheet: SheetMemo,
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
    let key = cell_key(&cell);
    let field =
        EditedText { shell, sheet, id: id.clone(), cell: cell.clone(), entry, frame: RwSignal::new(None) };
    let value = {
        let field = field.clone();
        Memo::new(move |_| field.words())
    };
    let drawn = {
        let field = field.clone();
        Memo::new(move |_| {
            let words = value.get();
            if words.is_empty() {
                return printable(figures::hint(&hint.get()));
            }
            let marks = annotations::marks(shell, &field.id, &field.cell, entry, &words);
            let (hits, here) = field.hits();
            let marks = figures::layered(marks, &hits, |hit| here == Some(hit.start));
            printable(figures::paper_text(&words, &marks))
        })
    };
    view! {
        <div class="cell" class:single=single>
            <div class="cell-text" aria-hidden="true" inner_html=move || drawn.get()></div>
            <Field field=field key=key label=label value=value single=single />
        </div>
    }
}

/// The field, and what is done in it.
#[component]
fn Field(
    field: EditedText,
    key: String,
    label: Signal<String>,
    value: Memo<String>,
    single: bool,
) -> impl IntoView {
    let (typed, begun, composed, left) = (field.clone(), field.clone(), field.clone(), field.clone());
    let shell = field.shell;
    let on_input = move |event: ev::Targeted<ev::Event, web_sys::HtmlTextAreaElement>| {
        typed.type_in(event.target().value());
    };
    // While an input method composes, nothing is written into the field; what stands there is in the document all the same.
    let is_composing = RwSignal::new(false);
    let shown = Memo::new(move |shown: Option<&String>| match shown {
        Some(shown) if is_composing.get() => shown.clone(),
        _ => value.get(),
    });
    let on_key = move |event: ev::Targeted<ev::KeyboardEvent, web_sys::HtmlTextAreaElement>| {
        if event.key() == "Enter" && !composing(&event) && (single || enter(shell, &event)) {
            event.prevent_default();
        }
    };
    view! {
        <textarea
            class="cell-input"
            rows="1"
            aria-label=move || label.get()
            autocomplete="off"
            spellcheck="false"
            data-cell=key
            aria-keyshortcuts="Alt+ArrowDown"
            prop:value=move || shown.get()
            on:input:target=on_input
            on:compositionstart=move |_| {
                is_composing.set(true);
                begun.shell.compose_in(&begun.id);
            }
            on:compositionend:target=move |event| {
                composed.type_in(event.target().value());
                is_composing.set(false);
                composed.shell.end_composition();
            }
            on:keydown:target=on_key
            on:focus=move |_| field.enter()
            on:blur:target=move |event| {
                left.leave(event.target().value());
                // Where a field leaves the screen, nobody says that its composition is over.
                is_composing.try_set(false);
                left.shell.end_composition();
            }
        ></textarea>
    }
}

/// Enter in a text: with Alt it only breaks the line, at the end of a list's item it offers the next one. Whether it did.
fn enter(shell: Shell, event: &ev::Targeted<ev::KeyboardEvent, web_sys::HtmlTextAreaElement>) -> bool {
    let field = event.target();
    let (Ok(Some(start)), Ok(Some(end))) = (field.selection_start(), field.selection_end()) else {
        return false;
    };
    if shell.sheet_screen.hand.is_over.get_untracked() || event.ctrl_key() || event.shift_key() {
        return false;
    }
    if event.alt_key() {
        shell.type_at(&field, (start, end), "\n");
        return true;
    }
    let text = field.value();
    let caret = byte_of(&text, start).filter(|_| start == end);
    let Some(step) = caret.and_then(|caret| list_items::at_enter(&text, caret)) else { return false };
    let range = (units(&text[..step.range.start]), units(&text[..step.range.end]));
    shell.type_at(&field, range, &step.words);
    true
}

/// The byte at which this UTF-16 unit of a text begins.
fn byte_of(text: &str, unit: u32) -> Option<usize> {
    let mut left = usize::try_from(unit).ok()?;
    for (at, char) in text.char_indices() {
        if left == 0 {
            return Some(at);
        }
        left = left.checked_sub(char.len_utf16())?;
    }
    (left == 0).then_some(text.len())
}

/// How long a text is in UTF-16 units.
fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The text that a field stands for: a whole text of the sheet, or the words of one entry in it.
#[derive(Clone)]
struct EditedText {
    shell: Shell,
    sheet: SheetMemo,
    id: SheetId,
    cell: Cell,
    entry: Option<EntryKey>,
    /// What stands around the words while they are edited: a label typed among them must not move the field.
    frame: RwSignal<Option<EntryFrame>>,
}

impl EditedText {
    /// The words that the field shows.
    fn words(&self) -> String {
        self.frame.track();
        self.sheet.with(|sheet| {
            let text = sheet.as_ref().and_then(|sheet| sheet.text(&self.cell)).unwrap_or("");
            self.frame_of(text).words(text).unwrap_or("").to_owned()
        })
    }

    /// Where in the words stands what is searched for, and where the hit begins at which the search stands.
    fn hits(&self) -> (Vec<Range<usize>>, Option<usize>) {
        let (hits, here) = self.shell.hits_in(&self.id, &self.cell);
        let text =
            || self.sheet.with(|sheet| sheet.as_ref()?.text(&self.cell).map(|text| self.frame_of(text)));
        let start = if hits.is_empty() { 0 } else { text().map_or(0, |frame| frame.start()) };
        let within = |hit: Range<usize>| Some(hit.start.checked_sub(start)?..hit.end.checked_sub(start)?);
        (hits.into_iter().filter_map(within).collect(), here.and_then(|here| here.checked_sub(start)))
    }

    /// What stands around the words in this text: what was there when the field was entered, while it still is.
    fn frame_of(&self, text: &str) -> EntryFrame {
        let held = self.frame.try_get_untracked().flatten().filter(|frame| frame.words(text).is_some());
        held.unwrap_or_else(|| match (self.entry, self.column()) {
            (Some(entry), Some(column)) => EntryFrame::of(text, column, entry),
            _ => EntryFrame::default(),
        })
    }

    fn column(&self) -> Option<Column> {
        match self.cell {
            Cell::Initiative(_, column) => Some(column),
            _ => None,
        }
    }

    /// The field has got the focus.
    fn enter(&self) {
        self.shell.seal();
        let text_frame = |text: &str| self.frame_of(text);
        self.frame.set(self.sheet.with_untracked(|sheet| sheet.as_ref()?.text(&self.cell).map(text_frame)));
    }

    /// This stands in the field now.
    fn type_in(&self, typed: String) {
        self.commit(typed, false);
        self.shell.seal_after_pause();
    }

    /// The field has lost the focus with this in it.
    fn leave(&self, typed: String) {
        self.commit(typed, true);
        self.shell.seal();
        self.frame.set(None);
    }

    /// Asks the document and not the memo: a cell that leaves the screen with the focus in it is left (and so
    /// committed) when its own signals are gone already.
    fn commit(&self, typed: String, is_leaving: bool) {
        let edited = self.shell.document().with_untracked(|document| {
            let Some(text) = document.sheet(&self.id).and_then(|sheet| sheet.text(&self.cell)) else {
                // Typing into a sheet that is gone is refused aloud; leaving it is not.
                return (!is_leaving).then_some(typed.clone());
            };
            let frame = self.frame_of(text);
            let shown = frame.words(text).unwrap_or("");
            (as_field_shows(shown) != typed).then(|| frame.filled(&typed))
        });
        if let Some(text) = edited {
            self.shell.edit(Edit::SetText { sheet: self.id.clone(), cell: self.cell.clone(), text });
        }
    }
}

/// A field knows one kind of line break; a text from a file that was not typed into keeps its own.
fn as_field_shows(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}
