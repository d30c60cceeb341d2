//! Sheets → the layout.

use std::fmt::Write;

use super::escape::{inline, text};
use super::{Scope, carried, names};
use crate::model::{Column, Initiative, Position, Sheet, Value, paper};

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
        let row = [names::rank(), names::goal(), names::department()].join(" | ");
        out.push_str(&format!("\n| {row} |\n| --- | --- | --- |\n"));
        page.iter().for_each(|sheet| out.push_str(&format!("{}\n", list_row(sheet))));
        page.iter().for_each(|sheet| write_sheet(out, sheet, scope));
    }
}

/// A goal's row of its page's list.
fn list_row(sheet: &Sheet) -> String {
    format!("| {} | {} | {} |", rank(sheet), inline(&sheet.goal), inline(&sheet.department))
}

fn rank(sheet: &Sheet) -> String {
    sheet.rank.map_or_else(String::new, |rank| format!("{}位", rank.number()))
}

fn write_sheet(out: &mut String, sheet: &Sheet, scope: Scope) {
    let carried = carried::of_sheet(sheet, scope);
    heading(out, 2, &format!("{}：{}", names::goal(), inline(&sheet.goal)));
    out.push('\n');
    item(out, &format!("{}：{}", names::department(), inline(&sheet.department)));
    item(out, &format!("{}：{}", names::rank(), rank(sheet)));
    let has_more = |at: usize| matches!(carried.get("positions"), Some(Value::Array(rows)) if rows.get(at).is_some_and(is_filled));
    for (at, position) in sheet.positions.iter().enumerate() {
        write_position(out, position, has_more(at).then_some(at + 1));
    }
    part(out, 3, names::situation(), &sheet.situation);
    part(out, 3, names::purpose(), &sheet.purpose);
    heading(out, 3, names::sdgs());
    if !sheet.sdgs.is_empty() {
        out.push('\n');
    }
    sheet.sdgs.iter().for_each(|sdg| item(out, &format!("{} {}", sdg.number(), sdg.name())));
    for (number, initiative) in (1..).zip(&sheet.initiatives) {
        write_initiative(out, number, initiative, scope);
        if scope.shows(Column::Midterm) {
            revisions(out, sheet, initiative);
        }
    }
    heading(out, 3, names::remarks());
    part(out, 4, &format!("○{}", names::participation()), &sheet.participation);
    part(out, 4, &format!("○{}", names::effects()), &sheet.effects);
    carried::write(out, carried::SHEET, &carried);
}

fn is_filled(value: &Value) -> bool {
    matches!(value, Value::Object(map) if !map.is_empty())
}

fn write_position(out: &mut String, position: &Position, key: Option<usize>) {
    let title = format!("{}{}", inline(&position.plan), names::POSITION);
    part(out, 3, &with_key(title, key), &position.text);
}

fn write_initiative(out: &mut String, number: usize, initiative: &Initiative, scope: Scope) {
    heading(out, 3, &with_key(names::initiative(number), Some(number)));
    if !initiative.purposes.is_empty() {
        let circled: Vec<String> = initiative.purposes.iter().map(|no| no.circled().to_string()).collect();
        out.push('\n');
        item(out, &format!("{}：{}", names::PURPOSES, circled.join(" ")));
    }
    for column in Column::ALL.into_iter().filter(|column| scope.shows(*column)) {
        part(out, 4, names::column(column), initiative.text(column));
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
