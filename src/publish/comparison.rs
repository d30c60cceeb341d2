//! Two versions of a sheet on one paper: what went is struck out, what came is underlined, as Word's 変更履歴 shows it.
//!
//! Rows are numbered where something differs, so that one can go from one to the next.

use maud::{Markup, html};

use super::both_texts::text;
use super::sheet::column_text;
use crate::figures;
use crate::messages::{parts, publish as publish_words, steps, versions as words};
use crate::model::{Column, FormPart, HeadRow, HeadSlot, Initiative, PartKey, Position, Sheet, paper};

/// What the numbers of the rows and of the changes leave of a window, in percent.
const LEFT: u32 = 91;

/// A row of the paper.
struct ComparedRow {
    cells: Markup,
    differs: bool,
}

/// A table of the paper.
struct ComparedTable {
    class: &'static str,
    name: String,
    /// The cells of its heading row, where it has one.
    heads: Option<Markup>,
    rows: Vec<ComparedRow>,
}

/// The paper. `is_of_plan` leaves all out but what was planned: methods, deadlines and targets (見直し).
pub fn comparison(before: &Sheet, after: &Sheet, is_of_plan: bool) -> String {
    drawn(before, after, is_of_plan, false)
}

/// Both papers side by side, row by row: the style shows at the left what was, and at the right what came.
pub fn beside(before: &Sheet, after: &Sheet, is_of_plan: bool) -> String {
    drawn(before, after, is_of_plan, true)
}

fn drawn(before: &Sheet, after: &Sheet, is_of_plan: bool, is_beside: bool) -> String {
    let columns = compared_columns(before, after, is_of_plan);
    let widths = widths(&columns, if is_beside { LEFT / 2 } else { LEFT });
    let mut tables =
        vec![head(before, after, is_of_plan), initiatives(before, after, &columns, &widths, is_of_plan)];
    if !is_of_plan {
        tables.push(notes(before, after));
    }
    let count = tables.iter().flat_map(|table| &table.rows).filter(|row| row.differs).count();
    let unplaced = if is_of_plan { Vec::new() } else { beside_paper(before, after) };
    let mut number = 0;
    let markup = html! {
        p class="sum" {
            (words::differing(count, is_of_plan))
            @if count > 0 {
                " " ins { (words::COME) } " " del { (words::GONE) }
            }
        }
        @for line in unplaced {
            p class="sub" { (line) }
        }
        div class=(if is_beside { "paper beside" } else { "paper" }) {
            @for table in tables {
                table class=(table.class) aria-label=(table.name) {
                    @if let Some(heads) = table.heads {
                        thead { tr { td class="mark" {} (sides(&heads, is_beside)) } }
                    }
                    tbody {
                        @for row in table.rows {
                            @if row.differs {
                                ({ number += 1; numbered(number, &sides(&row.cells, is_beside)) })
                            } @else {
                                tr { td class="mark" {} (sides(&row.cells, is_beside)) }
                            }
                        }
                    }
                }
            }
        }
    };
    figures::printable(markup)
}

/// The cells of a row once, or once for each side.
fn sides(cells: &Markup, is_beside: bool) -> Markup {
    html! {
        (cells)
        @if is_beside { td class="gap" {} (cells) }
    }
}

/// The columns that are compared: the form's, and what the initiatives have beside them; or those of the plan.
fn compared_columns(before: &Sheet, after: &Sheet, is_of_plan: bool) -> Vec<PartKey> {
    if is_of_plan {
        return Column::ALL[..3].iter().map(|column| PartKey::Known(FormPart::of_column(*column))).collect();
    }
    let form = paper::form();
    let mut columns: Vec<PartKey> = form.columns.iter().map(|part| part.key.clone()).collect();
    for row in before.initiatives.iter().chain(&after.initiatives) {
        let strays: Vec<PartKey> =
            form.stray_columns(row).into_iter().filter(|key| !columns.contains(key)).collect();
        columns.extend(strays);
    }
    columns
}

/// The columns' widths in percent: as wide to each other as on the form; what it has no column for is as wide as one of its
/// own in the mean. All of them together take so much of the paper.
fn widths(columns: &[PartKey], left: u32) -> Vec<u32> {
    let form = paper::form();
    let own = form.widths();
    let mean = own.iter().sum::<u32>() / u32::try_from(own.len()).unwrap_or(1).max(1);
    let weight = |key: &PartKey| {
        let at = form.columns.iter().position(|part| part.key == *key);
        at.and_then(|at| own.get(at).copied()).unwrap_or(mean).max(1)
    };
    let all = columns.iter().map(weight).sum::<u32>().max(1);
    columns.iter().map(|key| weight(key) * left / all).collect()
}

fn numbered(number: usize, cells: &Markup) -> Markup {
    html! {
        tr class="differs" data-change=(number) tabindex="-1" aria-label=(words::change(number)) {
            td class="mark" { (number) }
            (cells)
        }
    }
}

