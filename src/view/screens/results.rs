//! `#/results`: every entry of a year with its target, what was reached, and the verdict.

use std::sync::Arc;

use leptos::prelude::*;

use super::list::DepartmentSelect;
use crate::app::Shell;
use crate::figures::{class, figure, marked, printable, tally_bar};
use crate::markup::Markup;
use crate::messages::{parts, results as words, ui};
use crate::model::{Column, Report, Sheet, Stage, State};
use crate::results::table::{self, Line, Order, Read, Show};
use crate::results::{self, Tally};
use crate::route::Route;

/// How many rows are drawn at first, and how many more each time.
const STEP: usize = 400;

/// What a person wants to see.
#[derive(Clone, Copy)]
struct Choice {
    report: RwSignal<Report>,
    show: RwSignal<Show>,
    order: RwSignal<Order>,
    drawn: RwSignal<usize>,
}

const SHOWS: [(&str, Show); 6] = [
    (words::ALL_VERDICTS, Show::All),
    ("", Show::State(State::Short)),
    ("", Show::State(State::Unclear)),
    ("", Show::State(State::Met)),
    ("", Show::State(State::NoTarget)),
    (words::NO_REPORT, Show::NoReport),
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
    let stage = shell.filter.year.get_untracked().map(|year| Stage::of(year, &shell.now()));
    let choice = Choice {
        report: RwSignal::new(if stage == Some(Stage::Final) { Report::Final } else { Report::Midterm }),
        show: RwSignal::new(Show::All),
        order: RwSignal::new(Order::Paper),
        drawn: RwSignal::new(STEP),
    };
    let tables = Memo::new(move |_| tables(shell, choice));
    let left = move || shell.left_to_read();
    view! {
        <main class="page wide" id="main" tabindex="-1">
            <h1>{move || words::title(shell.filter.year.get())}</h1>
            <p class="sub">{words::HOW}</p>
            <div class="tools no-print">
                <DepartmentSelect />
                <Choose
                    name=words::REPORT
                    options=Report::ALL.map(|report| parts::column(report.column()).to_owned()).to_vec()
                    chosen=move || choice.report.get() as usize
                    choose=move |at| choice.report.set(Report::ALL[at])
                />
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
            <p class="sub" role="status" hidden=move || left() == 0>{move || words::reading(left())}</p>
            <div inner_html=move || tables.get()></div>
            <button class="btn more no-print" hidden=move || !tables.with(|html| html.contains(MORE)) on:click=move |_| choice.drawn.update(|drawn| *drawn += STEP)>
                {words::MORE}
            </button>
        </main>
    }
}

/// What stands in the tables' markup where rows are left.
const MORE: &str = "rows-left";

/// A list to choose one thing from.
#[component]
pub(crate) fn Choose(
    /// What is chosen.
    name: &'static str,
    /// What there is to choose from.
    options: Vec<String>,
    /// Which one is chosen.
    chosen: impl Fn() -> usize + Copy + Send + 'static,
    /// Chooses one.
    choose: impl Fn(usize) + 'static,
) -> impl IntoView {
    let count = options.len();
    let option = |(at, words): (usize, String)| {
        view! { <option value=at selected=move || chosen() == at>{words}</option> }
    };
    view! {
        <select
            class="sel"
            aria-label=name
            on:change:target=move |event| {
                if let Some(at) = event.target().value().parse().ok().filter(|at| *at < count) {
                    choose(at);
                }
            }
        >
            {options.into_iter().enumerate().map(option).collect_view()}
        </select>
    }
}

fn show_name(name: &'static str, show: Show) -> String {
    match show {
        Show::State(state) => words::state(state).to_owned(),
        Show::All | Show::NoReport => name.to_owned(),
    }
}

impl Shell {
    /// Those of them that have been read, as they were read.
    fn read_sheets(self) -> Vec<Read> {
        // Readings follow the document after a pause: typing is not followed stroke by stroke.
        let sheets = untrack(|| self.shown_sheets());
        let read = |sheet: &Arc<Sheet>| {
            self.reading(&sheet.id).map(|read| (read.sheet.clone(), read.results.clone()))
        };
        sheets.iter().filter_map(read).collect()
    }
}

/// Both tables: departments, and the rows.
fn tables(shell: Shell, choice: Choice) -> String {
    shell.filter.year.track();
    shell.filter.department.track();
    let read = shell.read_sheets();
    let (report, order, drawn) = (choice.report.get(), choice.order.get(), choice.drawn.get());
    let lines = table::lines(&read, report, choice.show.get(), order);
    Markup::of(|out| {
        if read.is_empty() {
            out.leaf("p", &[("class", "empty")], words::NO_SHEETS);
            return;
        }
        departments(out, &read, report);
        let all: usize = read.iter().map(|(_, results)| results.tally(report).all()).sum();
        out.el("h2", &[], |out| {
            out.text(words::LINES);
            out.text(" ");
            out.leaf("small", &[], &words::summary(lines.len(), all));
        });
        if lines.is_empty() {
            out.leaf("p", &[("class", "empty")], words::NOTHING);
            return;
        }
        rows(out, &lines[..lines.len().min(drawn)], report, order);
        if lines.len() > drawn {
            out.leaf("p", &[("class", MORE)], &words::left(lines.len() - drawn));
        }
    })
}

