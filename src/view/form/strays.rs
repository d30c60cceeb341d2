//! この様式にない欄: what a sheet has and the form in use does not name. It is shown and can be edited; nothing is lost.

use leptos::prelude::*;

use super::head::WIDTHS;
use super::part::{beside_name, field, setting_field};
use super::positions::Positions;
use crate::messages::{parts, sheet as words};
use crate::model::{FormPart, InitiativeId, PartKey, PartSetting, Sheet, SheetForm, SheetId, paper};
use crate::view::shared::derived::{SheetMemo, SheetPart};

/// Keys as they were and those that have come since: what is emptied stays where it is until the sheet is drawn anew.
fn growing(found: impl Fn() -> Vec<PartKey> + Send + Sync + 'static) -> Memo<Vec<PartKey>> {
    Memo::new(move |old: Option<&Vec<PartKey>>| {
        let mut keys = old.cloned().unwrap_or_else(Vec::new);
        let new: Vec<PartKey> = found().into_iter().filter(|key| !keys.contains(key)).collect();
        keys.extend(new);
        keys
    })
}

/// What stands on the sheet beside its form.
#[component]
pub(super) fn Strays(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let form = paper::form();
    let strays = move |sheet: &Sheet| form.strays(sheet);
    let keys = growing(move || sheet.with(|sheet| sheet.as_ref().map_or_else(Vec::new, |one| strays(one))));
    let row = move |key: PartKey| {
        if key == PartKey::Known(FormPart::Positions) {
            return view! { <Positions id=id.clone() sheet=sheet /> }.into_any();
        }
        let part = PartSetting::new(key.clone(), parts::part_of(&key));
        view! {
            <tr data-annex="own">
                <th scope="row">{part.label.clone()} {beside_name(&id, &part)}</th>
                <td colspan="5">{field(&id, sheet, &part)}</td>
            </tr>
        }
        .into_any()
    };
    view! {
        <table class="form head strays" hidden=Signal::derive(move || keys.with(Vec::is_empty))>
            <caption>{words::STRAYS}</caption>
            <colgroup>{WIDTHS.map(|width| view! { <col style:width=width /> })}</colgroup>
            <tbody>
                <For each=move || keys.get() key=|key| key.name().to_owned() children=row />
            </tbody>
        </table>
    }
}

/// The same of an initiative, under its row; with the parts of the form that the screen has no columns for.
#[component]
pub(crate) fn RowParts(
    id: SheetId,
    sheet: SheetPart,
    row: InitiativeId,
    /// Its number, from 1.
    number: Signal<usize>,
    /// Which parts it has to show, and which of them the form has.
    found: fn(&SheetForm, &Sheet, &InitiativeId) -> Vec<PartKey>,
) -> impl IntoView {
    let form = paper::form();
    let (named, of) = (form.clone(), row.clone());
    let keys = growing(move || {
        sheet.with(|sheet| sheet.as_ref().map_or_else(Vec::new, |sheet| found(&form, sheet, &of)))
    });
    let part = move |key: PartKey| {
        let cell = key.cell(Some(&row))?;
        let setting = named.columns.iter().find(|part| part.key == key).cloned();
        let stray = setting.is_none().then_some(words::STRAYS);
        let setting = setting.unwrap_or_else(|| PartSetting::new(key.clone(), parts::part_of(&key)));
        let name = setting.label.clone();
        let label = Signal::derive(move || format!("{} {name}", parts::initiative_number(number.get())));
        let hint = words::part_hint(&setting).into();
        Some(view! {
            <div class="row-part" title=words::example(&setting)>
                <b aria-hidden="true">{setting.label.clone()} <small>{stray}</small></b>
                {setting_field(&id, sheet, cell, &setting, label, hint)}
            </div>
        })
    };
    view! {
        <div class="row-parts" hidden=Signal::derive(move || keys.with(Vec::is_empty))>
            <For each=move || keys.get() key=|key| key.name().to_owned() children=part />
        </div>
    }
}

/// What an initiative has and the form has no column for.
pub(super) fn without_column(form: &SheetForm, sheet: &Sheet, row: &InitiativeId) -> Vec<PartKey> {
    sheet.initiative(row).map_or_else(Vec::new, |row| form.stray_columns(row))
}

/// The city's own parts of an initiative, and what it has that the form does not name.
pub(crate) fn all_own(form: &SheetForm, sheet: &Sheet, row: &InitiativeId) -> Vec<PartKey> {
    let own = form.columns.iter().filter(|part| part.own().is_some()).map(|part| part.key.clone());
    own.chain(without_column(form, sheet, row)).collect()
}
