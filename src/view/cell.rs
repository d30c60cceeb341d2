//! One text of the sheet, edited in place: the paper's words when at rest, the plain text while it is typed.
//!
//! Both layers lie in one grid cell, so that the taller one sets the height and nothing is cut off.

use super::lean::*;
use leptos::ev;

use super::shell::Shell;
use crate::model::{Cell, Edit, Sheet, SheetId};
use crate::text::outline::{Kind, lines};

/// A text that can be edited. Its accessible name is `label`.
#[component]
pub(super) fn TextCell(
    /// The sheet as it is; none once it is deleted.
    sheet: Memo<Option<std::sync::Arc<Sheet>>>,
    /// The sheet's id.
    id: SheetId,
    /// Which of its texts.
    cell: Cell,
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
    let address = cell.clone();
    let text = Memo::new(move |_| {
        sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.text(&address)).map(str::to_owned))
    });
    let value = move || text.get().unwrap_or_else(String::new);
    // Asks the document and not the memo: a cell that leaves the screen with the focus in it is left (and so
    // committed) when its own signals are gone already.
    let commit = {
        let (id, cell) = (id, cell.clone());
        move |typed: String, leaving: bool| {
            let differs = shell.document().with_untracked(|document| {
                let text = document.sheet(&id).and_then(|sheet| sheet.text(&cell));
                text.map_or(!leaving, |text| as_field_shows(text) != typed)
            });
            if differs {
                shell.edit(Edit::SetText { sheet: id.clone(), cell: cell.clone(), text: typed });
            }
        }
    };
    let committed = commit.clone();
    let left = commit.clone();
    // While an input method composes, the field is its own: no edit, no step, no Enter.
    let on_input = move |event: ev::Targeted<ev::Event, web_sys::HtmlTextAreaElement>| {
        if !super::keys::composing_input(&event) {
            commit(event.target().value(), false);
            shell.seal_after_pause();
        }
    };
    let on_composed = move |event: ev::Targeted<ev::CompositionEvent, web_sys::HtmlTextAreaElement>| {
        committed(event.target().value(), false);
        shell.seal_after_pause();
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if single && event.key() == "Enter" && !super::keys::composing(&event) {
            event.prevent_default();
        }
    };
    let on_blur = move |event: ev::Targeted<ev::FocusEvent, web_sys::HtmlTextAreaElement>| {
        left(event.target().value(), true);
        shell.seal();
    };
    view! {
        <div class="cell" class:single=single>
            <div class="cell-text" aria-hidden="true">
                {move || paper_text(&value(), &hint.get())}
            </div>
            <textarea
                class="cell-input"
                rows="1"
                aria-label=move || label.get()
                autocomplete="off"
                spellcheck="false"
                data-cell=super::keys::cell_key(&cell)
                prop:value=value
                on:input:target=on_input
                on:compositionend:target=on_composed
                on:keydown=on_key
                on:focus=move |_| shell.seal()
                on:blur:target=on_blur
            ></textarea>
        </div>
    }
}

/// A field knows one kind of line break; a text from a file that was not typed into keeps its own.
fn as_field_shows(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

/// The text as the paper shows it: a line a block, entries and bullets with a hanging indent.
fn paper_text(text: &str, hint: &str) -> AnyView {
    if text.is_empty() {
        return view! { <span class="hint">{hint.to_owned()}</span> }.into_any();
    }
    let mut in_entry = false;
    lines(text)
        .map(|line| {
            // A line without a marker goes on with the entry above it.
            in_entry = match line.kind {
                Kind::Entry { .. } | Kind::Bullet => true,
                Kind::Plain => in_entry,
                Kind::Heading | Kind::Purpose(_) => false,
            };
            let class = match line.kind {
                Kind::Heading => "line heading",
                Kind::Entry { .. } => "line entry",
                Kind::Bullet => "line bullet",
                Kind::Purpose(_) => "line purpose",
                Kind::Plain if in_entry => "line continued",
                Kind::Plain => "line",
            };
            view! { <span class=class>{line.text.to_owned()}</span> }
        })
        .collect_view()
        .into_any()
}
