//! A goal in a citizen's order: what is the matter, what the city wants, what it did and what came of it.

use maud::{Markup, html};

use super::told::{KioskGoal, Told, heading};
use super::{Kiosk, bars, made, sdgs};
use crate::figures::paper_text;
use crate::messages::kiosk as words;
use crate::messages::{parts, ui};
use crate::model::kiosk::KioskPage;
use crate::model::{Initiative, Report};

/// Its page.
pub(super) fn page(kiosk: &Kiosk, goal: &KioskGoal) -> KioskPage {
    let sheet = &goal.sheet;
    let done = if kiosk.latest.is_some() { words::DONE } else { words::TO_DO };
    let body = html! {
        (head(kiosk, goal))
        div class="k-about" {
            (part(words::MATTER, &sheet.situation))
            (wanted(goal))
        }
        section class="k-do" {
            h2 { (done) }
            @for (number, initiative) in goal.initiatives() {
                (act(goal, number, initiative))
            }
        }
        div class="k-after" {
            (part(words::TOGETHER, &sheet.participation))
            (part(words::REMAINS, &sheet.effects))
        }
    };
    made(format!("goal/{}", goal.number), ui::goal(&sheet.goal), "k-goal", words::UNIT_OF_GOAL, &body)
}

fn head(kiosk: &Kiosk, goal: &KioskGoal) -> Markup {
    let (sheet, tally) = (&goal.sheet, goal.tally());
    html! {
        header class="k-head" {
            p class="k-of" {
                span { (kiosk.group_name(std::slice::from_ref(goal))) }
                b { (words::in_charge(&sheet.department)) }
                @if let Some(rank) = sheet.rank {
                    span { (words::rank(rank)) }
                }
            }
            h1 { (ui::goal(&sheet.goal)) }
            @if tally.by_number() > 0 {
                div class="k-stand" {
                    (bars::shares(tally))
                    span class="k-counts" {
                        @for (outcome, count) in tally.told() {
                            b { (words::signed(outcome)) " " (count) }
                        }
                    }
                }
            }
        }
    }
}

fn part(title: &str, text: &str) -> Markup {
    html! {
        @if !text.trim().is_empty() {
            section class="k-part" {
                h2 { (title) }
                div class="k-text" { (paper_text(text, &[])) }
            }
        }
    }
}

fn wanted(goal: &KioskGoal) -> Markup {
    let has_sdgs = goal.sheet.sdgs.iter().next().is_some();
    html! {
        @if has_sdgs || !goal.sheet.purpose.trim().is_empty() {
            section class="k-part" {
                h2 { (words::WANTED) }
                div class="k-text" { (paper_text(&goal.sheet.purpose, &[])) }
                @if has_sdgs {
                    div class="k-sdgs" {
                        @for sdg in goal.sheet.sdgs.iter() {
                            (sdgs::link(*sdg, None))
                        }
                    }
                }
            }
        }
    }
}

/// An initiative with its rows.
fn act(goal: &KioskGoal, number: usize, initiative: &Initiative) -> Markup {
    let name = heading(initiative);
    html! {
        article class="k-act" data-piece data-at=(number) {
            h3 {
                span class="k-nth" { (parts::initiative_number(number)) }
                span { (name) }
            }
            @for told in goal.rows(number) {
                (row(&told, name))
            }
        }
    }
}

fn row(told: &Told<'_>, name: &str) -> Markup {
    // The only row of an initiative without a heading would say its name twice.
    let what = if told.what == name { "" } else { told.what };
    html! {
        div class="k-row" {
            div class="k-what" {
                h4 { (what) }
                @if let Some(outcome) = told.outcome {
                    (bars::chip(outcome))
                }
            }
            @if !told.how.is_empty() {
                div class="k-text k-how" { (paper_text(told.how, &[])) }
            }
            (facts(told))
        }
    }
}

/// By when, how far, how it came out, and why not.
pub(super) fn facts(told: &Told<'_>) -> Markup {
    let came_out = match told.report {
        Report::Final => words::CAME_OUT,
        Report::Midterm => words::SO_FAR,
    };
    let facts = [(words::BY_WHEN, told.by_when), (words::HOW_FAR, told.how_far), (came_out, told.came_out)];
    html! {
        dl class="k-facts" {
            @for (name, words) in facts.into_iter().filter(|(_, words)| !words.is_empty()) {
                div {
                    dt { (name) }
                    dd { (paper_text(words, &[])) }
                }
            }
        }
        @if let (Some(percent), Some(outcome)) = (told.percent, told.outcome) {
            (bars::reached(percent, outcome))
        }
        @if let Some(why) = &told.why {
            div class="k-why" {
                b { (words::WHY) }
                @if why.is_empty() {
                    span { (words::NO_WHY) }
                } @else {
                    span {
                        @for sentence in why {
                            (sentence)
                        }
                    }
                }
            }
        }
    }
}