/// How many entries of each department came out how.
fn departments(out: &mut Markup, read: &[Read], report: Report) {
    let departments = table::by_department(read, report);
    let mut sum = Tally::default();
    departments.iter().for_each(|(_, tally)| sum.add(tally));
    out.leaf("h2", &[], words::BY_DEPARTMENT);
    out.el("table", &[("class", "goals counts")], |out| {
        let heads = [parts::DEPARTMENT].into_iter().chain(count_heads()).chain([""]);
        out.el("thead", &[], |out| {
            out.el("tr", &[], |out| heads.for_each(|head| out.leaf("th", &[("scope", "col")], head)))
        });
        out.el("tbody", &[], |out| {
            for (name, tally) in &departments {
                let name = if name.trim().is_empty() { words::NO_DEPARTMENT } else { name };
                counts(out, name, tally, report);
            }
            if departments.len() > 1 {
                counts(out, words::SUM, &sum, report);
            }
        });
    });
}

/// The columns of counts.
fn count_heads() -> [&'static str; 6] {
    let [met, short, unclear, no_target] = State::ALL.map(words::state);
    [words::ENTRIES, met, short, unclear, no_target, words::NO_REPORT]
}

fn counts(out: &mut Markup, name: &str, tally: &Tally, report: Report) {
    out.el("tr", &[], |out| {
        out.leaf("th", &[("scope", "row")], name);
        let counts = [tally.all(), tally.met, tally.short, tally.unclear, tally.no_target, tally.no_report];
        for (head, count) in count_heads().iter().zip(counts) {
            out.leaf("td", &[("class", "count"), ("data-label", head)], &count.to_string());
        }
        out.el("td", &[("class", "figure")], |out| {
            out.put(&printable(tally_bar(tally, report)));
        });
    });
}

/// The rows; on paper's order each sheet has a heading of its own.
fn rows(out: &mut Markup, lines: &[Line<'_>], report: Report, order: Order) {
    out.el("table", &[("class", "goals lines")], |out| {
        let heads = [
            words::ENTRY,
            parts::column(Column::Method),
            parts::column(Column::Target),
            parts::column(Column::Midterm),
            parts::column(Column::FinalReport),
            words::TITLE,
        ];
        out.el("thead", &[], |out| {
            out.el("tr", &[], |out| heads.iter().for_each(|head| out.leaf("th", &[("scope", "col")], head)))
        });
        let mut sheet = None;
        out.el("tbody", &[], |out| {
            for line in lines {
                if order == Order::Paper && sheet != Some(&line.sheet.id) {
                    sheet_heading(out, line.sheet);
                    sheet = Some(&line.sheet.id);
                }
                row(out, line, report, order != Order::Paper);
            }
        });
    });
}

fn sheet_heading(out: &mut Markup, sheet: &Sheet) {
    out.el("tr", &[("class", "sheet-heading")], |out| {
        out.el("th", &[("colspan", "6"), ("scope", "rowgroup")], |out| {
            if let Some(rank) = sheet.rank {
                out.text(&format!("{}　", rank.number()));
            }
            out.leaf("a", &[("href", &Route::Sheet(sheet.id.clone()).href())], ui::goal(&sheet.goal));
            out.leaf("small", &[], &format!("　{}", sheet.department));
        });
    });
}

/// One entry.
fn row(out: &mut Markup, line: &Line<'_>, report: Report, named: bool) {
    let aligned = &line.results.aligned;
    let aligned_row = &aligned.rows[line.row];
    let state = line.judged(report).map_or("open", |judged| class(judged.verdict.state, report));
    out.el("tr", &[("class", state)], |out| {
        out.el("td", &[("class", "entry")], |out| {
            jump(out, line, report);
        });
        for column in [Column::Method, Column::Target, Column::Midterm, Column::FinalReport] {
            let words = results::words(line.initiative, aligned, aligned_row, column);
            out.el("td", &[("data-label", parts::column(column))], |out| {
                if named && column == Column::Method {
                    out.leaf("small", &[("class", "of")], ui::goal(&line.sheet.goal));
                }
                out.put(&printable(marked(words, 0..words.len(), &line.spans(column))));
            });
        }
        out.el("td", &[("class", "figure")], |out| {
            out.put(&printable(figure(line, report)));
        });
    });
}

/// ③ (1), which leads to the report's cell on the sheet.
fn jump(out: &mut Markup, line: &Line<'_>, report: Report) {
    let label = line.results.aligned.rows[line.row].key.label;
    let number = parts::initiative_number(line.number);
    let text = label.map_or_else(|| number.clone(), |label| format!("{number} ({label})"));
    let name = format!("{} {text}", ui::goal(&line.sheet.goal));
    let cell = crate::model::Cell::Initiative(line.initiative.id.clone(), report.column());
    let attributes = [
        ("href", Route::Sheet(line.sheet.id.clone()).href()),
        ("aria-label", name),
        ("data-sheet", line.sheet.id.to_string()),
        ("data-jump", crate::view::shared::keys::cell_key(&cell)),
    ];
    let attributes = attributes.each_ref().map(|(key, value)| (*key, value.as_str()));
    out.leaf("a", &attributes, &text);
}