/// What differs and has no place on the paper.
fn beside_paper(before: &Sheet, after: &Sheet) -> Vec<&'static str> {
    let order = |sheet: &Sheet, other: &Sheet| {
        let shared = sheet.initiatives.iter().filter(|row| other.initiative(&row.id).is_some());
        shared.map(|row| row.id.clone()).collect::<Vec<_>>()
    };
    let judged = |sheet: &Sheet| {
        let rows = sheet.initiatives.iter().map(|row| (row.id.clone(), row.overruled.clone()));
        (sheet.dismissed.clone(), rows.filter(|(_, said)| !said.is_empty()).collect::<Vec<_>>())
    };
    let mut lines = Vec::new();
    if order(before, after) != order(after, before) {
        lines.push(words::ORDER_DIFFERS);
    }
    if judged(before) != judged(after) {
        lines.push(words::JUDGEMENTS_DIFFER);
    }
    lines
}

fn head(before: &Sheet, after: &Sheet, is_of_plan: bool) -> ComparedTable {
    let rank = |sheet: &Sheet| sheet.rank.map_or_else(String::new, publish_words::rank);
    let year = |sheet: &Sheet| sheet.fiscal_year.to_string();
    let mut rows = Vec::new();
    if before.fiscal_year != after.fiscal_year || before.group != after.group {
        rows.push(row(&[
            (words::YEAR, &year(before), &year(after), "1"),
            (parts::group(), &before.group, &after.group, "3"),
        ]));
    }
    let form = paper::form();
    if is_of_plan {
        // What the plan is of, as it is called today.
        rows.push(row(&[
            (parts::goal(), &before.goal, &after.goal, "1"),
            (parts::department(), &before.department, &after.department, "1"),
            (parts::rank(), &rank(before), &rank(after), "1"),
        ]));
        rows.iter_mut().for_each(|row| row.differs = false);
    } else {
        for row in form.head_rows() {
            match row {
                HeadRow::Positions(_) => rows.extend(position_rows(before, after)),
                HeadRow::Slots(slots) => rows.push(slot_row(before, after, &slots)),
            }
        }
    }
    ComparedTable { class: "head", name: publish_words::head(&paper::form()), heads: None, rows }
}

