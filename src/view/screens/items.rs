//! `#/sheet/<id>/items` (項目ごと): each entry (1)(2)(3) in a row of its own, its texts side by side.
//!
//! The texts are those of the paper: editing here edits the same cells, and what several entries share is shown shared.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, web_sys};

use crate::app::Shell;
use crate::figures::{printable, tally_chips};
use crate::messages::{parts, results as results_words, sheet as sheet_words};
use crate::model::{Cell, Column, Initiative, InitiativeId, PartSetting, SheetId, Stage, paper};
use crate::results::table::ResultsRow;
use crate::text::entries::{Aligned, Entry, EntryKey, EntryRow};
use crate::view::form::annotations::row_notes;
use crate::view::form::cell::TextCell;
use crate::view::form::strays::{RowParts, all_own};
use crate::view::shared::chip::RowMarks;
use crate::view::shared::derived::{SheetMemo, SheetPart, derived, of_initiative};
use crate::view::shared::figure::Figure;
use crate::view::shared::growing::growing;
use crate::view::shared::keep_focus::keeping_focus;

/// As many entries of an initiative are shown: each has a field in every column. Their numbers end at (30).
const MOST_ROWS: usize = 200;
/// How many rows of a card are drawn at once; an initiative of any office has fewer.
const CARD_ROWS: usize = 40;

/// How one row is made up; while this stays the same, the row keeps its fields.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct RowShape {
    key: EntryKey,
    cells: Vec<(Column, CellShape, EntryKey)>,
}

/// What stands in a row's column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum CellShape {
    /// A text of this row alone, or the place for one.
    Own,
    /// A text that stands for these numbers too (none: for all), over so many rows from here on.
    Shared(Vec<u8>, usize),
    /// Such a text, begun in a row above.
    Covered,
    /// Nothing can stand here: the column's text is in the rows of its numbers.
    Nothing,
}

/// The sheet by entries.
#[component]
pub(crate) fn Items(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let rows = derived(move || {
        let ids = sheet.with(|sheet| {
            sheet.iter().flat_map(|s| s.initiatives.iter().map(|i| i.id.clone())).collect::<Vec<_>>()
        });
        (1..).zip(ids).collect::<Vec<(usize, InitiativeId)>>()
    });
    let added = id.clone();
    let most = paper::form().initiatives.map_or(usize::MAX, usize::from);
    view! {
        <For each=keeping_focus(growing(1, move || rows.get())) key=Clone::clone let:row>
            <Card id=id.clone() sheet=sheet number=row.0 initiative=row.1 />
        </For>
        <button
            class="add no-print"
            tabindex="-1"
            data-adds="initiative"
            hidden=Signal::derive(move || rows.with(Vec::len) >= most)
            on:click=move |_| shell.add_initiative(&added)
        >
            {move || sheet_words::add_initiative(rows.with(Vec::len) + 1)}
        </button>
    }
}

