//! `#/overview`: the whole year at a glance (全体). The picture is an engine's; here is what there is to choose.

use leptos::ev;
use leptos::prelude::*;

use crate::app::Shell;
use crate::listing::Division;
use crate::messages::{overview as words, parts, showing, ui};
use crate::model::{Report, paper};
use crate::view::shared::choose::Choose;
use crate::view::shared::division::{DivisionSelect, LeftOut};
use crate::view::shared::drawn::Drawn;
use crate::view::shared::link::{follow_cell, pressed};
use crate::view::shared::own_work::OwnWorkSelect;

/// The screen.
#[component]
pub(crate) fn OverviewScreen() -> impl IntoView {
    let shell = Shell::expect();
    let options = shell.year_screens.options;
    let drawing = shell.draw_overview();
    let grades = shell.draw_grades(move || !options.get().for_citizens && shell.own_work().is_none());
    let is_empty = Memo::new(move |_| shell.shown_sheets().is_empty());
    let title = Signal::derive(move || showing::titled(shell.filter.year.get(), showing::OVERVIEW));
    let tables =
        Signal::derive(move || if options.get().as_tables { words::AS_PICTURES } else { words::AS_TABLES });
    // The reports to choose from; none: the one that the year has come to.
    let reports = Memo::new(move |_| {
        let sheets = shell.shown_sheets();
        let reports = paper::reports_of(sheets.iter().flat_map(|sheet| &sheet.initiatives));
        [None].into_iter().chain(reports.into_iter().map(Some)).collect::<Vec<Option<Report>>>()
    });
    let place = move || reports.with(|all| all.iter().position(|one| *one == options.get().report));
    let choose = move |at: usize| {
        let report = reports.with_untracked(|all| all.get(at).copied().flatten());
        options.update(|options| options.report = report);
    };
    view! {
        <main class="page wide year-screen" id="main" tabindex="-1">
            <div class="screen-head">
                <h1>{title}</h1>
                <div class="tools no-print">
                    <div class="seg" role="group" aria-label=words::AUDIENCE>
                        {side(words::FOR_OFFICE, false)} {side(words::FOR_CITIZENS, true)}
                    </div>
                    <DivisionSelect />
                    <OwnWorkSelect />
                    {move || {
                        let names = reports.with(|all| all.iter().map(report_name).collect::<Vec<_>>());
                        let chosen = move || place().unwrap_or(0);
                        view! { <Choose name=words::REPORT options=names chosen=chosen choose=choose /> }
                    }}
                    <Choose
                        name=words::ROWS
                        options=words::rows().to_vec()
                        chosen=move || usize::from(options.get().by_department)
                        choose=move |at| options.update(|options| options.by_department = at == 1)
                    />
                    <button class="btn" on:click=move |_| options.update(|options| options.as_tables = !options.as_tables)>
                        {tables}
                    </button>
                    <button class="btn" data-print on:click=move |_| shell.print()>{ui::PRINT}</button>
                </div>
            </div>
            <LeftOut />
            <p class="empty" hidden=move || !is_empty.get()>{showing::NO_SHEETS}</p>
            <div on:click=move |event| follow(shell, &event)>
                <Drawn drawing=drawing class="drawn" />
                <Drawn drawing=grades class="drawn" />
            </div>
        </main>
    }
}

fn report_name(report: &Option<Report>) -> String {
    report.map_or(words::LATEST_REPORT, |report| parts::column(report.column())).to_owned()
}

/// One of those whom it is for.
fn side(name: &'static str, for_citizens: bool) -> AnyView {
    let options = Shell::expect().year_screens.options;
    let is_chosen = Signal::derive(move || (options.get().for_citizens == for_citizens).to_string());
    view! {
        <button
            aria-pressed=is_chosen
            on:click=move |_| options.update(|options| options.for_citizens = for_citizens)
        >
            {name}
        </button>
    }
    .into_any()
}

/// A figure leads to the rows that it counts; every other link goes its own way.
fn follow(shell: Shell, event: &ev::MouseEvent) {
    let Some(figure) = pressed(event, "a[data-counted]") else { return follow_cell(shell, event) };
    if let Some(counted) = figure.get_attribute("data-counted") {
        event.prevent_default();
        let division = figure
            .get_attribute("data-group")
            .map(|group| Division { group, department: figure.get_attribute("data-department") });
        shell.show_counted(&counted, division);
    }
}
