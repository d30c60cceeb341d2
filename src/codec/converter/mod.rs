//! The text that document converters make of the city's sheets: headings, and tables whose columns shift.
//!
//! Parts are found by their printed labels, never by where they stand. Whatever finds no place is told.

mod blocks;
mod cells;
mod columns;
mod headings;
mod html;
mod labels;
mod rows;

use self::blocks::{Block, Blocks, Listed};
use self::cells::Row;
use super::{Decoded, LARGEST_FILE, Note, Part, Place, Problem, Reason, Remark, fresh_id};
use crate::model::sorted::SortedSet;
use crate::model::{FiscalYear, Rank, Sheet, SheetId};
use crate::text::width::squeeze;

/// The sheets of a converter's text, or why there is none. `new_id` names sheets and initiatives.
pub fn decode(text: &str, new_id: &mut dyn FnMut() -> String) -> Result<Decoded, Vec<Problem>> {
    let refuse = |reason| Err(vec![Problem { place: Place::File, reason }]);
    if text.len() > LARGEST_FILE {
        return refuse(Reason::TooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return refuse(Reason::Empty);
    }
    let blocks = Blocks::read(text);
    let mut decoded = Decoded::default();
    let mut problems = Vec::new();
    let mut taken = SortedSet::new();
    note_all(&mut decoded.notes, &Place::File, blocks.left_out);
    for block in &blocks.blocks {
        if !rows::is_sheet(block) {
            note_all(&mut decoded.notes, &Place::File, everything(block));
            continue;
        }
        let place = |goal: &str, number| Place::Sheet { number, goal: goal.to_owned(), part: Part::Whole };
        let number = decoded.sheets.len() + problems.len() + 1;
        let Some(year) = block.year.or_else(|| year_within(block)) else {
            problems.push(Problem { place: place(&goal_of(block), number), reason: Reason::NoYear });
            continue;
        };
        let Some(id) = fresh_id(new_id, &mut taken, SheetId::new) else {
            problems.push(Problem { place: place(&goal_of(block), number), reason: Reason::Missing });
            continue;
        };
        let mut sheet = Sheet::empty(id, year);
        sheet.group = block.group.clone();
        let (mut sheet, mut remarks) = rows::fill(sheet, block, new_id);
        compare(&mut sheet, &blocks.listed, &mut remarks);
        note_all(&mut decoded.notes, &place(&sheet.goal, number), remarks);
        decoded.fresh.insert(sheet.id.clone());
        decoded.sheets.push(sheet);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    if decoded.sheets.is_empty() {
        return refuse(Reason::NoSheet);
    }
    note_all(&mut decoded.notes, &Place::File, without_sheet(&blocks.listed, &decoded.sheets));
    Ok(decoded)
}

fn note_all(notes: &mut Vec<Note>, place: &Place, remarks: impl IntoIterator<Item = Remark>) {
    notes.extend(remarks.into_iter().map(|remark| Note { place: place.clone(), remark }));
}

fn everything(block: &Block) -> Vec<Remark> {
    let cell = |row: &Row, text: &str| Remark::LeftOut { line: row.line, text: text.to_owned() };
    block.rows.iter().flat_map(|row| row.filled().map(move |(_, text)| cell(row, text))).collect()
}

/// The year that a title row of the table itself says.
fn year_within(block: &Block) -> Option<FiscalYear> {
    let mut cells = block.rows.iter().flat_map(Row::filled);
    cells.find_map(|(_, cell)| {
        let title = cell.chars().nth(30).is_none() && (cell.ends_with("年度") || cell.contains("重点目標"));
        title.then(|| headings::year(cell)).flatten()
    })
}

/// A goal, found before the sheet is read, to name the sheet in a problem.
fn goal_of(block: &Block) -> String {
    for row in &block.rows {
        let mut cells =
            row.filled().skip_while(|(_, cell)| labels::label(cell) != Some((labels::Label::Goal, "")));
        if let Some((_, goal)) = cells.nth(1) {
            return goal.to_owned();
        }
    }
    String::new()
}

fn is_listed_as(sheet: &Sheet, listed: &Listed) -> bool {
    sheet.group == listed.group
        && listed.year.is_none_or(|year| year == sheet.fiscal_year)
        && squeeze(&sheet.goal) == squeeze(&listed.goal)
}

/// Compares a sheet with its page's list of goals.
fn compare(sheet: &mut Sheet, all: &[Listed], remarks: &mut Vec<Remark>) {
    let same_page = |listed: &&Listed| {
        listed.group == sheet.group && listed.year.is_none_or(|year| year == sheet.fiscal_year)
    };
    let mut page = all.iter().filter(same_page).peekable();
    if page.peek().is_none() {
        return;
    }
    let Some(listed) = page.find(|listed| is_listed_as(sheet, listed)) else {
        remarks.push(Remark::NotListed);
        return;
    };
    match (listed.rank, sheet.rank.map(Rank::number)) {
        (Some(listed), Some(here)) if listed != here => remarks.push(Remark::ListedRank { listed, here }),
        (Some(listed), None) => {
            sheet.rank = Rank::new(i64::from(listed));
            remarks.push(Remark::RankFromList(listed));
        }
        _ => {}
    }
}

fn without_sheet(listed: &[Listed], sheets: &[Sheet]) -> Vec<Remark> {
    let lonely = listed.iter().filter(|listed| !sheets.iter().any(|sheet| is_listed_as(sheet, listed)));
    lonely.map(|listed| Remark::ListedOnly { rank: listed.rank, goal: listed.goal.clone() }).collect()
}
