//! A spreadsheet's range, pasted into a text of the sheet: as that text, or spread over the initiatives.

use leptos::prelude::*;
use leptos::{ev, html};

use crate::app::Shell;
use crate::app::paste::{PastedTable, take};
use crate::codec::clipboard::{PastedCell, Spread};
use crate::messages::{parts, paste as words, ui};
use crate::model::{Column, Edit};
use crate::view::shared::modal::{self, Modal};

/// Takes ranges that are pasted into a sheet's texts; asks where several columns should go.
#[component]
pub(crate) fn PasteTable() -> impl IntoView {
    let shell = Shell::expect();
    let table = RwSignal::new(None::<PastedTable>);
    let replace = RwSignal::new(false);
    let dialog = NodeRef::<html::Dialog>::new();
    let show = move |pasted| {
        replace.set(false);
        table.set(Some(pasted));
    };
    let listener = window_event_listener(ev::paste, move |event| {
        let _ = take(shell, &event, show);
    });
    on_cleanup(move || listener.remove());
    let spread = move |replace: bool| table.get()?.spread(shell, replace);
    let shown = move || {
        let replace = replace.get();
        spread(replace).and_then(|spread| spread_table(&spread, replace))
    };
    let taken = Memo::new(move |_| {
        spread(false).map_or(0, |spread| spread.cells.iter().filter(|cell| cell.is_taken).count())
    });
    let left_out = move || {
        let left_out = table.with(|table| table.as_ref().map(|table| table.left_out.clone()));
        left_out.filter(|words| !words.is_empty()).map(|words| view! { <p class="problems">{words}</p> })
    };
    let is_open = Memo::new(move |_| table.with(Option::is_some));
    let lay = move |_| {
        let laid = untrack(|| spread(replace.get_untracked()));
        let words = table.with_untracked(|table| table.as_ref().map(|table| words::done(&table.left_out)));
        modal::close(dialog);
        if let (Some(spread), Some(words)) = (laid, words) {
            shell.edit_and_say(Edit::PasteTable(spread.sheet.into()), words);
        }
    };
    let as_text = move |_| {
        let pasted = table.get_untracked();
        modal::close(dialog);
        if let Some(pasted) = pasted {
            pasted.insert();
            if !pasted.left_out.is_empty() {
                shell.trouble(pasted.left_out);
            }
        }
    };
    view! {
        <Modal class="import" dialog=dialog name="table-title" is_open=is_open on_close=move || table.set(None)>
            <h2 id="table-title">{words::TITLE}</h2>
            <div>{shown}</div>
            {left_out}
            <label hidden=move || taken.get() == 0>
                <input prop:checked=move || replace.get() type="checkbox" on:change=move |_| replace.update(|on| *on = !*on) />
                {move || words::replace(taken.get())}
            </label>
            <div class="dialog-actions">
                <button class="btn" on:click=move |_| modal::close(dialog)>{ui::LEAVE}</button>
                <button class="btn" on:click=as_text>{words::AS_TEXT}</button>
                <button class="btn fill" on:click=lay>{words::SPREAD}</button>
            </div>
        </Modal>
    }
}

/// What goes where: a row for each initiative, a column for each of its own.
fn spread_table(spread: &Spread, replace: bool) -> Option<AnyView> {
    let first = spread.cells.first()?;
    let from = spread.cells.iter().map(|cell| cell.column).min()?;
    let columns: Vec<Column> = Column::ALL.into_iter().filter(|column| *column >= from).collect();
    let heads = columns.iter().map(|column| view! { <th scope="col">{parts::column(*column)}</th> });
    let rows = spread.cells.chunk_by(|a, b| a.number == b.number).map(|row| {
        let cells = columns.iter().map(|column| {
            let cell = row.iter().find(|cell| cell.column == *column);
            view! { <td>{cell.map(|cell| spread_cell(cell, replace))}</td> }
        });
        view! {
            <tr>
                <th scope="row">{parts::initiative_number(row[0].number)}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    let beyond = spread.beyond.first().map(|text| {
        view! { <p class="problems">{words::beyond(spread.beyond.len(), text)}</p> }
    });
    Some(
        view! {
            <p>{words::lead(first.number, from)}</p>
            <table>
                <tbody>
                    <tr>
                        <th scope="col">{words::ROW}</th>
                        {heads.collect_view()}
                    </tr>
                    {rows.collect_view()}
                </tbody>
            </table>
            {beyond}
        }
        .into_any(),
    )
}

/// What goes into one cell, and what becomes of the text that stands there.
fn spread_cell(cell: &PastedCell, replace: bool) -> impl IntoView + use<> {
    let kept = if replace { words::REPLACED } else { words::KEPT };
    view! {
        <div class="pasted">{cell.text.clone()}</div>
        {cell.is_taken.then(|| view! { <b>{kept}</b> })}
    }
}