fn slot_row(before: &Sheet, after: &Sheet, slots: &[(HeadSlot<'_>, u8)]) -> ComparedRow {
    let cells: Vec<(String, String, String, String)> = slots
        .iter()
        .map(|(slot, span)| {
            let (name, texts) = match slot {
                HeadSlot::Department => {
                    (parts::department(), [before, after].map(|sheet| sheet.department.clone()))
                }
                HeadSlot::Part(part) => {
                    (part.label.as_str(), [before, after].map(|sheet| value(sheet, &part.key)))
                }
            };
            let [old, new] = texts;
            (name.to_owned(), old, new, span.to_string())
        })
        .collect();
    let cells: Vec<(&str, &str, &str, &str)> = cells
        .iter()
        .map(|(name, old, new, span)| (name.as_str(), old.as_str(), new.as_str(), span.as_str()))
        .collect();
    row(&cells)
}

/// What a sheet says in a part that is no initiative's.
fn value(sheet: &Sheet, part: &PartKey) -> String {
    match part {
        PartKey::Known(FormPart::Rank) => sheet.rank.map_or_else(String::new, publish_words::rank),
        PartKey::Known(FormPart::Sdgs) => sdgs(sheet),
        part => part.cell(None).and_then(|cell| sheet.text(&cell)).unwrap_or("").to_owned(),
    }
}

fn position_rows(before: &Sheet, after: &Sheet) -> Vec<ComparedRow> {
    let compared = |(old, new): (Option<&Position>, Option<&Position>)| {
        let text = |position: Option<&Position>| position.map_or("", |position| &position.text).to_owned();
        let plan = new.or(old).map_or("", |position| &position.plan);
        row(&[(&parts::position(plan), &text(old), &text(new), "5")])
    };
    positions(before, after).into_iter().map(compared).collect()
}

/// Cells of one row: their names, both texts, and how many columns they take.
fn row(cells: &[(&str, &str, &str, &str)]) -> ComparedRow {
    ComparedRow {
        differs: cells.iter().any(|(_, before, after, _)| before != after),
        cells: html! {
            @for (name, before, after, span) in cells {
                th scope="row" { (name) }
                td colspan=(span) { (text(before, after)) }
            }
        },
    }
}

/// The places of both in their plans, those of one plan together.
fn positions<'s>(before: &'s Sheet, after: &'s Sheet) -> Vec<(Option<&'s Position>, Option<&'s Position>)> {
    let mut left: Vec<&Position> = before.positions.iter().collect();
    let mut pairs = Vec::new();
    for new in &after.positions {
        let at = left.iter().position(|old| old.plan == new.plan);
        pairs.push((at.map(|at| left.remove(at)), Some(new)));
    }
    pairs.extend(left.into_iter().map(|old| (Some(old), None)));
    pairs
}

fn sdgs(sheet: &Sheet) -> String {
    let names = sheet.sdgs.iter().map(|sdg| format!("{} {}", sdg.number(), sdg.name()));
    names.collect::<Vec<_>>().join("\n")
}

fn initiatives(
    before: &Sheet,
    after: &Sheet,
    columns: &[PartKey],
    widths: &[u32],
    is_of_plan: bool,
) -> ComparedTable {
    let heads = html! {
        th scope="col" class="number" { span class="sr-only" { (words::NUMBER) } }
        @for (column, width) in columns.iter().zip(widths) {
            th scope="col" width={ (width) "%" } { (parts::part_of(column)) }
        }
    };
    let rows = rows(before, after).into_iter().map(|(old, new)| {
        let number = new.map_or_else(
            || old.and_then(|row| before.initiative_number(&row.id)),
            |row| after.initiative_number(&row.id),
        );
        let purposes = |row: Option<&Initiative>| row.map_or_else(String::new, Initiative::circled_purposes);
        let has = |row: Option<&Initiative>, part: &PartKey| row.map_or("", |row| column_text(row, part)).to_owned();
        let serves = [purposes(old), purposes(new)];
        let is_other = |column: &PartKey| has(old, column) != has(new, column);
        let presence = match (old, new) {
            (None, _) => Some(words::ROW_ADDED),
            (_, None) => Some(words::ROW_REMOVED),
            _ => None,
        };
        ComparedRow {
            differs: presence.is_some()
                || columns.iter().any(is_other)
                || !is_of_plan && serves[0] != serves[1],
            cells: html! {
                th scope="row" class="number" {
                    (parts::initiative_number(number.unwrap_or(0)))
                    @if let Some(presence) = presence {
                        small { (presence) }
                    }
                }
                @for column in columns {
                    td data-label=(parts::part_of(column)) {
                        (text(&has(old, column), &has(new, column)))
                        @if *column == PartKey::Known(FormPart::Method) && serves.iter().any(|serves| !serves.is_empty()) {
                            small class="purposes" { (publish_words::serves()) (text(&serves[0], &serves[1])) }
                        }
                        @let revised = [(before, old), (after, new)].map(|(sheet, row)| revised(sheet, row, column, columns));
                        @if revised.iter().any(|lines| !lines.is_empty()) {
                            small class="purposes" { (text(&revised[0], &revised[1])) }
                        }
                    }
                }
            },
        }
    });
    ComparedTable {
        class: if !is_of_plan { "initiatives" } else { "initiatives plan" },
        name: publish_words::INITIATIVES.to_owned(),
        heads: Some(heads),
        rows: rows.collect(),
    }
}

/// The 見直し of an initiative as they stand in a column: in 中間報告, or where that is left out, in what was changed.
fn revised(sheet: &Sheet, row: Option<&Initiative>, column: &PartKey, columns: &[PartKey]) -> String {
    let of_report = PartKey::Known(FormPart::Midterm);
    let is_here = |of: Column| match columns.contains(&of_report) {
        true => *column == of_report,
        false => *column == PartKey::Known(FormPart::of_column(of)),
    };
    let all = row.map_or_else(Vec::new, |row| steps::revisions(sheet, &row.id));
    let lines: Vec<String> = all.into_iter().filter(|(of, _)| is_here(*of)).map(|(_, line)| line).collect();
    lines.join("\n")
}

/// The initiatives of both: in the order of the later version, those that went behind the one that they stood behind.
fn rows<'s>(before: &'s Sheet, after: &'s Sheet) -> Vec<(Option<&'s Initiative>, Option<&'s Initiative>)> {
    let mut rows: Vec<_> =
        after.initiatives.iter().map(|new| (before.initiative(&new.id), Some(new))).collect();
    let mut behind = None;
    for old in &before.initiatives {
        if after.initiative(&old.id).is_none() {
            let of_last = |(earlier, _): &(Option<&Initiative>, _)| earlier.map(|row| &row.id) == behind;
            let at = behind.and_then(|_| rows.iter().position(of_last)).map_or(0, |at| at + 1);
            rows.insert(at, (Some(old), None));
        }
        behind = Some(&old.id);
    }
    rows
}

fn notes(before: &Sheet, after: &Sheet) -> ComparedTable {
    let form = paper::form();
    let compared = |key: &PartKey, name: &str| {
        if *key == PartKey::Known(FormPart::Positions) {
            return position_rows(before, after);
        }
        vec![row(&[(name, &value(before, key), &value(after, key), "1")])]
    };
    let mut rows: Vec<ComparedRow> =
        form.after.iter().flat_map(|part| compared(&part.key, &part.label)).collect();
    // What the form does not name stands below.
    let mut strays = form.strays(before);
    strays.extend(form.strays(after));
    strays.sort();
    strays.dedup();
    rows.extend(strays.iter().flat_map(|key| compared(key, parts::part_of(key))));
    ComparedTable { class: "notes", name: publish_words::after().to_owned(), heads: None, rows }
}
