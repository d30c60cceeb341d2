//! The blocks over and under the initiatives, in the form's order and rows.

use leptos::prelude::*;

use super::part::{CellNotes, PartCell, beside_name, field};
use super::positions::Positions;
use crate::messages::{carry, parts, sheet as sheet_words};
use crate::model::{Cell, FormPart, HeadRow, HeadSlot, ORIGIN_KEY, PartSetting, SheetId, paper};
use crate::route::Route;
use crate::view::shared::derived::{SheetMemo, derived};

/// The widths of the head's six columns, in percent.
pub(super) const WIDTHS: [&str; 6] = ["10.2%", "42.8%", "10.2%", "19.8%", "8.5%", "8.5%"];

/// The blocks over the initiatives: the goal and its place, why, and what for.
#[component]
pub(super) fn Head(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let form = paper::form();
    let row = |row: HeadRow<'_>| match row {
        HeadRow::Positions(_) => view! { <Positions id=id.clone() sheet=sheet /> }.into_any(),
        HeadRow::Slots(slots) => {
            let annex = slots.first().map_or("", |(slot, _)| annex(slot));
            let cells = slots.into_iter().map(|(slot, span)| cells(&id, sheet, slot, span)).collect_view();
            view! { <tr data-annex=annex>{cells}</tr> }.into_any()
        }
    };
    let rows = form.head_rows().into_iter().map(row).collect_view();
    view! {
        <table class="form head">
            <colgroup>{WIDTHS.map(|width| view! { <col style:width=width /> })}</colgroup>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// What a row is called where the hand looks for what belongs to it.
fn annex(slot: &HeadSlot<'_>) -> &'static str {
    match slot {
        HeadSlot::Part(part) => part.known().map_or("own", FormPart::place),
        HeadSlot::Department => "department",
    }
}

/// A part's name and its field.
fn cells(id: &SheetId, sheet: SheetMemo, slot: HeadSlot<'_>, span: u8) -> AnyView {
    let HeadSlot::Part(part) = slot else {
        return view! {
            <th scope="row">{parts::department()} <CellNotes id=id.clone() cell=Cell::Department /></th>
            <td colspan=span>
                <PartCell
                    id=id.clone()
                    sheet=sheet
                    cell=Cell::Department
                    hint=sheet_words::hint_department()
                    single=true
                />
            </td>
        }
        .into_any();
    };
    let before = (part.known() == Some(FormPart::Situation))
        .then(|| view! { <FromBefore id=id.clone() sheet=sheet /> });
    view! {
        <th scope="row">{part.label.clone()} {note(part)} {beside_name(id, part)} {before}</th>
        <td class=td_class(part) colspan=span title=sheet_words::example(part)>
            {field(id, sheet, part)}
        </td>
    }
    .into_any()
}

fn td_class(part: &PartSetting) -> &'static str {
    match part.known() {
        Some(FormPart::Goal) => "goal",
        Some(FormPart::Rank) => "middle",
        _ => "",
    }
}

/// What the paper prints small under a name.
fn note(part: &PartSetting) -> Option<impl IntoView + use<>> {
    let note = part.note.clone();
    (!note.is_empty()).then(|| view! { <small>{note}</small> })
}

/// The way to the year before, for a sheet that goes on from there.
#[component]
fn FromBefore(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let goes_on = derived(move || {
        sheet.with(|sheet| sheet.as_ref().is_some_and(|one| one.extra.contains_key(ORIGIN_KEY)))
    });
    view! {
        <a
            class="from-before no-print"
            href=Route::Years(id).href()
            hidden=Signal::derive(move || !goes_on.get())
        >
            {carry::FROM_BEFORE}
        </a>
    }
}

/// The block under the initiatives: who takes part, and what comes of it besides.
#[component]
pub(super) fn Remarks(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let form = paper::form();
    if form.after.is_empty() {
        return None;
    }
    let (rows, columns) = form.rows_after();
    let (name, count) = (parts::notes(), rows.len() * 2);
    let first = (!name.is_empty()).then(|| view! { <th scope="rowgroup" rowspan=count>{name}</th> });
    let width = if name.is_empty() { 100 } else { 94 };
    let cols =
        (0..columns).map(|_| view! { <col style:width=format!("{}%", width / columns) /> }).collect_view();
    let heads = |row: &[(&PartSetting, usize)]| {
        let head = |(part, span): &(&PartSetting, usize)| {
            view! {
                <th scope="col" colspan=*span>
                    {format!("○ {}", part.label)} {note(part)} {beside_name(&id, part)}
                </th>
            }
        };
        row.iter().map(head).collect_view()
    };
    let fields = |row: &[(&PartSetting, usize)]| {
        let text = |(part, span): &(&PartSetting, usize)| {
            let field = match part.known() {
                Some(FormPart::Positions) => {
                    let id = id.clone();
                    view! { <table class="form head"><tbody><Positions id=id sheet=sheet /></tbody></table> }
                        .into_any()
                }
                _ => field(&id, sheet, part),
            };
            view! { <td colspan=*span title=sheet_words::example(part)>{field}</td> }
        };
        row.iter().map(text).collect_view()
    };
    let mut first = Some(first);
    let rows = rows.iter().map(|row| view! { <tr>{first.take()} {heads(row)}</tr> <tr>{fields(row)}</tr> });
    let rows = rows.collect_view();
    Some(view! {
        <table class="form notes">
            <colgroup>
                {(!name.is_empty()).then(|| view! { <col style:width="6%" /> })}
                {cols}
            </colgroup>
            <tbody data-annex="notes">{rows}</tbody>
        </table>
    })
}
