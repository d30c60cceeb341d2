//! One block of rows → one sheet: labels find their values, the header finds the initiatives' columns.

use super::blocks::Block;
use super::cells::Row;
use super::columns::{Header, Pile, place};
use super::labels::{self, Label};
use crate::codec::{Remark, fresh_id};
use crate::model::sorted::SortedSet;
use crate::model::{Cell, Extra, Initiative, InitiativeId, Rank, Sdg, Sheet};
use crate::text::outline::lay_out;
use crate::text::width::squeeze;

/// Whether a block has anything of a sheet.
pub(super) fn is_sheet(block: &Block) -> bool {
    block.rows.iter().any(|row| {
        let filled: Vec<_> = row.filled().collect();
        Header::of(&filled).is_some()
            || filled.iter().any(|(_, cell)| {
                matches!(labels::label(cell), Some((Label::Goal | Label::Situation | Label::Purpose, _)))
            })
    })
}

/// Fills a sheet from its rows, and says what a person should know.
pub(super) fn fill(sheet: Sheet, block: &Block, new_id: &mut dyn FnMut() -> String) -> (Sheet, Vec<Remark>) {
    let mut filler = Filler {
        sheet,
        remarks: Vec::new(),
        slots: Vec::new(),
        headers: Vec::new(),
        piles: Vec::new(),
        in_table: false,
    };
    block.rows.iter().for_each(|row| filler.row(row));
    filler.finish(new_id)
}

/// Where a label's values go.
#[derive(Clone)]
enum Slot {
    Cell(Cell),
    Rank,
    Sdgs,
    /// 特記事項 itself has none.
    Nothing,
}

struct Filler {
    sheet: Sheet,
    remarks: Vec<Remark>,
    /// The labels of the last row that had some, with their places: rows below belong to them.
    slots: Vec<(usize, Slot)>,
    headers: Vec<Header>,
    piles: Vec<Pile>,
    /// Whether the last row was one of the table of initiatives.
    in_table: bool,
}

impl Filler {
    fn row(&mut self, row: &Row) {
        let filled: Vec<_> = row.filled().collect();
        if filled.is_empty() {
            return;
        }
        if let Some((header, others)) = Header::of(&filled) {
            self.headers.push(header);
            self.in_table = true;
            others.into_iter().for_each(|text| self.leave_out(row.line, text));
        } else if self.initiative(row.line, &filled) {
            self.in_table = true;
        } else if filled.iter().any(|(_, cell)| labels::label(cell).is_some()) {
            self.in_table = false;
            self.labelled(row.line, &filled);
        } else if let [(at, cell)] = filled[..]
            && labels::is_page_number(cell)
            && !self.wants_number(at)
        {
            self.remarks.push(Remark::PageNumber { line: row.line, text: cell.to_owned() });
        } else {
            self.continued(row.line, &filled);
        }
    }

    /// A row that begins with ① under a header.
    fn initiative(&mut self, line: usize, filled: &[(usize, &str)]) -> bool {
        let Some(header) = self.headers.last() else { return false };
        let [(at, first), rest @ ..] = filled else { return false };
        let Some((_, words)) = labels::circled(first) else { return false };
        let cell = |(at, text): &(usize, &str)| (line, *at, (*text).to_owned());
        let mut cells: Vec<_> = rest.iter().map(cell).collect();
        let mut shift = 0;
        if words.is_empty() && *at < header.first().max(1) {
            shift = (at + 1).saturating_sub(header.first());
        } else if !words.is_empty() && *at == header.first() && self.in_table {
            cells.insert(0, (line, *at, words.to_owned()));
        } else {
            return false;
        }
        self.piles.push(Pile { header: self.headers.len() - 1, shift, cells });
        true
    }

    fn labelled(&mut self, line: usize, filled: &[(usize, &str)]) {
        self.slots.clear();
        for (at, cell) in filled {
            match labels::label(cell) {
                Some((label, value)) => {
                    let slot = self.slot(label);
                    self.slots.push((*at, slot.clone()));
                    if !value.is_empty() {
                        self.put(&slot, line, value);
                    }
                }
                None => self.put_at(*at, line, cell),
            }
        }
    }