/// One initiative.
#[component]
fn Card(id: SheetId, sheet: SheetMemo, number: usize, initiative: InitiativeId) -> impl IntoView {
    // Typing into one column asks nothing of the others.
    let columns = Column::ALL.map(|column| of_initiative(sheet, &initiative, Some(column)));
    let sheet = of_initiative(sheet, &initiative, None);
    let found = {
        let initiative = initiative.clone();
        move || sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.initiative(&initiative)).cloned())
    };
    let heading = {
        let found = found.clone();
        Memo::new(move |_| {
            let found = found();
            let heading =
                found.as_ref().and_then(|found| Aligned::of(found).heading(&found.method).map(str::to_owned));
            heading.unwrap_or_else(String::new)
        })
    };
    // A row that is being typed into stays as it is until the field is left, whatever is typed.
    let is_edited = StoredValue::new(false);
    let shapes = RwSignal::new(Vec::new());
    let reshape = move || {
        let mut new = found().map_or_else(Vec::new, |initiative| shapes_of(&initiative));
        new.truncate(MOST_ROWS);
        if shapes.with_untracked(|old| *old != new) {
            shapes.set(new);
        }
    };
    let on_change = reshape.clone();
    Effect::new(move |_| {
        sheet.with(|_| ());
        if !is_edited.get_value() {
            on_change();
        }
    });
    let (parts_of, of_parts) = (id.clone(), initiative.clone());
    let on_focus = move |event: ev::FocusEvent| is_edited.set_value(is_field(event.target()));
    let on_leave = move |_| {
        // A field that leaves the screen with the focus in it is left when the card is gone already.
        if is_edited.try_set_value(false).is_none() {
            untrack(&reshape);
        }
    };
    view! {
        <section class="card" on:focusin=on_focus on:focusout=on_leave aria-label=parts::initiative_number(number)>
            <h2>
                {parts::initiative_number(number)} " " {move || heading.get()}
                <TallyChips id=id.clone() initiative=initiative.clone() />
            </h2>
            <table class="goals items">
                <Heads />
                <tbody>
                    <For each=keeping_focus(growing(CARD_ROWS, move || shapes.get())) key=Clone::clone let:shape>
                        <ItemRow id=id.clone() columns=columns initiative=initiative.clone() number=number shape=shape />
                    </For>
                </tbody>
            </table>
            <RowParts
                id=parts_of
                sheet=sheet
                row=of_parts
                number=Signal::stored(number)
                found=all_own
            />
            <p class="sub" hidden=move || shapes.with(Vec::len) < MOST_ROWS>{sheet_words::FIRST_ENTRIES}</p>
        </section>
    }
}

/// How the initiative's entries came out by now.
#[component]
fn TallyChips(id: SheetId, initiative: InitiativeId) -> impl IntoView {
    let shell = Shell::expect();
    let chips = Memo::new(move |_| {
        let Some(reading) = shell.reading(&id) else { return String::new() };
        let lines: Vec<_> = reading.lines_of(&initiative).collect();
        printable(tally_chips(&lines))
    });
    view! { <span class="chips" inner_html=move || chips.get()></span> }
}

/// The form's columns that have entries; what else it has of an initiative stands under them.
fn columns() -> Vec<Column> {
    paper::form().columns.iter().filter_map(PartSetting::column).collect()
}

/// The names of the columns.
#[component]
fn Heads() -> impl IntoView {
    let head = |column| {
        view! { <th class=column_class(column) scope="col">{parts::column(column)}</th> }
    };
    view! {
        <thead>
            <tr>
                <th class="entry"><span class="sr-only">{sheet_words::NUMBER}</span></th>
                {columns().into_iter().map(head).collect_view()}
                <th class="figure" scope="col">{results_words::TITLE}</th>
            </tr>
        </thead>
    }
}

/// One entry.
#[component]
fn ItemRow(
    id: SheetId,
    columns: [SheetPart; 5],
    initiative: InitiativeId,
    number: usize,
    shape: RowShape,
) -> impl IntoView {
    let shell = Shell::expect();
    let RowShape { key, cells } = shape;
    let label = key.label.map(|label| format!("({label})"));
    let stage =
        columns[0].with_untracked(|sheet| sheet.as_ref().map_or(Stage::Final, |sheet| shell.stage_of(sheet)));
    let is_here = |shape: &CellShape| !matches!(shape, CellShape::Covered | CellShape::Nothing);
    let texts = cells.iter().filter(|(_, shape, _)| is_here(shape));
    let texts: Vec<_> = texts.map(|(column, _, entry)| (*column, Some(*entry))).collect();
    let cells = cells.into_iter().map(|(column, shape, entry)| {
        let (class, rows, note) = match shape {
            CellShape::Covered => return ().into_any(),
            CellShape::Nothing => return view! { <td class="nothing"></td> }.into_any(),
            CellShape::Own => ("", 1, String::new()),
            CellShape::Shared(labels, rows) => ("shared", rows, sheet_words::shared(&labels)),
        };
        let name = format!("{} {}", parts::initiative_cell(number, column), label.as_deref().unwrap_or(""));
        let cell = Cell::Initiative(initiative.clone(), column);
        view! {
            <td class=class rowspan=rows.to_string() data-label=parts::column(column)>
                <TextCell
                    sheet=columns[column as usize]
                    id=id.clone()
                    cell=cell
                    entry=entry
                    label=name.trim().to_owned()
                    hint=parts::entry_hint(column, stage).to_owned()
                />
                <small class="shared-by">{note}</small>
            </td>
        }
        .into_any()
    });
    let cells = cells.collect_view();
    view! {
        <tr data-annex="initiative">
            <th class="entry" scope="row">{label}</th>
            {cells}
            <EntryFigure id=id initiative=initiative key=key texts=texts />
        </tr>
    }
}

