//! The form itself: the blocks of the paper in their order, each cell where everybody expects it.

use leptos::prelude::*;

use super::annotations::{notes, part_notes};
use super::cell::TextCell;
use super::initiatives::Initiatives;
use super::offers::Offers;
use super::reopen::ReopenPart;
use super::sdgs::SdgPicker;
use crate::app::Shell;
use crate::app::cell_key::cell_key;
use crate::messages::{carry, parts, review as review_words, sheet as sheet_words, ui};
use crate::model::{Cell, Edit, FiscalYear, FormPart, ORIGIN_KEY, PositionId, Rank, SheetId};
use crate::review::Part;
use crate::route::Route;
use crate::text::rank;
use crate::view::shared::chip::Notes;
use crate::view::shared::derived::{SheetMemo, derived, of_text};
use crate::view::shared::keep_focus::keeping_focus;

/// The whole form.
#[component]
pub(crate) fn SheetPaper(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    view! {
        <article class="paper" aria-label=ui::APP>
            <PaperHeading id=id.clone() sheet=sheet />
            <Head id=id.clone() sheet=sheet />
            <Initiatives id=id.clone() sheet=sheet />
            <Remarks id=id sheet=sheet />
        </article>
    }
}

/// The blocks over the initiatives: the goal and its place, why, and what for.
#[component]
fn Head(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let years = Route::Years(id.clone()).href();
    let goes_on = derived(move || {
        sheet.with(|sheet| sheet.as_ref().is_some_and(|one| one.extra.contains_key(ORIGIN_KEY)))
    });
    view! {
        <table class="form head">
            <colgroup>
                <col style:width="10.2%" />
                <col style:width="42.8%" />
                <col style:width="10.2%" />
                <col style:width="19.8%" />
                <col style:width="8.5%" />
                <col style:width="8.5%" />
            </colgroup>
            <tbody>
                <tr data-annex="goal">
                    <th scope="row">{parts::goal()} <CellNotes id=id.clone() cell=Cell::Goal /></th>
                    <td class="goal">
                        <PartCell id=id.clone() sheet=sheet cell=Cell::Goal hint=sheet_words::HINT_GOAL single=true />
                    </td>
                    <th scope="row">{parts::department()} <CellNotes id=id.clone() cell=Cell::Department /></th>
                    <td>
                        <PartCell
                            id=id.clone()
                            sheet=sheet
                            cell=Cell::Department
                            hint=sheet_words::HINT_DEPARTMENT
                            single=true
                        />
                    </td>
                    <th scope="row">
                        {parts::rank()} <PartNotes id=id.clone() part=Part::Rank />
                        <ReopenPart id=id.clone() part=FormPart::Rank />
                    </th>
                    <td class="middle">
                        <RankField id=id.clone() sheet=sheet />
                        <RankOffer id=id.clone() />
                    </td>
                </tr>
                <Positions id=id.clone() sheet=sheet />
                <tr data-annex="situation">
                    <th scope="row">
                        {parts::situation()} <CellNotes id=id.clone() cell=Cell::Situation />
                        <a class="from-before no-print" href=years hidden=Signal::derive(move || !goes_on.get())>
                            {carry::FROM_BEFORE}
                        </a>
                    </th>
                    <td colspan="5">
                        <PartCell id=id.clone() sheet=sheet cell=Cell::Situation hint=sheet_words::HINT_SITUATION />
                    </td>
                </tr>
                <tr data-annex="purpose">
                    <th scope="row">{parts::purpose()} <CellNotes id=id.clone() cell=Cell::Purpose /></th>
                    <td>
                        <PartCell id=id.clone() sheet=sheet cell=Cell::Purpose hint=sheet_words::HINT_PURPOSE />
                    </td>
                    <th scope="row">
                        {parts::sdgs()} <PartNotes id=id.clone() part=Part::Sdgs />
                        <ReopenPart id=id.clone() part=FormPart::Sdgs />
                    </th>
                    <td colspan="3">
                        <SdgPicker id=id sheet=sheet />
                    </td>
                </tr>
            </tbody>
        </table>
    }
}

/// The block under the initiatives: who takes part, and what comes of it besides.
#[component]
fn Remarks(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    view! {
        <table class="form notes">
            <colgroup>
                <col style:width="6%" />
                <col style:width="47%" />
                <col style:width="47%" />
            </colgroup>
            <tbody data-annex="notes">
                <tr>
                    <th scope="rowgroup" rowspan="2">{parts::notes()}</th>
                    <th scope="col">
                        {format!("○ {}", parts::participation())} <CellNotes id=id.clone() cell=Cell::Participation />
                    </th>
                    <th scope="col">
                        {format!("○ {}", parts::effects())} <CellNotes id=id.clone() cell=Cell::Effects />
                    </th>
                </tr>
                <tr>
                    <td>
                        <PartCell id=id.clone() sheet=sheet cell=Cell::Participation hint=sheet_words::HINT_NOTES />
                    </td>
                    <td>
                        <PartCell id=id sheet=sheet cell=Cell::Effects hint=sheet_words::HINT_NOTES />
                    </td>
                </tr>
            </tbody>
        </table>
    }
}

/// What the review found in a part that is no text.
#[component]
fn PartNotes(id: SheetId, part: Part) -> impl IntoView {
    let shell = Shell::expect();
    let notes = Memo::new(move |_| part_notes(shell, &id, &part));
    view! { <Notes chips=notes /> }
}

