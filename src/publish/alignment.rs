//! 計画との対応 as it is drawn: SDGs and chapters as rows, goals as columns. Narrow screens, and many goals, have lists.

use maud::{Markup, html};

use super::places::PageAnchors;
use crate::alignment::{PlanRows, PlanStanding, YearAlignment};
use crate::figures;
use crate::messages::{alignment as words, parts, showing, ui};
use crate::model::{FiscalYear, FormPart, Sheet, paper};

/// More columns than this cannot be read.
const COLUMNS: usize = 20;

/// The alignment of these sheets for the app.
pub fn drawn(sheets: &[Sheet], before: &[Sheet]) -> String {
    let sheets: Vec<&Sheet> = sheets.iter().collect();
    figures::printable(of_sheets(&sheets, before, &PageAnchors::App))
}

/// A section for each of their years.
pub(super) fn of_sheets(sheets: &[&Sheet], before: &[Sheet], places: &PageAnchors) -> Markup {
    let before: Vec<&Sheet> = before.iter().collect();
    let years = crate::overview::years(sheets.iter().copied());
    let is_named = !places.is_app() || years.len() > 1;
    html! {
        @for year in &years {
            (Matrices { alignment: &YearAlignment::of(*year, sheets, &before), places }.section(*year, is_named))
        }
    }
}

struct Matrices<'m> {
    alignment: &'m YearAlignment<'m>,
    places: &'m PageAnchors,
}

/// A row of a matrix.
struct Row {
    name: Markup,
    class: &'static str,
    goals: Vec<usize>,
}

