//! One sheet as the paper form has it: header block, initiatives, 特記事項; under them 目標と実績.
//!
//! `page.css` lays the same tables out as paper and, on a narrow screen, as cards. What a print has to fit to a page is
//! the element of class `form`; the scale is a class of the `sheet` around it.

use maud::{Markup, html};

use super::entry::PublishedSheet;
use super::indicators;
use super::parts::form_of;
use super::results;
use crate::figures;
use crate::messages::{parts, publish as words, sheet as sheet_words, steps, ui};
use crate::model::publication::PublishChoice;
use crate::model::{
    Column, FormPart, HeadRow, HeadSlot, Initiative, NUMBER_WIDTH, PartKey, PartSetting, Position, Sheet,
    SheetForm, paper,
};

/// The sheet.
pub(super) fn sheet(entry: &PublishedSheet, choice: &PublishChoice) -> Markup {
    let (sheet, anchor) = (&entry.sheet, entry.anchor());
    let (title, form) = (format!("{anchor}-title"), form_of(choice));
    html! {
        section class="sheet" id=(anchor) aria-labelledby=(title) {
            div class="form" {
                @if !form.number.is_empty() {
                    p { (form.number) }
                }
                (heading(sheet, &title, choice))
                (head(sheet, &form))
                (initiatives(sheet, &form))
                @if !form.after.is_empty() {
                    (notes(sheet, &form))
                }
                @if choice.office {
                    (strays(sheet))
                }
            }
            (results::results(entry))
            p class="back" { a href="#list" { (words::back()) } }
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

fn head(sheet: &Sheet, form: &SheetForm) -> Markup {
    let rows = form.head_rows();
    // Where the first row has all cells, they say how wide the columns are.
    let has_widths = matches!(rows.first(), Some(HeadRow::Slots(slots)) if slots.len() == 3);
    html! {
        table class="head" aria-label=(words::head(form)) {
            @if !has_widths {
                (head_widths())
            }
            tbody {
                @for row in rows {
                    @match row {
                        HeadRow::Positions(_) => (all_positions(sheet)),
                        HeadRow::Slots(slots) => tr {
                            @for (slot, span) in slots {
                                (slot_cells(sheet, slot, span))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How wide the head's columns are. The page's policy knows no other styles than its own.
fn head_widths() -> Markup {
    html! {
        colgroup {
            @for width in ["10.2%", "42.8%", "10.2%", "19.8%", "8.5%", "8.5%"] {
                col width=(width);
            }
        }
    }
}

/// A part's name, and what stands there.
fn slot_cells(sheet: &Sheet, slot: HeadSlot<'_>, span: u8) -> Markup {
    let (name, class, shown) = match slot {
        HeadSlot::Department => (label(parts::department()), None, text(&sheet.department)),
        HeadSlot::Part(part) => {
            let class = match part.known() {
                Some(FormPart::Goal) => Some("goal"),
                Some(FormPart::Rank) => Some("rank"),
                _ => None,
            };
            (named(part), class, part_value(sheet, part))
        }
    };
    html! {
        (name)
        td class=[class] colspan=[(span > 1).then_some(span)] { (shown) }
    }
}

/// What a sheet says in one of its parts, as the form has it.
fn part_value(sheet: &Sheet, part: &PartSetting) -> Markup {
    match part.own() {
        Some(key) => indicators::shown(part, sheet.own.get(key)),
        None => value(sheet, &part.key),
    }
}

/// The same, as it is written.
fn value(sheet: &Sheet, part: &PartKey) -> Markup {
    match part {
        PartKey::Known(FormPart::Rank) => text(&sheet.rank.map_or_else(String::new, words::rank)),
        PartKey::Known(FormPart::Sdgs) => sdgs(sheet),
        PartKey::Known(FormPart::Positions) => {
            html! { table class="head" { tbody { (all_positions(sheet)) } } }
        }
        part => text(part.cell(None).and_then(|cell| sheet.text(&cell)).unwrap_or("")),
    }
}

fn all_positions(sheet: &Sheet) -> Markup {
    html! {
        @for pair in sheet.positions.chunks(2) {
            (positions(pair))
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

fn initiatives(sheet: &Sheet, form: &SheetForm) -> Markup {
    let is_report =
        |part: &PartSetting| matches!(part.known(), Some(FormPart::Midterm | FormPart::FinalReport));
    let has_reports = form.columns.iter().any(is_report);
    let class = if has_reports || !form.has_default_columns() { "initiatives" } else { "initiatives plan" };
    html! {
        table class=(class) aria-label=(words::INITIATIVES) {
            @if !form.has_default_columns() {
                colgroup {
                    @for width in std::iter::once(NUMBER_WIDTH).chain(form.widths()) {
                        col width={ (width / 10) "." (width % 10) "%" };
                    }
                }
            }
            thead {
                tr {
                    th scope="col" class="number" { span class="sr-only" { (sheet_words::NUMBER) } }
                    @for part in &form.columns {
                        th scope="col" class=[part.column().map(column_class)] {
                            (part.label)
                            @if !part.note.is_empty() {
                                small { (part.note) }
                            }
                        }
                    }
                }
            }
            tbody {
                @for (number, initiative) in (1..).zip(&sheet.initiatives) {
                    (row(sheet, number, initiative, form))
                }
            }
        }
    }
}

fn row(sheet: &Sheet, number: usize, initiative: &Initiative, form: &SheetForm) -> Markup {
    html! {
        tr {
            th scope="row" class="number" { (parts::initiative_number(number)) }
            @for part in &form.columns {
                td data-label=(part.label) {
                    (indicators::shown(part, column_text(initiative, &part.key)))
                    @if part.known() == Some(FormPart::Method) {
                        (purposes(initiative))
                    }
                    @if part.known() == Some(form.revisions_under()) {
                        (revisions(sheet, initiative))
                    }
                }
            }
        }
    }
}

/// What an initiative says in one of its parts.
pub(super) fn column_text<'i>(initiative: &'i Initiative, part: &PartKey) -> &'i str {
    match part {
        PartKey::Own(key) => initiative.own.get(key),
        PartKey::Known(part) => part.column().map_or("", |column| initiative.text(column)),
    }
}

/// Which numbers of 目的・効果 it serves.
fn purposes(initiative: &Initiative) -> Markup {
    let numbers = initiative.circled_purposes();
    html! {
        @if !numbers.is_empty() && parts::has(FormPart::Purpose) {
            span class="purposes" { (words::serves()) (numbers) }
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

fn notes(sheet: &Sheet, form: &SheetForm) -> Markup {
    let (rows, name) = (form.rows_after().0, parts::notes());
    html! {
        table class="notes" aria-label=(words::after()) {
            tbody {
                @for (at, row) in rows.iter().enumerate() {
                    tr {
                        @if at == 0 && !name.is_empty() {
                            th scope="rowgroup" rowspan=(rows.len() * 2) class="name" { (name) }
                        }
                        @for (part, span) in row {
                            th scope="col" colspan=[(*span > 1).then_some(span)] {
                                "○ " (part.label)
                                @if !part.note.is_empty() {
                                    small { (part.note) }
                                }
                            }
                        }
                    }
                    tr {
                        @for (part, span) in row {
                            td colspan=[(*span > 1).then_some(span)] data-label=(part.label) { (part_value(sheet, part)) }
                        }
                    }
                }
            }
        }
    }
}

/// What the form does not name: in a print of the office alone.
fn strays(sheet: &Sheet) -> Markup {
    let form = paper::form();
    let mut rows: Vec<(String, Markup)> = Vec::new();
    for key in form.strays(sheet) {
        rows.push((parts::part_of(&key).to_owned(), value(sheet, &key)));
    }
    for (number, initiative) in (1..).zip(&sheet.initiatives) {
        for key in form.stray_columns(initiative) {
            let name = format!("{} {}", parts::initiative_number(number), parts::part_of(&key));
            rows.push((name, text(column_text(initiative, &key))));
        }
        if form.has_stray_purposes(initiative) {
            let number = parts::initiative_number(number);
            rows.push((sheet_words::purposes_of(&number), text(&initiative.circled_purposes())));
        }
    }
    html! {
        @if !rows.is_empty() {
            table class="head" aria-label=(sheet_words::STRAYS) {
                (head_widths())
                thead { tr { th scope="col" colspan="6" { (sheet_words::STRAYS) } } }
                tbody {
                    @for (name, shown) in rows {
                        tr {
                            (label(&name))
                            td colspan="5" { (shown) }
                        }
                    }
                }
            }
        }
    }
}

fn named(part: &PartSetting) -> Markup {
    html! {
        th scope="row" {
            (part.label)
            @if !part.note.is_empty() {
                " " small { (part.note) }
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
