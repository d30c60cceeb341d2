//! The text that document converters make of the city's sheets: headings, and tables whose columns shift.
//!
//! Parts are found by their printed labels, never by where they stand. Whatever finds no place is told.

mod cells;
mod html;

use std::collections::BTreeSet;

use super::form::{self, Blocks, FormNote};
use super::{Decoded, FilePlace, LARGEST_FILE, Note, Problem, ProblemPart, Reason, Remark, fresh_id, struck};
use crate::model::{Sheet, SheetId};

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
    let mut decoded = Decoded::default();
    let live = struck::taken_out(text, false).map(|(live, words)| {
        decoded.notes.extend(words.into_iter().map(|(lines, text)| Note {
            place: FilePlace::File,
            remark: Remark::Struck { line: lines + 1, text },
        }));
        live
    });
    let blocks = Blocks::read(cells::rows(live.as_deref().unwrap_or(text)), false);
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
        return refuse(Reason::NoSheet);
    }
    let lonely = form::without_sheet(&blocks.listed, &decoded.sheets);
    note_all(&mut decoded.notes, &FilePlace::File, lonely.into_iter().map(FormNote::Of));
    Ok(decoded)
}

fn note_all(notes: &mut Vec<Note>, place: &FilePlace, found: impl IntoIterator<Item = FormNote>) {
    notes.extend(found.into_iter().map(|found| Note { place: place.clone(), remark: found.in_lines() }));
}
