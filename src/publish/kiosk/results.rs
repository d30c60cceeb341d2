//! How it came out: all targets of the year in one list, to be narrowed down by outcome, department and SDG.
//!
//! A row says what it is in attributes; what is pressed says which of them are shown.

use maud::{Markup, html};

use super::told::{KioskGoal, Told, heading};
use super::{Kiosk, bars, goal, made};
use crate::messages::kiosk as words;
use crate::messages::ui;
use crate::model::Sdg;
use crate::model::kiosk::{KioskOutcome, KioskPage};

/// The page.
pub(super) fn page(kiosk: &Kiosk) -> KioskPage {
    let departments = departments(kiosk);
    let body = html! {
        header class="k-head" { h1 { (words::RESULTS_TITLE) } }
        (filters(kiosk, &departments))
        p class="k-found" data-found role="status" {}
        div class="k-lines" {
            @for goal in &kiosk.goals {
                (lines(goal, &departments))
            }
        }
    };
    made("results".to_owned(), words::RESULTS_TITLE, "k-results", words::UNIT, &body)
}

/// Each department once, in the order in which they stand.
pub(super) fn departments(kiosk: &Kiosk) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for goal in &kiosk.goals {
        if !all.contains(&goal.sheet.department.as_str()) {
            all.push(&goal.sheet.department);
        }
    }
    all
}

fn filters(kiosk: &Kiosk, departments: &[&str]) -> Markup {
    let mut tally = super::told::KioskTally::default();
    kiosk.goals.iter().for_each(|goal| tally.add(goal.tally()));
    let outcomes = tally
        .present()
        .into_iter()
        .map(|(outcome, count)| (outcome.key().to_owned(), format!("{} {count}", words::signed(outcome))));
    let outcomes: Vec<_> = outcomes.collect();
    let of_departments: Vec<_> = departments
        .iter()
        .enumerate()
        .map(|(at, name)| (at.to_string(), ui::department(name).to_owned()))
        .collect();
    let served = |sdg: &Sdg| kiosk.goals.iter().any(|goal| goal.sheet.sdgs.iter().any(|one| one == sdg));
    let of_sdgs: Vec<_> = Sdg::all()
        .filter(served)
        .map(|sdg| (sdg.number().to_string(), format!("{} {}", sdg.number(), sdg.name())))
        .collect();
    html! {
        div class="k-filters" {
            div class="k-choices" role="group" aria-label=(words::OUTCOME) { (choices("outcome", &outcomes)) }
            (folded(words::who(), "department", &of_departments))
            (folded(words::BY_SDG, "sdgs", &of_sdgs))
        }
    }
}

fn folded(name: &str, of: &str, values: &[(String, String)]) -> Markup {
    html! {
        @if values.len() > 1 {
            details class="k-fold" {
                summary class="k-tap" { span { (name) } b data-chosen=(of) { (words::ALL) } }
                div class="k-choices" role="group" aria-label=(name) { (choices(of, values)) }
            }
        }
    }
}

/// Every value of a filter, and all of them.
fn choices(of: &str, values: &[(String, String)]) -> Markup {
    html! {
        button type="button" class="k-tap" data-filter=(of) data-value="" aria-pressed="true" { (words::ALL) }
        @for (value, name) in values {
            button type="button" class="k-tap" data-filter=(of) data-value=(value) aria-pressed="false" { (name) }
        }
    }
}

/// A goal's rows.
pub(super) fn lines(goal: &KioskGoal, departments: &[&str]) -> Markup {
    let department = departments.iter().position(|name| *name == goal.sheet.department);
    let sdgs: Vec<String> = goal.sheet.sdgs.iter().map(|sdg| sdg.number().to_string()).collect();
    html! {
        @for (number, initiative) in goal.initiatives() {
            @for told in goal.rows(number) {
                a
                    class="k-line k-tap"
                    href={ (goal.href()) "/" (number) }
                    data-piece
                    data-line
                    data-outcome=[told.outcome.map(KioskOutcome::key)]
                    data-department=[department]
                    data-sdgs=(sdgs.join(" "))
                {
                    (line(goal, heading(initiative), &told))
                }
            }
        }
    }
}

fn line(goal: &KioskGoal, name: &str, told: &Told<'_>) -> Markup {
    html! {
        div class="k-what" {
            b { (name) @if !told.what.is_empty() && told.what != name { "　" (told.what) } }
            @if let Some(outcome) = told.outcome {
                (bars::chip(outcome))
            }
        }
        small class="k-of" {
            (ui::goal(&goal.sheet.goal)) "　" (words::in_charge(&goal.sheet.department))
        }
        (goal::facts(told))
    }
}
