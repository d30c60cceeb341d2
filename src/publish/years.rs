//! 年度を並べて as it is drawn: an entry's targets and results year by year, as a picture and as a table; and what last
//! year's reports say, to be taken over.

use maud::{Markup, html};

use super::places::PageAnchors;
use crate::carry::{Material, material};
use crate::figures::printable;
use crate::lineage::{Series, SeriesPoint, series};
use crate::messages::{carry as words, parts, promises, results as result_words};
use crate::model::{Column, FiscalYear, InitiativeId, Report, Sheet, SheetId, State};
use crate::results::table::ReadSheet;
use crate::results::words as row_words;
use crate::route::{Route, cell_key};
use crate::text::number::Number;

/// The picture's height, and the room over its bars.
const HEIGHT: i64 = 64;
const HEAD: i64 = 18;
/// A year's width.
const YEAR: i64 = 150;

/// The years of a goal, for the app.
pub fn drawn(chain: &[&ReadSheet], own: &SheetId) -> String {
    let at = chain.iter().position(|(sheet, _)| sheet.id == *own).unwrap_or(0);
    printable(html! {
        (links(chain, own))
        @if chain.len() < 2 {
            p class="empty" { (words::ONE_YEAR) }
        }
        @if let Some(before) = at.checked_sub(1).and_then(|at| chain.get(at)) {
            (materials(before, &chain[at].0))
            (ended(before, &chain[at].0))
        }
        @for one in series(chain, at).iter().filter(|one| one.points.len() > 1) {
            (of_entry(one))
        }
    })
}

fn links(chain: &[&ReadSheet], own: &SheetId) -> Markup {
    html! {
        p class="years-chain" {
            @for (n, (sheet, _)) in chain.iter().enumerate() {
                @if n > 0 { " → " }
                a href=(Route::Sheet(sheet.id.clone()).href()) aria-current=[(sheet.id == *own).then_some("true")] {
                    (sheet.fiscal_year)
                }
            }
            @if let Some((last, _)) = chain.last().map(|read| (&read.0, &read.1)) {
                " → "
                a class="btn small" href=(Route::Carry(Some(last.id.clone())).href()) { (words::TITLE) }
            }
        }
    }
}

fn of_entry(one: &Series<'_>) -> Markup {
    let label = one.line.results.aligned.rows[one.line.row].key.label;
    let unit = one
        .unit
        .filter(|_| one.points.iter().filter(|point| point.actual.or(point.target).is_some()).count() > 1);
    html! {
        section class="card years-entry" {
            h2 { (words::place(one.line.number, label)) " " (one.name) }
            @match unit {
                Some(unit) => (picture(one, unit)),
                None => p class="years-none" { (words::NO_PICTURE) },
            }
            (table(one))
        }
    }
}

/// A bar a year: what was reached, with the target as a line across it.
fn picture(one: &Series<'_>, unit: &str) -> Markup {
    let values = one.points.iter().flat_map(|point| [point.target, point.actual]).flatten();
    let most = values.map(Number::parts).max().unwrap_or(1).max(1);
    let height = |value: Number| value.parts() * HEIGHT / most;
    let number = |value: Option<Number>| value.map(|value| format!("{}{unit}", result_words::number(value)));
    let told: Vec<String> = one
        .points
        .iter()
        .map(|point| words::point(point.year, number(point.target), number(point.actual)))
        .collect();
    let width = YEAR * i64::try_from(one.points.len()).unwrap_or(1);
    html! {
        @if !unit.is_empty() {
            p class="years-unit" { (words::unit(unit)) }
        }
        svg class="years-picture" role="img" aria-label=(told.join("、")) viewBox={ "0 0 " (width) " " (HEAD + HEIGHT + 20) } width=(width) height=(HEAD + HEIGHT + 20) {
            @for (n, point) in (0..).zip(&one.points) {
                @let left = n * YEAR;
                @let foot = HEAD + HEIGHT;
                @if let Some(actual) = point.actual {
                    rect class="actual" x=(left + 48) y=(foot - height(actual)) width="54" height=(height(actual)) fill={ "url(#fill-" (fill(point)) ")" } {}
                }
                @if let Some(target) = point.target {
                    path class="target" d={ "M" (left + 36) " " (foot - height(target)) "H" (left + 114) } {}
                }
                @let top = point.actual.max(point.target).map_or(0, height);
                text class="value" x=(left + 75) y=(foot - top - 5) text-anchor="middle" {
                    (words::beside(point.actual.map(result_words::number), point.target.map(result_words::number)))
                }
                text class="year" x=(left + 75) y=(foot + 15) text-anchor="middle" { (point.year) }
            }
            path class="ground" d={ "M0 " (HEAD + HEIGHT) "H" (width) } {}
        }
    }
}

