//! 提出状況 as it is drawn: the rail of steps, a row a department with its sheets as squares and the words to remind it, and
//! what closing the step comes to. What is pressed is the page's: each button says what it is for in `data-act`.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::grades;
use crate::figures;
use crate::messages::progress as words;
use crate::model::{Day, Settings, Sheet, SheetId, Stage};
use crate::overview::years;
use crate::progress::{DepartmentProgress, ProgressStanding, StepProgress, StepTime, YearProgress};
use crate::results::{self, SheetResults};
use crate::route::Route;

/// The progress of these sheets, a section for each of their years.
pub fn drawn(
    sheets: &[Sheet],
    settings: &Settings,
    today: Day,
    is_whole: bool,
    out: &BTreeMap<SheetId, Vec<(String, Day)>>,
) -> String {
    let read: Vec<SheetResults> = sheets.iter().map(results::of).collect();
    let pairs: Vec<(&Sheet, &SheetResults)> = sheets.iter().zip(&read).collect();
    figures::printable(html! {
        @for year in years(sheets) {
            (section(&YearProgress::of(year, &pairs, settings, today, is_whole).with_out(out), settings))
        }
    })
}

fn section(progress: &YearProgress<'_>, settings: &Settings) -> Markup {
    html! {
        section class="progress" aria-label=(format!("{} {}", progress.year, words::TITLE)) data-year=(progress.year.western()) {
            p class="progress-scope" { (words::scope(progress)) }
            @if progress.is_begun() {
                (rail(progress))
                @for (count, step) in &progress.moved_on { p class="sub" { (words::moved_on(*count, &step.name)) } }
                div class="progress-two" {
                    div { (table(progress)) (grades::due(&progress.graded)) }
                    (closing(progress))
                }
            } @else {
                (begin(progress, settings))
            }
        }
    }
}

/// The steps as one rail.
fn rail(progress: &YearProgress<'_>) -> Markup {
    html! {
        ol class="rail" aria-label=(words::RAIL) {
            @for (number, step) in (1..).zip(&progress.steps) {
                li class=(time_class(step)) aria-current=[(step.time == StepTime::Now).then_some("step")] {
                    span class="rail-mark" aria-hidden="true" {
                        @if step.time == StepTime::Over { "✓" } @else { (number) }
                    }
                    span {
                        b { (words::step_name(step)) }
                        span class="sr-only" { " " (words::step_time(step.time)) " " }
                        small { (words::step_note(step, progress.today)) }
                    }
                }
            }
        }
    }
}

fn time_class(step: &StepProgress<'_>) -> &'static str {
    match step.time {
        StepTime::Over => "over",
        StepTime::Now => "now",
        StepTime::Ahead => "ahead",
    }
}

fn table(progress: &YearProgress<'_>) -> Markup {
    let [done, standing] = words::sum(progress);
    html! {
        div class="box progress-table" {
            div class="progress-head" {
                h2 {
                    @if let Some(current) = progress.current() { (words::step_name(current)) }
                    @else { (words::ALL_CLOSED) }
                }
                @if progress.current().is_some() { span { (words::done(progress)) } }
                ul class="legend" aria-label=(words::LEGEND) {
                    @for standing in [ProgressStanding::Done, ProgressStanding::Begun, ProgressStanding::Untouched] {
                        li { (square(standing)) " " (words::standing(standing)) }
                    }
                }
            }
            table {
                thead {
                    tr {
                        th scope="col" { (words::department_short()) }
                        th scope="col" { (words::SHEETS) }
                        th scope="col" { (words::STANDING) }
                        th scope="col" class="num" { (words::BLANKS) }
                        th scope="col" class="num" { (words::ERRORS) }
                    }
                }
                @for department in &progress.departments { (row(progress, department)) }
                tfoot {
                    tr {
                        th scope="row" { (words::SUM) }
                        td data-label=(words::SHEETS) { (done) }
                        td data-label=(words::STANDING) { (standing) }
                        td class="num" data-label=(words::BLANKS) { (progress.blanks()) }
                        td class="num" data-label=(words::ERRORS) { (progress.errors()) }
                    }
                }
            }
        }
    }
}

fn row(progress: &YearProgress<'_>, department: &DepartmentProgress<'_>) -> Markup {
    let standing = department.standing();
    let is_out = department.sheets.iter().any(|sheet| !sheet.out.is_empty());
    // Grades are often another's to give: who owes them stands in a table of its own.
    let is_asked = progress.current().is_some()
        && (standing != Some(ProgressStanding::Done) || is_out || is_wrong(progress, department));
    html! {
        tbody class=(standing_class(standing)) {
            tr {
                th scope="row" { (words::department(department)) }
                td data-label=(words::SHEETS) {
                    ul class="squares" {
                        @for sheet in &department.sheets {
                            @let name = words::square(progress, sheet);
                            li {
                                a href=(Route::Sheet(sheet.sheet.id.clone()).href()) title=(name) aria-label=(name) {
                                    (square(sheet.standing))
                                }
                            }
                        }
                    }
                }
                td data-label=(words::STANDING) {
                    span class={ "chip " (chip_class(department)) } { (words::department_standing(department)) }
                    @let ahead = words::ahead(progress, department);
                    @if !ahead.is_empty() { small class="ahead" { (ahead) } }
                    @if is_out { small class="out" { (words::out(department)) } }
                }
                td class="num" data-label=(words::BLANKS) { (count(department.blanks())) }
                td class="num" data-label=(words::ERRORS) { (count(department.errors())) }
            }
            @if is_asked {
                tr class="reminder no-print" {
                    td colspan="5" {
                        details {
                            summary { (words::REMINDER) span class="sr-only" { " " (words::department(department)) } }
                            @let text = words::reminder(progress, department);
                            textarea readonly rows=(text.lines().count() + 1)
                                aria-label={ (words::REMINDER) " " (words::department(department)) } { (text) }
                            button class="btn small" data-act="copy" { (words::COPY) }
                        }
                    }
                }
            }
        }
    }
}

/// Whether anything is wrong in a sheet that is at the step.
fn is_wrong(progress: &YearProgress<'_>, department: &DepartmentProgress<'_>) -> bool {
    department.sheets.iter().any(|sheet| sheet.errors > 0 && progress.ahead(sheet).is_none())
}

fn count(count: usize) -> Markup {
    html! { @if count == 0 { span class="zero" { "0" } } @else { b { (count) } } }
}

fn standing_class(standing: Option<ProgressStanding>) -> &'static str {
    match standing {
        Some(ProgressStanding::Done) => "done",
        Some(ProgressStanding::Begun) => "begun",
        Some(ProgressStanding::Untouched) | None => "untouched",
    }
}

