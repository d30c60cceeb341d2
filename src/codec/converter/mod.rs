//! The text that document converters make of the city's sheets: headings, and tables whose columns shift.
//!
//! Parts are found by their printed labels, never by where they stand. Whatever finds no place is told.

mod broken;
mod cells;
mod html;
mod wrapped;

use std::borrow::Cow;
use std::collections::BTreeSet;

use self::cells::SavedCell;
use super::form::{self, FormCell, FormNote, FormRow};
use super::grid::{self, Grid, GridScan};
use super::struck::StruckWords;
use super::{
    Decoded, FilePlace, LARGEST_FILE, Note, Problem, ProblemPart, Reason, Remark, breaks, comments, fresh_id,
    struck, unseen,
};
use crate::model::{FormPart, PartKey, Sheet, SheetId};

/// The sheets of a converter's text, or why there is none. `new_id` names sheets and initiatives.
pub fn decode(text: &str, new_id: &mut dyn FnMut() -> String) -> Result<Decoded, Vec<Problem>> {
    let refuse = |reason| Err(vec![Problem { place: FilePlace::File, reason }]);
    if text.len() > LARGEST_FILE {
        return refuse(Reason::TooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return refuse(Reason::Empty);
    }
    // Also within the quotes of a cell.
    let text: &str = &breaks::as_one(text);
    if let Some(read) = table(text, new_id) {
        return read;
    }
    let (text, mut notes) = match comments::without(text) {
        Some((text, notes)) => (Cow::Owned(text), notes),
        None => (Cow::Borrowed(text), Vec::new()),
    };
    let text = match unseen::without(&text) {
        Some((seen, told)) => {
            notes.extend(told);
            Cow::Owned(seen)
        }
        None => text,
    };
    if let Some(place) = wrapped::place(&text) {
        return Err(vec![Problem { place, reason: Reason::Wrapped }]);
    }
    let text = match broken::joined(&text, '\t') {
        Some((whole, told)) => {
            notes.extend(told);
            Cow::Owned(whole)
        }
        None => text,
    };
    let (live, struck) = struck::taken_out(&text, false).unzip();
    let rows = rows(live.as_deref().unwrap_or(&text), &mut notes);
    if struck.is_none()
        && let Some(mut decoded) = worksheet(&rows, new_id)
    {
        decoded.notes.splice(0..0, notes);
        return Ok(decoded);
    }
    let mut rows = cells::filled(rows);
    // Of the tables that are made of the sheets, this one alone has such a head.
    if rows.iter().any(grid::is_for_machines) && !rows.iter().any(heads_a_form) {
        return refuse(Reason::ResultsTable);
    }
    for struck in struck.into_iter().flatten() {
        keep_lost(&mut rows, &struck);
        let remark = Remark::Struck { line: struck.lines + 1, text: struck.words };
        notes.push(Note { place: FilePlace::File, remark });
    }
    let blocks = form::blocks(rows, false);
    let mut decoded = Decoded { notes, ..Decoded::default() };
    let mut problems = Vec::new();
    let mut taken = BTreeSet::new();
    note_all(&mut decoded.notes, &FilePlace::File, blocks.left_out);
    for block in &blocks.blocks {
        if !form::is_sheet(block) {
            note_all(
                &mut decoded.notes,
                &FilePlace::File,
                block.rows.iter().flat_map(form::FormRow::left_out),
            );
            continue;
        }
        let place =
            |goal: &str, number| FilePlace::Sheet { number, goal: goal.to_owned(), part: ProblemPart::Whole };
        let number = decoded.sheets.len() + problems.len() + 1;
        let Some(year) = block.year.or_else(|| block.year_within()) else {
            problems.push(Problem { place: place(&block.goal(), number), reason: Reason::NoYear });
            continue;
        };
        let Some(id) = fresh_id(new_id, &mut taken, SheetId::new) else {
            problems.push(Problem { place: place(&block.goal(), number), reason: Reason::Missing });
            continue;
        };
        let mut sheet = Sheet::empty(id, year);
        sheet.group = block.group.clone();
        let (mut sheet, mut found) = form::fill(sheet, block, new_id);
        form::compare(&mut sheet, &blocks.listed, &mut found);
        note_all(&mut decoded.notes, &place(&sheet.goal, number), found);
        decoded.fresh.insert(sheet.id.clone());
        decoded.sheets.push(sheet);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    if decoded.sheets.is_empty() {
        return open_quote(&text).map_or_else(|| refuse(Reason::NoSheet), |problem| Err(vec![problem]));
    }
    let lonely = form::without_sheet(&blocks.listed, &decoded.sheets);
    note_all(&mut decoded.notes, &FilePlace::File, lonely.into_iter().map(FormNote::Of));
    Ok(decoded)
}

/// Whether a row is the head of a form's initiatives.
fn heads_a_form(row: &FormRow) -> bool {
    let method = Some(PartKey::Known(FormPart::Method));
    row.filled().any(|(_, cell)| form::column(cell) == method)
}

/// Keeps a label that is struck out in mind, where no other words stand in its cell.
fn keep_lost(rows: &mut [FormRow], struck: &StruckWords) {
    let (line, at) = (struck.lines + 1, struck.tabs);
    let row = rows.binary_search_by_key(&line, |row| row.line).ok().and_then(|row| rows.get_mut(row));
    let is_alone = |row: &&mut FormRow| row.filled().all(|(place, _)| place != at);
    if let Some(row) = row.filter(is_alone).filter(|_| form::is_part(&struck.words)) {
        row.asides.push(FormCell { at, end: at, down: line, text: struck.words.clone() });
    }
}

/// The sheets of a worksheet that was saved or copied with tabs, read as that; none where it is none, or has no form.
fn worksheet(rows: &[Vec<SavedCell>], new_id: &mut dyn FnMut() -> String) -> Option<Decoded> {
    let has_part = |row: &Vec<SavedCell>| row.iter().any(|(_, cell)| form::begins_a_part(cell));
    let is_one = cells::is_worksheet(rows) && rows.iter().any(has_part);
    is_one.then(|| grid::read(&[cells::grid(rows)], new_id).ok()).flatten()
}

/// The rows of a text with tabs.
fn rows(text: &str, notes: &mut Vec<Note>) -> Vec<Vec<SavedCell>> {
    let Some(saved) = cells::saved(text, '\t') else { return cells::rows(text) };
    if let Some((line, text, count)) = saved.doubtful.clone() {
        notes.push(Note { place: FilePlace::File, remark: Remark::ExcelQuotes { line, text, count } });
    }
    saved.rows
}

/// The sheets of a form that was saved with commas, or with semicolons as some machines do, read as the worksheet that it
/// was; none where the text is none.
fn table(text: &str, new_id: &mut dyn FnMut() -> String) -> Option<Result<Decoded, Vec<Problem>>> {
    let has_parts =
        |row: &Vec<(usize, String)>| row.len() > 2 && row.iter().any(|(_, cell)| form::begins_a_part(cell));
    let separators = if text.contains('\t') { &[][..] } else { &[',', ';'] };
    let mut all = separators.iter().filter_map(|separator| {
        let whole = broken::joined(text, *separator);
        let (text, told) =
            whole.map_or((Cow::Borrowed(text), Vec::new()), |(text, told)| (Cow::Owned(text), told));
        Some((cells::saved(&text, *separator)?, told))
    });
    let (saved, told) = all.find(|(saved, _)| saved.rows.iter().any(has_parts))?;
    let mut grid = Grid::new("");
    for (row, cells) in (0..).zip(&saved.rows) {
        for (column, (_, cell)) in (0..).zip(cells) {
            grid.put(row, column, &cell.replace(broken::IN_CELL, "\n"));
        }
    }
    if GridScan::of(&grid).is_table() {
        return Some(Err(vec![Problem { place: FilePlace::File, reason: Reason::ResultsTable }]));
    }
    let read = grid::read(&[grid], new_id).map(|mut decoded| {
        decoded.notes.splice(0..0, told);
        decoded
    });
    Some(read.map_err(|problems| problems.into_iter().map(without_worksheet).collect()))
}

/// What keeps a form that was saved with commas or semicolons from being read as one: a quote that nothing closes.
fn open_quote(text: &str) -> Option<Problem> {
    let is_form = |separator: char| {
        let mut rows = text.lines().map(|line| line.split(separator).collect::<Vec<_>>());
        rows.any(|row| row.len() > 2 && row.iter().any(|cell| form::begins_a_part(cell)))
    };
    let separator = [',', ';'].into_iter().find(|separator| is_form(*separator))?;
    let (line, column, words) = cells::open_quote(text, separator).filter(|_| !text.contains('\t'))?;
    let reason = Reason::OpenQuote(words.to_owned());
    Some(Problem { place: FilePlace::Text { line, column }, reason })
}

/// A text has no worksheets by name.
fn without_worksheet(problem: Problem) -> Problem {
    let reason = match problem.reason {
        Reason::NoForm { .. } => Reason::NoSheet,
        Reason::NoYearOn { .. } => Reason::NoYear,
        other => other,
    };
    Problem { reason, ..problem }
}

fn note_all(notes: &mut Vec<Note>, place: &FilePlace, found: impl IntoIterator<Item = FormNote>) {
    notes.extend(found.into_iter().map(|found| Note { place: place.clone(), remark: found.in_lines() }));
}
