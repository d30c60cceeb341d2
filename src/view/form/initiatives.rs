//! The table of initiatives ①–⑥: the form's columns side by side, rows added, moved and removed.

use leptos::prelude::*;

use super::annotations::{notes_of, part_notes, row_notes};
use super::grade::GradeProposal;
use super::part::setting_field;
use super::reopen::{ReopenPart, Revisions};
use super::strays::{RowParts, without_column};
use crate::app::Shell;
use crate::app::steps::ShownCourse;
use crate::messages::{parts, sheet as sheet_words};
use crate::model::{
    Cell, Column, Edit, FormPart, Initiative, InitiativeId, NUMBER_WIDTH, PartKey, PartSetting, PurposeNo,
    SheetId, Stage, paper,
};
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
    let course = use_context::<ShownCourse>();
    let year = derived(move || sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.fiscal_year)));
    let stage = Memo::new(move |_| {
        year.track();
        if let Some(course) = course {
            course.course.track();
        }
        sheet.with_untracked(|sheet| sheet.as_ref().map_or(Stage::Final, |sheet| shell.stage_of(sheet)))
    });
    let next = move || sheet_words::add_initiative(rows.with(Vec::len) + 1);
    let (row_id, adder) = (id.clone(), id.clone());
    let form = paper::form();
    let most = form.initiatives.map_or(usize::MAX, usize::from);
    let is_full = Signal::derive(move || rows.with(Vec::len) >= most);
    let notes = {
        let id = id.clone();
        Memo::new(move |_| part_notes(shell, &id, &Part::Initiatives))
    };
    view! {
        <table class="form initiatives">
            <colgroup>
                <col style:width=tenths(NUMBER_WIDTH) />
                {form.widths().into_iter().map(|width| view! { <col style:width=tenths(width) /> }).collect_view()}
            </colgroup>
            <thead>
                <tr>
                    <th>
                        <span class="sr-only">{sheet_words::NUMBER}</span>
                    </th>
                    {form.columns.iter().map(column_head).collect_view()}
                </tr>
            </thead>
            // The next ones stand below what a window shows, and come a frame later.
            <For each=keeping_focus(growing(1, move || rows.get())) key=Clone::clone let:row>
                <InitiativeRow id=row_id.clone() sheet=sheet row=row rows=rows written=written stage=stage />
            </For>
            <tbody class="no-print">
                <tr>
                    <td colspan=form.columns.len() + 1 class="adder">
                        <button
                            class="add"
                            hidden=is_full
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

/// A width that is said in tenths of a percent.
fn tenths(width: u32) -> String {
    format!("{}.{}%", width / 10, width % 10)
}

/// A column's name, and what the paper prints small under it.
fn column_head(part: &PartSetting) -> AnyView {
    let note = part.note.clone();
    let note = (!note.is_empty()).then(|| view! { <br /> <small>{note}</small> });
    view! { <th scope="col" title=sheet_words::example(part)>{part.label.clone()} " " {note}</th> }.into_any()
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
    let (whole, form) = (sheet, paper::form());
    let sheet = of_initiative(sheet, &row, None);
    let revisions = form.revisions_under();
    let own_cells: Vec<(Cell, &'static str)> = form
        .columns
        .iter()
        .filter(|part| part.own().is_some())
        .filter_map(|part| Some((part.key.cell(Some(&row))?, parts::part_of(&part.key))))
        .collect();
    let cell = |part: &PartSetting| {
        let (key, own) = (part.key.clone(), sheet_words::part_hint(part));
        let label = Signal::derive(move || initiative_part(at.get() + 1, &key));
        let hint = match part.column() {
            Some(column) if own.is_empty() => {
                Signal::derive(move || parts::column_hint(column, stage.get()).to_owned())
            }
            _ => own.into(),
        };
        let field = part.key.cell(Some(&row)).map(|cell| setting_field(&id, sheet, cell, part, label, hint));
        let below = match part.known() {
            Some(FormPart::Method) if parts::has(FormPart::Purpose) => {
                let (id, row) = (id.clone(), row.clone());
                view! { <Purposes id=id sheet=sheet row=row at=at written=written /> }.into_any()
            }
            None => {
                view! { <GradeProposal id=id.clone() sheet=sheet row=Some(row.clone()) part=part.key.clone() /> }
                    .into_any()
            }
            _ => ().into_any(),
        };
        let revised =
            (part.known() == Some(revisions)).then(|| view! { <Revisions sheet=whole row=row.clone() /> });
        view! { <td data-label=part.label.clone()>{field} {below} {revised}</td> }
    };
    let cells = form.columns.iter().map(cell).collect_view();
    let notes = {
        let (id, row) = (id.clone(), row.clone());
        Memo::new(move |_| {
            let mut told = row_notes(shell, &id, &row, Column::ALL.into_iter().map(|column| (column, None)));
            told.extend(notes_of(shell, &id, own_cells.iter().cloned()));
            told
        })
    };
    let stray_purposes = (!parts::has(FormPart::Purpose)).then(|| {
        let (id, row) = (id.clone(), row.clone());
        view! { <Purposes id=id sheet=sheet row=row at=at written=written /> }
    });
    let lines = {
        let row = row.clone();
        Memo::new(move |_| {
            sheet.with(|sheet| sheet.as_ref().and_then(|s| s.initiative(&row)).map_or(1, lines_of_marks))
        })
    };
    view! {
        <tbody class="initiative" data-annex="initiative">
        <tr>
            <th scope="row" class="number" rowspan="3">
                <span>{move || parts::initiative_number(at.get() + 1)}</span>
                <RowTools id=id.clone() row=row.clone() at=at rows=rows />
            </th>
            {cells}
        </tr>
        <tr class="marks no-print" style=("--lines", move || lines.get().to_string())>
            <td colspan=form.columns.len()>
                <div>
                    <RowMarks notes=notes />
                    <small class="key-hint" aria-hidden="true">{sheet_words::ANNEX_KEY}</small>
                </div>
            </td>
        </tr>
        <tr class="stray-parts">
            <td colspan=form.columns.len()>
                <RowParts id=id sheet=sheet row=row number=Signal::derive(move || at.get() + 1) found=without_column />
                {stray_purposes}
            </td>
        </tr>
        </tbody>
    }
}

/// The name of an initiative's part: 「① 担当」.
fn initiative_part(number: usize, part: &PartKey) -> String {
    format!("{} {}", parts::initiative_number(number), parts::part_of(part))
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

/// Which numbers of 目的・効果 the initiative serves; where the form has no such part, only those of a row that served some.
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
    let stray = (!parts::has(FormPart::Purpose)).then_some(sheet_words::STRAYS);
    let has_served = Memo::new(move |old: Option<&bool>| {
        old.is_some_and(|served| *served) || ticked.with(|t| t.as_ref().is_some_and(|t| !t.is_empty()))
    });
    let is_on = move |number| ticked.with(|t| t.as_ref().is_some_and(|t| t.contains(&number)));
    view! {
        <div
            class="purposes"
            role="group"
            class:none=move || ticked.with(|t| t.as_ref().is_none_or(|t| t.is_empty()))
            aria-label=move || sheet_words::purposes_of(&parts::initiative_number(at.get() + 1))
            hidden=move || numbers.with(Vec::is_empty) || stray.is_some() && !has_served.get()
        >
            <span aria-hidden="true">{parts::purpose()} " " <small>{stray}</small></span>
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