fn chip_class(department: &DepartmentProgress<'_>) -> &'static str {
    match department.standing() {
        Some(ProgressStanding::Done) if department.is_complete() => "met",
        Some(ProgressStanding::Done | ProgressStanding::Begun) => "unclear",
        Some(ProgressStanding::Untouched) | None => "short",
    }
}

/// A sheet as a small square: full, half, empty.
fn square(standing: ProgressStanding) -> Markup {
    html! {
        svg class="square" width="15" height="15" viewBox="0 0 15 15" aria-hidden="true" {
            rect x="0.75" y="0.75" width="13.5" height="13.5" rx="1.5" class="frame" {}
            @match standing {
                ProgressStanding::Done => rect x="0.75" y="0.75" width="13.5" height="13.5" rx="1.5" class="full" {},
                ProgressStanding::Begun => path d="M1 14V1H14Z" class="full" {},
                ProgressStanding::Untouched => {},
            }
        }
    }
}

/// What closing the step comes to, and the button; of a year that is closed, that it is.
fn closing(progress: &YearProgress<'_>) -> Markup {
    let Some(current) = progress.current() else {
        return html! {
            div class="box closing" {
                h2 { (words::ALL_CLOSED) }
                p { (words::CLOSED_LEAD) }
                @let left = words::closed_with(progress);
                @if !left.is_empty() { p { (left) } }
                (outside(progress, None))
            }
        };
    };
    let name = words::step_name(current);
    let at = progress.steps.iter().position(|step| step.time == StepTime::Now).unwrap_or(0);
    let next = progress.steps[at + 1..].iter().find(|step| !step.is_empty);
    let next = next.map_or_else(String::new, words::step_name);
    let missing = words::missing(progress);
    html! {
        div class="box closing" {
            h2 { (words::closing(&name)) }
            h3 { (words::MISSING) }
            @if missing.is_empty() { p { (words::NOTHING_MISSING) } }
            ul {
                @for (sign, what, count) in missing {
                    li { span aria-hidden="true" { (sign) } " " span { (what) } b { (count) } }
                }
            }
            h3 { (words::CHANGES) }
            ul {
                @for (sign, what) in words::closing_changes(progress, &name, &next, current.sheets) {
                    li { span aria-hidden="true" { (sign) } " " span { (what) } }
                }
            }
            (outside(progress, current.step.map(|step| step.id.as_str())))
            @if let Some(step) = current.step {
                button class="btn fill no-print" data-act="close" data-step=(step.id.as_str()) {
                    (words::close(&name, &words::left_open(progress), current.sheets))
                }
            }
        }
    }
}

/// Sheets that came later, and the way to take them into the step.
fn outside(progress: &YearProgress<'_>, step: Option<&str>) -> Markup {
    html! {
        @if progress.outside > 0 {
            div class="outside" {
                p { (words::outside(progress.outside)) }
                @if let (Some(step), Some(current)) = (step, progress.current()) {
                    button class="btn small no-print" data-act="begin" data-step=(step) {
                        (words::join(progress.outside, &words::step_name(current)))
                    }
                }
            }
        }
    }
}

/// Nothing was begun yet.
fn begin(progress: &YearProgress<'_>, settings: &Settings) -> Markup {
    // The step that the day says, where the city has as many steps as the paper.
    let likely = match Stage::on(progress.year, progress.today) {
        Stage::Plan => 0,
        Stage::Midterm => 1,
        Stage::Final => 2,
    };
    html! {
        div class="box begin" {
            h2 { (words::BEGIN) }
            p { (words::BEGIN_WHY) }
            p { (words::BEGIN_WITH) }
            p class="no-print" {
                @for (at, step) in settings.steps.iter().enumerate().filter(|(_, step)| settings.is_step_written(step)) {
                    button class=(if at == likely { "btn fill" } else { "btn" }) data-act="begin" data-step=(step.id.as_str()) {
                        (words::begin_with(&step.name))
                    }
                    " "
                }
            }
            (list(progress))
        }
    }
}

/// The departments and their sheets, before anything is begun.
fn list(progress: &YearProgress<'_>) -> Markup {
    let names: Vec<&str> = progress.departments.iter().map(words::department).collect();
    html! { p class="quiet" { (words::department_short()) "：" (names.join("、")) } }
}
