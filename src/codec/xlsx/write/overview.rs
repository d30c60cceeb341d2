//! 目標一覧: the goals by year and group, each a link to its form, and how their entries came out.

use rust_xlsxwriter::{FormatAlign, RowNum, XlsxError};

use super::draw::{Pen, is_taken};
use super::layout::fit;
use super::{layout, styles, words};
use crate::model::{Report, Sheet};
use crate::results::{SheetResults, Tally};

/// The widths of its columns: rank, goal, department, five counts.
const COLUMNS: [u32; 8] = [90, 640, 240, 90, 90, 90, 120, 90];
/// What stands over the counts.
const COUNTS: [&str; 5] = ["達成", "未達", "要確認", "数値目標なし", "報告なし"];
/// What a row is higher than its text.
const AIR: u32 = 8;
/// How much of a goal the list shows; all of it stands on its form.
const LONGEST_GOAL: usize = 500;

/// How many columns there are without the counts.
const PLAN: usize = COLUMNS.len() - COUNTS.len();

/// Writes the list; without results it has no counts.
pub(super) fn write(
    pen: &mut Pen<'_>,
    sheets: &[Sheet],
    results: Option<&[SheetResults]>,
    names: &[String],
) -> Result<(), XlsxError> {
    let columns = if results.is_some() { &COLUMNS[..] } else { &COLUMNS[..PLAN] };
    pen.columns(columns)?;
    let mut row = 0;
    let mut group: Option<&Sheet> = None;
    for (at, (sheet, name)) in sheets.iter().zip(names).enumerate() {
        let is_same = |of: &Sheet| of.fiscal_year == sheet.fiscal_year && of.group == sheet.group;
        if !group.is_some_and(is_same) {
            if group.is_some() {
                row += 1;
            }
            row = head(pen, row, sheet, results.is_some())?;
            group = Some(sheet);
        }
        let results = results.and_then(|results| results.get(at));
        line(pen, row, sheet, results.map(|results| results.tally(Report::Final)), name)?;
        row += 1;
    }
    let last_column = columns.len() as u16 - 1;
    pen.0.set_print_area(0, 0, row.saturating_sub(1), last_column)?;
    pen.0.set_screen_gridlines(false);
    Ok(())
}

/// The year, the group and the columns' names; the row under them.
fn head(pen: &mut Pen<'_>, row: RowNum, sheet: &Sheet, is_counted: bool) -> Result<RowNum, XlsxError> {
    let title = format!("{} {} {}", sheet.fiscal_year, short(&sheet.group), words::goal());
    pen.0.set_row_height_pixels(row, 36)?;
    pen.text((row, 0), title.trim(), &styles::heading())?;
    let row = row + 1;
    let over = styles::head().set_align(FormatAlign::Center);
    for (column, name) in [words::rank(), words::goal(), words::department()].into_iter().enumerate() {
        pen.0.merge_range(row, column as u16, row + 1, column as u16, name, &over)?;
    }
    if is_counted {
        pen.0.merge_range(row, 3, row, 7, &words::reached(), &over)?;
        for (column, name) in (3..).zip(COUNTS) {
            pen.text((row + 1, column), name, &over)?;
        }
    }
    if row == 1 {
        pen.0.set_repeat_rows(row, row + 1)?;
        pen.0.set_freeze_panes(row + 2, 0)?;
    }
    Ok(row + 2)
}

fn line(
    pen: &mut Pen<'_>,
    row: RowNum,
    sheet: &Sheet,
    tally: Option<Tally>,
    name: &str,
) -> Result<(), XlsxError> {
    let (goal, department) = (short(&sheet.goal), short(&sheet.department));
    let goal = if goal.trim().is_empty() { name } else { &goal };
    let heights = [(goal, COLUMNS[1]), (&department, COLUMNS[2])];
    let highest = heights.map(|(text, width)| fit::height(text, width, styles::LISTED)).into_iter().max();
    pen.0.set_row_height_pixels(row, (highest.unwrap_or(0) + AIR).min(layout::HIGHEST_ROW))?;
    let rank = sheet.rank.map_or_else(String::new, |rank| rank.to_string());
    let middle = styles::listed(styles::cell(false)).set_align(FormatAlign::Center);
    pen.text((row, 0), &rank, &middle)?;
    pen.link((row, 1), goal, name)?;
    pen.text((row, 2), &department, &styles::listed(styles::cell(is_taken(&department))))?;
    let Some(tally) = tally else { return Ok(()) };
    let counts = [tally.met, tally.short, tally.unclear, tally.no_target, tally.no_report];
    for (column, count) in (3..).zip(counts) {
        pen.0.write_number_with_format(row, column, count as f64, &middle)?;
    }
    Ok(())
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST_GOAL) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
