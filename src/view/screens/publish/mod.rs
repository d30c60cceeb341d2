//! `#/publish`: what is published of a year, as it will be, and what to look at before (公開).

mod check;
mod preview;
mod sides;

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

use self::check::Check;
use self::preview::Preview;
use self::sides::{
    ALIGNMENT, APPROVAL, CALENDAR, DATA, FIT, OVERVIEW, PAPER, READINGS, REPORTS, cover, side, sides,
};
use crate::app::Shell;
use crate::messages::{publish_screen as words, slides as slide_words, ui};
use crate::model::{Sheet, SheetId};
use crate::route::Route;
use crate::view::shared::division::{DivisionSelect, LeftOut};

/// The screen.
#[component]
pub(crate) fn PublishScreen() -> impl IntoView {
    let shell = Shell::expect();
    let shown = Memo::new_with_compare(move |_| shell.shown_sheets(), differ);
    let chosen = Memo::new_with_compare(move |_| shell.chosen_sheets(), differ);
    let has_more = move || {
        shell.publish_screen.settings.with(|settings| settings.choice.reports || !settings.choice.whole)
    };
    let summary = move || words::chosen(chosen.with(Vec::len), shell.sheets_of_year());
    view! {
        <main class="publish" id="main" tabindex="-1">
            <div class="choices">
                <div class="publish-head">
                    <h1>{move || words::screen_title(shell.filter.year.get())}</h1>
                    <a class="btn small" href=Route::Slides.href()>{slide_words::START}</a>
                </div>
                <fieldset class="which">
                    <legend aria-live="polite">{summary}</legend>
                    <div class="tools">
                        <DivisionSelect />
                        <AllOrNone shown=shown />
                    </div>
                    <LeftOut />
                    <p class="sub" hidden=move || !shown.with(Vec::is_empty)>{words::NO_SHEETS}</p>
                    <Sheets shown=shown />
                </fieldset>
                <fieldset class="in-line">
                    <legend>{words::CONTENT}</legend>
                    <div class="sides">{sides(shell, "reports", REPORTS)}</div>
                    {side(shell, "", READINGS)}
                    {side(shell, "", cover())}
                    <div class="sides">{side(shell, "", OVERVIEW)} {side(shell, "", CALENDAR)} {side(shell, "", ALIGNMENT)}</div>
                </fieldset>
                <fieldset class="in-line">
                    <legend>{words::PAPER}</legend>
                    <div class="sides">{sides(shell, "paper", PAPER)}</div>
                    {side(shell, "", FIT)}
                    {side(shell, "", APPROVAL)}
                </fieldset>
                <fieldset>
                    <legend>{words::DATA}</legend>
                    {sides(shell, "data", DATA)}
                    <p class="sub" hidden=has_more>{words::PLAN_HAS_NO_MORE}</p>
                </fieldset>
                <Check chosen=chosen />
            </div>
            <Preview chosen=chosen />
        </main>
    }
}

fn differ(a: Option<&Vec<Arc<Sheet>>>, b: Option<&Vec<Arc<Sheet>>>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    a.len() != b.len() || a.iter().zip(b).any(|(a, b)| !Arc::ptr_eq(a, b))
}

/// Takes all that is shown out, or, where nothing of it is in, in again.
#[component]
fn AllOrNone(shown: Memo<Vec<Arc<Sheet>>>) -> impl IntoView {
    let left_out = Shell::expect().publish_screen.left_out;
    let is_none = Memo::new(move |_| {
        shown.with(|shown| left_out.with(|out| shown.iter().all(|sheet| out.contains(&sheet.id))))
    });
    let words = Signal::derive(move || if is_none.get() { words::TAKE_ALL } else { words::TAKE_NONE });
    let press = move |_| {
        let is_none = is_none.get_untracked();
        let ids =
            shown.with_untracked(|shown| shown.iter().map(|sheet| sheet.id.clone()).collect::<Vec<_>>());
        left_out.update(|out| match is_none {
            true => out.retain(|id| !ids.contains(id)),
            false => out.extend(ids),
        });
    };
    view! { <button class="btn small" disabled=move || shown.with(Vec::is_empty) on:click=press>{words}</button> }
}

/// The sheets to choose from, by group.
#[component]
fn Sheets(shown: Memo<Vec<Arc<Sheet>>>) -> impl IntoView {
    let same = |a: &Arc<Sheet>, b: &Arc<Sheet>| a.group == b.group && a.fiscal_year == b.fiscal_year;
    let groups = move || {
        let group = |sheets: &[Arc<Sheet>]| view! { <GroupPicks sheets=sheets.to_vec() /> };
        shown.with(|shown| shown.chunk_by(same).map(group).collect_view())
    };
    view! {
        <ul class="sheet-picks" hidden=move || shown.with(Vec::is_empty)>
            {groups}
        </ul>
    }
}

/// A group's own box, which ticks its sheets and shows whether all of them are, and theirs.
#[component]
fn GroupPicks(sheets: Vec<Arc<Sheet>>) -> impl IntoView {
    let ids: Vec<SheetId> = sheets.iter().map(|sheet| sheet.id.clone()).collect();
    let name = sheets.first().map_or_else(String::new, |first| ui::group(&first.group).to_owned());
    let rows = sheets.iter().map(|sheet| {
        let name = words::sheet(sheet.rank, &sheet.goal);
        view! { <PickBox class="" name=name ids=vec![sheet.id.clone()] /> }
    });
    let rows = rows.collect_view();
    view! { <PickBox class="group" name=name ids=ids /> {rows} }
}

/// A box for the sheets that it stands for.
#[component]
fn PickBox(class: &'static str, name: String, ids: Vec<SheetId>) -> impl IntoView {
    let shell = Shell::expect();
    let are_in = {
        let ids = ids.clone();
        move || shell.publish_screen.left_out.with(|left_out| ids.iter().all(|id| !left_out.contains(id)))
    };
    let pick = move |event: ev::Targeted<ev::Event, HtmlInputElement>| {
        let on = event.target().checked();
        shell.publish_screen.left_out.update(|left_out| {
            for id in &ids {
                if on {
                    left_out.remove(id)
                } else {
                    left_out.insert(id.clone())
                };
            }
        });
    };
    view! {
        <li class=class>
            <label>
                <input type="checkbox" prop:checked=are_in on:change:target=pick />
                <span title=name.clone()>{name.clone()}</span>
            </label>
        </li>
    }
}
