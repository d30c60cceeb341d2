//! Beside the table of 全体: what was furthest from its target, the SDGs, and what only the office needs.

use maud::{Markup, html};

use super::bars::meter;
use super::{Canvas, Of};
use crate::messages::{overview as words, results as result_words, review as review_words, showing, ui};
use crate::model::{FormPart, Report, Sdg, Sheet, paper};
use crate::overview::desk::{Desk, Due, WaitingKind};
use crate::overview::{OverviewOutcome, Shortfall};
use crate::route::Route;

/// How many shortfalls stand there at once, and how many there are at most.
const FIRST: usize = 5;
const LARGEST: usize = 10;
/// How many lines of what is due stand there at once.
const DUE: usize = 6;

pub(super) fn aside(canvas: &Canvas<'_>, desk: Option<&Desk<'_>>) -> Markup {
    html! {
        (shortfalls(canvas))
        @if paper::form().known(FormPart::Sdgs).is_some() {
            (sdgs(canvas))
        }
        @if let Some(desk) = desk {
            p class="office-only" { span { (words::OFFICE_ONLY) } }
            (due(canvas, desk))
            (waiting(canvas, desk))
        }
    }
}

fn heading(words: &str, note: &str, more: Option<(String, &str)>) -> Markup {
    html! {
        h3 {
            span { (words) } " " small { (note) }
            @if let Some((href, words)) = more { " " a href=(href) { (words) } }
        }
    }
}

/// The first five, and five more behind a line.
fn shortfalls(canvas: &Canvas<'_>) -> Markup {
    let all = &canvas.overview.shortfalls;
    let largest = &all[..all.len().min(LARGEST)];
    let (first, others) = largest.split_at(largest.len().min(FIRST));
    let title = if canvas.report == Report::Final { words::SHORTFALLS } else { words::ON_THE_WAY };
    let title = if canvas.overview.report.is_some() { title } else { words::SHORTFALLS };
    html! {
        div class="box" {
            (heading(title, words::FURTHEST_FIRST, None))
            @if canvas.overview.report.is_none() {
                p class="quiet" { (words::NO_SHORTFALLS_YET) }
            } @else if all.is_empty() {
                p class="quiet" { (words::NO_SHORTFALLS) }
            } @else if canvas.options.as_tables {
                (shortfall_table(canvas, largest))
            } @else {
                ol class="shortfalls" {
                    @for one in first { (shortfall(canvas, one)) }
                }
                @if !others.is_empty() {
                    details {
                        summary { (words::further(FIRST + 1, largest.len())) }
                        ol class="shortfalls" start=(FIRST + 1) {
                            @for one in others { (shortfall(canvas, one)) }
                        }
                    }
                }
            }
        }
    }
}

/// What it is: the first line of its words, which the sheet has whole.
fn name(words: &str) -> &str {
    words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or(words)
}

fn shortfall(canvas: &Canvas<'_>, one: &Shortfall<'_>) -> Markup {
    let percent = result_words::shown_percent(one.verdict);
    html! {
        li {
            span class="entry-name" {
                (canvas.goal(one.sheet, name(one.words)))
                " "
                span class="compared" { @if let Some(compared) = result_words::compared(one.verdict, one.target) { (compared) } }
            }
            " "
            span class="share" { @if let Some(percent) = percent { (meter(percent, canvas.report)) } }
            " "
            b { @if let Some(percent) = percent { (words::whole_percent(percent)) } @else { "―" } }
        }
    }
}

fn shortfall_table(canvas: &Canvas<'_>, largest: &[Shortfall<'_>]) -> Markup {
    html! {
        table aria-label=(words::SHORTFALLS) {
            thead {
                tr {
                    th scope="col" { (words::ENTRY) }
                    th scope="col" { (words::COMPARED) }
                    th scope="col" class="num" { (words::RATIO) }
                }
            }
            tbody {
                @for one in largest {
                    tr {
                        th scope="row" { (canvas.goal(one.sheet, name(one.words))) }
                        td { @if let Some(compared) = result_words::compared(one.verdict, one.target) { (compared) } }
                        td class="num" {
                            (result_words::shown_percent(one.verdict).map_or_else(|| "―".to_owned(), words::whole_percent))
                        }
                    }
                }
            }
        }
    }
}

