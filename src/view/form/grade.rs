//! The grade that the results of an initiative, or of the sheet, come to, offered beside the first part of such grades. A
//! person takes it, or not.

use leptos::prelude::*;

use super::reopen::standing;
use crate::app::Shell;
use crate::app::reopened::ReopenedPart;
use crate::app::steps::CellStanding;
use crate::messages::sheet as words;
use crate::model::{Edit, InitiativeId, PartKey, SheetId, paper};
use crate::results::grades::proposed;
use crate::view::shared::derived::SheetPart;

/// The offer for an initiative, or without one for the sheet; nothing where the part is none of grades, nothing was read, or
/// the grade stands there already.
#[component]
pub(super) fn GradeProposal(
    id: SheetId,
    sheet: SheetPart,
    row: Option<InitiativeId>,
    part: PartKey,
) -> impl IntoView {
    let shell = Shell::expect();
    let grades = shell.settings().with_untracked(|settings| settings.grades.clone());
    let is_scale =
        |choices: &[String]| !grades.is_empty() && choices.iter().eq(grades.iter().map(|grade| &grade.word));
    let form = paper::form();
    let first = match &row {
        Some(_) => form.columns.iter().find(|part| is_scale(&part.choices)),
        None => form.parts.iter().chain(&form.after).find(|part| is_scale(&part.choices)),
    };
    let cell = part.cell(row.as_ref()).filter(|_| first.is_some_and(|first| first.key == part))?;
    let (of, at) = (id.clone(), cell.clone());
    let standing = standing(shell, &id, ReopenedPart::Cell(cell.clone()));
    let offer = Memo::new(move |_| {
        if standing.get() == CellStanding::Locked {
            return None;
        }
        let reading = shell.reading(&of)?;
        let offer = match &row {
            Some(row) => proposed(&grades, reading.lines_of(row)),
            None => proposed(&grades, reading.lines()),
        }?;
        sheet.with(|sheet| sheet.as_ref()?.text(&at).is_some_and(|now| now != offer.word).then_some(offer))
    });
    let take = move |_| {
        if let Some(offer) = offer.get_untracked() {
            shell.seal();
            shell.edit(Edit::SetText { sheet: id.clone(), cell: cell.clone(), text: offer.word });
            shell.seal();
        }
    };
    let said =
        move || offer.with(|offer| offer.as_ref().map(|one| words::propose_grade(&one.word, one.percent)));
    let from = move || offer.with(|offer| offer.as_ref().map(|one| words::proposed_from(one.read, one.all)));
    Some(view! {
        <button
            class="btn small grade-offer no-print"
            tabindex="-1"
            hidden=Signal::derive(move || offer.with(Option::is_none))
            title=Signal::derive(from)
            // The focus stays, and with it what else stands in the row.
            on:mousedown=|event| event.prevent_default()
            on:click=take
        >
            {Signal::derive(said)}
        </button>
    })
}
