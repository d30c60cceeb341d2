//! `#/results`: every entry of a year with its target, what was reached, and the verdict.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::cell_key::cell_key;
use crate::figures::{class, printable, tally_bar};
use crate::listing::OwnerFilter;
use crate::messages::{overview as overview_words, parts, results as words, ui};
use crate::model::{Cell, Column, Report, Sheet, State, paper};
use crate::overview::{CountedRows, OverviewOutcome};
use crate::results::table::{self, Order, OwnedRow, ReadSheet, ResultsRow, Show};
use crate::results::{self, Tally};
use crate::route::Route;
use crate::view::shared::choose::Choose;
use crate::view::shared::division::{DivisionSelect, LeftOut};
use crate::view::shared::drawn::Drawn;
use crate::view::shared::figure::{Figure, marked};
use crate::view::shared::growing::in_steps;
use crate::view::shared::link::{CellLink, follow_cell};
use crate::view::shared::own_work::OwnWorkSelect;

/// How many rows are drawn at first, and how many more each time.
const STEP: usize = 400;
/// How many rows are drawn together where no sheet holds them together.
const GROUP: usize = 20;
/// How many groups stand there at once; a window shows less.
const FIRST_GROUPS: usize = 2;

/// What a person wants to see.
#[derive(Clone, Copy)]
struct ResultsFilter {
    report: Memo<Report>,
    show: RwSignal<Show>,
    order: RwSignal<Order>,
    drawn: RwSignal<usize>,
}

const SHOWS: [(&str, Show); 8] = [
    (words::ALL_VERDICTS, Show::All),
    ("", Show::State(State::Short)),
    ("", Show::State(State::Unclear)),
    ("", Show::State(State::Met)),
    ("", Show::State(State::NoTarget)),
    (words::NO_REPORT, Show::NoReport),
    ("", Show::Turned(State::Met)),
    ("", Show::Turned(State::Short)),
];

const ORDERS: [(&str, Order); 3] = [
    (words::PAPER_ORDER, Order::Paper),
    (words::LOWEST_FIRST, Order::LowestFirst),
    (words::HIGHEST_FIRST, Order::HighestFirst),
];

/// The screen.
#[component]
pub(crate) fn ResultsScreen() -> impl IntoView {
    let shell = Shell::expect();
    // A figure of 全体 leads here to what it counts.
    let counted = shell.year_screens.counted.try_update_untracked(Option::take).flatten();
    let read = Memo::new_with_compare(move |_| read_sheets(shell), differ);
    let chosen = RwSignal::new(counted.map(|counted| counted.report));
    let choice = ResultsFilter {
        report: Memo::new(move |_| {
            chosen.get().unwrap_or_else(|| read.with(|read| shell.counted_report(read)))
        }),
        show: RwSignal::new(counted.map_or(Show::All, |counted| show_of(counted.rows))),
        order: RwSignal::new(Order::Paper),
        drawn: RwSignal::new(STEP),
    };
    let reports = Memo::new(move |_| read.with(|read| reports_of(read)));
    let left = move || shell.left_to_read();
    view! {
        <main class="page wide" id="main" tabindex="-1">
            <h1>{move || words::title(shell.filter.year.get())}</h1>
            <p class="sub">{words::HOW}</p>
            <div class="tools no-print">
                <DivisionSelect />
                <OwnWorkSelect />
                {move || {
                    let all = reports.get();
                    let names = all.iter().map(|report| parts::column(report.column()).to_owned()).collect();
                    let place = move || {
                        reports.with(|all| all.iter().position(|one| *one == choice.report.get())).unwrap_or(0)
                    };
                    let choose = move |at: usize| chosen.set(all.get(at).copied());
                    view! { <Choose name=words::REPORT options=names chosen=place choose=choose /> }
                }}
                <Choose
                    name=words::VERDICT
                    options=SHOWS.map(|(name, show)| show_name(name, show)).to_vec()
                    chosen=move || SHOWS.iter().position(|(_, show)| *show == choice.show.get()).unwrap_or(0)
                    choose=move |at| {
                        choice.show.set(SHOWS[at].1);
                        choice.drawn.set(STEP);
                    }
                />
                <Choose
                    name=words::ORDER
                    options=ORDERS.map(|(name, _)| name.to_owned()).to_vec()
                    chosen=move || ORDERS.iter().position(|(_, order)| *order == choice.order.get()).unwrap_or(0)
                    choose=move |at| choice.order.set(ORDERS[at].1)
                />
                <span class="grow"></span>
                <button class="btn" on:click=move |_| shell.export_csv()>{words::EXPORT_CSV}</button>
                <button class="btn quiet" data-print on:click=move |_| shell.print()>{ui::PRINT}</button>
            </div>
            <LeftOut />
            <p class="sub" role="status" hidden=move || left() == 0>{move || words::reading(left())}</p>
            <Tables choice=choice read=read />
        </main>
    }
}

