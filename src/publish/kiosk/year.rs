//! The pictures of the year in a kiosk, where they were chosen: 全体, 予定 and 計画との対応 as cards that are touched.

use maud::{Markup, html};

use super::told::{KioskGoal, KioskTally};
use super::{Kiosk, bars, made, sdgs, start};
use crate::alignment::{ChapterRow, PlanStanding, YearAlignment};
use crate::calendar::{self, CalendarEntry, YearCalendar};
use crate::messages::{
    alignment as alignment_words, calendar as calendar_words, kiosk as words, overview as overview_words,
    results as result_words, showing, ui,
};
use crate::model::kiosk::{KioskOutcome, KioskPage};
use crate::model::publication::PublishChoice;
use crate::model::{Day, FiscalYear, Report, Sheet};
use crate::overview::{Shortfall, YearOverview, years};
use crate::results::{self, SheetResults};

/// How many shortfalls are told.
const LARGEST: usize = 10;

/// Those that were chosen, each with what its button says beneath its name.
pub(super) fn chosen(
    choice: &PublishChoice,
    today: Option<Day>,
) -> Vec<(&'static str, &'static str, &'static str)> {
    [
        (choice.shows_overview(), "overview", showing::OVERVIEW, words::OVERVIEW_NOTE),
        (choice.calendar && today.is_some(), "calendar", showing::CALENDAR, words::CALENDAR_NOTE),
        (choice.shows_alignment(), "alignment", showing::ALIGNMENT, words::ALIGNMENT_NOTE),
    ]
    .into_iter()
    .filter_map(|(is_chosen, place, name, note)| is_chosen.then_some((place, name, note)))
    .collect()
}

/// Their pages.
pub(super) fn pages(kiosk: &Kiosk, before: &[Sheet], today: Option<Day>) -> Vec<KioskPage> {
    let page = |(place, name, _): &(&str, &str, &str)| {
        let body = match (*place, today) {
            ("overview", _) => overview(kiosk, before),
            ("calendar", Some(today)) => calendar(kiosk, today),
            _ => alignment(kiosk, before),
        };
        let body = html! {
            header class="k-head" { h1 { (name) } }
            div class="k-year-of" { (body) }
        };
        made((*place).to_owned(), name, "k-showing", words::UNIT, &body)
    };
    kiosk.pictures.iter().map(page).collect()
}

/// All of the year in one look: the sum, the groups with their goals, what was furthest from its target.
fn overview(kiosk: &Kiosk, before: &[Sheet]) -> Markup {
    let pairs: Vec<(&Sheet, &SheetResults)> =
        kiosk.goals.iter().map(|goal| (&goal.sheet, &goal.results)).collect();
    let read: Vec<SheetResults> = before.iter().map(results::of).collect();
    let before: Vec<(&Sheet, &SheetResults)> = before.iter().zip(&read).collect();
    let of = |year: FiscalYear| YearOverview::of(year, &pairs, &before, None);
    let years: Vec<YearOverview<'_>> =
        years(pairs.iter().map(|(sheet, _)| *sheet)).into_iter().map(of).collect();
    html! {
        (start::sum(kiosk))
        @for year in &years {
            @if let (Some(report), Some(before)) = (year.report, &year.before) {
                @if let Some(last) = FiscalYear::new(i64::from(year.year.western()) - 1) {
                    p { (overview_words::before(last, before, report, year.is_part_of_before)) }
                }
            }
        }
        @for group in kiosk.groups() {
            (of_group(kiosk, group))
        }
        @for year in &years {
            @if !year.shortfalls.is_empty() {
                section {
                    h2 {
                        @if year.report == Some(Report::Midterm) { (overview_words::ON_THE_WAY) } @else { (overview_words::SHORTFALLS) }
                    }
                    div class="k-lines" {
                        @for one in year.shortfalls.iter().take(LARGEST) {
                            (shortfall(kiosk, one, year.report))
                        }
                    }
                }
            }
        }
    }
}

fn of_group(kiosk: &Kiosk, goals: &[KioskGoal]) -> Markup {
    let mut tally = KioskTally::default();
    goals.iter().for_each(|goal| tally.add(goal.tally()));
    html! {
        section {
            h2 { (kiosk.group_name(goals)) }
            (bars::shares(tally))
            span class="k-counts" {
                @for (outcome, count) in tally.told() {
                    b { (words::signed(outcome)) " " (count) }
                }
            }
            (start::cards(goals))
        }
    }
}

fn shortfall(kiosk: &Kiosk, one: &Shortfall<'_>, report: Option<Report>) -> Markup {
    let outcome = if report == Some(Report::Midterm) { KioskOutcome::OnTheWay } else { KioskOutcome::Missed };
    let grows = one.verdict.target.as_ref().is_some_and(|target| target.bound.grows());
    let percent = one.verdict.percent().filter(|_| grows);
    let name = one.words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or(one.words);
    let inside = html! {
        div class="k-what" {
            b { (name) }
            (bars::chip(outcome))
        }
        (of_goal(one.sheet))
        @if let Some(compared) = result_words::compared(one.verdict, one.target) {
            p { (compared) }
        }
        @if let Some(percent) = percent {
            (bars::reached(percent.parts() / 10_000, outcome))
        }
    };
    line(kiosk, one.sheet, &inside)
}

