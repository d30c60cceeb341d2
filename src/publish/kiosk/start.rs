//! The start, once for each group that can be chosen on it, and the pages that change by themselves while nobody is there.

use maud::{Markup, html};

use super::scenery::scenery;
use super::told::{KioskGoal, KioskTally};
use super::{Kiosk, bars, made};
use crate::messages::kiosk as words;
use crate::messages::{parts, ui};
use crate::model::FormPart;
use crate::model::kiosk::{KioskOutcome, KioskPage};

/// The start with the first group chosen, then with each.
pub(super) fn pages(kiosk: &Kiosk) -> Vec<KioskPage> {
    let groups = kiosk.groups();
    let page = |place: String, chosen: usize| {
        let body = body(kiosk, &groups, chosen);
        made(place, &kiosk.title, "k-start", words::UNIT, &body)
    };
    let each = (0..groups.len()).map(|at| page(format!("group/{}", at + 1), at));
    std::iter::once(page(String::new(), 0)).chain(each).collect()
}

/// One goal, large, while nobody is there.
pub(super) fn attract(kiosk: &Kiosk, goal: &KioskGoal) -> KioskPage {
    let tally = goal.tally();
    let body = html! {
        (scenery())
        p class="k-year" { @if !kiosk.city.is_empty() { (kiosk.city) "　" } (kiosk.title) }
        h1 { (ui::goal(&goal.sheet.goal)) }
        p { (words::in_charge(&goal.sheet.department)) }
        @if tally.by_number() > 0 {
            div class="k-big" {
                p { (words::reached_of(tally.of(KioskOutcome::Met), tally.by_number(), tally.of(KioskOutcome::NoReport))) }
                (bars::shares(tally))
            }
        }
        p class="k-invite" { (words::TOUCH_TO_SEE) }
    };
    made(format!("attract/{}", goal.number), &goal.sheet.goal, "k-attract", "", &body)
}

fn body(kiosk: &Kiosk, groups: &[&[KioskGoal]], chosen: usize) -> Markup {
    html! {
        div class="k-left" {
            (scenery())
            (hero(kiosk))
            (sum(kiosk))
        }
        section class="k-choose" aria-labelledby="k-which" {
            h2 id="k-which" { (words::WHICH_GOAL) }
            @if groups.len() > 1 {
                nav class="k-tabs" aria-label=(words::groups()) {
                    @for (at, group) in groups.iter().enumerate() {
                        a class="k-tap" href={ "#/kiosk/group/" (at + 1) } aria-current=[(at == chosen).then_some("true")] {
                            b { (kiosk.group_name(group)) }
                            small { (words::goals(group.len())) }
                        }
                    }
                }
            }
            @if let Some(group) = groups.get(chosen) {
                (cards(group))
            }
            (ways(kiosk))
        }
    }
}

fn hero(kiosk: &Kiosk) -> Markup {
    let about = words::about(kiosk.goals.len(), kiosk.latest);
    html! {
        header class="k-hero" {
            @if !kiosk.city.is_empty() {
                p class="k-city" { (kiosk.city) }
            }
            h1 {
                @for word in kiosk.title.split('　') {
                    span { (word) }
                }
            }
            p {
                @for line in about {
                    span { (line) }
                }
            }
        }
    }
}

/// How many targets were reached, each kind leading to its list.
pub(super) fn sum(kiosk: &Kiosk) -> Markup {
    let mut tally = KioskTally::default();
    kiosk.goals.iter().for_each(|goal| tally.add(goal.tally()));
    html! {
        @if tally.by_number() > 0 {
            section class="k-sum" {
                @if tally.of(KioskOutcome::NoReport) == tally.by_number() {
                    p class="k-words" {
                        span { (words::BY_NUMBER) }
                        span { (words::promised(tally.by_number())) }
                    }
                } @else {
                    p class="k-words" {
                        span { (words::BY_NUMBER) }
                        span { (words::of_targets(tally.by_number())) }
                    }
                    p class="k-number" {
                        (tally.of(KioskOutcome::Met))
                        small { (words::REACHED) }
                    }
                }
                (bars::shares(tally))
                ul {
                    @for (outcome, count) in tally.told() {
                        li {
                            a class="k-tap" href={ "#/kiosk/results/" (outcome.key()) } {
                                span { (words::signed(outcome)) } " " b { (count) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Goals to choose from.
pub(super) fn cards(goals: &[KioskGoal]) -> Markup {
    html! {
        div class="k-cards" {
            @for goal in goals {
                (card(goal))
            }
        }
    }
}

/// A goal to choose.
pub(super) fn card(goal: &KioskGoal) -> Markup {
    let tally = goal.tally();
    html! {
        a class="k-card k-tap" href=(goal.href()) data-piece {
            @if parts::has(FormPart::Rank) {
                span class="k-rank" {
                    @if let Some(rank) = goal.sheet.rank {
                        span class="sr-only" { (words::rank(rank)) }
                        span aria-hidden="true" { (rank.number()) }
                    }
                }
            }
            span class="k-name" {
                b { (ui::goal(&goal.sheet.goal)) }
                small { (words::in_charge(&goal.sheet.department)) }
            }
            @if tally.by_number() > 0 {
                span class="k-stand" {
                    (bars::shares(tally))
                    (bars::in_short(tally))
                }
            } @else if goal.is_awaited() {
                span class="k-stand" { (words::outcome(KioskOutcome::NoReport)) }
            }
            span class="k-go" aria-hidden="true" { "›" }
        }
    }
}

fn ways(kiosk: &Kiosk) -> Markup {
    let results = ("results", words::RESULTS, words::RESULTS_NOTE);
    let sdgs = ("sdgs", words::SDGS, words::SDGS_NOTE);
    let search = ("search", words::SEARCH, words::SEARCH_NOTE);
    let first = [kiosk.shows_outcomes.then_some(results), kiosk.has_sdgs.then_some(sdgs), Some(search)];
    let ways: Vec<_> = first.into_iter().flatten().chain(kiosk.pictures.iter().copied()).collect();
    html! {
        nav class={ "k-ways" @if ways.len() > 3 { " many" } } aria-label=(words::SEARCH) {
            @for (place, name, note) in ways {
                a class="k-tap" href={ "#/kiosk/" (place) } {
                    b { (name) }
                    small { (note) }
                }
            }
        }
    }
}
