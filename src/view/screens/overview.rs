//! `#/overview`: the whole year at a glance (全体). The picture is an engine's; here is what there is to choose.

use leptos::ev;
use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::{overview as words, parts, showing, ui};
use crate::model::Report;
use crate::view::shared::choose::Choose;
use crate::view::shared::division::{DivisionSelect, LeftOut};
use crate::view::shared::drawn::Drawn;
use crate::view::shared::link::{follow_cell, pressed};

/// The reports to choose from; none: the one that the year has come to.
const REPORTS: [Option<Report>; 3] = [None, Some(Report::Midterm), Some(Report::Final)];

/// The screen.
#[component]
pub(crate) fn OverviewScreen() -> impl IntoView {
    let shell = Shell::expect();
    let options = shell.year_screens.options;
    let drawing = shell.draw_overview();
    let grades = shell.draw_grades(move || !options.get().for_citizens);
    let is_empty = Memo::new(move |_| shell.shown_sheets().is_empty());
    let title = Signal::derive(move || showing::titled(shell.filter.year.get(), showing::OVERVIEW));
    let tables =
        Signal::derive(move || if options.get().as_tables { words::AS_PICTURES } else { words::AS_TABLES });
    let reports = REPORTS.map(|report| match report {
        None => words::LATEST_REPORT.to_owned(),
        Some(report) => parts::column(report.column()).to_owned(),
    });
    view! {
        <main class="page wide year-screen" id="main" tabindex="-1">
            <div class="screen-head">
                <h1>{title}</h1>
                <div class="tools no-print">
                    <div class="seg" role="group" aria-label=words::AUDIENCE>
                        {side(words::FOR_OFFICE, false)} {side(words::FOR_CITIZENS, true)}
                    </div>
                    <DivisionSelect />
                    <Choose
                        name=words::REPORT
                        options=reports.to_vec()
                        chosen=move || REPORTS.iter().position(|one| *one == options.get().report).unwrap_or(0)
                        choose=move |at| options.update(|options| options.report = REPORTS[at])
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
        shell.show_counted(&counted, figure.get_attribute("data-group"));
    }
}