fn show_of(rows: CountedRows) -> Show {
    match rows {
        CountedRows::Outcome(OverviewOutcome::Met) => Show::State(State::Met),
        CountedRows::Outcome(OverviewOutcome::Short) => Show::State(State::Short),
        CountedRows::Outcome(OverviewOutcome::Unclear) => Show::State(State::Unclear),
        CountedRows::Outcome(OverviewOutcome::NoTarget) => Show::State(State::NoTarget),
        CountedRows::Outcome(OverviewOutcome::NoReport) => Show::NoReport,
        CountedRows::Turned(state) => Show::Turned(state),
    }
}

fn show_name(name: &'static str, show: Show) -> String {
    match show {
        Show::State(state) => words::state(state).to_owned(),
        Show::Turned(state) => overview_words::turned(state).to_owned(),
        Show::All | Show::NoReport => name.to_owned(),
    }
}

/// The sheets of the year and division that have been read, as they were read.
fn read_sheets(shell: Shell) -> Vec<ReadSheet> {
    shell.filter.year.track();
    shell.filter.division.track();
    shell.filter.owner.track();
    // Sheets that come and go are followed; typing is not, stroke by stroke, but with the readings, after a pause.
    shell.heads();
    let sheets = untrack(|| shell.shown_sheets());
    let read =
        |sheet: &Arc<Sheet>| shell.reading(&sheet.id).map(|read| (read.sheet.clone(), read.results.clone()));
    sheets.iter().filter_map(read).collect()
}

/// The reports that are shown of what was read.
fn reports_of(read: &[ReadSheet]) -> Vec<Report> {
    paper::reports_of(read.iter().flat_map(|(sheet, _)| &sheet.initiatives))
}

/// Both tables: departments, and the rows.
#[component]
fn Tables(choice: ResultsFilter, read: Memo<Vec<ReadSheet>>) -> impl IntoView {
    let shell = Shell::expect();
    let grades = shell.draw_grades(move || shell.own_work().is_none());
    // A department is more than one person's work.
    let counts = move || {
        let is_whole = shell.own_work().is_none();
        read.with(|read| is_whole.then(|| departments(read, choice.report.get())).flatten())
    };
    view! {
        <div>
            {move || read.with(Vec::is_empty).then(|| view! { <p class="empty">{words::NO_SHEETS}</p> })}
            {counts}
            <div on:click=move |event| follow_cell(shell, &event)>
                <Drawn drawing=grades class="drawn" />
            </div>
            {move || read.with(|read| lines(read, choice, shell.own_work().as_ref()))}
        </div>
    }
}

/// Whether a sheet was read anew, or there are others.
fn differ(a: Option<&Vec<ReadSheet>>, b: Option<&Vec<ReadSheet>>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    let is_same = |(a, b): (&ReadSheet, &ReadSheet)| Arc::ptr_eq(&a.0, &b.0) && Arc::ptr_eq(&a.1, &b.1);
    a.len() != b.len() || !a.iter().zip(b).all(is_same)
}

/// How many entries of each department came out how.
fn departments(read: &[ReadSheet], report: Report) -> Option<AnyView> {
    if read.is_empty() {
        return None;
    }
    let departments = table::by_department(read, report);
    let mut sum = Tally::default();
    departments.iter().for_each(|(_, tally)| sum.add(tally));
    let sum = (departments.len() > 1).then(|| department(words::SUM, &sum, report));
    let rows = departments.iter().map(|(name, tally)| department(ui::department(name), tally, report));
    let heads = [parts::department()].into_iter().chain(count_heads()).chain([""]);
    Some(
        view! {
            <h2>{words::by_department()}</h2>
            <table class="goals counts">
                <thead>
                    <tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()} {sum}</tbody>
            </table>
        }
        .into_any(),
    )
}

/// The columns of counts.
fn count_heads() -> [&'static str; 6] {
    let [met, short, unclear, no_target] = State::ALL.map(words::state);
    [words::ENTRIES, met, short, unclear, no_target, words::NO_REPORT]
}

/// The counts of one department.
fn department(name: &str, tally: &Tally, report: Report) -> impl IntoView + use<> {
    let counts = [tally.all(), tally.met, tally.short, tally.unclear, tally.no_target, tally.no_report];
    let counts = count_heads().into_iter().zip(counts).map(|(head, count)| {
        view! { <td class="count" data-label=head>{count}</td> }
    });
    let bar = printable(tally_bar(tally, report));
    view! {
        <tr>
            <th scope="row">{name.to_owned()}</th>
            {counts.collect_view()}
            <td class="figure" inner_html=bar></td>
        </tr>
    }
}

