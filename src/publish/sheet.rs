//! One sheet as the paper form has it: header block, initiatives, 特記事項; under them 目標と実績.
//!
//! `page.css` lays the same tables out as paper and, on a narrow screen, as cards. What a print has to fit to a page is
//! the element of class `form`; the scale is a class of the `sheet` around it.

use maud::{Markup, html};

use super::entry::PublishedSheet;
use super::results;
use crate::figures;
use crate::messages::{parts, publish as words, sheet as sheet_words, steps, ui};
use crate::model::publication::PublishChoice;
use crate::model::{Column, Initiative, Position, Sheet};

/// The sheet.
pub(super) fn sheet(entry: &PublishedSheet, choice: &PublishChoice) -> Markup {
    let (sheet, anchor) = (&entry.sheet, entry.anchor());
    let title = format!("{anchor}-title");
    html! {
        section class="sheet" id=(anchor) aria-labelledby=(title) {
            div class="form" {
                (heading(sheet, &title, choice))
                (head(sheet))
                (initiatives(sheet, choice))
                (notes(sheet))
            }
            (results::results(entry))
            p class="back" { a href="#list" { (words::BACK) } }
        }
    }
}

/// 令和6年度 重点目標管理シート, the group, and the goal where the form does not follow at once.
fn heading(sheet: &Sheet, id: &str, choice: &PublishChoice) -> Markup {
    html! {
        div class="form-title" {
            h2 id=(id) {
                span { (sheet.fiscal_year) (sheet_words::paper_title()) }
                " "
                span class="of" { (ui::goal(&sheet.goal)) }
            }
            p class="goes-on-note" { (words::GOES_ON) }
            p class="group-name" { (sheet.group) }
            @if choice.approval {
                (approval())
            }
        }
    }
}

/// 決裁欄: room for those who sign.
fn approval() -> Markup {
    html! {
        table class="approval" aria-label=(words::APPROVAL) {
            thead { tr { @for post in words::APPROVAL_POSTS { th scope="col" { (post) } } } }
            tbody { tr { @for _ in words::APPROVAL_POSTS { td {} } } }
        }
    }
}

fn head(sheet: &Sheet) -> Markup {
    html! {
        table class="head" aria-label=(words::HEAD) {
            tbody {
                tr {
                    (label(parts::goal()))
                    td class="goal" { (text(&sheet.goal)) }
                    (label(parts::department()))
                    td { (text(&sheet.department)) }
                    (label(parts::rank()))
                    td class="rank" { (text(&sheet.rank.map_or_else(String::new, words::rank))) }
                }
                @for pair in sheet.positions.chunks(2) {
                    (positions(pair))
                }
                tr {
                    (label(parts::situation()))
                    td colspan="5" { (text(&sheet.situation)) }
                }
                tr {
                    (label(parts::purpose()))
                    td { (text(&sheet.purpose)) }
                    (label(parts::sdgs()))
                    td colspan="3" { (sdgs(sheet)) }
                }
            }
        }
    }
}

/// Two plans to a row, as many as the city has.
fn positions(pair: &[Position]) -> Markup {
    let span = |at| match (pair.len(), at) {
        (1, _) => "5",
        (_, 0) => "1",
        _ => "3",
    };
    html! {
        tr {
            @for (at, position) in pair.iter().enumerate() {
                (label(&parts::position(&position.plan)))
                td colspan=(span(at)) { (text(&position.text)) }
            }
        }
    }
}

fn sdgs(sheet: &Sheet) -> Markup {
    html! {
        @if sheet.sdgs.iter().next().is_some() {
            ul class="sdgs" {
                @for sdg in sheet.sdgs.iter() {
                    li {
                        b class={ "sdg sdg-" (sdg.number()) } { (sdg.number()) }
                        " "
                        span { (sdg.name()) }
                    }
                }
            }
        }
    }
}

fn initiatives(sheet: &Sheet, choice: &PublishChoice) -> Markup {
    let class = if choice.reports { "initiatives" } else { "initiatives plan" };
    html! {
        table class=(class) aria-label=(words::INITIATIVES) {
            thead {
                tr {
                    th scope="col" class="number" { span class="sr-only" { (sheet_words::NUMBER) } }
                    @for column in choice.columns() {
                        th scope="col" class=(column_class(*column)) {
                            (parts::column(*column))
                            small { (parts::column_note(*column)) }
                        }
                    }
                }
            }
            tbody {
                @for (number, initiative) in (1..).zip(&sheet.initiatives) {
                    (row(sheet, number, initiative, choice))
                }
            }
        }
    }
}

fn row(sheet: &Sheet, number: usize, initiative: &Initiative, choice: &PublishChoice) -> Markup {
    html! {
        tr {
            th scope="row" class="number" { (parts::initiative_number(number)) }
            @for column in choice.columns() {
                td data-label=(parts::column(*column)) {
                    (text(initiative.text(*column)))
                    @if *column == Column::Method {
                        (purposes(initiative))
                    }
                    @if *column == Column::Midterm {
                        (revisions(sheet, initiative))
                    }
                }
            }
        }
    }
}

/// Which numbers of 目的・効果 it serves.
fn purposes(initiative: &Initiative) -> Markup {
    let numbers: String = initiative.purposes.iter().map(|purpose| purpose.circled()).collect();
    html! {
        @if !numbers.is_empty() {
            span class="purposes" { (words::SERVES) (numbers) }
        }
    }
}

/// What of its plan was changed after it was set, and why.
fn revisions(sheet: &Sheet, initiative: &Initiative) -> Markup {
    html! {
        @for (_, line) in steps::revisions(sheet, &initiative.id) {
            span class="purposes" { (line) }
        }
    }
}

fn notes(sheet: &Sheet) -> Markup {
    html! {
        table class="notes" aria-label=(parts::notes()) {
            tbody {
                tr {
                    th scope="rowgroup" rowspan="2" class="name" { (parts::notes()) }
                    @for part in [parts::participation(), parts::effects()] {
                        th scope="col" { "○ " (part) }
                    }
                }
                tr {
                    td data-label=(parts::participation()) { (text(&sheet.participation)) }
                    td data-label=(parts::effects()) { (text(&sheet.effects)) }
                }
            }
        }
    }
}

fn label(words: &str) -> Markup {
    html! { th scope="row" { (words) } }
}

fn text(words: &str) -> Markup {
    figures::paper_text(words, &[])
}

fn column_class(column: Column) -> &'static str {
    match column {
        Column::Method => "method",
        Column::Deadline => "deadline",
        Column::Target => "target",
        Column::Midterm | Column::FinalReport => "report",
    }
}
