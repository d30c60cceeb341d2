//! Bars across a card, as SVG with words for those who do not see it, and what they are filled with.

use maud::{Markup, PreEscaped, html};

use super::told::KioskTally;
use crate::messages::kiosk as words;
use crate::model::kiosk::KioskOutcome;

/// Each kind has a hatching of its own; the colours are classes, so that they turn with the screen's.
const FILLS: &str = include_str!("fills.svg");

/// Where the target's mark stands in a bar, in percent of its width.
const MARK: i64 = 80;

/// What bars are filled with: once on a page.
pub(super) fn fills() -> Markup {
    PreEscaped(FILLS.to_owned())
}

/// How much of a target was reached; the mark is the target.
pub(super) fn reached(percent: i64, outcome: KioskOutcome) -> Markup {
    let width = (percent * MARK / 100).clamp(0, 100);
    html! {
        div class="k-meter" {
            svg class="k-bar" role="img" aria-label=(words::reached(percent)) {
                rect width={ (width) "%" } height="100%" fill={ "url(#k-" (outcome.key()) ")" } {}
                rect class="mark" x={ (MARK) "%" } width="5" height="100%" {}
            }
            small aria-hidden="true" { (words::LINE_IS_TARGET) }
        }
    }
}

/// Each kind's share.
pub(super) fn shares(tally: KioskTally) -> Markup {
    let told = tally.told();
    let all = tally.by_number().max(1) as f64;
    let mut from = 0.0;
    let shares = told.iter().map(|(outcome, count)| {
        let width = *count as f64 * 100.0 / all;
        let at = from;
        from += width;
        (at > 0.0, format!("{at:.2}%"), format!("{width:.2}%"), *outcome)
    });
    let shares: Vec<_> = shares.collect();
    html! {
        @if !told.is_empty() {
            svg class="k-bar" role="img" aria-label=(words::counted(&told)) {
                @for (is_further, at, width, outcome) in &shares {
                    rect x=(at) width=(width) height="100%" fill={ "url(#k-" (outcome.key()) ")" } {}
                    @if *is_further {
                        rect class="mark" x=(at) width="3" height="100%" {}
                    }
                }
            }
        }
    }
}

/// The same in words, the smaller ones left to the page of results.
pub(super) fn in_short(tally: KioskTally) -> Markup {
    let main = |of: &&(KioskOutcome, usize)| of.0 != KioskOutcome::InWords;
    let told = tally.told();
    html! {
        span class="k-counts" {
            @for (outcome, count) in told.iter().filter(main) {
                span { (words::outcome(*outcome)) " " b { (count) } }
            }
            @if told.iter().all(|of| of.0 == KioskOutcome::InWords) {
                @for (outcome, count) in &told {
                    span { (words::outcome(*outcome)) " " b { (count) } }
                }
            }
        }
    }
}

/// An outcome as a chip.
pub(super) fn chip(outcome: KioskOutcome) -> Markup {
    html! { span class={ "k-chip " (outcome.key()) } { (words::signed(outcome)) } }
}
