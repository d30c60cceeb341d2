//! What slides are made of: the bar of a figure, all verdicts as one bar with its words, the line at the foot.

use maud::{Markup, html};

use crate::figures;
use crate::messages::{results as result_words, slides as words};
use crate::model::{Report, State};
use crate::results::{Judged, Tally};

/// Where the target's mark stands in a bar, in percent.
const MARK: i64 = 80;

/// How far of the slides one is.
pub(super) fn line(at: usize, all: usize) -> Markup {
    let share = at as f64 * 100.0 / all.max(1) as f64;
    html! {
        svg class="slide-line" aria-hidden="true" width="100%" height="100%" {
            rect width=(format!("{share:.2}%")) height="100%" {}
        }
    }
}

/// The bar of a verdict that has a ratio.
pub(super) fn bar(Judged { verdict, .. }: &Judged, report: Report) -> Markup {
    let Some(percent) = verdict.percent() else { return Markup::default() };
    let full = (percent.parts() as f64 / 1_000_000.0 * MARK as f64).clamp(0.0, 100.0);
    let class = figures::class(verdict.state, report);
    html! {
        svg class="slide-bar" role="img" aria-label=(result_words::bar(percent)) width="100%" height="100%" {
            rect class="ground" width="100%" height="100%" {}
            rect width=(format!("{full:.2}%")) height="100%" fill={ "url(#fill-" (class) ")" } {}
            rect class="frame" width="100%" height="100%" {}
            line class="mark" x1=(format!("{MARK}%")) x2=(format!("{MARK}%")) y1="-25%" y2="125%" {}
        }
    }
}

/// All verdicts as one bar, and what its parts mean with their counts.
pub(super) fn tally(tally: &Tally, report: Option<Report>) -> Markup {
    let of = report.unwrap_or(Report::Midterm);
    let counts = [
        (result_words::sign(State::Met, of), figures::class(State::Met, of), tally.met),
        (short(of), figures::class(State::Short, of), tally.short),
        (result_words::sign(State::Unclear, of), figures::class(State::Unclear, of), tally.unclear),
        (result_words::sign(State::NoTarget, of), figures::class(State::NoTarget, of), tally.no_target),
        (result_words::NO_REPORT, "none", tally.no_report),
    ];
    let all = tally.all().max(1) as f64;
    let mut from = 0.0;
    let parts = counts.map(|(_, class, count)| {
        let width = count as f64 * 100.0 / all;
        from += width;
        (from - width, width, class)
    });
    html! {
        svg class="slide-stack" aria-hidden="true" width="100%" height="100%" {
            @for (from, width, class) in parts.into_iter().filter(|(_, width, _)| *width > 0.0) {
                rect class="part" x=(format!("{from:.2}%")) width=(format!("{width:.2}%")) height="100%" fill={ "url(#fill-" (class) ")" } {}
            }
            rect class="frame" width="100%" height="100%" {}
        }
        ul class="slide-legend" {
            @for (name, class, count) in counts.into_iter().filter(|(_, _, count)| *count > 0) {
                li {
                    svg class="key" aria-hidden="true" { rect width="100%" height="100%" fill={ "url(#fill-" (class) ")" } {} }
                    span { (name) }
                    b { (count) }
                }
            }
        }
    }
}

fn short(report: Report) -> &'static str {
    match report {
        Report::Final => result_words::sign(State::Short, report),
        Report::Midterm => result_words::ON_THE_WAY,
    }
}

/// A name, cut where it is longer than its place; the notes have it whole.
pub(super) fn short_name(name: &str, longest: usize) -> String {
    if name.chars().count() <= longest {
        return name.to_owned();
    }
    let cut: String = name.chars().take(longest - 1).collect();
    cut + words::GOES_ON
}

/// How large a title is written, so that it has room.
pub(super) fn title_class(title: &str) -> &'static str {
    match title.chars().count() {
        ..=20 => "t1",
        21..=27 => "t2",
        28..=54 => "t3",
        _ => "t4",
    }
}
