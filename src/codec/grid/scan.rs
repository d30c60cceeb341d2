//! One grid: what of it are forms, what a list of goals, what the table for machines, and what none of these.

use std::collections::BTreeSet;

use super::spans::Spans;
use super::{Grid, GridCell, MergedRange, bands};
use crate::codec::form::{self, Block, FormCell, FormNote, FormRow, ListedGoal};
use crate::codec::{Reason, Remark, fresh_id, sheet_mark};
use crate::model::{FiscalYear, Sheet, SheetId};
use crate::text::width::squeeze;

/// What a grid holds.
#[derive(Debug)]
pub struct GridScan {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) listed: Vec<ListedGoal>,
    pub(super) left_out: Vec<FormNote>,
    /// The year of a heading, wherever it stands.
    pub(super) year: Option<FiscalYear>,
    forms: Vec<Block>,
    is_table: bool,
}

/// What was read out of one form, before anything is known of where it belongs.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The sheet, under an id that was made up.
    pub sheet: Sheet,
    pub(super) found: Vec<FormNote>,
}

/// The heads of the columns of our table for machines.
const MACHINE: [&str; 9] =
    ["取組内容", "目標値", "単位", "中間実績", "中間実績値", "期末実績", "期末実績値", "達成率", "判定"];

impl GridScan {
    /// Looks through a grid.
    pub fn of(grid: &Grid) -> Self {
        let mut scan = Self {
            name: grid.name.clone(),
            is_hidden: grid.is_hidden,
            listed: Vec::new(),
            left_out: Vec::new(),
            year: None,
            forms: Vec::new(),
            is_table: false,
        };
        let (rows, tables) = without_tables(rows(grid));
        // A worksheet is all of it; a page or a copied range may have forms besides.
        let is_whole = !grid.name.is_empty() || rows.len() < ABOVE;
        scan.is_table = is_whole && tables.first().is_some_and(|(at, ..)| *at < ABOVE);
        if scan.is_table {
            return scan;
        }
        let told = tables.iter().map(|(_, line, count)| Remark::ResultsRows { line: *line, count: *count });
        scan.left_out.extend(told.map(FormNote::Of));
        for rows in bands::split(rows) {
            scan.read(rows);
        }
        scan
    }

    fn read(&mut self, rows: Vec<FormRow>) {
        let blocks = form::blocks(rows, true);
        self.listed.extend(blocks.listed);
        self.left_out.extend(blocks.left_out);
        self.year = self.year.or(blocks.year);
        for block in blocks.blocks {
            if form::is_sheet(&block) {
                self.forms.push(block);
            } else {
                self.left_out.extend(block.rows.iter().flat_map(FormRow::left_out));
            }
        }
    }

    /// Whether it is 目標と実績, the table for machines.
    pub fn is_table(&self) -> bool {
        self.is_table
    }

    /// Why it cannot come in where it is one of the tables that are made of the sheets.
    pub fn made_of_sheets(&self) -> Option<Reason> {
        if self.is_table {
            return Some(Reason::ResultsTable);
        }
        (self.forms.is_empty() && !self.listed.is_empty()).then_some(Reason::NoSheet)
    }

    /// How many forms it has.
    pub fn forms(&self) -> usize {
        self.forms.len()
    }

    /// Whether a form has a table of initiatives.
    pub fn has_initiatives(&self, at: usize) -> bool {
        self.forms.get(at).is_some_and(form::has_table)
    }

    /// The first row of a form, from 0.
    pub fn row_of(&self, at: usize) -> Option<u32> {
        let row = self.forms.get(at)?.rows.first()?;
        u32::try_from(row.line).ok()?.checked_sub(1)
    }

    /// The year that stands on or above a form.
    pub fn year_of(&self, at: usize) -> Option<FiscalYear> {
        let block = self.forms.get(at)?;
        block.year.or_else(|| block.year_within())
    }

    /// Reads a form.
    pub fn fill(
        &self,
        at: usize,
        year: FiscalYear,
        taken: &mut BTreeSet<String>,
        new_id: &mut dyn FnMut() -> String,
    ) -> Option<Filled> {
        let block = self.forms.get(at)?;
        let mut sheet = Sheet::empty(fresh_id(new_id, taken, SheetId::new)?, year);
        sheet.group = block.group.clone();
        let (mut sheet, found) = form::fill(sheet, block, new_id);
        // Forms have printed numbers for initiatives that nobody wrote.
        let is_blank = |sheet: &Sheet| sheet.initiatives.last().is_some_and(form::is_blank);
        while is_blank(&sheet) {
            sheet.initiatives.pop();
        }
        Some(Filled { sheet, found })
    }
}