/// What the review found in a text, beside its name on the paper.
#[component]
fn CellNotes(id: SheetId, cell: Cell) -> impl IntoView {
    let shell = Shell::expect();
    let at = cell_key(&cell);
    let notes = Memo::new(move |_| notes(shell, &id, &cell, None));
    view! { <Notes chips=notes at=at /> }
}

/// A part of the sheet that is not an initiative's, under its own name.
#[component]
fn PartCell(
    id: SheetId,
    sheet: SheetMemo,
    cell: Cell,
    hint: &'static str,
    #[prop(optional)] single: bool,
) -> impl IntoView {
    let named = cell.clone();
    let label = derived(move || sheet.with(|s| s.as_ref().map_or(String::new(), |s| parts::cell(s, &named))));
    let text = of_text(sheet, cell.clone());
    view! {
        <TextCell sheet=text id=id.clone() cell=cell.clone() label=label hint=hint single=single />
        <Offers sheet=text id=id cell=cell />
    }
}

/// 令和6年度 重点目標管理シート, and the group whose page lists it.
#[component]
fn PaperHeading(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let year = derived(move || sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.fiscal_year)));
    let years = move || shell.choosable_years(year.get());
    let chosen = {
        let id = id.clone();
        move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlSelectElement>| {
            let picked = event.target().value().parse().ok().and_then(FiscalYear::new);
            // The list follows, so that the sheet is found where it went.
            if let Some(year) = picked
                && shell.edit(Edit::SetYear { sheet: id.clone(), year })
            {
                shell.filter.year.set(Some(year));
            }
        }
    };
    view! {
        <header class="paper-heading">
            <h1>
                <select class="year" aria-label=sheet_words::YEAR on:change:target=chosen>
                    {move || {
                        years()
                            .into_iter()
                            .map(|y| {
                                view! {
                                    <option value=y.western() selected=move || year.get() == Some(y)>
                                        {y.to_string()}
                                    </option>
                                }
                            })
                            .collect_view()
                    }}
                </select>
                <span class="year-print" aria-hidden="true">{move || year.get().map(|y| y.to_string())}</span>
                {sheet_words::paper_title()}
            </h1>
            <div class="group-field" data-annex="group">
                <CellNotes id=id.clone() cell=Cell::Group />
                <span aria-hidden="true">{parts::group()}</span>
                <PartCell id=id sheet=sheet cell=Cell::Group hint=sheet_words::HINT_GROUP single=true />
            </div>
        </header>
    }
}

/// 優先順位, typed as a number.
#[component]
fn RankField(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let current = derived(move || sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.rank)));
    // While the field has the focus it is its own: what is typed is taken, and nothing is written into it.
    let is_edited = RwSignal::new(false);
    let shown = Memo::new(move |shown: Option<&String>| match shown {
        Some(shown) if is_edited.get() => shown.clone(),
        _ => current.get().map_or(String::new(), |rank| rank.number().to_string()),
    });
    let typed = id.clone();
    // An empty field is on the way to another number, until it is left.
    let type_in = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        if let Some(rank @ Some(_)) = read_rank(&event.target().value()) {
            shell.edit(Edit::SetRanks(vec![(typed.clone(), rank)]));
        }
    };
    let settle = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        let text = event.target().value();
        match read_rank(&text) {
            None => shell.trouble(sheet_words::bad_rank(&text)),
            Some(None) => {
                shell.edit(Edit::SetRanks(vec![(id.clone(), None)]));
            }
            Some(Some(_)) => {}
        }
        // Asks the document and not the memo, which is gone where the field leaves the screen with the focus in it.
        let kept =
            shell.document().with_untracked(|document| document.sheet(&id).and_then(|sheet| sheet.rank));
        event.target().set_value(&kept.map_or(String::new(), |rank| rank.number().to_string()));
    };
    view! {
        <span class="rank-field">
            <input
                inputmode="numeric"
                type="text"
                size="2"
                autocomplete="off"
                aria-label=parts::rank()
                data-part="rank"
                prop:value=move || shown.get()
                on:focus=move |_| {
                    shell.seal();
                    is_edited.set(true);
                }
                on:input:target=type_in
                on:change:target=settle
                on:blur=move |_| {
                    shell.seal();
                    is_edited.try_set(false);
                }
            />
            {parts::RANK_SUFFIX}
        </span>
    }
}

/// Where another sheet of the group has the same rank: the offer to move the others.
#[component]
fn RankOffer(id: SheetId) -> impl IntoView {
    let shell = Shell::expect();
    let is_doubled = {
        let id = id.clone();
        Memo::new(move |_| shell.is_rank_doubled(&id))
    };
    let offer = move || {
        let id = id.clone();
        let make_room = move |_| {
            shell.make_room(&id);
            // The button goes with what it mends.
            shell.focus("[data-part=rank]");
        };
        is_doubled.get().then(|| {
            view! {
                <button class="btn small" tabindex="-1" aria-label=review_words::MAKE_ROOM on:click=make_room>
                    {review_words::MAKE_ROOM_SHORT}
                </button>
            }
        })
    };
    view! {
        <div class="rank-offer no-print" role="status">
            {offer}
        </div>
    }
}

/// The rank that was typed, none where the field is empty; nothing where it is no rank.
fn read_rank(typed: &str) -> Option<Option<Rank>> {
    if typed.trim().is_empty() { Some(None) } else { rank::read(typed).and_then(Rank::new).map(Some) }
}

/// Where the goal stands in the city's plans: two to a row, as many as the city has.
#[component]
fn Positions(id: SheetId, sheet: SheetMemo) -> impl IntoView {
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