    fn continued(&mut self, line: usize, filled: &[(usize, &str)]) {
        for (at, cell) in filled {
            match self.piles.last_mut() {
                Some(pile) if self.in_table => pile.cells.push((line, *at, (*cell).to_owned())),
                _ => self.put_at(*at, line, cell),
            }
        }
    }

    fn slot(&mut self, label: Label) -> Slot {
        Slot::Cell(match label {
            Label::Goal => Cell::Goal,
            Label::Department => Cell::Department,
            Label::Situation => Cell::Situation,
            Label::Purpose => Cell::Purpose,
            Label::Participation => Cell::Participation,
            Label::Effects => Cell::Effects,
            Label::Plan(plan) => {
                let known = self.sheet.positions.iter().find(|position| position.plan == plan);
                let id = known.map(|position| position.id);
                let id = id.unwrap_or_else(|| self.sheet.push_position(plan, String::new(), Extra::new()));
                Cell::Position(id)
            }
            Label::Rank => return Slot::Rank,
            Label::Sdgs => return Slot::Sdgs,
            Label::Remarks => return Slot::Nothing,
        })
    }

    /// Whether a number alone, at this place, is no page's number.
    fn wants_number(&self, at: usize) -> bool {
        match self.slot_at(at) {
            Some(Slot::Rank) => self.sheet.rank.is_none(),
            Some(Slot::Sdgs) => true,
            _ => false,
        }
    }

    fn slot_at(&self, at: usize) -> Option<&Slot> {
        self.slots.iter().rev().find(|(place, _)| *place <= at).map(|(_, slot)| slot)
    }

    fn put_at(&mut self, at: usize, line: usize, text: &str) {
        match self.slot_at(at).cloned() {
            Some(slot) => self.put(&slot, line, text),
            None => self.leave_out(line, text),
        }
    }

    fn put(&mut self, slot: &Slot, line: usize, text: &str) {
        match slot {
            Slot::Cell(cell) => {
                let laid_out = match cell {
                    Cell::Goal | Cell::Department => text.to_owned(),
                    _ => lay_out(text),
                };
                if let Some(place) = self.sheet.text_mut(cell) {
                    append(place, &laid_out);
                }
            }
            Slot::Rank => match crate::text::rank::read(text).and_then(Rank::new) {
                Some(rank) if self.sheet.rank.is_none() => self.sheet.rank = Some(rank),
                _ => self.leave_out(line, text),
            },
            Slot::Sdgs => match labels::sdgs(text) {
                Some(sdgs) => sdgs.into_iter().for_each(|(number, words)| self.sdg(number, words)),
                None => self.leave_out(line, text),
            },
            Slot::Nothing => self.leave_out(line, text),
        }
    }

    fn sdg(&mut self, number: i64, words: String) {
        let Some(sdg) = Sdg::new(number) else { return };
        self.sheet.sdgs.insert(sdg);
        if !words.is_empty() && squeeze(&words) != squeeze(sdg.name()) {
            self.remarks.push(Remark::SdgWords { number: sdg.number(), found: words });
        }
    }

    fn leave_out(&mut self, line: usize, text: &str) {
        self.remarks.push(Remark::LeftOut { line, text: text.to_owned() });
    }

    fn finish(mut self, new_id: &mut dyn FnMut() -> String) -> (Sheet, Vec<Remark>) {
        let mut taken = SortedSet::new();
        for placed in place(&self.headers, &self.piles, &mut self.remarks) {
            let Some(id) = fresh_id(new_id, &mut taken, InitiativeId::new) else { continue };
            let mut initiative = Initiative::empty(id);
            for (column, text) in placed.texts {
                append(initiative.text_mut(column), &lay_out(&text));
            }
            initiative.purposes = placed.purposes.into_iter().collect();
            self.sheet.initiatives.push(initiative);
        }
        if let [first, rest @ ..] = &self.sheet.initiatives[..]
            && !rest.is_empty()
            && first.purposes.len() > 1
            && rest.iter().all(|other| other.purposes == first.purposes)
        {
            self.remarks.push(Remark::SamePurposes);
        }
        (self.sheet, self.remarks)
    }
}

fn append(place: &mut String, text: &str) {
    if !place.is_empty() {
        place.push('\n');
    }
    place.push_str(text);
}
