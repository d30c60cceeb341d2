//! A goal's slide: three figures, all verdicts, what was missed in the sheet's own words; what has no room goes on, on
//! further slides.

use maud::{Markup, html};

use super::choice::{choice, name_of, parts, words_of};
use super::notes;
use super::pieces::{bar, short_name, tally, title_class};
use super::room;
use super::slide::{Slide, latest};
use crate::figures;
use crate::messages::{publish as publish_words, results as result_words, slides as words, ui};
use crate::model::{Column, FormPart, Report, Sdg, Sheet, paper};
use crate::results::table::ResultsRow;
use crate::results::{By, Judged, SheetResults};

/// The longest name of a figure, small, on three lines.
const LONGEST_NAME: usize = 40;

/// One thing that was missed, or a part of its reason.
struct Miss {
    name: String,
    figure: String,
    reason: String,
}

/// The slides of a goal.
pub(super) fn of_goal(sheet: &Sheet, results: &SheetResults) -> Vec<Slide> {
    let report = latest(results);
    let choice = choice(sheet, results, report);
    let missed: Vec<Miss> =
        report.map_or(Vec::new(), |report| choice.missed.iter().map(|line| miss(line, report)).collect());
    let room = room::beside(ui::goal(&sheet.goal));
    let first = match fitting(&missed, room) {
        all if all == missed.len() => all,
        // It is said that there are more.
        _ => fitting(&missed, room.saturating_sub(room::MORE)),
    };
    let shown = sheet.sdgs.iter().filter(|_| paper::has(FormPart::Sdgs));
    let foot = foot(&shown.copied().collect::<Vec<Sdg>>());
    let name = ui::goal(&sheet.goal).to_owned();
    let body = html! {
        (head(sheet, report))
        @if choice.figures.is_empty() {
            (without_figures(sheet, results))
        } @else {
            div class="figs" {
                @for line in &choice.figures { (figure(line, report)) }
            }
        }
        div class="two" {
            section {
                h3 { (words::ENTRIES) " " (results.tally(report.unwrap_or(Report::Midterm)).all()) }
                (tally(&results.tally(report.unwrap_or(Report::Midterm)), report))
            }
            (missed_beside(report, &missed[..first], missed.len() - first))
        }
    };
    let mut slides =
        vec![Slide { name: name.clone(), body, foot: foot.clone(), notes: Some(notes::notes(sheet)) }];
    if let Some(report) = report {
        for page in pages(missed.into_iter().skip(first).collect(), ui::goal(&sheet.goal)) {
            let body = html! {
                (head(sheet, Some(report)))
                section class="misses-alone" {
                    h3 { (words::missed_on(report)) }
                    (list(&page, report))
                }
            };
            slides.push(Slide {
                name: format!("{name}　{}", words::missed_on(report)),
                body,
                foot: foot.clone(),
                notes: None,
            });
        }
    }
    slides
}

fn head(sheet: &Sheet, report: Option<Report>) -> Markup {
    html! {
        p class="k" {
            @if let Some(rank) = paper::rank_of(sheet) { span class="rk" { (publish_words::rank(rank)) } }
            b { (ui::department(&sheet.department)) }
            span { (words::of(sheet.fiscal_year, report)) }
        }
        h2 class=(title_class(&sheet.goal)) { (ui::goal(&sheet.goal)) }
    }
}

fn figure(line: &ResultsRow<'_>, report: Option<Report>) -> Markup {
    let judged = report.and_then(|report| Some((report, line.judged(report)?)));
    let target_words = words_of_target(line);
    let reached = judged.and_then(|(_, judged)| result_words::reached(&judged.verdict));
    html! {
        section class="fig" {
            h3 {
                span class={ "what " (name_class(name_of(line))) } { (short_name(name_of(line), LONGEST_NAME)) }
                @if let Some((report, Judged { verdict, .. })) = judged {
                    span class={ "chip " (figures::class(verdict.state, report)) } {
                        (result_words::chip(verdict, report, By::Reading))
                    }
                } @else {
                    span class="chip none" { (result_words::NO_REPORT) }
                }
            }
            @if let Some((value, unit)) = &reached {
                p class={ "v " (size(value, unit)) } { (value) small { (unit) } }
            } @else if report.is_some() {
                // The target stands below: here it would be taken for what was reached.
                p class="v v1" { (publish_words::NO_ENTRY) }
            } @else {
                p class={ "v " (size(&target_words, "")) } { (target_words) }
            }
            @if let Some((report, judged)) = judged {
                div class="m" { (bar(judged, report)) }
            }
            p class="t" { (words::TARGET) " " b { (target_words) } }
        }
    }
}

/// The target's number as it is written.
fn words_of_target(line: &ResultsRow<'_>) -> String {
    let aligned = &line.results.aligned;
    let words = crate::results::words(line.initiative, aligned, &aligned.rows[line.row], Column::Target);
    let target = line.results.rows[line.row].target.as_ref();
    target.and_then(|target| words.get(target.span.clone())).unwrap_or("").to_owned()
}

/// How large its name is.
fn name_class(name: &str) -> &'static str {
    if name.chars().count() > 18 { "long" } else { "" }
}

