//! 翌年度へ as it is chosen: each sheet with its initiatives, and what becomes of them. The page reads what is chosen in it.

use maud::{Markup, html};

use crate::carry::Fate;
use crate::figures::printable;
use crate::messages::{carry as words, parts, ui};
use crate::model::{Column, Initiative, Sheet, SheetId, paper};
use crate::route::Route;
use crate::text::period::periods;

/// The sheets, those that have a sheet of the next year with a link to it.
pub fn drawn(sheets: &[Sheet], done: &[(SheetId, SheetId)]) -> String {
    let next = |sheet: &Sheet| done.iter().find(|(id, _)| *id == sheet.id).map(|(_, next)| next);
    printable(html! {
        @for sheet in sheets {
            (section(sheet, next(sheet)))
        }
    })
}

fn section(sheet: &Sheet, next: Option<&SheetId>) -> Markup {
    let title = html! {
        @if let Some(rank) = paper::rank_of(sheet) { (rank.number()) "　" }
        a href=(Route::Sheet(sheet.id.clone()).href()) { (ui::goal(&sheet.goal)) }
        @if !sheet.department.trim().is_empty() { " " small { (sheet.department) } }
    };
    html! {
        @if let Some(next) = next {
            section class="carry-sheet done" {
                h2 {
                    span class="chip met" { "✓ " (words::DONE) } " " (title) " "
                    a class="carry-next" href=(Route::Sheet(next.clone()).href()) { (words::OPEN_NEXT) }
                }
            }
        } @else {
            section class="carry-sheet" data-sheet=(sheet.id) {
                h2 {
                    input type="checkbox" name="take" checked autocomplete="off" aria-label=(words::take(sheet));
                    " " (title)
                }
                p class="carry-taken" { (words::taken(sheet)) }
                @if sheet.initiatives.is_empty() {
                    p class="carry-taken" { (words::NO_INITIATIVES) }
                } @else {
                    (initiatives(sheet))
                }
            }
        }
    }
}

fn initiatives(sheet: &Sheet) -> Markup {
    html! {
        table class="goals carry-rows" {
            thead {
                tr {
                    th scope="col" { (words::INITIATIVE) }
                    th scope="col" { (words::COPIED) }
                    th scope="col" class="carry-fate" { (words::FATE) }
                    th scope="col" class="carry-reason" { (words::REASON) }
                }
            }
            tbody {
                @for (number, initiative) in (1..).zip(&sheet.initiatives) {
                    (row(sheet, number, initiative))
                }
            }
        }
    }
}

fn row(sheet: &Sheet, number: usize, initiative: &Initiative) -> Markup {
    let first = initiative.method.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("");
    let first = first.trim_start_matches('○').trim_start();
    html! {
        tr {
            td data-label=(words::INITIATIVE) { (parts::initiative_number(number)) " " (first) }
            td data-label=(words::COPIED) class="carry-copied" {
                div { (initiative.deadline.trim()) }
                div { (initiative.target.trim()) }
                @if names_own_year(sheet, initiative) {
                    p class="carry-note" { "▲ " (words::OLD_YEAR) }
                }
            }
            td data-label=(words::FATE) {
                select class="sel" name={ "fate " (initiative.id) } aria-label=(words::fate_of(number)) autocomplete="off" {
                    @for fate in Fate::ALL {
                        option value=(fate.code()) selected[fate == Fate::Continued] { (words::fate(fate)) }
                    }
                }
                p class="carry-note if-ended" { (words::RESULT_ENDED) }
                p class="carry-note if-changed" { (words::RESULT_CHANGED) }
            }
            td data-label=(words::REASON) {
                input type="text" class="field" name={ "reason " (initiative.id) } aria-label=(words::reason_of(number))
                    autocomplete="off";
            }
        }
    }
}

/// Whether the deadline names a year, so that it does not move by itself: it means the same day in either year's sheet.
fn names_own_year(sheet: &Sheet, initiative: &Initiative) -> bool {
    let text = initiative.text(Column::Deadline);
    let days = |year| periods(text, year).into_iter().map(|period| period.last).collect::<Vec<_>>();
    let Some(next) = sheet.fiscal_year.next() else { return false };
    days(sheet.fiscal_year).into_iter().zip(days(next)).any(|(own, other)| own.is_some() && own == other)
}
