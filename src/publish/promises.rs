//! 約束の台帳 as it is drawn: counts that are filters, and each promise from the plan to the next year's plan.

use maud::{Markup, html};

use super::places::PageAnchors;
use crate::figures::{marked, printable};
use crate::messages::{carry, parts, promises as words, ui};
use crate::model::{Column, FormPart, Report, Sheet};
use crate::promises::{NextPlan, Promise, PromiseFate, PromiseLook, PromisedWords, Said, YearPromises};
use crate::route::cell_key;

/// So many rows are drawn at once; more are reached by the filters.
const ROWS: usize = 600;

/// So many kinds, the first ones, give concern whatever the year has reached: what shrank, was put off, vanished or stayed.
const CONCERNING: usize = 4;

/// The classes of the chips, by kind.
const CHIPS: [&str; PromiseFate::KINDS] = ["short", "ask", "black", "open", "short", "none", "none", "met"];

/// The years, each with its counts and its rows.
pub fn drawn(years: &[YearPromises<'_>], look: PromiseLook) -> String {
    printable(html! {
        @if years.iter().all(|year| year.promises.is_empty()) {
            p class="empty" { (words::NONE) }
        }
        @for year in years.iter().filter(|year| !year.promises.is_empty()) {
            (of_year(year, look, years.len() > 1))
        }
    })
}

fn of_year(year: &YearPromises<'_>, look: PromiseLook, is_named: bool) -> Markup {
    let wanted: Vec<&Promise<'_>> = year.promises.iter().filter(|promise| look.wants(promise)).collect();
    let shown: Vec<&Promise<'_>> = wanted.iter().copied().filter(|promise| look.shows(promise)).collect();
    // A report that the form has no column for has one here where somebody wrote it all the same.
    let is_shown = |report: &Report| {
        let is_written = |promise: &&Promise<'_>| !promise.reports[*report as usize].words.is_empty();
        parts::has(FormPart::of_column(report.column())) || wanted.iter().any(is_written)
    };
    let reports: Vec<Report> = Report::ALL.into_iter().filter(is_shown).collect();
    html! {
        section class="promises" {
            @if is_named { h2 { (year.year) } }
            (counts(&wanted, look))
            @if shown.is_empty() {
                p class="empty" { (words::NONE_OF_KIND) }
            } @else {
                table class="goals promise-table" {
                    thead {
                        tr {
                            th scope="col" { (words::PROMISE) }
                            th scope="col" { (words::PLAN) }
                            @for report in &reports { th scope="col" { (parts::column(report.column())) } }
                            th scope="col" { (words::next_plan(year.year)) }
                            th scope="col" class="promise-fate" { (words::FATE) }
                        }
                    }
                    tbody {
                        @for promise in shown.iter().take(ROWS) {
                            (row(promise, year, &reports))
                        }
                    }
                }
            }
            p class="promise-foot" {
                span { (words::FOOT) } " "
                span class="promise-shown" { (words::shown(wanted.len(), shown.len().min(ROWS))) }
            }
        }
    }
}

/// The counts; each shows only what it counts.
fn counts(wanted: &[&Promise<'_>], look: PromiseLook) -> Markup {
    let count = |kind: usize| wanted.iter().filter(|promise| promise.has_come_to(kind)).count();
    let is_unexplained = |(fate, reason): (&PromiseFate, Option<&str>)| {
        matches!(fate, PromiseFate::Shrunk(..)) && reason.is_none()
    };
    let unexplained = wanted.iter().filter(|promise| promise.fates().any(is_unexplained)).count();
    let is_of_concern = |promise: &&&Promise<'_>| (0..CONCERNING).any(|kind| promise.has_come_to(kind));
    let of_concern = wanted.iter().filter(is_of_concern).count();
    html! {
        div class="promise-counts" role="group" aria-label=(words::COUNTS) {
            button type="button" data-kind="" aria-pressed=(look.kind.is_none()) aria-label=(words::count(words::ALL, wanted.len())) {
                b { (wanted.len()) } span { (words::ALL) small { (words::of_concern(of_concern)) } }
            }
            @for kind in 0..PromiseFate::KINDS {
                @let [sign, name, means] = words::kind(kind);
                @let is_pressed = look.kind.map(usize::from) == Some(kind);
                button type="button" data-kind=(kind) aria-pressed=(is_pressed) aria-label=(words::count(name, count(kind))) title=(means) {
                    b { (count(kind)) }
                    span {
                        (sign) " " (name)
                        small {
                            @if kind == 0 && unexplained > 0 { (words::without_reason(unexplained)) } @else { (means) }
                        }
                    }
                }
            }
        }
    }
}

fn row(promise: &Promise<'_>, year: &YearPromises<'_>, reports: &[Report]) -> Markup {
    let sheet = promise.sheet();
    let (number, label) = promise.numbers();
    html! {
        tr {
            th scope="row" data-label=(words::PROMISE) {
                (link(sheet, &cell_key(&promise.cell()), &html! {
                    @if promise.name.is_empty() { (carry::place(number, label)) } @else { (words::short(promise.name)) }
                }))
                small {
                    (ui::goal(&sheet.goal)) "　" (carry::place(number, label))
                    @if let Some(number) = promise.number_words() { "　" (number) }
                }
                (details(promise, year))
            }
            td data-label=(words::PLAN) { @for told in &promise.plan { (brief(sheet, told)) } }
            @for report in reports {
                @let told = &promise.reports[*report as usize];
                td data-label=(parts::column(report.column())) {
                    @match (told.words.is_empty(), promise.is_awaited[*report as usize]) {
                        (false, _) => (brief(sheet, told)),
                        (true, true) => (nothing(words::NOT_YET)),
                        (true, false) => (nothing(words::NO_WORDS)),
                    }
                }
            }
            td data-label=(words::next_plan(year.year)) { (next(promise)) }
            td data-label=(words::FATE) class="promise-fate" {
                span class={ "chip " (CHIPS[promise.fate.kind()]) } { (words::fate(&promise.fate)) }
                @if let Some(note) = words::note(promise) { small { (note) } }
                @if let Some(beside) = &promise.beside {
                    span class={ "chip " (CHIPS[beside.fate.kind()]) } { (words::fate(&beside.fate)) }
                    @if let Some(note) = words::note_beside(beside) { small { (note) } }
                }
                (say(promise))
            }
        }
    }
}

/// What a person can say of a promise of which no report has a word, or take back.
fn say(promise: &Promise<'_>) -> Markup {
    let said: Vec<(&str, &str)> = match (&promise.said, &promise.fate) {
        (Some(_), _) => vec![("", words::UNSAY)],
        (None, PromiseFate::Vanished) => {
            // What is not shown cannot be pointed out.
            let can = |said: &Said| *said == Said::Confirmed || promise.nearest.is_some();
            Said::ALL.into_iter().filter(can).map(|said| (said.code(), words::say(said))).collect()
        }
        _ => Vec::new(),
    };
    let near = promise.nearest.as_ref().map_or("", |near| near.words);
    html! {
        @for (code, name) in said {
            button type="button" class="btn small no-print" data-say=(code) data-of=(promise.sheet().id)
                data-place=(promise.place()) data-words=(promise.words()) data-near=(near) { (name) }
        }
    }
}

fn next(promise: &Promise<'_>) -> Markup {
    match &promise.next {
        NextPlan::NoSheet => nothing(words::NO_SHEET),
        NextPlan::Nowhere => nothing(words::NO_WORDS),
        NextPlan::Ended(reason) => html! {
            (nothing(words::ENDED))
            @if !reason.is_empty() { small { "「" (words::short(reason)) "」" } }
        },
        NextPlan::Row(row, told, by) => html! {
            @for one in told { (brief(row.sheet, one)) }
            @if told.iter().all(|one| one.words.is_empty()) { (nothing(words::NO_WORDS)) }
            @if let Some(by) = words::by(*by) { small { (by) } }
        },
    }
}

/// What was read of a column, or where it is nothing, the words' beginning.
fn brief(sheet: &Sheet, told: &PromisedWords<'_>) -> Markup {
    let read = told.read();
    html! {
        @if !told.words.is_empty() {
            span class="promise-told" {
                (link(sheet, &cell_key(&told.cell), &html! {
                    @if read.is_empty() { (words::short(told.words)) }
                    @for one in read.iter().take(3) { mark { (one.trim()) } " " }
                }))
            }
        }
    }
}

fn nothing(what: &str) -> Markup {
    html! { span class="promise-nothing" { "— " (what) } }
}

/// All the words, as they stand, the next year's too, and of what has none of its own, what is nearest.
fn details(promise: &Promise<'_>, year: &YearPromises<'_>) -> Markup {
    let all = promise.plan.iter().chain(&promise.reports);
    let next = match &promise.next {
        NextPlan::Row(_, told, _) => &told[..],
        _ => &[],
    };
    html! {
        details class="promise-words" {
            summary { (words::DETAILS) }
            dl {
                @for told in all.filter(|told| !told.words.is_empty()) {
                    dt { (column_of(told)) }
                    dd { (marked(told.words, 0..told.words.len(), &told.marks)) }
                }
                @for told in next.iter().filter(|told| !told.words.is_empty()) {
                    dt { (words::next_plan(year.year)) "　" (column_of(told)) }
                    dd { (marked(told.words, 0..told.words.len(), &told.marks)) }
                }
                @if let Some(near) = &promise.nearest {
                    dt { (words::NEAR) }
                    dd { (link(promise.sheet(), &cell_key(&near.cell), &html! { (near.words) })) }
                }
            }
        }
    }
}

fn column_of(told: &PromisedWords<'_>) -> &'static str {
    match &told.cell {
        crate::model::Cell::Initiative(_, column) => parts::column(*column),
        _ => parts::column(Column::Target),
    }
}

fn link(sheet: &Sheet, cell: &str, inside: &Markup) -> Markup {
    html! { a href=[PageAnchors::App.sheet(sheet)] data-cell=(cell) { (inside) } }
}
