//! The bars of 全体: each outcome's share with its own hatching, the year before as a mark.

use maud::{Markup, html};

use super::Canvas;
use crate::messages::overview as words;
use crate::model::Report;
use crate::overview::{Outcomes, OverviewOutcome};

/// An outcome's name in style sheets and hatchings.
pub(super) fn class(outcome: OverviewOutcome, report: Report) -> &'static str {
    match (outcome, report) {
        (OverviewOutcome::Met, _) => "met",
        (OverviewOutcome::Short, Report::Final) => "short",
        (OverviewOutcome::Short, Report::Midterm) => "open",
        (OverviewOutcome::Unclear, _) => "ask",
        (OverviewOutcome::NoTarget, _) => "none",
        (OverviewOutcome::NoReport, _) => "wait",
    }
}

/// A part of a whole, as SVG takes it.
fn share(part: usize, whole: usize) -> String {
    let share = (part * 10_000).checked_div(whole).unwrap_or(0);
    format!("{}.{:02}%", share / 100, share % 100)
}

/// The bar of these outcomes, with the mark of the year before.
pub(super) fn bar(
    canvas: &Canvas<'_>,
    outcomes: &Outcomes,
    before: Option<&Outcomes>,
    class: &str,
) -> Markup {
    let report = canvas.report;
    let name = words::bar(outcomes, report, before.map(|before| (canvas.before, before)));
    let mut from = 0;
    let parts = OverviewOutcome::ALL.map(|outcome| {
        let count = outcomes.count(outcome);
        let part = part(share(from, outcomes.all()), share(count, outcomes.all()), outcome, report);
        from += count;
        if count > 0 { part } else { Markup::default() }
    });
    html! {
        svg class={ "stack " (class) } role="img" aria-label=(name) width="100%" height="100%" {
            rect class="frame" width="100%" height="100%" {}
            @for part in &parts { (part) }
            @if let Some(before) = before {
                svg class="mark" x=(share(before.count(OverviewOutcome::Met), before.all())) overflow="visible" {
                    path d="M-6-7H6L0 1z" {}
                    rect x="-1" y="-2" width="2" height="100%" {}
                }
            }
        }
    }
}

fn part(from: String, width: String, outcome: OverviewOutcome, report: Report) -> Markup {
    // Of what has no report there is nothing to hatch.
    let fill = match outcome {
        OverviewOutcome::NoReport => "#d9d9d9".to_owned(),
        _ => format!("url(#fill-{})", class(outcome, report)),
    };
    html! { rect x=(from) width=(width) height="100%" fill=(fill) {} }
}

/// A bar of one outcome that ends where a part of its whole ends.
pub(super) fn meter(percent: i64, report: Report) -> Markup {
    let width = format!("{}%", percent.clamp(0, 100));
    html! {
        svg class="stack small" aria-hidden="true" width="100%" height="100%" {
            rect class="frame" width="100%" height="100%" {}
            (part("0".to_owned(), width, OverviewOutcome::Short, report))
        }
    }
}

/// A piece of a bar, to tell what it means.
pub(super) fn swatch(outcome: OverviewOutcome, report: Report) -> Markup {
    html! {
        svg class="stack swatch" aria-hidden="true" width="100%" height="100%" {
            (part("0".to_owned(), "100%".to_owned(), outcome, report))
        }
    }
}

/// A share of all in words, for a table.
pub(super) fn percent(part: usize, whole: usize) -> String {
    words::tenths((part * 1_000 + whole / 2).checked_div(whole))
}