impl Matrices<'_> {
    fn section(&self, year: FiscalYear, is_named: bool) -> Markup {
        let id = format!("alignment-{}", year.western());
        let many = self.alignment.goals.len() > COLUMNS;
        let has_plans = parts::has(FormPart::Positions);
        html! {
            section class={ "showing alignment" @if many { " many" } } aria-labelledby=(id) {
                h2 id=(id) class=[(!is_named).then_some("sr-only")] {
                    @if is_named { (words::title(year)) } @else { (showing::ALIGNMENT) }
                }
                (self.legend())
                @if paper::form().known(FormPart::Sdgs).is_some() {
                    (self.sdgs())
                }
                // A page that goes out does not tell what its form has not.
                @if self.alignment.plans.is_empty() && (has_plans || self.places.is_app()) {
                    p class="quiet" { (words::no_plans()) }
                } @else if !has_plans && !self.alignment.plans.is_empty() {
                    p class="quiet" { (words::PLANS_BEYOND) }
                }
                @for plan in &self.alignment.plans {
                    (self.plan(plan))
                }
                @if !self.alignment.plans.is_empty() {
                    p class="note" { (words::how()) }
                }
            }
        }
    }

    /// The groups with their columns: a name, and the place of its first goal.
    fn groups(&self) -> impl Iterator<Item = (&str, std::ops::Range<usize>)> {
        let goals = &self.alignment.goals;
        let mut from = 0;
        goals.chunk_by(|a, b| a.group == b.group).map(move |group| {
            let range = from..from + group.len();
            from = range.end;
            (group[0].group.as_str(), range)
        })
    }

    fn link(&self, goal: usize, inside: &Markup) -> Markup {
        let sheet = self.alignment.goals[goal];
        html! {
            @if let Some(href) = self.places.sheet(sheet) {
                a href=(href) title=(ui::goal(&sheet.goal)) { (inside) }
            } @else {
                (inside)
            }
        }
    }

    /// What the numbers of the columns mean.
    fn legend(&self) -> Markup {
        html! {
            div class="box legend-box" {
                h3 { (words::legend()) }
                div class="legend-groups" {
                    @for (name, goals) in self.groups() {
                        div {
                            b { (ui::group(name)) }
                            ol {
                                @for goal in goals {
                                    @let sheet = self.alignment.goals[goal];
                                    li {
                                        span class="rank" { (words::number(sheet)) } " "
                                        (self.link(goal, &html! { (ui::goal(&sheet.goal)) }))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn sdgs(&self) -> Markup {
        let rows: Vec<Row> = self
            .alignment
            .sdgs
            .iter()
            .map(|(sdg, goals)| Row {
                name: html! {
                    span class={ "no sdg-" (sdg.number()) } { (sdg.number()) } " " (sdg.name())
                },
                class: "",
                goals: goals.clone(),
            })
            .collect();
        let served = rows.iter().filter(|row| !row.goals.is_empty()).count();
        let missing = self.alignment.sdgs.iter().filter(|(_, goals)| goals.is_empty());
        let missing: Vec<String> =
            missing.map(|(sdg, _)| format!("{} {}", sdg.number(), sdg.name())).collect();
        html! {
            div class="box" {
                h3 { (words::sdgs()) " " small { (words::sdgs_served(served)) } }
                (nothing_for(&missing))
                (self.without(&words::without_sdg(), &self.alignment.without_sdg))
                (self.matrix(&words::sdgs(), words::SDG, &rows))
            }
        }
    }

    fn plan(&self, plan: &PlanRows) -> Markup {
        let title = words::plan(&plan.name);
        let rows: Vec<Row> = plan
            .chapters
            .iter()
            .map(|chapter| Row {
                name: html! {
                    (chapter.words)
                    @if chapter.standing != PlanStanding::Written {
                        " " small { (words::standing(chapter.standing)) }
                    }
                },
                class: if chapter.is_below { "below" } else { "" },
                goals: chapter.goals.clone(),
            })
            .collect();
        let missing = plan.chapters.iter().filter(|chapter| chapter.goals.is_empty());
        // A gap has no words but its number, and what lies below another is named with it.
        let missing = missing.map(|chapter| if chapter.is_below { &chapter.place } else { &chapter.words });
        let missing: Vec<String> = missing.cloned().collect();
        html! {
            div class="box" {
                h3 { (title) }
                (nothing_for(&missing))
                (self.without(&words::without_place(), &plan.without))
                @if !rows.is_empty() {
                    (self.matrix(&title, words::CHAPTER, &rows))
                }
            }
        }
    }

    /// Goals that are in no row.
    fn without(&self, what: &str, goals: &[usize]) -> Markup {
        html! {
            @if !goals.is_empty() {
                p class="without" {
                    (what) "："
                    @for (at, goal) in goals.iter().enumerate() {
                        @if at > 0 { "、" }
                        (self.link(*goal, &html! { (ui::goal(&self.alignment.goals[*goal].goal)) }))
                    }
                }
            }
        }
    }

    fn matrix(&self, name: &str, corner: &str, rows: &[Row]) -> Markup {
        html! {
            table class="matrix" aria-label=(name) {
                colgroup {
                    col;
                    col class="num";
                    @for _ in &self.alignment.goals { col class="column"; }
                }
                thead {
                    tr {
                        th scope="col" rowspan="2" class="name" { (corner) }
                        th scope="col" rowspan="2" class="num" { (words::COUNT) }
                        @for (name, goals) in self.groups() {
                            th scope="colgroup" colspan=(goals.len()) class="column" { (ui::group(name)) }
                        }
                    }
                    tr {
                        @for (goal, sheet) in self.alignment.goals.iter().enumerate() {
                            th scope="col" class=(self.column(goal)) {
                                (self.link(goal, &html! {
                                    span aria-hidden="true" { (words::number(sheet)) }
                                    span class="sr-only" { (words::column(sheet)) }
                                }))
                            }
                        }
                    }
                }
                tbody { @for row in rows { (self.row(row)) } }
            }
        }
    }

    fn row(&self, row: &Row) -> Markup {
        let nothing = row.goals.is_empty();
        html! {
            tr class={ (row.class) @if nothing { " nothing" } } {
                th scope="row" class="name" { (row.name) }
                td class="num" { (row.goals.len()) }
                @for goal in 0..self.alignment.goals.len() {
                    @if row.goals.contains(&goal) {
                        td class=(self.column(goal)) {
                            (self.link(goal, &html! {
                                span class="dot" aria-hidden="true" { (words::SERVES) }
                                span class="goal" { (ui::goal(&self.alignment.goals[goal].goal)) }
                            }))
                        }
                    } @else {
                        td class=(self.column(goal)) {}
                    }
                }
            }
        }
    }

    /// A group's first column has a rule before it.
    fn column(&self, goal: usize) -> &'static str {
        let is_first = self.groups().any(|(_, goals)| goals.start == goal);
        if is_first { "column first" } else { "column" }
    }
}

fn nothing_for(missing: &[String]) -> Markup {
    html! {
        p class="missing" {
            @if missing.is_empty() { (words::all_served()) } @else { (words::nothing_for(missing)) }
        }
    }
}