/// The rows as they are chosen, under their number.
fn lines(read: &[ReadSheet], choice: ResultsFilter, owner: Option<&OwnerFilter>) -> Option<AnyView> {
    if read.is_empty() {
        return None;
    }
    let (report, order, drawn) = (choice.report.get(), choice.order.get(), choice.drawn.get());
    let of = |show| {
        let mut lines = table::lines(read, report, show, order);
        lines.retain(|line| owner.is_none_or(|owner| owner.holds(line.initiative)));
        lines
    };
    let lines = of(choice.show.get());
    let all = match owner {
        Some(_) => of(Show::All).len(),
        None => read.iter().map(|(_, results)| results.tally(report).all()).sum(),
    };
    let left = lines.len().saturating_sub(drawn);
    let rows = match lines.as_slice() {
        [] => view! { <p class="empty">{words::NOTHING}</p> }.into_any(),
        lines => {
            let groups = grouped(&lines[..lines.len() - left], read, order);
            let look = LineLook { report, order, reports: reports_of(read) };
            view! { <LineTable groups=groups look=look /> }.into_any()
        }
    };
    let more = (left > 0).then(|| {
        view! {
            <p class="rows-left">{words::left(left)}</p>
            <button class="btn more no-print" on:click=move |_| choice.drawn.update(|drawn| *drawn += STEP)>
                {words::MORE}
            </button>
        }
    });
    Some(
        view! {
            <h2>{words::LINES} " " <small>{words::summary(lines.len(), all)}</small></h2>
            {rows}
            {more}
        }
        .into_any(),
    )
}

/// Rows that are drawn together: those of a sheet in the paper's order, a handful in any other.
type LineGroup = Vec<OwnedRow>;

fn grouped(lines: &[ResultsRow<'_>], read: &[ReadSheet], order: Order) -> Vec<LineGroup> {
    let owned = |lines: &[ResultsRow<'_>]| table::owned(lines, read);
    match order {
        Order::Paper => lines.chunk_by(|a, b| a.sheet.id == b.sheet.id).map(owned).collect(),
        _ => lines.chunks(GROUP).map(owned).collect(),
    }
}

/// What the rows show.
struct LineLook {
    /// The report that is judged.
    report: Report,
    order: Order,
    /// The reports that have a column.
    reports: Vec<Report>,
}

/// The table of rows, drawn a few groups at a time; in paper's order each sheet has a heading of its own.
#[component]
fn LineTable(groups: Vec<LineGroup>, look: LineLook) -> impl IntoView {
    let reports = look.reports.iter().map(|report| parts::column(report.column()));
    let heads: Vec<&str> = [words::ENTRY, parts::column(Column::Method), parts::column(Column::Target)]
        .into_iter()
        .chain(reports)
        .chain([words::TITLE])
        .collect();
    let count = groups.len();
    let group = move |at: usize| line_group(&groups[at], &look).into_any();
    view! {
        <table class="goals lines">
            <thead>
                <tr>{heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr>
            </thead>
            {in_steps(FIRST_GROUPS, count, group)}
        </table>
    }
}

fn line_group(group: &[OwnedRow], look: &LineLook) -> impl IntoView + use<> {
    let lines: Vec<ResultsRow<'_>> = group.iter().filter_map(OwnedRow::row).collect();
    let heads_sheets = look.order == Order::Paper;
    let heading = lines.first().filter(|_| heads_sheets).map(|line| sheet_heading(line.sheet, look));
    let rows: Vec<_> = lines.iter().map(|line| row(line, look)).collect();
    view! { <tbody>{heading} {rows}</tbody> }
}

fn sheet_heading(sheet: &Sheet, look: &LineLook) -> impl IntoView + use<> {
    let rank = paper::rank_of(sheet).map(|rank| format!("{}　", rank.number()));
    let href = Route::Sheet(sheet.id.clone()).href();
    view! {
        <tr class="sheet-heading">
            <th colspan=4 + look.reports.len() scope="rowgroup">
                {rank}
                <a href=href>{ui::goal(&sheet.goal).to_owned()}</a>
                <small>{format!("　{}", sheet.department)}</small>
            </th>
        </tr>
    }
}

/// One entry, with its sheet's goal where no heading says it.
fn row(line: &ResultsRow<'_>, look: &LineLook) -> impl IntoView + use<> {
    let (report, is_named) = (look.report, look.order != Order::Paper);
    let aligned = &line.results.aligned;
    let class = line.judged(report).map_or("open", |judged| class(judged.verdict.state, report));
    let goal = is_named.then(|| view! { <small class="of">{ui::goal(&line.sheet.goal).to_owned()}</small> });
    let method = results::words(line.initiative, aligned, &aligned.rows[line.row], Column::Method);
    let columns = [Column::Target].into_iter().chain(look.reports.iter().map(|report| report.column()));
    let read = columns
        .map(|column| view! { <td data-label=parts::column(column) inner_html=marked(line, column)></td> })
        .collect_view();
    view! {
        <tr class=class>
            <td class="entry">{report_link(line, report)}</td>
            <td data-label=parts::column(Column::Method)>{goal} {method.to_owned()}</td>
            {read}
            <td class="figure">{Figure::of(line, report).view(false)}</td>
        </tr>
    }
}

/// ③ (1), which leads to the report's cell on the sheet.
fn report_link(line: &ResultsRow<'_>, report: Report) -> impl IntoView + use<> {
    let label = line.results.aligned.rows[line.row].key.label;
    let number = parts::initiative_number(line.number);
    let words = label.map_or_else(|| number.clone(), |label| format!("{number} ({label})"));
    let name = format!("{} {words}", ui::goal(&line.sheet.goal));
    let cell = cell_key(&Cell::Initiative(line.initiative.id.clone(), report.column()));
    view! { <CellLink sheet=line.sheet.id.clone() cell=cell name=Some(name) words=words /> }
}