/// How many goals each SDG has: a strip of seventeen, or a table.
fn sdgs(canvas: &Canvas<'_>) -> Markup {
    let counts = || Sdg::all().zip(canvas.overview.sdgs);
    let more = canvas.places.screen(&Route::Alignment).map(|href| (href, showing::ALIGNMENT));
    html! {
        div class="box" {
            (heading(words::SDGS, &words::sdgs_note(), more))
            @if canvas.options.as_tables {
                table aria-label=(words::SDGS) {
                    thead {
                        tr {
                            th scope="col" class="num" { (words::SDG_NUMBER) }
                            th scope="col" { (words::SDGS) }
                            th scope="col" class="num" { (words::GOALS) }
                        }
                    }
                    tbody {
                        @for (sdg, count) in counts() {
                            tr {
                                td class="num" { (sdg.number()) }
                                th scope="row" { (sdg.name()) }
                                td class="num" { (count) }
                            }
                        }
                    }
                }
            } @else {
                ul class="strip" {
                    @for (sdg, count) in counts() {
                        li class=[(count == 0).then_some("nothing")] title=(sdg.name()) {
                            span class={ "no sdg-" (sdg.number()) } aria-hidden="true" { (sdg.number()) }
                            @if let [only] = goals_of(canvas, sdg).as_slice() && let Some(href) = canvas.places.sheet(only) {
                                b { a href=(href) aria-label=(words::sdg_of(sdg.number(), sdg.name(), &only.goal)) { (count) } }
                            } @else if count > 0 {
                                (sdg_goals(canvas, sdg, count))
                            } @else {
                                b aria-hidden="true" { (count) }
                                span class="sr-only" { (words::sdg(sdg.number(), sdg.name(), count)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The goals of an SDG, in their order.
fn goals_of<'c>(canvas: &Canvas<'c>, sdg: Sdg) -> Vec<&'c Sheet> {
    let goals = canvas.overview.groups.iter().flat_map(|group| &group.goals);
    goals.map(|goal| goal.sheet).filter(|sheet| sheet.sdgs.iter().any(|one| *one == sdg)).collect()
}

/// Their number, which opens the list of them.
fn sdg_goals(canvas: &Canvas<'_>, sdg: Sdg, count: usize) -> Markup {
    html! {
        details name="sdg-goals" {
            summary aria-label=(words::sdg(sdg.number(), sdg.name(), count)) { b { (count) } }
            div class="sdg-goals" {
                p { (sdg.number()) " " (sdg.name()) }
                ul {
                    @for sheet in goals_of(canvas, sdg) {
                        li { (canvas.goal(sheet, ui::goal(&sheet.goal))) }
                    }
                }
            }
        }
    }
}

fn due(canvas: &Canvas<'_>, desk: &Desk<'_>) -> Markup {
    let more = canvas.places.screen(&Route::Calendar).map(|href| (href, showing::CALENDAR));
    let (first, others) = desk.due.split_at(desk.due.len().min(DUE));
    html! {
        div class="box office" {
            (heading(words::DUE, &words::days(desk.today, desk.until), more))
            @if desk.due.is_empty() {
                p class="quiet" { (words::NOTHING_DUE) }
            }
            ul class="due" { @for one in first { (due_line(canvas, one)) } }
            @if !others.is_empty() {
                details {
                    summary { (words::more(others.len())) }
                    ul class="due" { @for one in others { (due_line(canvas, one)) } }
                }
            }
        }
    }
}

fn due_line(canvas: &Canvas<'_>, due: &Due<'_>) -> Markup {
    let (goal, department) = (ui::goal(&due.sheet.goal), &due.sheet.department);
    // Of which sheet it is, is always said.
    let (what, of) = match due.entries.as_slice() {
        [one] => (name(one).to_owned(), words::due_of(goal, department)),
        several => (words::entries(goal, several.len()), department.clone()),
    };
    html! {
        li {
            b { (words::day(due.day)) } " "
            span class="entry-name" { (canvas.goal(due.sheet, &what)) " " small { (of) } } " "
            @if due.unreported > 0 {
                span class="chip ask" { (words::unreported(due.unreported, due.entries.len())) }
            } @else {
                span class="chip none" { (words::REPORTED) }
            }
        }
    }
}

fn waiting(canvas: &Canvas<'_>, desk: &Desk<'_>) -> Markup {
    let more = canvas.places.screen(&Route::Review).map(|href| (href, review_words::TITLE));
    html! {
        div class="box office" {
            (heading(words::WAITING, "", more))
            @if desk.waiting.is_empty() {
                p class="quiet" { (words::NOTHING_WAITS) }
            }
            dl class="waiting" {
                @for (waiting, count) in &desk.waiting {
                    div {
                        dt { (words::waiting(*waiting)) }
                        dd {
                            @match waiting {
                                WaitingKind::Unclear => (canvas.figure(Of::All, OverviewOutcome::Unclear, *count)),
                                WaitingKind::Finding(_) => @match canvas.places.screen(&Route::Review) {
                                    Some(href) => a href=(href) aria-label=(words::waiting_figure(*waiting, *count)) { (count) },
                                    None => (count),
                                },
                            }
                        }
                    }
                }
            }
        }
    }
}
