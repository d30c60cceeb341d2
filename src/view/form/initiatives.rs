//! The table of initiatives ①–⑥: five columns side by side, rows added, moved and removed.

use leptos::prelude::*;

use super::annotations::{part_notes, row_notes};
use super::cell::TextCell;
use super::reopen::{ReopenPart, Revisions};
use crate::app::Shell;
use crate::messages::{parts, sheet as sheet_words};
use crate::model::{Cell, Column, Edit, FormPart, Initiative, InitiativeId, PurposeNo, SheetId, Stage};
use crate::review::Part;
use crate::text::outline::{LineKind, lines};
use crate::view::shared::chip::{Notes, RowMarks};
use crate::view::shared::derived::{SheetMemo, SheetPart, derived, of_initiative};
use crate::view::shared::growing::growing;
use crate::view::shared::keep_focus::keeping_focus;

/// Not every verdict of a very long report is shown.
const MOST_LINES_OF_MARKS: usize = 12;
/// About how many verdicts stand side by side under an initiative.
const MARKS_IN_A_LINE: usize = 7;

/// The table and the button under it.
#[component]
pub(crate) fn Initiatives(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let rows = derived(move || {
        sheet.with(|sheet| {
            sheet
                .iter()
                .flat_map(|s| s.initiatives.iter().map(|i| i.id.clone()))
                .collect::<Vec<InitiativeId>>()
        })
    });
    let written = derived(move || sheet.with(|s| s.as_ref().map_or(0, |s| highest_purpose(&s.purpose))));
    let year = derived(move || sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.fiscal_year)));
    let stage = Memo::new(move |_| year.get().map_or(Stage::Final, |year| Stage::of(year, &shell.now())));
    let next = move || sheet_words::add_initiative(rows.with(Vec::len) + 1);
    let (row_id, adder) = (id.clone(), id.clone());
    let notes = {
        let id = id.clone();
        Memo::new(move |_| part_notes(shell, &id, &Part::Initiatives))
    };
    view! {
        <table class="form initiatives">
            <colgroup>
                <col style:width="3.4%" />
                <col style:width="27.6%" />
                <col style:width="11%" />
                <col style:width="18%" />
                <col style:width="20%" />
                <col style:width="20%" />
            </colgroup>
            <thead>
                <tr>
                    <th>
                        <span class="sr-only">{sheet_words::NUMBER}</span>
                    </th>
                    {Column::ALL
                        .map(|column| {
                            view! {
                                <th scope="col">
                                    {parts::column(column)} <br /> <small>{parts::column_note(column)}</small>
                                </th>
                            }
                        })}
                </tr>
            </thead>
            // The next ones stand below what a window shows, and come a frame later.
            <For each=keeping_focus(growing(1, move || rows.get())) key=Clone::clone let:row>
                <InitiativeRow id=row_id.clone() sheet=sheet row=row rows=rows written=written stage=stage />
            </For>
            <tbody class="no-print">
                <tr>
                    <td colspan="6" class="adder">
                        <button
                            class="add"
                            tabindex="-1"
                            data-adds="initiative"
                            data-part="initiatives"
                            on:click=move |_| shell.add_initiative(&id)
                        >
                            {next}
                        </button>
                        <ReopenPart id=adder part=FormPart::Method />
                        <Notes chips=notes />
                    </td>
                </tr>
            </tbody>
        </table>
    }
}

/// One initiative.
#[component]
fn InitiativeRow(
    id: SheetId,
    sheet: SheetMemo,
    row: InitiativeId,
    rows: ReadSignal<Vec<InitiativeId>>,
    written: ReadSignal<u8>,
    stage: Memo<Stage>,
) -> impl IntoView {
    let at = {
        let row = row.clone();
        Memo::new(move |_| rows.with(|rows| rows.iter().position(|id| *id == row)).unwrap_or(0))
    };
    let shell = Shell::expect();
    let (whole, revised) = (sheet, row.clone());
    let sheet = of_initiative(sheet, &row, None);
    let cell = {
        let (id, row) = (id.clone(), row.clone());
        move |column: Column| {
            let label = Signal::derive(move || parts::initiative_cell(at.get() + 1, column));
            let hint = Signal::derive(move || parts::column_hint(column, stage.get()).to_owned());
            let cell = Cell::Initiative(row.clone(), column);
            view! { <TextCell sheet=sheet id=id.clone() cell=cell label=label hint=hint /> }
        }
    };
    let notes = {
        let (id, row) = (id.clone(), row.clone());
        Memo::new(move |_| row_notes(shell, &id, &row, Column::ALL.into_iter().map(|column| (column, None))))
    };
    let lines = {
        let row = row.clone();
        Memo::new(move |_| {
            sheet.with(|sheet| sheet.as_ref().and_then(|s| s.initiative(&row)).map_or(1, lines_of_marks))
        })
    };
    view! {
        <tbody class="initiative" data-annex="initiative">
        <tr>
            <th scope="row" class="number" rowspan="2">
                <span>{move || parts::initiative_number(at.get() + 1)}</span>
                <RowTools id=id.clone() row=row.clone() at=at rows=rows />
            </th>
            <td data-label=parts::column(Column::Method)>
                {cell(Column::Method)} <Purposes id=id sheet=sheet row=row at=at written=written />
            </td>
            {[Column::Deadline, Column::Target]
                .map(|column| view! { <td data-label=parts::column(column)>{cell(column)}</td> })}
            <td data-label=parts::column(Column::Midterm)>
                {cell(Column::Midterm)} <Revisions sheet=whole row=revised />
            </td>
            <td data-label=parts::column(Column::FinalReport)>{cell(Column::FinalReport)}</td>
        </tr>
        <tr class="marks no-print" style=("--lines", move || lines.get().to_string())>
            <td colspan="5">
                <div>
                    <RowMarks notes=notes />
                    <small class="key-hint" aria-hidden="true">{sheet_words::ANNEX_KEY}</small>
                </div>
            </td>
        </tr>
        </tbody>
    }
}

