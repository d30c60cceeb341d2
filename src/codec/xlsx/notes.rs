//! What people say about a sheet, as notes on the cells of its form. The sheet itself carries it; the notes are for the eye.

use std::collections::BTreeMap;

use super::layout::{Area, Form, Shows};
use super::words;
use crate::codec::grid::Grid;
use crate::model::{Cell, Comment, Sheet};

/// The most UTF-16 units that a note has; Excel holds a few more than this.
const LONGEST: usize = 32_000;

/// The notes of a sheet, each with the row and the column of its cell: one a cell, with what is said of it as far as there is
/// room.
pub(super) fn of(sheet: &Sheet, form: &Form) -> Vec<((u32, u16), String)> {
    let mut notes: BTreeMap<(u32, u16), String> = BTreeMap::new();
    for comment in &sheet.comments {
        let Some(area) = area_of(sheet, comment, form) else { continue };
        let note = notes.entry((area.row, area.column)).or_default();
        let more = written(comment);
        if note.is_empty() {
            *note = more;
        } else if units(note) + units(&more) < LONGEST {
            note.push_str("\n\n");
            note.push_str(&more);
        }
    }
    notes.into_iter().collect()
}

/// A comment as it stands in a note, as far as a note holds it, and without what no workbook holds.
pub(super) fn written(comment: &Comment) -> String {
    let [text] = Grid::shown([words::comment(comment).as_str()]);
    // Programs would take it for an escaped letter.
    let mut text = text.replace("_x", "_ x");
    let mut units = 0;
    let too_long = text.char_indices().find(|(_, char)| {
        units += char.len_utf16();
        units > LONGEST
    });
    if let Some((at, _)) = too_long {
        text.truncate(at);
    }
    text
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Where a part of the sheet is drawn: a plan's name is the label of its text, and what is said of the whole, or of what
/// is gone, stands at the title.
fn area_of<'f>(sheet: &Sheet, comment: &Comment, form: &'f Form) -> Option<&'f Area> {
    let cell = sheet.cell_at(&comment.place).map(|cell| match cell {
        Cell::Plan(id) => Cell::Position(id),
        cell => cell,
    });
    let mut areas = form.areas.iter();
    let part = cell.and_then(|cell| areas.find(|area| area.shows == Shows::Text(cell.clone(), 0)));
    part.or_else(|| form.areas.iter().find(|area| area.shows == Shows::Year))
}
