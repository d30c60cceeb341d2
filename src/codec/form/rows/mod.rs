//! One block of rows → one sheet: labels find their values, the header finds the initiatives' columns.

mod doubtful;
mod further;
mod labelled;
mod put;
mod sdgs;
mod several;

use std::collections::BTreeSet;

use super::blocks::Block;
use super::columns::{Header, Pile, place};
use super::label::Label;
use super::labels;
use super::{FormCell, FormNote, FormRow, LinePlace};
use crate::codec::{Remark, fresh_id};
use crate::model::{Cell, Extra, Initiative, InitiativeId, PartKey, Sheet};
use crate::text::flat::lay_out;
use crate::text::outline::{self, LineKind};

use doubtful::Doubts;
use put::add;

pub(in crate::codec) use put::is_blank;

/// Whether a block has anything of a sheet.
pub(in crate::codec) fn is_sheet(block: &Block) -> bool {
    block.rows.iter().any(|row| {
        let is_part = |cell: &str| {
            matches!(labels::label(cell), Some((Label::Goal | Label::Situation | Label::Purpose, _)))
        };
        Header::of(row, block.is_aligned).is_some() || row.filled().any(|(_, cell)| is_part(cell))
    })
}

/// Whether a block has a table of initiatives, as no list of goals has one.
pub(in crate::codec) fn has_table(block: &Block) -> bool {
    block.rows.iter().any(|row| Header::of(row, block.is_aligned).is_some())
}

/// Fills a sheet from its rows, and says what a person should know.
pub(in crate::codec) fn fill(
    sheet: Sheet,
    block: &Block,
    new_id: &mut dyn FnMut() -> String,
) -> (Sheet, Vec<FormNote>) {
    let mut filler = Filler {
        sheet,
        found: Vec::new(),
        slots: Vec::new(),
        headers: Vec::new(),
        piles: Vec::new(),
        doubts: Doubts::default(),
        in_table: false,
        is_aligned: block.is_aligned,
        flattened: None,
        is_numbered: is_numbered(block),
        is_rest: false,
        right: right(block),
        bottom: None,
        line: 0,
        sdgs: Vec::new(),
        is_beyond: false,
        of_rows: Vec::new(),
        below: Vec::new(),
        labels: BTreeSet::new(),
        is_twice: false,
        other_heads: Vec::new(),
    };
    let marked = sdgs::marked_from_over(&block.rows);
    let rows = marked.as_deref().unwrap_or(&block.rows);
    for (at, row) in rows.iter().enumerate() {
        filler.below = rows.get(at + 1).map_or_else(Vec::new, labelled::texts);
        filler.row(row);
        filler.reach(row);
    }
    filler.finish(new_id)
}

/// Whether the initiatives have numbers before them.
fn is_numbered(block: &Block) -> bool {
    let mut header = None;
    block.rows.iter().any(|row| {
        if let Some((found, _)) = Header::of(row, block.is_aligned) {
            header = Some(found);
            return false;
        }
        let Some(header) = &header else { return false };
        numbered(header, block.is_aligned, true, row).is_some()
    })
}

/// The number with which a row under a header begins: how many of its cells that takes, and the words that follow it in
/// the same cell.
fn numbered<'r>(header: &Header, is_aligned: bool, in_table: bool, row: &'r FormRow) -> Option<&'r str> {
    let (first, others) = row.cells.split_first()?;
    let is_left = first.at < header.first().max(usize::from(!is_aligned));
    if let Some((_, words)) = labels::circled(&first.text) {
        // Under a header that is merged over numbers and texts, the text stands to the right.
        let is_beside = is_aligned
            && first.end < header.first_end()
            && others.first().is_some_and(|next| next.at <= header.first_end());
        let is_alone = is_left || is_beside;
        let is_glued = in_table && (first.at == header.first() || (is_aligned && is_left));
        return if words.is_empty() { is_alone } else { is_glued }.then_some(words);
    }
    (is_left && !others.is_empty() && labels::row_number(&first.text).is_some()).then_some("")
}