/// How the entry came out by now, and what the review found in its texts.
#[component]
fn EntryFigure(
    id: SheetId,
    initiative: InitiativeId,
    key: EntryKey,
    /// The texts that are edited in the row.
    texts: Vec<(Column, Option<EntryKey>)>,
) -> impl IntoView {
    let shell = Shell::expect();
    let notes = {
        let (id, initiative) = (id.clone(), initiative.clone());
        Memo::new(move |_| row_notes(shell, &id, &initiative, texts.iter().copied()))
    };
    let figure = Memo::new(move |_| {
        let reading = shell.reading(&id)?;
        let is_here = |line: &ResultsRow<'_>| line.results.aligned.rows[line.row].key == key;
        reading.lines_of(&initiative).find(is_here).map(|line| Figure::of(&line, line.latest()))
    });
    view! {
        <td class="figure" data-label=results_words::TITLE>
            <div>
                {move || figure.get().map(|figure| figure.view(true))}
                <RowMarks notes=notes />
            </div>
        </td>
    }
}

fn is_field(target: Option<web_sys::EventTarget>) -> bool {
    target.is_some_and(|target| target.dyn_ref::<web_sys::HtmlTextAreaElement>().is_some())
}

fn column_class(column: Column) -> &'static str {
    match column {
        Column::Method => "method",
        Column::Deadline => "deadline",
        Column::Target => "target",
        Column::Midterm | Column::FinalReport => "said",
    }
}

/// How the rows of an initiative are made up.
fn shapes_of(initiative: &Initiative) -> Vec<RowShape> {
    let aligned = Aligned::of(initiative);
    let columns = columns();
    let cell = |at: usize, row: &EntryRow, column: Column| {
        let entry = row.entry(column).map(|at| &aligned.columns[column as usize][at]);
        // Text without a number is one text, in whichever row it is edited.
        let is_for_all = row.key.label.is_some() && entry.is_some_and(|entry| entry.labels.is_empty());
        let key = if is_for_all { EntryKey { label: None, nth: 0 } } else { row.key };
        (column, shape_of(&aligned, at, column), key)
    };
    let shape = |(at, row): (usize, &EntryRow)| RowShape {
        key: row.key,
        cells: columns.iter().map(|column| cell(at, row, *column)).collect(),
    };
    aligned.rows.iter().enumerate().map(shape).collect()
}

fn shape_of(aligned: &Aligned, at: usize, column: Column) -> CellShape {
    let row = &aligned.rows[at];
    let column_has_numbers =
        aligned.columns[column as usize].iter().any(|entry: &Entry| !entry.labels.is_empty());
    let Some(entry) = row.entry(column) else {
        // Text without a number can only be put where it would stand beside all rows.
        let is_place = row.key.label.is_some() || aligned.rows.len() == 1;
        return if is_place { CellShape::Own } else { CellShape::Nothing };
    };
    if aligned.rows_of(column, entry) == 1 {
        return CellShape::Own;
    }
    let stands = |row: &EntryRow| row.entry(column) == Some(entry);
    if at > 0 && stands(&aligned.rows[at - 1]) {
        return CellShape::Covered;
    }
    let rows = aligned.rows[at..].iter().take_while(|row| stands(row)).count();
    let labels =
        if column_has_numbers { aligned.columns[column as usize][entry].labels.clone() } else { Vec::new() };
    CellShape::Shared(labels, rows)
}