/// What is planned, by the month in which it ends; no text is dropped.
fn calendar(kiosk: &Kiosk, today: Day) -> Markup {
    let read = calendar::read(kiosk.goals.iter().map(|goal| goal.sheet.clone()).collect());
    let years: Vec<YearCalendar<'_>> =
        YearCalendar::of(&read, today).into_iter().map(YearCalendar::for_everybody).collect();
    html! {
        @for year in &years {
            @let name = |what: String| if years.len() > 1 { format!("{} {what}", year.year) } else { what };
            @let ending = |is: &dyn Fn(Option<Day>) -> bool| ending(year, is);
            (due(kiosk, &name(words::BEFORE.to_owned()), &ending(&|last| last.is_some_and(|last| last < year.days.first))))
            @for month in (4..=12).chain(1..=3) {
                (due(kiosk, &name(words::until(month)), &ending(&|last| is_in(year, last, month))))
            }
            (due(kiosk, &name(words::AFTER.to_owned()), &ending(&|last| last.is_some_and(|last| last > year.days.last))))
            (due(kiosk, &name(calendar_words::NO_END.to_owned()), &ending(&|last| last.is_none())))
            (due(kiosk, &name(calendar_words::undated()), &undated(year)))
        }
    }
}

/// Whether a day is in a month of a year.
fn is_in(year: &YearCalendar<'_>, day: Option<Day>, month: u8) -> bool {
    day.is_some_and(|day| (year.days.first..=year.days.last).contains(&day) && day.month() == month)
}

/// What ends on such days, or has no end, with its words.
fn ending<'c, 'r>(
    year: &'c YearCalendar<'r>,
    is: &dyn Fn(Option<Day>) -> bool,
) -> Vec<(&'c CalendarEntry<'r>, String)> {
    let of = |entry: &'c CalendarEntry<'r>| {
        let bars = entry.bars.iter().filter(|bar| is(bar.last));
        bars.map(move |bar| (entry, bar.words.clone()))
    };
    year.all().flat_map(of).collect()
}

fn undated<'c, 'r>(year: &'c YearCalendar<'r>) -> Vec<(&'c CalendarEntry<'r>, String)> {
    let undated = year.all().filter(|entry| entry.is_undated);
    undated.map(|entry| (entry, entry.deadline.to_owned())).collect()
}

fn due(kiosk: &Kiosk, name: &str, entries: &[(&CalendarEntry<'_>, String)]) -> Markup {
    html! {
        @if !entries.is_empty() {
            section {
                h2 { (name) }
                div class="k-lines" {
                    @for (entry, when) in entries {
                        (line(kiosk, entry.line.sheet, &html! {
                            div class="k-what" { b { (entry.name()) } b { (when) } }
                            (of_goal(entry.line.sheet))
                        }))
                    }
                }
            }
        }
    }
}

/// The SDGs, and the chapters of the plans with their goals.
fn alignment(kiosk: &Kiosk, before: &[Sheet]) -> Markup {
    let sheets: Vec<&Sheet> = kiosk.goals.iter().map(|goal| &goal.sheet).collect();
    let before: Vec<&Sheet> = before.iter().collect();
    let years = years(sheets.iter().copied());
    let of = |year: &FiscalYear| YearAlignment::of(*year, &sheets, &before);
    let years: Vec<YearAlignment<'_>> = years.iter().map(of).collect();
    html! {
        @if kiosk.has_sdgs {
            section {
                h2 { (alignment_words::sdgs()) }
                (sdgs::tiles(&kiosk.goals))
            }
        }
        @for year in &years {
            @for plan in &year.plans {
                section {
                    h2 {
                        @if years.len() > 1 { (year.year) " " }
                        (alignment_words::plan(&plan.name))
                    }
                    @for chapter in &plan.chapters {
                        (of_chapter(kiosk, year, chapter))
                    }
                    @if !plan.without.is_empty() {
                        article class="k-act" data-piece {
                            h3 { (alignment_words::without_place()) }
                            (goals_of(kiosk, year, &plan.without))
                        }
                    }
                }
            }
        }
    }
}

fn of_chapter(kiosk: &Kiosk, year: &YearAlignment<'_>, chapter: &ChapterRow) -> Markup {
    let name = if chapter.is_below { &chapter.place } else { &chapter.words };
    html! {
        article class="k-act" data-piece {
            h3 {
                span { (if chapter.standing == PlanStanding::Gap { name } else { &chapter.words }) }
                @if chapter.standing != PlanStanding::Written {
                    small { (alignment_words::standing(chapter.standing)) }
                }
            }
            @if chapter.goals.is_empty() {
                p { (words::NO_GOAL_OF_SDG) }
            }
            (goals_of(kiosk, year, &chapter.goals))
        }
    }
}

fn goals_of(kiosk: &Kiosk, year: &YearAlignment<'_>, goals: &[usize]) -> Markup {
    html! {
        div class="k-choices" {
            @for goal in goals {
                @let sheet = year.goals[*goal];
                a class="k-tap" href=(href(kiosk, sheet)) { (ui::goal(&sheet.goal)) }
            }
        }
    }
}

/// Which goal something belongs to.
fn of_goal(sheet: &Sheet) -> Markup {
    html! { small class="k-of" { (ui::goal(&sheet.goal)) "　" (words::in_charge(&sheet.department)) } }
}

fn line(kiosk: &Kiosk, sheet: &Sheet, inside: &Markup) -> Markup {
    html! { a class="k-line k-tap" href=(href(kiosk, sheet)) data-piece { (inside) } }
}

/// The address of a sheet's goal.
fn href(kiosk: &Kiosk, sheet: &Sheet) -> String {
    kiosk.goals.iter().find(|goal| goal.sheet.id == sheet.id).map_or_else(String::new, KioskGoal::href)
}