/// How large a figure is written, so that it has room.
fn size(value: &str, unit: &str) -> &'static str {
    let width = |text: &str| text.chars().map(|char| if char.is_ascii() { 6 } else { 10 }).sum::<usize>();
    // The unit is less than half as large.
    match width(value) * 5 + width(unit) * 2 {
        ..=190 => "v1",
        191..=260 => "v2",
        261..=400 => "v3",
        _ => "v4",
    }
}

fn miss(line: &ResultsRow<'_>, report: Report) -> Miss {
    let label = line.results.aligned.rows[line.row].key.label;
    let number = crate::messages::parts::initiative_number(line.number);
    let number = label.map_or_else(|| number.clone(), |label| format!("{number}({label})"));
    let target = crate::results::words(
        line.initiative,
        &line.results.aligned,
        &line.results.aligned.rows[line.row],
        Column::Target,
    );
    let compared = line.judged(report).and_then(|judged| result_words::compared(&judged.verdict, target));
    Miss {
        name: format!("{number} {}", short_name(name_of(line), 27)),
        figure: compared.into_iter().collect(),
        reason: words_of(line, report.column()),
    }
}

/// The SDGs at the foot: their names where there is room, else their numbers.
fn foot(sdgs: &[Sdg]) -> String {
    let named = words::sdgs(sdgs);
    match sdgs {
        [] => String::new(),
        _ if room::is_foot(&named) => named,
        _ => words::sdg_numbers(sdgs),
    }
}

/// How many of them fit beside the verdicts.
fn fitting(missed: &[Miss], room: usize) -> usize {
    let mut used = 0;
    let fits = |miss: &&Miss| {
        used += room::of_item(room::BESIDE, &miss.name, &miss.figure, &miss.reason);
        used <= room
    };
    missed.iter().take_while(fits).count()
}

/// Pages of what has room on further slides; a reason that fills more than one is parted, none is cut.
fn pages(missed: Vec<Miss>, title: &str) -> Vec<Vec<Miss>> {
    let mut pages: Vec<Vec<Miss>> = Vec::new();
    let room = room::alone(title);
    let mut used = room;
    for miss in missed {
        for reason in parts(&miss.reason, room::longest_part(title)) {
            let part = Miss { reason, name: miss.name.clone(), figure: miss.figure.clone() };
            let takes = room::of_item(room::ALONE, &part.name, &part.figure, &part.reason);
            if used + takes > room {
                pages.push(Vec::new());
                used = 0;
            }
            used += takes;
            if let Some(page) = pages.last_mut() {
                page.push(part);
            }
        }
    }
    pages
}

fn missed_beside(report: Option<Report>, missed: &[Miss], more: usize) -> Markup {
    html! {
        section {
            @if let Some(report) = report {
                h3 { (words::missed(report)) }
                @if missed.is_empty() && more == 0 {
                    p class="none-missed" {
                        @match report {
                            Report::Final => (words::nothing_missed()),
                            Report::Midterm => (words::NOTHING_ON_THE_WAY),
                        }
                    }
                }
                (list(missed, report))
                @if more > 0 { p class="more" { (words::more(more)) } }
            } @else {
                p class="none-missed" { (words::NO_REPORT_YET) }
            }
        }
    }
}

fn list(missed: &[Miss], report: Report) -> Markup {
    html! {
        @if !missed.is_empty() {
            ul class="misses" {
                @for miss in missed {
                    li {
                        span class="sign" aria-hidden="true" { @if report == Report::Final { "▲" } @else { "―" } }
                        span { b { (miss.name) } small { (miss.figure) } }
                        span { (miss.reason) }
                    }
                }
            }
        }
    }
}

/// What is done, where nothing has a number.
fn without_figures(sheet: &Sheet, results: &SheetResults) -> Markup {
    html! {
        div class="no-figs" {
            p { (words::NO_FIGURES) }
            ul {
                @for ((number, initiative), results) in (1..).zip(&sheet.initiatives).zip(&results.initiatives).take(6) {
                    @let name = results.aligned.heading(&initiative.method).or(initiative.method.lines().next()).unwrap_or("");
                    li { (crate::messages::parts::initiative_number(number)) " " (short_name(name, 24)) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FiscalYear, Initiative, InitiativeId, SheetId};
    use crate::results;

    #[test]
    fn a_target_is_never_shown_as_what_was_reached() {
        let of = |report: &str| {
            let year = FiscalYear::new(2024).expect("a year");
            let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), year);
            let mut initiative = Initiative::empty(InitiativeId::new("i").expect("an id"));
            (initiative.target, initiative.final_report) = ("(1) 40人".into(), report.into());
            sheet.initiatives.push(initiative);
            let results = results::of(&sheet);
            of_goal(&sheet, &results).into_iter().map(|slide| slide.body.into_string()).collect::<String>()
        };
        let large = |markup: &str| {
            let rest = markup.split_once("<p class=\"v ").map_or("", |(_, rest)| rest);
            rest.split_once("</p>").map_or("", |(words, _)| words).to_owned()
        };
        for (report, expected) in [("(1) 概ね実施した", "―"), ("(1) 38人", "38"), ("", "40人")] {
            let found = large(&of(report));
            assert!(found.contains(expected), "{report}: {found}");
            assert_eq!(found.contains("40"), report.is_empty(), "{report}: {found}");
        }
    }
}
