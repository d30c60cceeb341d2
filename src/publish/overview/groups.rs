//! The table of 全体: groups and their goals, each with its bar and its counts. Many goals fold under their group.

use maud::{Markup, html};

use super::bars::bar;
use super::{Canvas, Of};
use crate::messages::{carry, overview as words, parts, publish as publish_words, ui};
use crate::model::FormPart;
use crate::overview::{DepartmentOverview, GoalOverview, GroupOverview, Outcomes, OverviewOutcome};

/// More goals than this do not fit one look: only the groups are open.
const OPEN: usize = 20;

pub(super) fn groups(canvas: &Canvas<'_>) -> Markup {
    let overview = canvas.overview;
    let is_folded = overview.goals() > OPEN && !canvas.options.by_department;
    let shown = shown(canvas);
    let by = words::by_group(canvas.options.by_department);
    html! {
        div class="box by" {
            table aria-label=(by) {
                thead {
                    tr {
                        th scope="col" class="name" { (by) }
                        @if canvas.options.as_tables {
                            th scope="col" class="num" { (words::SHARE) }
                            @if overview.before.is_some() {
                                th scope="col" class="num" { (words::share_before(canvas.before)) }
                            }
                        } @else {
                            th scope="col" class="share" {
                                (words::BARS)
                                @if overview.before.is_some() { " " small { (words::mark(canvas.before)) } }
                            }
                        }
                        @for outcome in &shown {
                            th scope="col" class="num" { (words::outcome(*outcome, canvas.report)) }
                        }
                    }
                }
                @for group in &overview.groups {
                    tbody class=[is_folded.then_some("folding")] {
                        (group_row(canvas, group, is_folded, &shown))
                        @if canvas.options.by_department {
                            @for department in &group.departments {
                                (department_row(canvas, group, department, &shown))
                            }
                        } @else {
                            @for goal in &group.goals {
                                (goal_row(canvas, goal, &shown))
                            }
                        }
                    }
                }
            }
            @if canvas.options.as_tables {
                p class="note" { (words::SHARE_NOTE) }
            }
        }
    }
}

/// The outcomes that have a column: those that every year has, and what is there besides.
fn shown(canvas: &Canvas<'_>) -> Vec<OverviewOutcome> {
    let outcomes = &canvas.overview.outcomes;
    let is_shown = |one: &OverviewOutcome| match one {
        OverviewOutcome::NoReport => outcomes.count(*one) > 0,
        _ => canvas.overview.report.is_some(),
    };
    OverviewOutcome::ALL.into_iter().filter(is_shown).collect()
}

fn group_row(
    canvas: &Canvas<'_>,
    group: &GroupOverview<'_>,
    is_folded: bool,
    shown: &[OverviewOutcome],
) -> Markup {
    let name = words::group(group.name, group.goals.len());
    html! {
        tr class="group" {
            th scope="rowgroup" class="name" {
                @if is_folded {
                    input type="checkbox" class="fold" aria-label=(words::fold(group.name)) autocomplete="off";
                    " "
                }
                (name)
            }
            (cells(canvas, Of::Group(group.name), &group.outcomes, group.before.as_ref(), shown))
        }
    }
}

fn department_row(
    canvas: &Canvas<'_>,
    group: &GroupOverview<'_>,
    department: &DepartmentOverview<'_>,
    shown: &[OverviewOutcome],
) -> Markup {
    let DepartmentOverview { name, goals, outcomes, before } = department;
    // The only one is its group.
    let of = match group.departments.len() {
        1 => Of::Group(group.name),
        _ => Of::Department(group.name, name),
    };
    html! {
        tr {
            th scope="row" class="name" { (words::department(name, *goals)) }
            (cells(canvas, of, outcomes, before.as_ref(), shown))
        }
    }
}

fn goal_row(canvas: &Canvas<'_>, goal: &GoalOverview<'_>, shown: &[OverviewOutcome]) -> Markup {
    let sheet = goal.sheet;
    let rank = sheet.rank.map_or_else(|| publish_words::NO_RANK.to_owned(), |rank| rank.number().to_string());
    html! {
        tr {
            th scope="row" class="name" {
                @if parts::has(FormPart::Rank) {
                    span class="rank" title=(parts::rank()) { (rank) } " "
                }
                (canvas.goal(sheet, ui::goal(&sheet.goal)))
                @if let (Some(years), true) = (canvas.years(sheet), goal.before.is_some()) {
                    a class="years-link" href=(years) title=(carry::YEARS) aria-label={ (carry::YEARS) "：" (ui::goal(&sheet.goal)) } { "⇄" }
                }
            }
            (cells(canvas, Of::Goal(sheet), &goal.outcomes, goal.before.as_ref(), shown))
        }
    }
}

fn cells(
    canvas: &Canvas<'_>,
    of: Of<'_>,
    outcomes: &Outcomes,
    before: Option<&Outcomes>,
    shown: &[OverviewOutcome],
) -> Markup {
    html! {
        @if canvas.options.as_tables {
            td class="num" data-label=(words::SHARE) { (words::percent(outcomes.met_percent())) }
            @if canvas.overview.before.is_some() {
                td class="num" data-label=(words::share_before(canvas.before)) {
                    (words::percent(before.and_then(Outcomes::met_percent)))
                }
            }
        } @else {
            td class="share" { (bar(canvas, outcomes, before, "")) }
        }
        @for outcome in shown {
            td class="num" data-label=(words::outcome(*outcome, canvas.report)) {
                (canvas.figure(of, *outcome, outcomes.count(*outcome)))
            }
        }
    }
}
