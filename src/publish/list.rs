//! The list of goals, by year and group: on the screen where one finds a sheet, in print the cover of a group.

use maud::{Markup, html};

use super::entry::PublishedSheet;
use crate::figures;
use crate::messages::{parts, publish as words, results as result_words, ui};
use crate::model::publication::PublishChoice;
use crate::model::{FormPart, Moment, Report, State};
use crate::results::Tally;

/// The lists of all groups, and what the signs in them mean.
pub(super) fn list(groups: &[&[PublishedSheet]], choice: &PublishChoice) -> Markup {
    html! {
        section aria-labelledby="list-title" {
            h2 id="list-title" { (words::list()) }
            @if groups.is_empty() {
                p { (words::NOTHING) }
            }
            // The page's heading names the only one.
            @for group in groups {
                (of_group(group, groups.len() > 1, choice))
            }
            @if choice.shows_readings() {
                (legend())
            }
        }
    }
}

/// The cover of one group among several, for paper.
pub(super) fn cover(group: &[PublishedSheet], choice: &PublishChoice, now: &Moment) -> Markup {
    let Some(first) = group.first() else { return Markup::default() };
    let title = words::title(Some(first.sheet.fiscal_year), Some(ui::group(&first.sheet.group)));
    html! {
        div class="cover on-paper" {
            // On a screen the page has another heading of this level.
            p class="title" role="heading" aria-level="1" { (title) }
            p class="made" { (words::made(group.len(), now)) }
            (of_group(group, false, choice))
            @if choice.shows_readings() {
                (legend())
            }
        }
    }
}

fn of_group(group: &[PublishedSheet], is_named: bool, choice: &PublishChoice) -> Markup {
    let Some(first) = group.first() else { return Markup::default() };
    let report = latest(group);
    let name = words::group(first.sheet.fiscal_year, &first.sheet.group);
    let columns = [
        parts::has(FormPart::Rank).then(|| ("rank", parts::rank().to_owned())),
        Some(("goal", parts::goal().to_owned())),
        Some(("department", parts::department().to_owned())),
        choice.shows_readings().then(|| ("figure", words::tally(report))),
    ];
    html! {
        div class="group" {
            @if is_named {
                h3 { (name) }
            }
            table class="goals" aria-label=(name) {
                thead {
                    tr {
                        @for (class, head) in columns.iter().flatten() {
                            th scope="col" class=(class) { (head) }
                        }
                    }
                }
                tbody {
                    @for entry in group {
                        (row(entry, report))
                    }
                }
            }
        }
    }
}

fn row(entry: &PublishedSheet, report: Report) -> Markup {
    let sheet = &entry.sheet;
    html! {
        tr {
            @if parts::has(FormPart::Rank) {
                td class="rank" data-label=(parts::rank()) {
                    (sheet.rank.map_or_else(|| words::NO_RANK.to_owned(), words::rank))
                }
            }
            th scope="row" class="goal" {
                a href={ "#" (entry.anchor()) } { (ui::goal(&sheet.goal)) }
            }
            td class="department" data-label=(parts::department()) { (sheet.department) }
            @if let Some(results) = &entry.results {
                td class="figure" data-label=(words::tally(report)) {
                    (counts(&results.tally(report), report))
                }
            }
        }
    }
}

fn counts(tally: &Tally, report: Report) -> Markup {
    html! {
        @if tally.all() == 0 {
            (words::NO_ENTRY)
        } @else {
            (figures::tally_bar(tally, report))
            (figures::tally_line(tally, report))
        }
    }
}

/// The report that a group's list counts: 期末報告 as soon as there is one, or where the form has no other.
fn latest(group: &[PublishedSheet]) -> Report {
    let has_final = |entry: &PublishedSheet| {
        entry.results.as_ref().is_some_and(|results| {
            let tally = results.tally(Report::Final);
            tally.all() > tally.no_report
        })
    };
    if !parts::has(FormPart::Midterm) || group.iter().any(has_final) {
        Report::Final
    } else {
        Report::Midterm
    }
}

/// What each verdict means and how it is hatched.
fn legend() -> Markup {
    let kinds = State::ALL.map(|state| (state, Report::Final));
    let on_the_way = parts::has(FormPart::Midterm).then_some(&(State::Short, Report::Midterm));
    let kinds = kinds[..2].iter().chain(on_the_way).chain(&kinds[2..]);
    html! {
        div class="legend" {
            h3 { (words::LEGEND) }
            dl {
                @for (state, report) in kinds {
                    div {
                        dt {
                            (figures::swatch(*state, *report))
                            span class={ "chip " (figures::class(*state, *report)) } {
                                (result_words::sign(*state, *report))
                            }
                        }
                        dd { (words::meaning(*state, *report)) }
                    }
                }
            }
            p { (words::how_read()) }
        }
    }
}
