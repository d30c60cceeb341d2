//! Sheets → the layout.

use std::fmt::Write;

use super::escape::{inline, text};
use super::names::{self, HeadingPlace};
use super::{Scope, carried};
use crate::codec::beyond::{self, BeyondPart, cell};
use crate::model::{
    Cell, Column, FormPart, Initiative, PartKey, PartSetting, Sheet, SheetForm, Value, paper,
};

/// The pages of these sheets, one for those that follow each other with one year and group.
pub(super) fn pages(out: &mut String, sheets: &[Sheet], scope: Scope) {
    let same = |a: &Sheet, b: &Sheet| a.fiscal_year == b.fiscal_year && a.group == b.group;
    for page in sheets.chunk_by(same) {
        let Some(first) = page.first() else { continue };
        let mut title = format!("{} {}", first.fiscal_year, names::page());
        if !first.group.is_empty() {
            title.push('：');
            title.push_str(&inline(&first.group));
        }
        heading(out, 1, &title);
        let heads = names::list_heads();
        let rule = vec!["---"; heads.len()].join(" | ");
        out.push_str(&format!("\n| {} |\n| {rule} |\n", heads.join(" | ")));
        page.iter().for_each(|sheet| out.push_str(&format!("{}\n", list_row(sheet))));
        page.iter().for_each(|sheet| write_sheet(out, sheet, scope));
    }
}

/// A goal's row of its page's list.
fn list_row(sheet: &Sheet) -> String {
    let rank = paper::has(FormPart::Rank).then(|| rank(sheet));
    let cells: Vec<String> =
        rank.into_iter().chain([inline(&sheet.goal), inline(&sheet.department)]).collect();
    format!("| {} |", cells.join(" | "))
}

fn rank(sheet: &Sheet) -> String {
    sheet.rank.map_or_else(String::new, |rank| format!("{}位", rank.number()))
}

fn write_sheet(out: &mut String, sheet: &Sheet, scope: Scope) {
    let form = paper::form();
    let carried = carried::of_sheet(sheet, scope);
    heading(out, 2, &format!("{}：{}", names::goal(), inline(&sheet.goal)));
    out.push('\n');
    item(out, &format!("{}：{}", names::department(), inline(&sheet.department)));
    if form.known(FormPart::Rank).is_some() || sheet.rank.is_some() {
        item(out, &format!("{}：{}", names::rank(), rank(sheet)));
    }
    for one in form.parts.iter().filter(|part| scope.shows_part(part)) {
        write_part(out, 3, one, sheet, &carried);
    }
    for (number, initiative) in (1..).zip(initiatives(sheet, scope)) {
        write_initiative(out, number, initiative, scope);
        if scope.shows(Column::Midterm) {
            revisions(out, sheet, initiative);
        }
    }
    let remarks = names::remarks();
    if let Some(name) = remarks.filter(|_| !form.after.is_empty()) {
        heading(out, 3, name);
    }
    for one in form.after.iter().filter(|part| scope.shows_part(part)) {
        write_part(out, if remarks.is_some() { 4 } else { 3 }, one, sheet, &carried);
    }
    if scope == Scope::Whole {
        beyond(out, &form, sheet, &carried);
    }
    carried::write(out, carried::SHEET, &carried);
}

/// The initiatives that are written: of a form with a fixed number those at the end in which nothing stands are for nobody to read.
fn initiatives(sheet: &Sheet, scope: Scope) -> &[Initiative] {
    let all = &sheet.initiatives[..];
    if scope == Scope::Whole || paper::form().initiatives.is_none() {
        return all;
    }
    let begun = all.iter().rposition(|row| !row.is_blank() || !row.purposes.is_empty());
    &all[..begun.map_or(1, |at| at + 1).min(all.len())]
}

/// A part of the form under its name.
fn write_part(out: &mut String, level: usize, of: &PartSetting, sheet: &Sheet, carried: &Value) {
    let name = names::heading_of(of, HeadingPlace { level, in_row: false });
    match of.known() {
        Some(FormPart::Goal | FormPart::Rank) => {}
        Some(FormPart::Positions) => write_positions(out, 3, sheet, carried),
        Some(FormPart::Sdgs) => write_sdgs(out, level, name.trim_start_matches('○'), sheet),
        _ => {
            let text = cell(&of.key, None).and_then(|cell| sheet.text(&cell)).unwrap_or("");
            part(out, level, &name, text);
        }
    }
}

fn write_sdgs(out: &mut String, level: usize, name: &str, sheet: &Sheet) {
    heading(out, level, name);
    if !sheet.sdgs.is_empty() {
        out.push('\n');
    }
    sheet.sdgs.iter().for_each(|sdg| item(out, &format!("{} {}", sdg.number(), sdg.name())));
}

