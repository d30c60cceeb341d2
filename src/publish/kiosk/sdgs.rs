//! The seventeen SDGs as tiles, and for each the goals that serve it.

use maud::{Markup, html};

use super::told::KioskGoal;
use super::{Kiosk, made, start};
use crate::messages::kiosk as words;
use crate::model::Sdg;
use crate::model::kiosk::KioskPage;

/// On these colours dark figures are easier to read than white ones.
const LIGHT: [u8; 9] = [2, 3, 6, 7, 9, 11, 12, 14, 15];

/// All tiles, and a page for each that a goal serves.
pub(super) fn pages(kiosk: &Kiosk) -> Vec<KioskPage> {
    let served = served(&kiosk.goals);
    let body = html! {
        header class="k-head" { h1 { (words::SDGS_TITLE) } }
        (tiles(&kiosk.goals))
    };
    let all = made("sdgs".to_owned(), words::SDGS_TITLE, "k-of-sdgs", words::UNIT, &body);
    let each = served.iter().filter(|(_, goals)| !goals.is_empty()).map(|(sdg, goals)| of(*sdg, goals));
    std::iter::once(all).chain(each).collect()
}

fn served(goals: &[KioskGoal]) -> Vec<(Sdg, Vec<&KioskGoal>)> {
    Sdg::all().map(|sdg| (sdg, goals.iter().filter(|goal| serves(goal, sdg)).collect())).collect()
}

/// All seventeen; those that a goal serves lead to their goals.
pub(super) fn tiles(goals: &[KioskGoal]) -> Markup {
    html! {
        div class="k-tiles" {
            @for (sdg, goals) in served(goals) {
                @if goals.is_empty() {
                    span class="k-sdg none" { (tile(sdg)) span { (sdg.name()) small { (words::NO_GOAL_OF_SDG) } } }
                } @else {
                    (link(sdg, Some(goals.len())))
                }
            }
        }
    }
}

fn of(sdg: Sdg, goals: &[&KioskGoal]) -> KioskPage {
    let title = words::of_sdg(sdg.number(), sdg.name());
    let body = html! {
        header class="k-head k-of-one" {
            (tile(sdg))
            div {
                h1 { (sdg.name()) }
                p { (words::goals(goals.len())) }
            }
        }
        div class="k-cards" {
            @for goal in goals {
                (start::card(goal))
            }
        }
    };
    made(format!("sdgs/{}", sdg.number()), &title, "k-of-sdg", words::UNIT, &body)
}

/// A tile that leads to its goals.
pub(super) fn link(sdg: Sdg, count: Option<usize>) -> Markup {
    html! {
        a class="k-sdg k-tap" href={ "#/kiosk/sdgs/" (sdg.number()) } {
            (tile(sdg))
            span {
                (sdg.name())
                @if let Some(count) = count {
                    small { (words::goals(count)) }
                }
            }
        }
    }
}

/// The number on its colour: attributes of SVG, because the page's policy lets no style stand in markup.
fn tile(sdg: Sdg) -> Markup {
    let ink = if LIGHT.contains(&sdg.number()) { "#1a1a1a" } else { "#fff" };
    html! {
        svg class="k-tile" viewBox="0 0 84 84" aria-hidden="true" {
            rect width="84" height="84" fill=(sdg.colour()) {}
            text x="42" y="57" text-anchor="middle" font-size="42" font-weight="700" fill=(ink) { (sdg.number()) }
        }
        span class="sr-only" { "SDGs " (sdg.number()) }
    }
}

fn serves(goal: &KioskGoal, sdg: Sdg) -> bool {
    goal.sheet.sdgs.iter().any(|one| *one == sdg)
}
