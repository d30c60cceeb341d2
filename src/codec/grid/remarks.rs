//! What is worth knowing of what a grid holds, each with the place where it stands.

use super::GridScan;
use crate::codec::form::{self, FormNote, LinePlace};
use crate::codec::{CellPlace, FilePlace, Note, Remark, WorkbookRemark, WorksheetRemark};

/// So many texts of a worksheet without a form are listed one by one.
pub(super) const FEW: usize = 12;
/// So many notes are listed in all.
const MOST: usize = 300;

/// The remark for something that was found in a worksheet.
pub(super) fn found(name: &str, found: &FormNote) -> Remark {
    let place = |spot: &LinePlace| CellPlace { worksheet: name.to_owned(), row: spot.line, column: spot.at };
    Remark::Worksheet(match found {
        FormNote::LeftOut(spot, text) => WorksheetRemark::LeftOut { at: place(spot), text: text.clone() },
        FormNote::PageNumber(spot, text) => {
            WorksheetRemark::PageNumber { at: place(spot), text: text.clone() }
        }
        FormNote::Guessed(spot, column) => {
            WorksheetRemark::GuessedColumn { at: place(spot), column: *column }
        }
        FormNote::Unknown(spot, label, text) => WorksheetRemark::UnknownLabel {
            at: place(spot),
            label: label.clone(),
            text: text.clone(),
            like: form::resembled(label).map(str::to_owned),
        },
        FormNote::Lost(spot, label, text) => {
            WorksheetRemark::LostLabel { at: place(spot), label: label.clone(), text: text.clone() }
        }
        FormNote::Joined(spot, text) => WorksheetRemark::Joined { at: place(spot), text: text.clone() },
        FormNote::Reaching(spot, text) => WorksheetRemark::Reaching { at: place(spot), text: text.clone() },
        FormNote::Doubtful(spot, text, why) => {
            WorksheetRemark::Doubtful { at: place(spot), text: text.clone(), why: *why }
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

/// A worksheet has much on it that is not seen, but no form.
pub(super) fn nothing_seen(scan: &GridScan, asides: &[WorksheetRemark]) -> Remark {
    let texts = asides.iter().filter_map(|remark| match remark {
        WorksheetRemark::Aside { row, cells, .. } => Some((*row, cells)),
        _ => None,
    });
    let texts = texts.flat_map(|(row, cells)| cells.iter().map(move |(column, text)| (row, *column, text)));
    let first = texts.clone().take(3).map(|(row, column, text)| (address(row, column), text.clone()));
    Remark::Worksheet(WorksheetRemark::NothingHere {
        worksheet: scan.name.clone(),
        is_hidden: scan.is_hidden,
        first: first.collect(),
        count: texts.count(),
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
