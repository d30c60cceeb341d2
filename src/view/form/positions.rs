//! Where the goal stands in the city's plans: two to a row, as many as the city has.

use leptos::prelude::*;

use super::part::{CellNotes, PartCell};
use super::reopen::ReopenPart;
use crate::app::Shell;
use crate::messages::{parts, sheet as sheet_words};
use crate::model::{Cell, Edit, FormPart, PositionId, SheetId};
use crate::view::shared::derived::{SheetMemo, derived};
use crate::view::shared::keep_focus::keeping_focus;

/// Where the goal stands in the city's plans: two to a row, as many as the city has.
#[component]
pub(super) fn Positions(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let rows = derived(move || {
        let ids: Vec<PositionId> =
            sheet.with(|sheet| sheet.iter().flat_map(|s| s.positions.iter().map(|p| p.id)).collect());
        ids.chunks(2).map(<[_]>::to_vec).collect::<Vec<_>>()
    });
    let (row_id, adder) = (id.clone(), id.clone());
    view! {
        <For each=keeping_focus(move || rows.get()) key=Clone::clone let:row>
            <tr data-annex="position">
                {
                    let wide = row.len() == 1;
                    row.into_iter()
                        .enumerate()
                        .map(|(at, position)| {
                            let span = match (wide, at) {
                                (true, _) => "5",
                                (_, 0) => "1",
                                _ => "3",
                            };
                            view! { <PositionCells id=row_id.clone() sheet=sheet position=position span=span /> }
                        })
                        .collect_view()
                }
            </tr>
        </For>
        <tr class="no-print">
            <td colspan="6" class="adder">
                <button
                    class="add"
                    tabindex="-1"
                    data-adds="position"
                    on:click=move |_| {
                        shell.edit(Edit::AddPosition { sheet: id.clone() });
                        shell.focus_last_cell("plan ");
                    }
                >
                    {sheet_words::ADD_POSITION}
                </button>
                <ReopenPart id=adder part=FormPart::Positions />
            </td>
        </tr>
    }
}

/// A plan's name with 「における位置付け」 after it, and the place in the plan.
#[component]
fn PositionCells(id: SheetId, sheet: SheetMemo, position: PositionId, span: &'static str) -> impl IntoView {
    let shell = Shell::expect();
    let plan = derived(move || {
        sheet
            .with(|s| s.as_ref().and_then(|s| s.position(position)).map_or(String::new(), |p| p.plan.clone()))
    });
    let suffix = move || plan.with(|plan| parts::position_suffix(plan));
    let removed = id.clone();
    view! {
        <th scope="row" class="plan">
            <PartCell id=id.clone() sheet=sheet cell=Cell::Plan(position) hint=sheet_words::HINT_PLAN single=true />
            <span class="suffix">{suffix}</span>
            <div class="cell-notes no-print">
                <CellNotes id=id.clone() cell=Cell::Plan(position) />
                <CellNotes id=id.clone() cell=Cell::Position(position) />
            </div>
            <button
                class="tiny no-print"
                tabindex="-1"
                aria-label=move || sheet_words::remove_position(&plan.get())
                title=sheet_words::REMOVE_POSITION
                on:click=move |_| {
                    shell.edit(Edit::RemovePosition { sheet: removed.clone(), position });
                    shell.focus_later("[data-cell=goal]");
                }
            >
                "×"
            </button>
        </th>
        <td colspan=span>
            <PartCell id=id sheet=sheet cell=Cell::Position(position) hint=sheet_words::HINT_POSITION />
        </td>
    }
}