/// The last column of a form's table, where cells stand in columns.
fn right(block: &Block) -> Option<usize> {
    let heads = block.rows.iter().filter(|row| Header::of(row, block.is_aligned).is_some());
    let ends = heads.filter_map(|row| row.cells.last()).map(|cell| cell.end);
    ends.max().filter(|_| block.is_aligned)
}

/// Where a label's values go.
#[derive(Clone)]
enum LabelTarget {
    Cell(Cell),
    Rank,
    Sdgs,
    /// The year, which is known already.
    Year,
    /// 特記事項 itself has none.
    Nothing,
    /// A part of the initiative of this number, which is made at the end.
    OfRow(usize, PartKey),
    /// A label that is not known, or does not count: the note that tells of it.
    Told(usize),
}

/// A label that was met: its place, and the last line that it covers.
struct Met {
    at: usize,
    down: usize,
    slot: LabelTarget,
    /// Where its text stands beside it; none where that stands below.
    beside: Option<usize>,
    /// Whether a text was taken from below.
    has_below: bool,
}

struct Filler {
    sheet: Sheet,
    found: Vec<FormNote>,
    /// The labels of the last row that had some, from the left: rows below belong to them.
    slots: Vec<Met>,
    headers: Vec<Header>,
    piles: Vec<Pile>,
    /// Whether the last row was one of the table of initiatives.
    in_table: bool,
    /// Whether each cell stands in its own column.
    is_aligned: bool,
    /// What was laid out because its line breaks were lost: the first text, and how many.
    flattened: Option<(String, usize)>,
    is_numbered: bool,
    /// Whether the last label says that its text goes on with that of the same label before.
    is_rest: bool,
    /// The last column of the table, where cells stand in columns: what stands further right is none of the form's.
    right: Option<usize>,
    /// The last line of the form, once that is known; and the last line that was read.
    bottom: Option<usize>,
    line: usize,
    /// The texts under SDGs, and how much was found before each: only all of them together say what boxes mean.
    sdgs: Vec<(LinePlace, String, usize)>,
    /// Whether what the form does not name follows.
    is_beyond: bool,
    doubts: Doubts,
    /// Of that, what is an initiative's.
    of_rows: Vec<(usize, PartKey, LinePlace, String)>,
    /// Where texts begin in the next row, if that has no labels.
    below: Vec<usize>,
    /// The labels that were met; whether the last one was met before.
    labels: BTreeSet<Label>,
    is_twice: bool,
    /// The heads of columns that are not known: their first and last place, and the note that tells of them.
    other_heads: Vec<(LinePlace, usize, usize)>,
}

impl Filler {
    fn row(&mut self, row: &FormRow) {
        if self.is_of_results(row) {
            return;
        }
        self.too_narrow(row);
        if let Some((header, others)) = Header::of(row, self.is_aligned) {
            self.headers.push(header);
            self.in_table = true;
            others.into_iter().for_each(|(at, text)| self.other_head(row, at, text));
        } else if self.joins_header(row) || self.initiative(row) {
            self.in_table = true;
            self.tell_wide(row);
        } else if let Some(kinds) = self.labels_of(row) {
            self.in_table = false;
            self.labelled(row, &kinds);
        } else if let [cell] = &row.cells[..]
            && labels::is_page_number(&cell.text)
            && !self.wants_number(cell.at)
        {
            self.found
                .push(FormNote::PageNumber(LinePlace { line: row.line, at: cell.at }, cell.text.clone()));
        } else {
            self.further(row);
        }
    }

    /// Keeps in mind how far the form reaches: to the end of 特記事項, or to the blank row behind it.
    fn reach(&mut self, row: &FormRow) {
        let has_gap = self.is_aligned && row.line > self.line + 1;
        let is_end = self.slots.iter().any(|met| matches!(met.slot, LabelTarget::Nothing));
        if has_gap && is_end && self.bottom.is_none() {
            self.bottom = Some(self.line);
        }
        let down = row.cells.iter().map(|cell| cell.down).max().unwrap_or(row.line);
        self.line = self.line.max(down);
    }

