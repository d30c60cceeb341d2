//! A goal in a citizen's order: what is the matter, what the city wants, what it did and what came of it.

use maud::{Markup, html};

use super::told::{KioskGoal, Told, heading};
use super::{Kiosk, bars, made, sdgs};
use crate::figures::paper_text;
use crate::messages::kiosk as words;
use crate::messages::{parts, ui};
use crate::model::kiosk::{KioskOutcome, KioskPage};
use crate::model::{FormPart, Initiative, OwnKey, PartSetting, Sheet, SheetForm, paper};
use crate::publish::indicators;

/// Its page.
pub(super) fn page(kiosk: &Kiosk, goal: &KioskGoal) -> KioskPage {
    let (sheet, form) = (&goal.sheet, &kiosk.form);
    let body = html! {
        (head(kiosk, goal))
        div class="k-about" {
            (known(FormPart::Situation, &sheet.situation))
            (wanted(kiosk, goal))
            (own_parts(sheet, &form.parts))
        }
        section class="k-do" {
            h2 { (words::initiatives(kiosk.latest.is_some())) }
            @for (number, initiative) in goal.initiatives() {
                (act(form, goal, number, initiative))
            }
        }
        div class="k-after" {
            (known(FormPart::Participation, &sheet.participation))
            (known(FormPart::Effects, &sheet.effects))
            (own_parts(sheet, &form.after))
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
            } @else if goal.is_awaited() {
                p { (words::outcome(KioskOutcome::NoReport)) }
            }
        }
    }
}

fn known(part: FormPart, text: &str) -> Markup {
    titled(words::heading(part), text, paper_text(text, &[]))
}

fn titled(title: &str, text: &str, shown: Markup) -> Markup {
    html! {
        @if !text.trim().is_empty() {
            section class="k-part" {
                h2 { (title) }
                div class="k-text" { (shown) }
            }
        }
    }
}

/// The parts of the city's own among these.
fn own_parts(sheet: &Sheet, parts: &[PartSetting]) -> Markup {
    html! {
        @for (part, key) in own(parts) {
            (titled(&part.label, sheet.own.get(key), indicators::shown(part, sheet.own.get(key))))
        }
    }
}

fn own(parts: &[PartSetting]) -> impl Iterator<Item = (&PartSetting, &OwnKey)> {
    parts.iter().filter_map(|part| Some((part, part.own()?)))
}

/// What the city wants, with the SDGs that this serves; where the form has names of its own for them, each under its own.
fn wanted(kiosk: &Kiosk, goal: &KioskGoal) -> Markup {
    let sheet = &goal.sheet;
    let has_sdgs = sheet.sdgs.iter().next().is_some();
    let is_renamed = |part| paper::renamed(part).is_some() || kiosk.form.known(part).is_none();
    let are_apart = [FormPart::Purpose, FormPart::Sdgs].into_iter().any(is_renamed);
    let served = html! {
        @if has_sdgs {
            div class="k-sdgs" {
                @for sdg in sheet.sdgs.iter() {
                    (sdgs::link(*sdg, None))
                }
            }
        }
    };
    html! {
        @if are_apart {
            (known(FormPart::Purpose, &sheet.purpose))
            @if has_sdgs {
                section class="k-part" {
                    h2 { (words::heading(FormPart::Sdgs)) }
                    (served)
                }
            }
        } @else if has_sdgs || !sheet.purpose.trim().is_empty() {
            section class="k-part" {
                h2 { (words::heading(FormPart::Purpose)) }
                div class="k-text" { (paper_text(&sheet.purpose, &[])) }
                (served)
            }
        }
    }
}

/// An initiative with its rows, and what the city's own columns say of it.
fn act(form: &SheetForm, goal: &KioskGoal, number: usize, initiative: &Initiative) -> Markup {
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
            @if own(&form.columns).any(|(_, key)| !initiative.own.get(key).trim().is_empty()) {
                div class="k-row" {
                    (facts_of(own(&form.columns).map(|(part, key)| {
                        let text = initiative.own.get(key);
                        (part.label.as_str(), text, indicators::shown(part, text))
                    })))
                }
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
    let report = FormPart::of_column(told.report.column());
    let facts = [
        (FormPart::Deadline, told.by_when),
        (FormPart::Target, told.how_far),
        (FormPart::Midterm, told.before),
        (report, told.came_out),
    ];
    html! {
        (facts_of(facts.into_iter().map(|(part, text)| (words::heading(part), text, paper_text(text, &[])))))
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

/// Names with the texts under them, where anything stands there, and how those are shown.
fn facts_of<'f>(facts: impl Iterator<Item = (&'f str, &'f str, Markup)>) -> Markup {
    html! {
        dl class="k-facts" {
            @for (name, _, shown) in facts.filter(|(_, text, _)| !text.trim().is_empty()) {
                div {
                    dt { (name) }
                    dd { (shown) }
                }
            }
        }
    }
}
