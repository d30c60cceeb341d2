//! 目標と実績 of one sheet: its entries with their targets, what the reports say, and how that was read.

use maud::{Markup, html};

use super::entry::PublishedSheet;
use crate::figures;
use crate::messages::{parts, publish as words, results as result_words, ui};
use crate::model::{Column, Report, Sheet};
use crate::results::table::{self, ResultsRow};
use crate::results::{self, By, SheetResults};

/// The entries, where they are shown and there are any.
pub(super) fn results(entry: &PublishedSheet) -> Markup {
    let has_lines = |results: &&SheetResults| table::of_sheet(&entry.sheet, results).next().is_some();
    let Some(results) = entry.results.as_ref().filter(has_lines) else { return Markup::default() };
    let title = format!("{}-results", entry.anchor());
    html! {
        section class="results" aria-labelledby=(title) {
            h3 id=(title) {
                (result_words::TITLE)
                small { "　" (ui::goal(&entry.sheet.goal)) }
            }
            (entries(&entry.sheet, results))
        }
    }
}

fn entries(sheet: &Sheet, results: &SheetResults) -> Markup {
    html! {
        table class="lines" aria-label=(result_words::LINES) {
            thead {
                tr {
                    th scope="col" class="which" { (result_words::ENTRY) }
                    th scope="col" class="method" { (words::what()) }
                    th scope="col" class="target" { (parts::column(Column::Target)) }
                    @for report in parts::reports() {
                        th scope="col" class="report" { (parts::column(report.column())) }
                    }
                }
            }
            tbody {
                @for line in table::of_sheet(sheet, results) {
                    (row(&line))
                }
            }
        }
    }
}

fn row(line: &ResultsRow<'_>) -> Markup {
    let label = line.results.aligned.rows[line.row].key.label;
    html! {
        tr {
            th scope="row" class="which" {
                (parts::initiative_number(line.number))
                @if let Some(label) = label { " (" (label) ")" }
            }
            td data-label=(words::what()) { (said(line, Column::Method)) }
            td data-label=(parts::column(Column::Target)) { (said(line, Column::Target)) }
            @for report in parts::reports() {
                td data-label=(parts::column(report.column())) {
                    (said(line, report.column()))
                    (figure(line, report))
                }
            }
        }
    }
}

/// The words of a row. What stands for several rows is shown at the first of them, and named at the others.
fn said(line: &ResultsRow<'_>, column: Column) -> Markup {
    let aligned = &line.results.aligned;
    let said = results::words(line.initiative, aligned, &aligned.rows[line.row], column);
    let others = shared(line, column);
    match others.split_first() {
        Some((first, _)) if *first < line.row => html! {
            div class="said same" { (words::same_as(aligned.rows[*first].key.label)) }
        },
        Some((_, more)) if !more.is_empty() => html! {
            div class="said" { (figures::marked(said, 0..said.len(), &line.spans(column))) }
            div class="said same" { (words::stands_for(others.len())) }
        },
        _ => html! { div class="said" { (figures::marked(said, 0..said.len(), &line.spans(column))) } },
    }
}

/// The rows for which the words of a row stand together, where those are longer than a word that refers to them, or stand for
/// many.
fn shared(line: &ResultsRow<'_>, column: Column) -> Vec<usize> {
    const SHORT: usize = 24;
    const FEW: usize = 3;
    let aligned = &line.results.aligned;
    let Some(entry) = aligned.rows[line.row].entry(column) else { return Vec::new() };
    let said = results::words(line.initiative, aligned, &aligned.rows[line.row], column);
    let rows = aligned.rows.iter().enumerate().filter(|(_, row)| !row.is_blank());
    let rows: Vec<usize> =
        rows.filter(|(_, row)| row.entry(column) == Some(entry)).map(|(at, _)| at).collect();
    let is_short = said.chars().nth(SHORT).is_none() && rows.len() <= FEW;
    if is_short { Vec::new() } else { rows }
}

/// The verdict in a word, its bar, and what was compared. Who made it is told to who works on the sheet only.
fn figure(line: &ResultsRow<'_>, report: Report) -> Markup {
    let Some(judged) = line.judged(report) else { return Markup::default() };
    html! {
        div class="figure" {
            span class={ "chip " (figures::class(judged.verdict.state, report)) } {
                (result_words::chip(&judged.verdict, report, By::Reading))
            }
            (figures::measured(line, report))
        }
    }
}
