//! 目標一覧: the goals by year and group, each a link to its form, and how their entries came out.

use rust_xlsxwriter::{FormatAlign, RowNum, XlsxError};

use super::draw::{Pen, is_taken};
use super::layout::fit;
use super::{layout, styles, words};
use crate::model::{FormPart, Report, Sheet, paper};
use crate::results::{SheetResults, Tally};

/// The widths of its columns: rank, goal, department, five counts.
const COLUMNS: [u32; 8] = [90, 640, 240, 90, 90, 90, 120, 90];
/// What a row is higher than its text.
const AIR: u32 = 8;
/// How much of a goal the list shows; all of it stands on its form.
const LONGEST_GOAL: usize = 500;

/// How many columns there are without the counts.
const PLAN: usize = 3;

/// The columns of the form in use, which may have no rank.
struct ListColumns {
    widths: &'static [u32],
    /// The goal's column, the second where there is a rank.
    goal: u16,
}

impl ListColumns {
    fn of_form(is_counted: bool) -> Self {
        let goal = u16::from(paper::has(FormPart::Rank));
        let end = if is_counted { COLUMNS.len() } else { PLAN };
        Self { widths: &COLUMNS[usize::from(1 - goal)..end], goal }
    }

    /// The first of the counts.
    fn counts(&self) -> u16 {
        self.goal + 2
    }
}

/// Writes the list; without results it has no counts.
pub(super) fn write(
    pen: &mut Pen<'_>,
    sheets: &[Sheet],
    results: Option<&[SheetResults]>,
    names: &[String],
) -> Result<(), XlsxError> {
    let columns = ListColumns::of_form(results.is_some());
    pen.columns(columns.widths)?;
    let mut row = 0;
    let mut group: Option<&Sheet> = None;
    for (at, (sheet, name)) in sheets.iter().zip(names).enumerate() {
        let is_same = |of: &Sheet| of.fiscal_year == sheet.fiscal_year && of.group == sheet.group;
        if !group.is_some_and(is_same) {
            if group.is_some() {
                row += 1;
            }
            row = head(pen, row, sheet, &columns, results.is_some())?;
            group = Some(sheet);
        }
        let results = results.and_then(|results| results.get(at));
        line(pen, row, sheet, &columns, results.map(|results| results.tally(Report::Final)), name)?;
        row += 1;
    }
    let last_column = columns.widths.len() as u16 - 1;
    pen.0.set_print_area(0, 0, row.saturating_sub(1), last_column)?;
    pen.0.set_screen_gridlines(false);
    Ok(())
}

/// The year, the group and the columns' names; the row under them.
fn head(
    pen: &mut Pen<'_>,
    row: RowNum,
    sheet: &Sheet,
    columns: &ListColumns,
    is_counted: bool,
) -> Result<RowNum, XlsxError> {
    let title = format!("{} {} {}", sheet.fiscal_year, short(&sheet.group), words::goal());
    pen.0.set_row_height_pixels(row, 36)?;
    pen.text((row, 0), title.trim(), &styles::heading())?;
    let row = row + 1;
    let over = styles::head().set_align(FormatAlign::Center);
    let names = [words::rank(), words::goal(), words::department()];
    for (column, name) in (0..).zip(&names[usize::from(1 - columns.goal)..]) {
        pen.0.merge_range(row, column, row + 1, column, name, &over)?;
    }
    if is_counted {
        let (first, counts) = (columns.counts(), words::counts());
        pen.0.merge_range(row, first, row, first + counts.len() as u16 - 1, &words::reached(), &over)?;
        for (column, name) in (first..).zip(counts) {
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
    columns: &ListColumns,
    tally: Option<Tally>,
    name: &str,
) -> Result<(), XlsxError> {
    let (goal, department) = (short(&sheet.goal), short(&sheet.department));
    let goal = if goal.trim().is_empty() { name } else { &goal };
    let heights = [(goal, COLUMNS[1]), (&department, COLUMNS[2])];
    let highest = heights.map(|(text, width)| fit::height(text, width, styles::LISTED)).into_iter().max();
    pen.0.set_row_height_pixels(row, (highest.unwrap_or(0) + AIR).min(layout::HIGHEST_ROW))?;
    let middle = styles::listed(styles::cell(false)).set_align(FormatAlign::Center);
    if columns.goal > 0 {
        let rank = sheet.rank.map_or_else(String::new, |rank| rank.to_string());
        pen.text((row, 0), &rank, &middle)?;
    }
    pen.link((row, columns.goal), goal, name)?;
    pen.text((row, columns.goal + 1), &department, &styles::listed(styles::cell(is_taken(&department))))?;
    let Some(tally) = tally else { return Ok(()) };
    let counts = [tally.met, tally.short, tally.unclear, tally.no_target, tally.no_report];
    for (column, count) in (columns.counts()..).zip(counts) {
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