    /// A second row of headers, directly under the first.
    fn joins_header(&mut self, row: &FormRow) -> bool {
        let last = self.headers.len().wrapping_sub(1);
        let is_next = self.in_table && self.piles.last().is_none_or(|pile| pile.header < last);
        is_next && self.headers.last_mut().is_some_and(|header| header.join(row))
    }

    /// A row that begins with ① under a header.
    fn initiative(&mut self, row: &FormRow) -> bool {
        let Some(header) = self.headers.last() else { return false };
        let Some((first, rest)) = row.cells.split_first() else { return false };
        let (place, end) = (header.first(), header.first_end());
        let is_method = header.begins_with_method();
        let Some(words) = numbered(header, self.is_aligned, self.in_table, row) else {
            // A number that does not count still parts its row from the one above.
            let has_lost = self.in_table
                && row.asides.iter().any(|cell| cell.at < header.first() && labels::is_numbered(&cell.text));
            if has_lost {
                self.pile(row);
            }
            return has_lost;
        };
        if labels::is_rest(words) {
            if let Some(pile) = self.piles.last_mut() {
                pile.cells.extend(rest.iter().map(|cell| (row.line, cell.at, cell.text.clone())));
            }
            return true;
        }
        self.reached(row);
        let mut cells: Vec<_> = rest.iter().map(|cell| (row.line, cell.at, cell.text.clone())).collect();
        let (words, served) = labels::beside_number(words);
        let shift = match words.is_empty() && served.is_empty() && !self.is_aligned {
            true => (first.at + 1).saturating_sub(place),
            false => 0,
        };
        let is_apart = rest.iter().any(|cell| cell.at > first.end && (place..=end).contains(&cell.at));
        let spot = LinePlace { line: row.line, at: first.at };
        self.numbered_anew(spot, &first.text);
        let words = match is_apart || !is_method {
            true => self.apart_from_method(spot, words, is_method),
            false => words,
        };
        for text in [served, words].into_iter().filter(|text| !text.is_empty()) {
            cells.insert(0, (row.line, first.at.max(place), text.to_owned()));
        }
        self.piles.push(Pile::new(self.headers.len() - 1, shift, cells));
        true
    }

    /// Whether a row opens an initiative where none has a number.
    fn opens(&self, row: &FormRow) -> bool {
        let Some(header) = self.headers.last() else { return false };
        let (from, to) = (header.first(), header.first_end());
        let Some(method) = row.cells.iter().find(|cell| (from..=to).contains(&cell.at)) else { return false };
        // A row beside a text that began above goes on with that.
        let goes_on = row.beside.iter().any(|at| *at >= from) || self.goes_on(from, to, method);
        !goes_on || self.piles.is_empty()
    }

    /// Tells of the texts of the initiative above whose cells reach into this one.
    fn reached(&mut self, row: &FormRow) {
        let first = self.headers.last().map_or(0, Header::first);
        let Some(pile) = self.piles.last() else { return };
        for at in row.beside.iter().filter(|at| **at >= first) {
            let text = pile.cells.iter().rev().find(|(_, place, _)| place == at);
            let spot = LinePlace { line: row.line, at: *at };
            self.found.extend(text.map(|(_, _, text)| FormNote::Reaching(spot, text.clone())));
        }
    }

    /// Has a row begin an initiative with all its cells.
    fn pile(&mut self, row: &FormRow) {
        self.reached(row);
        let cells = row.cells.iter().map(|cell| (row.line, cell.at, cell.text.clone())).collect();
        self.piles.push(Pile::new(self.headers.len() - 1, 0, cells));
    }

    /// Whether a method goes on with the last initiative's: with an entry that is not the first, or a bullet.
    fn goes_on(&self, from: usize, to: usize, method: &FormCell) -> bool {
        let Some(line) = outline::lines(&method.text).next() else { return true };
        match line.kind {
            LineKind::Bullet => true,
            LineKind::Entry { labels } if labels.first() == Some(&1) => {
                let cells = self.piles.last().map_or(&[][..], |pile| &pile.cells);
                let mut before = cells.iter().filter(|(_, at, _)| (from..=to).contains(at));
                !before.any(|(_, _, text)| {
                    outline::markers(text).any(|marker| matches!(marker.kind, LineKind::Entry { .. }))
                })
            }
            LineKind::Entry { .. } => true,
            LineKind::Heading | LineKind::Purpose(_) | LineKind::Plain => false,
        }
    }

