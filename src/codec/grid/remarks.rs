//! What is worth knowing of what a grid holds, each with the place where it stands.

use crate::codec::form::{FormNote, Spot};
use crate::codec::{CellPlace, FilePlace, Note, Remark, WorkbookRemark, WorksheetRemark};

/// So many texts of a worksheet without a form are listed one by one.
pub(super) const FEW: usize = 12;
/// So many notes are listed in all.
const MOST: usize = 300;

/// The remark for something that was found in a worksheet.
pub(super) fn found(name: &str, found: &FormNote) -> Remark {
    let place = |spot: &Spot| CellPlace { worksheet: name.to_owned(), row: spot.line, column: spot.at };
    Remark::Worksheet(match found {
        FormNote::LeftOut(spot, text) => WorksheetRemark::LeftOut { at: place(spot), text: text.clone() },
        FormNote::PageNumber(spot, text) => {
            WorksheetRemark::PageNumber { at: place(spot), text: text.clone() }
        }
        FormNote::Guessed(spot, column) => {
            WorksheetRemark::GuessedColumn { at: place(spot), column: *column }
        }
        FormNote::Of(remark) => return remark.clone(),
    })
}

/// A worksheet has much on it, but no form.
pub(super) fn nothing_here(name: &str, is_hidden: bool, left_out: &[FormNote]) -> Remark {
    let texts = left_out.iter().filter_map(|found| match found {
        FormNote::LeftOut(spot, text) => Some((address(spot.line, spot.at), text.clone())),
        _ => None,
    });
    Remark::Worksheet(WorksheetRemark::NothingHere {
        worksheet: name.to_owned(),
        is_hidden,
        first: texts.take(3).collect(),
        count: left_out.len(),
    })
}

/// Leaves out what nobody would read: after so many notes only how many more there are.
pub(super) fn shorten(notes: &mut Vec<Note>) {
    let more = notes.len().saturating_sub(MOST);
    if more > 0 {
        notes.truncate(MOST);
        notes
            .push(Note { place: FilePlace::File, remark: Remark::Workbook(WorkbookRemark::MoreNotes(more)) });
    }
}

/// A cell's address in Excel; the row is counted from 1, the column from 0.
pub fn address(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut column = column + 1;
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}