impl Filled {
    /// Takes away what was found in the form as it was drawn too.
    pub fn without_what_was_found_in(&mut self, drawn: &Self) {
        let mut known: Vec<&FormNote> = drawn.found.iter().collect();
        self.found.retain(|found| {
            let at = known.iter().position(|known| known.is_like(found));
            at.map(|at| known.swap_remove(at)).is_none()
        });
    }
}

/// How many cells that reach further down are kept in mind.
const MOST_BESIDE: usize = 64;

/// The cells as rows, merged ones with all that they cover.
fn rows(grid: &Grid) -> Vec<FormRow> {
    let mut merged: Vec<&MergedRange> = grid.merged.iter().collect();
    merged.sort_by_key(|area| (area.row, area.column));
    let area = |row, column| {
        let at = merged.binary_search_by(|area: &&MergedRange| (area.row, area.column).cmp(&(row, column)));
        at.ok().map(|at| *merged[at])
    };
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let hidden = Spans::of(&grid.hidden_columns);
    let mut rows: Vec<FormRow> = Vec::new();
    // Cells that reach further down.
    let mut open: Vec<FormCell> = Vec::new();
    let mut cells: Vec<(&GridCell, bool)> = grid.sorted().into_iter().map(|cell| (cell, false)).collect();
    cells.extend(grid.lost_parts().into_iter().map(|cell| (cell, true)));
    // The mark of a form of ours is nobody's word.
    cells.retain(|(cell, _)| sheet_mark::marked(&cell.text).is_none());
    cells.sort_by_key(|(cell, _)| (cell.row, cell.column));
    for (cell, is_lost) in cells {
        let area = area(cell.row, cell.column);
        // Merged cells stand where they can be seen.
        let seen = area.map_or(cell.column, |area| hidden.first_outside(cell.column, area.last_column));
        let (row, column) = (number(cell.row) + 1, number(seen));
        if rows.last().is_none_or(|last| last.line != row) {
            open.retain(|cell| cell.down >= row);
            let beside = open.iter().map(|cell| cell.at).collect();
            rows.push(FormRow { line: row, beside, ..FormRow::default() });
        }
        let cell = FormCell {
            at: column,
            end: area.map_or(column, |area| number(area.last_column)),
            down: area.map_or(row, |area| number(area.last_row) + 1),
            text: cell.text.clone(),
        };
        if is_lost {
            rows.last_mut().into_iter().for_each(|last| last.asides.push(cell.clone()));
            continue;
        }
        if cell.down > row {
            // Its text is in the row; here only its place counts. No form has more of them.
            if open.len() == MOST_BESIDE {
                open.remove(0);
            }
            open.push(FormCell { text: String::new(), ..cell.clone() });
        }
        if let Some(last) = rows.last_mut() {
            last.cells.push(cell);
        }
    }
    rows
}

/// Titles may stand above the head of the table for machines.
const ABOVE: usize = 5;

/// Whether a row is the head of the table for machines.
pub(in crate::codec) fn is_for_machines(row: &FormRow) -> bool {
    let is_head = |cell: &&FormCell| MACHINE.contains(&squeeze(&cell.text).as_str());
    row.cells.iter().filter(is_head).count() >= MACHINE.len() - 1
}

/// Whether a row begins as those of the table for machines do, however little else it has.
fn begins_with_a_year(row: &FormRow) -> bool {
    let first = row.cells.first().map_or("", |cell| cell.text.as_str());
    first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit())
}

/// The rows without the tables for machines, which a page has beside its forms; and of each of these at which row it begins,
/// on which line, and how many rows it has under its head.
fn without_tables(rows: Vec<FormRow>) -> (Vec<FormRow>, Vec<(usize, usize, usize)>) {
    let (mut kept, mut tables): (Vec<FormRow>, Vec<(usize, usize, usize)>) = (Vec::new(), Vec::new());
    let mut next = None;
    for (at, row) in rows.into_iter().enumerate() {
        if is_for_machines(&row) {
            tables.push((at, row.line, 0));
            next = Some(row.line + 1);
        } else if next == Some(row.line) && (row.cells.len() + 1 >= MACHINE.len() || begins_with_a_year(&row))
        {
            tables.last_mut().into_iter().for_each(|(.., count)| *count += 1);
            next = Some(row.line + 1);
        } else {
            next = None;
            kept.push(row);
        }
    }
    (kept, tables)
}
