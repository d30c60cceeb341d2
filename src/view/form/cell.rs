//! One text of the sheet, edited in place: the paper's words when at rest, the plain text while it is typed.
//!
//! Both layers lie in one grid cell, so that the taller one sets the height and nothing is cut off. Nothing else lies there:
//! what was read of a text stands in a place of its own, so that it moves no text and takes no click.

use std::ops::Range;
use std::time::Duration;

use leptos::ev;

use super::annotations;
use super::reopen::{Reopen, standing};
use crate::app::Shell;
use crate::app::cell_key::cell_key;
use crate::app::reopened::ReopenedPart;
use crate::app::steps::CellStanding;
use crate::figures::{self, printable};
use crate::messages::{limits as words, steps as step_words};
use crate::model::limits;
use crate::model::{Cell, Column, Edit, SheetId};
use crate::text::entries::{EntryFrame, EntryKey};
use crate::text::list_items;
use crate::view::shared::derived::SheetPart;
use crate::view::shared::keys::{composing, composing_input};
use leptos::prelude::*;

/// More bytes than this are a long text, which costs too much to draw at each key.
const LARGE: usize = 12_000;
/// How long such a text waits.
const HELD: Duration = Duration::from_millis(500);

/// A text that can be edited. Its accessible name is `label`.
#[component]
pub(crate) fn TextCell(
    /// The sheet as it is; none once it is deleted.
    sheet: SheetPart,
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
    let field = EditedText {
        shell,
        sheet,
        id: id.clone(),
        cell: cell.clone(),
        entry,
        frame: RwSignal::new(None),
        is_held: RwSignal::new(false),
        seen: ArcStoredValue::new(Vec::new()),
    };
    let standing = standing(shell, &id, ReopenedPart::Cell(cell.clone()));
    let is = move |which: CellStanding| Signal::derive(move || standing.get() == which);
    let value = {
        let field = field.clone();
        Memo::new(move |_| field.words())
    };
    let drawn = {
        let field = field.clone();
        Memo::new(move |drawn: Option<&String>| {
            if let (true, Some(drawn)) = (field.is_held.get(), drawn) {
                return drawn.clone();
            }
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
    let is_large = move || value.with(String::len) > LARGE;
    view! {
        <div
            class="cell"
            class:single=single
            class:large=is_large
            class:due=is(CellStanding::Due)
            class:locked=is(CellStanding::Locked)
            class:reopened=is(CellStanding::Reopened)
        >
            <div class="cell-text" aria-hidden="true" inner_html=move || drawn.get()></div>
            <CellField field=field key=key label=label value=value single=single locked=is(CellStanding::Locked) />
            <Reopen id=id part=ReopenedPart::Cell(cell) locked=is(CellStanding::Locked) />
        </div>
    }
}

/// The field, and what is done in it.
#[component]
fn CellField(
    field: EditedText,
    key: String,
    label: Signal<String>,
    value: Memo<String>,
    single: bool,
    locked: Signal<bool>,
) -> impl IntoView {
    let (typed, entered, begun) = (field.clone(), field.clone(), field.clone());
    let (composed, left, written) = (field.clone(), field.clone(), field.clone());
    let shell = field.shell;
    let on_input = move |event: ev::Targeted<ev::Event, web_sys::HtmlTextAreaElement>| {
        typed.type_in(&event.target(), composing_input(&event));
    };
    // While an input method composes, nothing is written into the field; what stands there is in the document all the same.
    let is_composing = RwSignal::new(false);
    let shown = Memo::new(move |shown: Option<&String>| match shown {
        Some(shown) if is_composing.get() => shown.clone(),
        _ => value.get(),
    });
    let asked = field.clone();
    let on_key = move |event: ev::Targeted<ev::KeyboardEvent, web_sys::HtmlTextAreaElement>| {
        if locked.get_untracked() {
            if event.key() == "Enter" && !event.ctrl_key() && !event.alt_key() {
                event.prevent_default();
                shell.ask_to_reopen(&asked.id, ReopenedPart::Cell(asked.cell.clone()));
            }
            return;
        }
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
            prop:readOnly=locked
            aria-description=Signal::derive(move || locked.get().then_some(step_words::READ_ONLY))
            prop:value=move || written.written(shown.get())
            on:input:target=on_input
            on:beforeinput:target=move |event| entered.guard(&event.target(), &event)
            on:compositionstart=move |_| {
                is_composing.set(true);
                begun.shell.type_in(&begun.id, &begun.cell, true);
            }
            on:compositionend:target=move |event| {
                composed.type_in(&event.target(), false);
                is_composing.set(false);
            }
            on:keydown:target=on_key
            on:focus:target=move |event| field.enter(event.target().value())
            on:blur:target=move |event| {
                left.leave(event.target().value());
                // Where a field leaves the screen, nobody says that its composition is over.
                is_composing.try_set(false);
                left.shell.end_typing();
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
    sheet: SheetPart,
    id: SheetId,
    cell: Cell,
    entry: Option<EntryKey>,
    /// What stands around the words while they are edited: a label typed among them must not move the field.
    frame: RwSignal<Option<EntryFrame>>,
    /// Whether a long text waits with being drawn as the paper has it, because it is being typed.
    is_held: RwSignal<bool>,
    /// What stands in the field that has the focus though nobody has just typed it: what was found there, was told, or is
    /// about to be written there. It outlives the field's signals.
    seen: ArcStoredValue<Vec<String>>,
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
    fn enter(&self, shown: String) {
        self.seen.set_value(vec![shown]);
        self.shell.seal();
        let text_frame = |text: &str| self.frame_of(text);
        self.frame.set(self.sheet.with_untracked(|sheet| sheet.as_ref()?.text(&self.cell).map(text_frame)));
    }

    /// This is written into the field.
    fn written(&self, words: String) -> String {
        self.seen.update_value(|seen| {
            if !seen.is_empty() {
                // It is not there yet: the field may be left before.
                seen.truncate(1);
                seen.insert(0, as_field_shows(&words).into_owned());
            }
        });
        words
    }

    /// Something has been typed into the field.
    fn type_in(&self, field: &web_sys::HtmlTextAreaElement, is_composing: bool) {
        let typed = field.value();
        if typed.len() > LARGE {
            self.hold();
        }
        if !self.commit(typed, false) && !is_composing {
            // What was refused does not stand there as if it were kept.
            let kept = self.shell.document().with_untracked(|document| {
                let text = document.sheet(&self.id)?.text(&self.cell)?;
                Some(self.frame_of(text).words(text).unwrap_or("").to_owned())
            });
            kept.iter().for_each(|kept| field.set_value(kept));
        }
        self.seen.set_value(vec![field.value()]);
        self.shell.type_in(&self.id, &self.cell, is_composing);
        self.shell.seal_after_pause();
    }

    /// Has a long text drawn as the paper has it a little later, and not at each key.
    fn hold(&self) {
        let is_held = self.is_held;
        if !is_held.get_untracked() {
            is_held.set(true);
            set_timeout(
                move || {
                    let _ = is_held.try_set(false);
                },
                HELD,
            );
        }
    }

    /// Refuses what would be more than a text may be before it stands in the field, so that nothing is cut off.
    fn guard(&self, field: &web_sys::HtmlTextAreaElement, event: &web_sys::InputEvent) {
        let Some(data) = event.data().filter(|_| event.cancelable()) else { return };
        let value = field.value();
        // No text has more characters than bytes, nor more lines but the last.
        if value.len() + data.len() < limits::MOST_LINES {
            return;
        }
        let units: Vec<u16> = value.encode_utf16().collect();
        let place = |at: Result<Option<u32>, _>| at.ok().flatten().map_or(units.len(), |at| at as usize);
        let (start, end) = (place(field.selection_start()), place(field.selection_end()));
        let (Some(before), Some(after)) = (units.get(..start), units.get(end..)) else { return };
        let text = [String::from_utf16_lossy(before), data, String::from_utf16_lossy(after)].concat();
        if let Some((measure, found)) = limits::excess_of_text(&text) {
            event.prevent_default();
            self.shell.trouble(words::not_put_in(measure, found));
        }
    }

    /// The field has lost the focus with this in it. What nobody typed is no word of theirs: the sheet may have changed
    /// meanwhile, and the field may leave the screen before it shows that.
    fn leave(&self, typed: String) {
        let is_seen = self.seen.with_value(|seen| seen.contains(&typed));
        self.seen.set_value(Vec::new());
        if !is_seen {
            self.commit(typed, true);
        }
        self.shell.seal();
        self.frame.set(None);
    }

    /// Asks the document and not the memo: a cell that leaves the screen with the focus in it is left (and so
    /// committed) when its own signals are gone already.
    /// Answers whether what was typed is kept.
    fn commit(&self, typed: String, is_leaving: bool) -> bool {
        let edited = self.shell.document().with_untracked(|document| {
            let Some(text) = document.sheet(&self.id).and_then(|sheet| sheet.text(&self.cell)) else {
                // Typing into a sheet that is gone is refused aloud; leaving it is not.
                return (!is_leaving).then_some(typed.clone());
            };
            let frame = self.frame_of(text);
            let shown = frame.words(text).unwrap_or("");
            (as_field_shows(shown) != typed).then(|| frame.filled(&typed))
        });
        edited.is_none_or(|text| {
            self.shell.edit(Edit::SetText { sheet: self.id.clone(), cell: self.cell.clone(), text })
        })
    }
}

/// A field knows one kind of line break; a text from a file that was not typed into keeps its own.
fn as_field_shows(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}
