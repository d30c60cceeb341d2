//! The form itself: the blocks of the paper in their order, each cell where everybody expects it.

use leptos::prelude::*;

use super::head::{Head, Remarks};
use super::initiatives::Initiatives;
use super::part::{CellNotes, PartCell};
use super::strays::Strays;
use crate::app::Shell;
use crate::messages::{parts, sheet as sheet_words, ui};
use crate::model::{Cell, Edit, FiscalYear, PaperSize, SheetId, paper};
use crate::view::shared::derived::{SheetMemo, derived};

/// The whole form.
#[component]
pub(crate) fn SheetPaper(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let class = if paper::form().paper == PaperSize::A4 { "paper a4" } else { "paper" };
    view! {
        <article class=class aria-label=ui::APP>
            <PaperHeading id=id.clone() sheet=sheet />
            <Head id=id.clone() sheet=sheet />
            <Initiatives id=id.clone() sheet=sheet />
            <Remarks id=id.clone() sheet=sheet />
            <Strays id=id sheet=sheet />
        </article>
    }
}

/// 令和6年度 重点目標管理シート, and the group whose page lists it.
#[component]
fn PaperHeading(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let year = derived(move || sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.fiscal_year)));
    let years = move || shell.choosable_years(year.get());
    let number = paper::form().number.clone();
    let form_number = (!number.is_empty()).then(|| view! { <p class="form-number">{number}</p> });
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
        {form_number}
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
                <PartCell id=id sheet=sheet cell=Cell::Group hint=sheet_words::hint_group() single=true />
            </div>
        </header>
    }
}
