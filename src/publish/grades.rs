//! 評価 as it is drawn: for each who gives grades a bar and the counts of each department, which open what they count, initiatives or
//! sheets; and on 提出状況 those that still have none.

use maud::{Markup, html};

use crate::figures::printable;
use crate::messages::{grades as words, parts, results as result_words, ui};
use crate::model::{Cell, Settings, Sheet};
use crate::results::graded::{GradeGiver, GradedDepartment, GradedRow};
use crate::route::{Route, cell_key};

/// The grades of these sheets; nothing where the city has none.
pub fn drawn(sheets: &[Sheet], settings: &Settings) -> String {
    let sheets: Vec<&Sheet> = sheets.iter().collect();
    let givers = GradeGiver::all(&sheets, settings);
    printable(html! {
        @if !givers.is_empty() {
            section class="grades" aria-label=(words::TITLE) {
                h2 { (words::TITLE) }
                @for giver in &givers { (table(giver, settings)) }
            }
        }
    })
}

/// A column of the table: its word, its class in the bar, and what it counts.
struct GradeColumn {
    word: String,
    class: String,
    rows: for<'d, 's> fn(&'d GradedDepartment<'s>, usize) -> &'d [GradedRow<'s>],
    at: usize,
}

/// Each grade of the scale, what has another word where there is such, and what has none.
fn columns(giver: &GradeGiver<'_>, settings: &Settings) -> Vec<GradeColumn> {
    let grade = |(at, grade): (usize, &crate::model::Grade)| GradeColumn {
        word: grade.word.clone(),
        class: match grade.is_outside {
            true => "outside".to_owned(),
            false => format!("grade-{}", at * SHADES / settings.grades.len().saturating_sub(1).max(1)),
        },
        rows: |department, at| department.given.get(at).map_or(&[], Vec::as_slice),
        at,
    };
    let has_other = giver.departments.iter().any(|one| !one.other.is_empty());
    let other = has_other.then(|| GradeColumn {
        word: words::OTHER.to_owned(),
        class: "outside".to_owned(),
        rows: |department, _| &department.other,
        at: 0,
    });
    let missing = GradeColumn {
        word: words::MISSING.to_owned(),
        class: "missing".to_owned(),
        rows: |department, _| &department.missing,
        at: 0,
    };
    settings.grades.iter().enumerate().map(grade).chain(other).chain([missing]).collect()
}

/// The number of the lightest shade; the best grade has the darkest, 0.
const SHADES: usize = 4;

fn table(giver: &GradeGiver<'_>, settings: &Settings) -> Markup {
    let columns = columns(giver, settings);
    let count =
        |department: &GradedDepartment<'_>, column: &GradeColumn| (column.rows)(department, column.at).len();
    let sum = |column: &GradeColumn| giver.departments.iter().map(|one| count(one, column)).sum::<usize>();
    html! {
        table class="goals counts graded" {
            caption { (words::giver(&giver.name, giver.all_rows(), giver.missing(), giver.is_of_sheets)) }
            thead {
                tr {
                    th scope="col" { (parts::department()) }
                    @for column in &columns {
                        th scope="col" { (swatch(column)) (column.word) }
                    }
                    th scope="col" class="share" { span class="sr-only" { (words::TITLE) } }
                }
            }
            tbody {
                @for department in &giver.departments {
                    tr {
                        th scope="row" { (ui::department(department.name)) }
                        @for column in &columns {
                            td class="count" data-label=(column.word) { (figure(giver, department, column)) }
                        }
                        td class="share" { (bar(department.name, &columns, |column| count(department, column))) }
                    }
                }
                @if giver.departments.len() > 1 {
                    tr {
                        th scope="row" { (result_words::SUM) }
                        @for column in &columns { td class="count" data-label=(column.word) { (sum(column)) } }
                        td class="share" { (bar(result_words::SUM, &columns, sum)) }
                    }
                }
            }
        }
    }
}

/// A number, which opens what it counts.
fn figure(giver: &GradeGiver<'_>, department: &GradedDepartment<'_>, column: &GradeColumn) -> Markup {
    let rows = (column.rows)(department, column.at);
    html! {
        @if rows.is_empty() { span class="zero" { "0" } }
        @else {
            details name="graded" {
                summary aria-label=(words::figure(ui::department(department.name), &column.word, rows.len(), giver.is_of_sheets)) { (rows.len()) }
                ul { @for sheet in rows.chunk_by(|a, b| a.sheet.id == b.sheet.id) { li { (links(giver, sheet)) } } }
            }
        }
    }
}