fn write_positions(out: &mut String, level: usize, sheet: &Sheet, carried: &Value) {
    let has_more = |at: usize| matches!(carried.get("positions"), Some(Value::Array(rows)) if rows.get(at).is_some_and(is_filled));
    for (at, position) in sheet.positions.iter().enumerate() {
        let title = format!("{}{}", inline(&position.plan), inline(&names::position()));
        part(out, level, &with_key(title, has_more(at).then_some(at + 1)), &position.text);
    }
}

/// What the sheet has and the form does not name. The rank stands at the head, whatever the form.
fn beyond(out: &mut String, form: &SheetForm, sheet: &Sheet, carried: &Value) {
    let mut parts = beyond::of_sheet(form, sheet);
    parts.retain(|part| *part != BeyondPart::Rank);
    if parts.is_empty() {
        return;
    }
    heading(out, 3, beyond::BEYOND);
    let is_position = |part: &BeyondPart| matches!(part, BeyondPart::Text(Cell::Position(_)));
    if parts.iter().any(is_position) {
        write_positions(out, 4, sheet, carried);
    }
    for one in parts.iter().filter(|part| !is_position(part)) {
        match one {
            BeyondPart::Text(cell) => beyond_text(out, 4, form, cell, sheet.text(cell)),
            _ => write_sdgs(out, 4, &beyond::label(form, &FormPart::Sdgs.into()), sheet),
        }
    }
}

fn beyond_text(out: &mut String, level: usize, form: &SheetForm, cell: &Cell, text: Option<&str>) {
    part(out, level, &inline(&beyond::label(form, &PartKey::of(cell))), text.unwrap_or(""));
}

fn is_filled(value: &Value) -> bool {
    matches!(value, Value::Object(map) if !map.is_empty())
}

fn write_initiative(out: &mut String, number: usize, initiative: &Initiative, scope: Scope) {
    heading(out, 3, &with_key(names::initiative(number), Some(number)));
    let form = paper::form();
    let has_stray_purposes = form.has_stray_purposes(initiative);
    if !has_stray_purposes {
        write_purposes(out, initiative);
    }
    for of in form.columns.iter().filter(|part| scope.shows_part(part)) {
        let text = match &of.key {
            PartKey::Own(key) => initiative.own.get(key),
            PartKey::Known(_) => of.column().map_or("", |column| initiative.text(column)),
        };
        part(out, 4, &names::heading_of(of, HeadingPlace { level: 4, in_row: true }), text);
    }
    let cells = beyond::of_initiative(&form, initiative);
    if cells.is_empty() && !has_stray_purposes || scope != Scope::Whole {
        return;
    }
    heading(out, 4, beyond::BEYOND);
    if has_stray_purposes {
        write_purposes(out, initiative);
    }
    for cell in &cells {
        let text = match cell {
            Cell::Own(_, key) => Some(initiative.own.get(key)),
            Cell::Initiative(_, column) => Some(initiative.text(*column)),
            _ => None,
        };
        beyond_text(out, 5, &form, cell, text);
    }
}

/// Which numbers of 目的・効果 it serves.
fn write_purposes(out: &mut String, initiative: &Initiative) {
    if !initiative.purposes.is_empty() {
        let circled: Vec<String> = initiative.purposes.iter().map(|no| no.circled().to_string()).collect();
        out.push('\n');
        item(out, &format!("{}：{}", names::purposes(), circled.join(" ")));
    }
}

/// What of its plan was changed after it was set, and why.
fn revisions(out: &mut String, sheet: &Sheet, initiative: &Initiative) {
    let lines = paper::revisions(sheet, &initiative.id);
    if lines.is_empty() {
        return;
    }
    heading(out, 4, names::REVISED);
    out.push('\n');
    lines.iter().for_each(|(_, line)| item(out, &inline(line)));
}

/// A heading that can be found again in what is carried, wherever it is moved to.
fn with_key(title: String, key: Option<usize>) -> String {
    key.map_or_else(|| title.clone(), |key| format!("{title} {}{key}{}", super::KEY.0, super::KEY.1))
}

fn part(out: &mut String, level: usize, name: &str, content: &str) {
    heading(out, level, name);
    if !content.is_empty() {
        out.push('\n');
    }
    text(out, content);
}

fn heading(out: &mut String, level: usize, text: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{} {text}", "#".repeat(level));
}

fn item(out: &mut String, text: &str) {
    out.push_str(&format!("- {}\n", text.trim_end_matches(' ')));
}
