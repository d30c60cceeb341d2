//! The head of 全体: one number for everybody, its bar, and what has changed.

use maud::{Markup, html};

use super::bars::{bar, class, percent, swatch};
use super::{Canvas, Of};
use crate::messages::{overview as words, parts};
use crate::model::{FormPart, State};
use crate::overview::{CountedRows, OverviewOutcome, YearOverview};

pub(super) fn head(canvas: &Canvas<'_>) -> Markup {
    let Canvas { overview, report, .. } = canvas;
    html! {
        div class="box sum" {
            @if overview.report.is_some() {
                p class="big" {
                    b { (overview.outcomes.count(OverviewOutcome::Met)) } " " span { (words::MET) } " "
                    small { (words::of_numeric(&overview.outcomes, overview.report)) }
                    (scope(overview))
                }
                @if canvas.options.as_tables {
                    (table(canvas))
                } @else {
                    div class="whole" {
                        (bar(canvas, &overview.outcomes, overview.before.as_ref(), "large"))
                        ul class="parts" {
                            @for outcome in OverviewOutcome::ALL {
                                @let count = overview.outcomes.count(outcome);
                                @if count > 0 {
                                    li class=(class(outcome, *report)) {
                                        (swatch(outcome, *report)) " "
                                        (words::sign(outcome, *report)) (words::outcome(outcome, *report)) " "
                                        (canvas.figure(Of::All, outcome, count))
                                    }
                                }
                            }
                        }
                    }
                }
                (changes(canvas, overview))
            } @else {
                p class="big" {
                    small { (words::promised(&overview.outcomes)) } " "
                    b { (overview.outcomes.numeric()) } " "
                    (scope(overview))
                }
                p class="whole" { (words::reports_to_come()) }
            }
        }
    }
}

fn scope(overview: &YearOverview<'_>) -> Markup {
    html! { small class="scope" { (words::scope(overview.goals(), overview.report)) } }
}

/// The bar as a table.
fn table(canvas: &Canvas<'_>) -> Markup {
    let Canvas { overview, report, .. } = canvas;
    let all = overview.outcomes.all();
    html! {
        table class="whole" aria-label=(words::ALL) {
            thead {
                tr {
                    th scope="col" { (words::OUTCOME) }
                    th scope="col" class="num" { (words::COUNT) }
                    th scope="col" class="num" { (words::PART) }
                }
            }
            tbody {
                @for outcome in OverviewOutcome::ALL {
                    @let count = overview.outcomes.count(outcome);
                    @if count > 0 || outcome != OverviewOutcome::NoReport { tr {
                        th scope="row" { (words::sign(outcome, *report)) (words::outcome(outcome, *report)) }
                        td class="num" { (canvas.figure(Of::All, outcome, count)) }
                        td class="num" { (percent(count, all)) }
                    } }
                }
            }
        }
    }
}

/// Beside the year before, and since the middle of the year.
fn changes(canvas: &Canvas<'_>, overview: &YearOverview<'_>) -> Markup {
    let change = |before: Option<usize>| words::change(before, overview.outcomes.met_percent());
    // Two reports are compared where the form has two.
    let turned = overview.turned.as_ref().filter(|_| parts::has(FormPart::Midterm));
    let is_told = overview.before.is_some() || turned.is_some() || canvas.places.is_app();
    html! {
        @if is_told {
            div class="changes" {
                @match &overview.before {
                    Some(before) => p {
                        (words::before(canvas.before, before, canvas.report, overview.is_part_of_before)) " "
                        @if let Some(change) = change(before.met_percent()) { b { (change) } }
                    },
                    None if canvas.places.is_app() => p class="quiet" { (words::NO_YEAR_BEFORE) },
                    None => {},
                }
                @if let Some(turned) = turned {
                    p {
                        (words::since_midterm())
                        @for (state, count) in [(State::Met, turned.to_met), (State::Short, turned.from_met)] {
                            @let what = words::turned(state);
                            " " span class="turned" {
                                (what) " "
                                b { (canvas.counted(Of::All, CountedRows::Turned(state), count, &words::turned_figure(what, count))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
