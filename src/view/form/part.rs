//! A part of the form: its name with what was found there, and its field.

use leptos::prelude::*;

use super::annotations::{notes, part_notes};
use super::cell::TextCell;
use super::choice::ChoiceCell;
use super::grade::GradeProposal;
use super::offers::Offers;
use super::rank::{RankField, RankOffer};
use super::reopen::{ReopenPart, standing};
use super::sdgs::SdgPicker;
use crate::app::Shell;
use crate::app::cell_key::cell_key;
use crate::app::dialog::Dialog;
use crate::app::reopened::ReopenedPart;
use crate::app::steps::CellStanding;
use crate::messages::{indicators, parts, sheet as sheet_words};
use crate::model::{Cell, FormPart, PartSetting, SheetId};
use crate::review::Part;
use crate::view::shared::chip::Notes;
use crate::view::shared::derived::{SheetMemo, SheetPart, derived, of_text};

/// What the review found in a part that is no text.
#[component]
fn PartNotes(id: SheetId, part: Part) -> impl IntoView {
    let shell = Shell::expect();
    let notes = Memo::new(move |_| part_notes(shell, &id, &part));
    view! { <Notes chips=notes /> }
}

/// What the review found in a text, beside its name on the paper.
#[component]
pub(super) fn CellNotes(id: SheetId, cell: Cell) -> impl IntoView {
    let shell = Shell::expect();
    let at = cell_key(&cell);
    let notes = Memo::new(move |_| notes(shell, &id, &cell, None));
    view! { <Notes chips=notes at=at /> }
}

/// A part of the sheet that is not an initiative's, under its own name.
#[component]
pub(super) fn PartCell(
    id: SheetId,
    sheet: SheetMemo,
    cell: Cell,
    hint: &'static str,
    #[prop(optional)] single: bool,
) -> impl IntoView {
    let text = of_text(sheet, cell.clone());
    view! {
        <TextCell sheet=text id=id.clone() cell=cell.clone() label=label(sheet, &cell) hint=hint single=single />
        <Offers sheet=text id=id cell=cell />
    }
}

fn label(sheet: SheetMemo, cell: &Cell) -> ReadSignal<String> {
    let cell = cell.clone();
    derived(move || sheet.with(|s| s.as_ref().map_or(String::new(), |s| parts::cell(s, &cell))))
}

/// What stands beside a part's name: what was found there, and the way to open it.
pub(super) fn beside_name(id: &SheetId, part: &PartSetting) -> AnyView {
    let whole = |found, part| {
        view! { <PartNotes id=id.clone() part=found /> <ReopenPart id=id.clone() part=part /> }.into_any()
    };
    match (part.known(), part.key.cell(None)) {
        (Some(FormPart::Rank), _) => whole(Part::Rank, FormPart::Rank),
        (Some(FormPart::Sdgs), _) => whole(Part::Sdgs, FormPart::Sdgs),
        (_, Some(cell)) => view! { <CellNotes id=id.clone() cell=cell /> }.into_any(),
        _ => ().into_any(),
    }
}

/// The field of a part of the sheet; none of a place in the city's plans, which has rows of its own.
pub(super) fn field(id: &SheetId, sheet: SheetMemo, part: &PartSetting) -> AnyView {
    match (part.known(), part.key.cell(None)) {
        (Some(FormPart::Rank), _) => view! {
            <RankField id=id.clone() sheet=sheet />
            <RankOffer id=id.clone() />
        }
        .into_any(),
        (Some(FormPart::Sdgs), _) => view! { <SdgPicker id=id.clone() sheet=sheet /> }.into_any(),
        (_, Some(cell)) => {
            let name = label(sheet, &cell).into();
            let text = of_text(sheet, cell.clone());
            let field = setting_field(id, text, cell, part, name, sheet_words::part_hint(part).into());
            view! { {field} <GradeProposal id=id.clone() sheet=text row=None part=part.key.clone() /> }
                .into_any()
        }
        _ => ().into_any(),
    }
}

/// A text of which the form says what belongs there: a field, or a list of the form's words.
pub(super) fn setting_field(
    id: &SheetId,
    sheet: SheetPart,
    cell: Cell,
    part: &PartSetting,
    label: Signal<String>,
    hint: Signal<String>,
) -> AnyView {
    let over = part.limit.map(|limit| view! { <OverLimit sheet=sheet cell=cell.clone() limit=limit /> });
    let single = part.known() == Some(FormPart::Goal);
    if part.lists_indicators() {
        view! {
            <TextCell sheet=sheet id=id.clone() cell=cell.clone() label=label hint=hint single=single />
            <WriteIndicators id=id.clone() cell=cell label=label />
            {over}
        }
        .into_any()
    } else if part.choices.is_empty() {
        view! { <TextCell sheet=sheet id=id.clone() cell=cell label=label hint=hint single=single /> {over} }
            .into_any()
    } else {
        view! { <ChoiceCell sheet=sheet id=id.clone() cell=cell label=label choices=part.choices.clone() /> {over} }
            .into_any()
    }
}

/// Opens the table of a cell's indicators, where the cell may be written.
#[component]
fn WriteIndicators(id: SheetId, cell: Cell, label: Signal<String>) -> impl IntoView {
    let shell = Shell::expect();
    let standing = standing(shell, &id, ReopenedPart::Cell(cell.clone()));
    let is_locked = Signal::derive(move || standing.get() == CellStanding::Locked);
    let at = cell_key(&cell);
    view! {
        <span class="write-indicators no-print" data-at=at hidden=is_locked>
            <button
                class="add"
                tabindex="-1"
                aria-label=move || label.with(|label| indicators::open_at(label))
                on:click=move |_| shell.open(Dialog::Indicators(id.clone(), cell.clone()))
            >
                {indicators::OPEN}
            </button>
        </span>
    }
}

/// How many characters a text has, where the form asks for fewer.
#[component]
fn OverLimit(sheet: SheetPart, cell: Cell, limit: u32) -> impl IntoView {
    let words = Memo::new(move |_| {
        sheet.with(|sheet| sheet_words::over_limit(sheet.as_ref()?.text(&cell)?, Some(limit)))
    });
    view! {
        <small class="over-limit no-print" hidden=Signal::derive(move || words.with(Option::is_none))>
            {move || words.get()}
        </small>
    }
}
