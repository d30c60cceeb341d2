//! Where a text goes: to the part whose label it stands at.

use super::super::{FormNote, LinePlace, labels};
use super::{Filler, LabelTarget};
use crate::codec::CellDoubt;
use crate::model::{Cell, Column, FormPart, Initiative, PartKey, PurposeNo, Rank};

impl Filler {
    pub(super) fn put_at(&mut self, spot: LinePlace, text: &str) {
        match self.slot_at(spot.at).cloned() {
            Some(slot) => self.put(&slot, spot, text),
            None => self.leave_out(spot, text),
        }
    }

    pub(super) fn put(&mut self, slot: &LabelTarget, spot: LinePlace, text: &str) {
        match slot {
            LabelTarget::Cell(cell) => {
                let laid_out = match cell {
                    Cell::Goal | Cell::Department | Cell::Group => text.to_owned(),
                    _ => self.laid_out(text),
                };
                let is_rest = self.is_rest;
                let mut text = self.sheet.text(cell).unwrap_or("").to_owned();
                // A head that is printed again says the same.
                if self.is_twice && text == laid_out {
                    return;
                }
                if self.is_twice && !text.is_empty() {
                    self.found.push(FormNote::Doubtful(spot, laid_out.clone(), CellDoubt::LabelTwice));
                }
                if is_rest {
                    text.push_str(&laid_out);
                } else {
                    append(&mut text, &laid_out);
                }
                self.sheet.set_text(cell, text);
            }
            LabelTarget::Rank => match crate::text::rank::read(text).and_then(Rank::new) {
                Some(rank) if self.sheet.rank.is_none() => self.sheet.rank = Some(rank),
                rank if self.is_twice && rank.is_some() && rank == self.sheet.rank => {}
                _ => self.leave_out(spot, text),
            },
            LabelTarget::OfRow(number, key) => match self.of_rows.last_mut() {
                Some((of, part, _, words)) if self.is_rest && (*of, &*part) == (*number, key) => {
                    words.push_str(text)
                }
                _ => self.of_rows.push((*number, key.clone(), spot, text.to_owned())),
            },
            LabelTarget::Sdgs => self.sdgs.push((spot, text.to_owned(), self.found.len())),
            LabelTarget::Year if crate::codec::form::loose_year(text) == Some(self.sheet.fiscal_year) => {}
            LabelTarget::Told(at) => {
                if let Some(FormNote::Unknown(_, _, place) | FormNote::Lost(_, _, place)) =
                    self.found.get_mut(*at)
                {
                    append(place, text);
                }
            }
            LabelTarget::Year | LabelTarget::Nothing => self.leave_out(spot, text),
        }
    }
}

/// Whether nothing is written in an initiative.
pub(in crate::codec) fn is_blank(initiative: &Initiative) -> bool {
    Column::ALL.iter().all(|column| initiative.text(*column).is_empty())
        && initiative.purposes.is_empty()
        && initiative.own.is_empty()
}

/// Adds a text to a part of an initiative.
pub(super) fn add(initiative: &mut Initiative, part: &PartKey, text: &str) {
    match part {
        // Which purposes it serves, where the form has no part for them.
        PartKey::Known(FormPart::Purpose) => serve(initiative, labels::all_circled(text)),
        // Or under its words.
        PartKey::Known(FormPart::Method) => {
            let (words, served) = labels::beside_number(text);
            serve(initiative, labels::served(served));
            append(&mut initiative.method, if served.is_empty() { text } else { words });
        }
        PartKey::Known(part) => {
            if let Some(column) = part.column() {
                append(initiative.text_mut(column), text);
            }
        }
        PartKey::Own(key) => {
            let mut words = initiative.own.get(key).to_owned();
            append(&mut words, text);
            initiative.own.set(key, &words);
        }
    }
}

fn serve(initiative: &mut Initiative, numbers: Option<Vec<u8>>) {
    let numbers = numbers.into_iter().flatten();
    initiative.purposes.extend(numbers.filter_map(|number| PurposeNo::new(i64::from(number))));
}

pub(super) fn append(place: &mut String, text: &str) {
    if !place.is_empty() {
        place.push('\n');
    }
    place.push_str(text);
}