/// What is graded of one sheet; it leads to the cells of its grades.
fn links(giver: &GradeGiver<'_>, rows: &[GradedRow<'_>]) -> Markup {
    html! {
        @if let Some(first) = rows.first() { (ui::goal(&first.sheet.goal)) }
        @for row in rows {
            @let of = row.initiative.map(|(_, initiative)| initiative.id.clone());
            @let cell = cell_key(&Cell::Own(of, giver.key.clone()));
            @let number = row.initiative.map_or_else(|| words::SHEET.to_owned(), |(number, _)| parts::initiative_number(number));
            " "
            a href=(Route::Sheet(row.sheet.id.clone()).href()) data-cell=(cell)
                aria-label={ (ui::goal(&row.sheet.goal)) " " (number) " " (giver.name) } { (number) }
        }
    }
}

fn bar(name: &str, columns: &[GradeColumn], count: impl Fn(&GradeColumn) -> usize) -> Markup {
    let all = columns.iter().map(&count).sum::<usize>();
    let told = words::bar(name, columns.iter().map(|column| (column.word.clone(), count(column))));
    let mut from = 0;
    let parts = columns.iter().map(|column| {
        let (start, count) = (from, count(column));
        from += count;
        html! { @if count > 0 { rect class=(column.class) x=(share(start, all)) width=(share(count, all)) height="100%" {} } }
    });
    html! {
        svg class="grade-bar" role="img" aria-label=(told) width="100%" height="100%" {
            @for part in parts.collect::<Vec<_>>() { (part) }
        }
    }
}

/// A piece of a bar, to tell what it means.
fn swatch(column: &GradeColumn) -> Markup {
    html! {
        svg class="grade-swatch" aria-hidden="true" width="12" height="12" {
            rect class=(column.class) width="100%" height="100%" {}
        }
    }
}

/// A part of a whole, as SVG takes it.
fn share(part: usize, whole: usize) -> String {
    let share = (part * 10_000).checked_div(whole).unwrap_or(0);
    format!("{}.{:02}%", share / 100, share % 100)
}

/// Who has not graded yet of those who have to by the end of the step: a row a department, with the initiatives that wait.
pub(super) fn due(givers: &[GradeGiver<'_>]) -> Markup {
    // All of them have the same departments, in the order of the list.
    let departments = givers.first().into_iter().flat_map(|giver| &giver.departments);
    let waits = |name: &str| {
        let mut all = givers.iter().flat_map(|giver| &giver.departments);
        all.any(|one| one.name == name && !one.missing.is_empty())
    };
    let names: Vec<&str> = departments.map(|one| one.name).filter(|name| waits(name)).collect();
    let of =
        |giver: &'_ GradeGiver<'_>, name: &str| giver.departments.iter().position(|one| one.name == name);
    html! {
        @if givers.iter().any(|giver| giver.all_rows() > 0) {
            div class="box grades-due" {
                h2 { (words::DUE) }
                @if names.is_empty() { p { (words::NOTHING_DUE) } }
                @else {
                    table {
                        thead {
                            tr {
                                th scope="col" { (parts::department()) }
                                @for giver in givers { th scope="col" { (giver.name) } }
                            }
                        }
                        tbody {
                            @for name in names {
                                tr {
                                    th scope="row" { (ui::department(name)) }
                                    @for giver in givers {
                                        td data-label=(giver.name) {
                                            @if let Some(at) = of(giver, name) { (waiting(giver, &giver.departments[at])) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn waiting(giver: &GradeGiver<'_>, department: &GradedDepartment<'_>) -> Markup {
    html! {
        @if department.missing.is_empty() { span class="quiet" { (words::DONE) } }
        @else {
            b { (words::of(department.all() - department.missing.len(), department.all())) }
            ul {
                @for sheet in department.missing.chunk_by(|a, b| a.sheet.id == b.sheet.id) {
                    li { (links(giver, sheet)) }
                }
            }
        }
    }
}