/// How many lines are kept free for what is read of an initiative: by what its reports say, so that they are there
/// before it has been read, and nothing moves once it is.
fn lines_of_marks(initiative: &Initiative) -> usize {
    let entries = |text: &str| lines(text).filter(|line| matches!(line.kind, LineKind::Entry { .. })).count();
    (1 + (entries(&initiative.midterm) + entries(&initiative.final_report)) / MARKS_IN_A_LINE)
        .min(MOST_LINES_OF_MARKS)
}

/// Moves an initiative up or down, or removes it.
#[component]
fn RowTools(
    id: SheetId,
    row: InitiativeId,
    at: Memo<usize>,
    rows: ReadSignal<Vec<InitiativeId>>,
) -> impl IntoView {
    let shell = Shell::expect();
    let name = move || parts::initiative_number(at.get() + 1);
    let moved = {
        let (id, row) = (id.clone(), row.clone());
        move |to: usize| {
            shell.edit(Edit::MoveInitiative { sheet: id.clone(), id: row.clone(), to });
        }
    };
    let (up, down) = (moved.clone(), moved);
    let is_last = move || at.get() + 1 >= rows.with(Vec::len);
    view! {
        <span class="row-tools no-print">
            <button
                class="tiny"
                tabindex="-1"
                aria-label=move || sheet_words::move_up(&name())
                title=sheet_words::UP
                disabled=move || at.get() == 0
                on:click=move |_| up(at.get_untracked().saturating_sub(1))
            >
                "↑"
            </button>
            <button
                class="tiny"
                tabindex="-1"
                aria-label=move || sheet_words::move_down(&name())
                title=sheet_words::DOWN
                disabled=is_last
                on:click=move |_| down(at.get_untracked() + 1)
            >
                "↓"
            </button>
            <button
                class="tiny"
                tabindex="-1"
                aria-label=move || sheet_words::remove_initiative(&name())
                title=sheet_words::REMOVE_INITIATIVE
                on:click=move |_| shell.remove_initiative(&id, &row)
            >
                "×"
            </button>
        </span>
    }
}

/// Which numbers of 目的・効果 the initiative serves.
#[component]
fn Purposes(
    id: SheetId,
    sheet: SheetPart,
    row: InitiativeId,
    at: Memo<usize>,
    written: ReadSignal<u8>,
) -> impl IntoView {
    let shell = Shell::expect();
    let ticked = {
        let row = row.clone();
        Memo::new(move |_| {
            sheet.with(|s| s.as_ref().and_then(|s| s.initiative(&row)).map(|i| i.purposes.clone()))
        })
    };
    let numbers = Memo::new(move |_| {
        let written = written.get();
        let picked = ticked.with(|t| t.as_ref().and_then(|t| t.last().map(|n| n.number())).unwrap_or(0));
        (1..=written.max(picked)).filter_map(|n| PurposeNo::new(i64::from(n))).collect::<Vec<_>>()
    });
    let is_on = move |number| ticked.with(|t| t.as_ref().is_some_and(|t| t.contains(&number)));
    view! {
        <div
            class="purposes"
            role="group"
            class:none=move || ticked.with(|t| t.as_ref().is_none_or(|t| t.is_empty()))
            aria-label=move || sheet_words::purposes_of(&parts::initiative_number(at.get() + 1))
            hidden=move || numbers.with(Vec::is_empty)
        >
            <span aria-hidden="true">{parts::purpose()}</span>
            <For each=move || numbers.get() key=|number| *number let:number>
                <label class:off=move || !is_on(number)>
                    <input
                        prop:checked=move || is_on(number)
                        type="checkbox"
                        tabindex="-1"
                        on:change:target={
                            let (id, row) = (id.clone(), row.clone());
                            move |event| {
                                let on = event.target().checked();
                                let edit = Edit::SetPurpose {
                                    sheet: id.clone(),
                                    initiative: row.clone(),
                                    purpose: number,
                                    on,
                                };
                                shell.edit(edit);
                            }
                        }
                    />
                    {number.circled()}
                </label>
            </For>
        </div>
    }
}

/// The highest number with which 目的・効果 counts, 0 where it does not.
fn highest_purpose(purpose: &str) -> u8 {
    lines(purpose)
        .filter_map(|line| match line.kind {
            LineKind::Purpose(number) => Some(number),
            _ => None,
        })
        .max()
        .unwrap_or(0)
}