    fn slot(&mut self, label: Label) -> LabelTarget {
        LabelTarget::Cell(match label {
            Label::Goal => Cell::Goal,
            Label::Department => Cell::Department,
            Label::Situation => Cell::Situation,
            Label::Purpose => Cell::Purpose,
            Label::Participation => Cell::Participation,
            Label::Effects => Cell::Effects,
            Label::Group => Cell::Group,
            Label::Plan(plan) => {
                let known = self.sheet.positions.iter().find(|position| position.plan == plan);
                let id = known.map(|position| position.id);
                let id = id.unwrap_or_else(|| self.sheet.push_position(plan, String::new(), Extra::new()));
                Cell::Position(id)
            }
            Label::Rank => return LabelTarget::Rank,
            Label::Sdgs => return LabelTarget::Sdgs,
            Label::Year => return LabelTarget::Year,
            Label::Remarks | Label::Beyond => return LabelTarget::Nothing,
            Label::Own(key) => Cell::Own(None, key),
            Label::OfRow(number, key) => return LabelTarget::OfRow(number, key),
        })
    }

    /// Whether a number alone, at this place, is no page's number.
    fn wants_number(&self, at: usize) -> bool {
        match self.slot_at(at) {
            Some(LabelTarget::Rank) => self.sheet.rank.is_none(),
            Some(LabelTarget::Sdgs | LabelTarget::Year | LabelTarget::Cell(Cell::Own(..))) => true,
            _ => false,
        }
    }

    fn leave_out(&mut self, spot: LinePlace, text: &str) {
        self.found.push(FormNote::LeftOut(spot, text.to_owned()));
    }

    /// A text as it stands; one that is all in one line has lost its line breaks, and is laid out again.
    fn laid_out(&mut self, text: &str) -> String {
        let laid_out = if text.contains('\n') { text.to_owned() } else { lay_out(text) };
        if laid_out != text {
            self.flattened.get_or_insert_with(|| (text.to_owned(), 0)).1 += 1;
        }
        laid_out
    }

    fn finish(mut self, new_id: &mut dyn FnMut() -> String) -> (Sheet, Vec<FormNote>) {
        self.take_sdgs();
        self.keep_rows();
        self.found.extend(self.headers.iter().flat_map(Header::lone_overs));
        let mut taken = BTreeSet::new();
        let mut told = Vec::new();
        let all = place(&self.headers, &self.piles, &mut told);
        self.tell_under_heads(told);
        for placed in all {
            let Some(id) = fresh_id(new_id, &mut taken, InitiativeId::new) else { continue };
            let mut initiative = Initiative::empty(id);
            for (part, text) in placed.texts {
                add(&mut initiative, &part, &self.laid_out(&text));
            }
            initiative.purposes.extend(placed.purposes);
            self.sheet.initiatives.push(initiative);
        }
        for (number, part, spot, text) in std::mem::take(&mut self.of_rows) {
            let laid_out = self.laid_out(&text);
            match number.checked_sub(1).and_then(|at| self.sheet.initiatives.get_mut(at)) {
                Some(initiative) => add(initiative, &part, &laid_out),
                None => self.leave_out(spot, &text),
            }
        }
        if let [first, rest @ ..] = &self.sheet.initiatives[..]
            && !rest.is_empty()
            && first.purposes.len() > 1
            && rest.iter().all(|other| other.purposes == first.purposes)
        {
            self.found.push(FormNote::Of(Remark::SamePurposes));
        }
        let flattened = self.flattened.map(|(text, count)| Remark::LaidOut { text, count });
        self.found.extend(flattened.map(FormNote::Of));
        self.found.extend(self.doubts.results().map(FormNote::Of));
        // That a label does not count is told already.
        self.found.retain(|found| !matches!(found, FormNote::Lost(_, _, text) if text.is_empty()));
        (self.sheet, self.found)
    }
}