/// The hatching of how it came out.
fn fill(point: &SeriesPoint<'_>) -> &'static str {
    let (report, state) = verdict(point).unwrap_or((Report::Final, State::NoTarget));
    crate::figures::class(state, report)
}

fn verdict(point: &SeriesPoint<'_>) -> Option<(Report, State)> {
    let judged = |report: Report| point.line.judged(report).map(|judged| (report, judged.verdict.state));
    Report::ALL.into_iter().rev().find_map(judged)
}

fn table(one: &Series<'_>) -> Markup {
    html! {
        table class="goals years-table" {
            thead {
                tr {
                    th scope="col" class="years-year" { (words::YEAR) }
                    th scope="col" { (parts::column(Column::Deadline)) }
                    th scope="col" { (parts::column(Column::Target)) }
                    th scope="col" { (parts::column(Column::Midterm)) }
                    th scope="col" { (parts::column(Column::FinalReport)) }
                }
            }
            tbody {
                @for point in &one.points {
                    tr {
                        th scope="row" data-label=(words::YEAR) {
                            (point.year)
                            @if let Some((report, state)) = verdict(point) {
                                " " span class={ "chip " (crate::figures::class(state, report)) } { (result_words::sign(state, report)) }
                            }
                            @if let Some(by) = point.by.and_then(words::by) { br; small { (by) } }
                            @if let Some(origin) = point.line.initiative.origin().filter(|origin| origin.is_changed || !origin.reason.is_empty()) {
                                br; small class="years-fate" { (words::carried(origin.is_changed, &origin.reason)) }
                            }
                        }
                        @for column in [Column::Deadline, Column::Target, Column::Midterm, Column::FinalReport] {
                            td data-label=(parts::column(column)) { (cell(point, column)) }
                        }
                    }
                }
            }
        }
    }
}

fn cell(point: &SeriesPoint<'_>, column: Column) -> Markup {
    let line = &point.line;
    let aligned = &line.results.aligned;
    let told = row_words(line.initiative, aligned, &aligned.rows[line.row], column);
    let key = cell_key(&crate::model::Cell::Initiative(line.initiative.id.clone(), column));
    html! {
        @if told.is_empty() {
            (words::NO_ACTUAL)
        } @else {
            a href=[PageAnchors::App.sheet(line.sheet)] data-cell=(key) { (told) }
        }
    }
}

/// The initiatives that ended with the year before, each with the word why.
fn ended(before: &ReadSheet, own: &Sheet) -> Markup {
    let ended = own.origin().map_or_else(Vec::new, |origin| origin.ended);
    let name = |id: &InitiativeId| {
        let rows = before.0.initiatives.iter().zip(&before.1.initiatives).zip(1..);
        let ((initiative, read), number) = rows.into_iter().find(|((one, _), _)| one.id == *id)?;
        let first = initiative.method.lines().map(str::trim).find(|line| !line.is_empty());
        Some((number, read.aligned.heading(&initiative.method).or(first).unwrap_or("")))
    };
    html! {
        @if !ended.is_empty() {
            section class="card years-entry" {
                h2 { (words::ended_in(before.0.fiscal_year)) }
                ul class="years-ended" {
                    @for (id, reason) in &ended {
                        @if let Some((number, name)) = name(id) {
                            li { (parts::initiative_number(number)) " " (name) @if !reason.is_empty() { small { (words::because(reason)) } } }
                        }
                    }
                }
            }
        }
    }
}

/// What last year's reports say: each with its words, to be put in by a person.
fn materials(before: &ReadSheet, own: &Sheet) -> Markup {
    let found = material(&before.0, &before.1);
    let year = before.0.fiscal_year;
    html! {
        section class="card years-material" id="material" {
            h2 { (words::material_title()) }
            p class="sub" { (words::material_how()) }
            @if found.is_empty() {
                p class="years-none" { (words::NO_MATERIAL) }
            }
            ul {
                @for one in &found {
                    (one_material(one, year, &before.0, own))
                }
            }
        }
    }
}

fn one_material(one: &Material<'_>, year: FiscalYear, before: &Sheet, own: &Sheet) -> Markup {
    let words_to_add = words::material(year, one);
    let is_there = own.situation.contains(&words_to_add);
    html! {
        li {
            div class="years-said" {
                b { (promises::short(one.name)) } " "
                a href=[PageAnchors::App.sheet(before)] data-cell=(cell_key(&one.cell)) { (words::material_place(one)) }
                @if let (Some(state), Some(report)) = (one.state, one.report) {
                    " " span class={ "chip " (crate::figures::class(state, report)) } { (result_words::sign(state, report)) }
                }
                @if !one.target.is_empty() { " " small { (parts::column(Column::Target)) "：" (one.target) } }
                p { (one.words) }
            }
            @if is_there {
                span class="chip none" { "✓ " (words::ADDED) }
            } @else {
                button class="btn small" type="button" data-add=(words_to_add) aria-label={ (words::add()) "：" (promises::short(one.words)) } { (words::add()) }
            }
        }
    }
}
