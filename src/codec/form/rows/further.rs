//! Rows and cells without a label that is known: what goes on with the one above, and what has a label of its own.

use super::super::{FormCell, FormNote, FormRow, Spot, labels, unknown};
use super::{Filler, LabelTarget};
use crate::model::Cell;

impl Filler {
    /// Takes down a label that is not known, so that its text goes nowhere else.
    pub(super) fn meet_unknown(&mut self, line: usize, cell: &FormCell, next: Option<&FormCell>) {
        let (label, value) = match cell.text.split_once([':', '：']) {
            Some((label, value)) if next.is_none() => (label, value.trim()),
            _ => (cell.text.as_str(), ""),
        };
        let spot = Spot { line, at: cell.at };
        self.found.push(FormNote::Unknown(spot, label.to_owned(), value.to_owned()));
        self.is_rest = false;
        self.meet(cell, LabelTarget::Unknown(self.found.len() - 1), next.map(|next| next.at));
    }

    /// Whether a cell among labels is one that is not known: behind the text of another one, or before all of them.
    pub(super) fn is_further_label(&self, cell: &FormCell) -> bool {
        let Some(met) = self.met_at(cell.at) else { return unknown::looks_like_label(&cell.text) };
        let is_behind = met.beside.is_some_and(|beside| beside < cell.at);
        let is_single = match &met.slot {
            LabelTarget::Cell(cell) => matches!(cell, Cell::Department | Cell::Group),
            LabelTarget::Rank | LabelTarget::Year | LabelTarget::Unknown(_) => true,
            LabelTarget::Sdgs | LabelTarget::Nothing => false,
        };
        let is_label = if is_single { unknown::looks_like_label } else { unknown::is_surely_label };
        is_behind && is_label(&cell.text)
    }

    /// A row without any label that is known.
    pub(super) fn continued(&mut self, row: &FormRow) {
        if self.in_table && !self.is_under_table(row) {
            if let Some(pile) = self.piles.last_mut() {
                pile.cells.extend(row.filled().map(|(at, cell)| (row.line, at, cell.to_owned())));
                return;
            }
        } else if !self.in_table && !self.is_aligned && unknown::is_of_other_table(row) {
            return self.found.extend(row.left_out());
        }
        for (at, cell) in row.cells.iter().enumerate() {
            let spot = Spot { line: row.line, at: cell.at };
            let next = row.cells.get(at + 1);
            let is_under_table = std::mem::take(&mut self.in_table);
            if is_under_table || self.is_other_label(cell, next, at == 0) {
                self.meet_unknown(row.line, cell, next);
                continue;
            }
            if self.is_aligned && self.stands_under_label(cell) {
                self.found.push(FormNote::Joined(spot, cell.text.clone()));
            }
            self.put_at(spot, &cell.text);
        }
    }

    /// Whether a row that begins with a label follows the table: at the place of the numbers, where no number stands, or
    /// with a word that only a label is; and with a text, but not with those of several columns.
    fn is_under_table(&self, row: &FormRow) -> bool {
        let Some(header) = self.headers.last() else { return false };
        let [label, rest @ ..] = &row.cells[..] else { return false };
        if labels::served(&label.text).is_some() || labels::all_circled(&label.text).is_some() {
            return false;
        }
        let is_left = self.is_aligned && label.at < header.first();
        match rest {
            [] => is_left && unknown::is_surely_label(&label.text),
            [_] | [_, _] if is_left => unknown::looks_like_label(&label.text),
            [_] => unknown::is_surely_label(&label.text),
            _ => false,
        }
    }

    /// Whether a cell in a row without known labels is a label: it stands where a label stands above, whose text is beside
    /// it. Where columns shift, only what looks like one is, at the start of a row.
    fn is_other_label(&self, cell: &FormCell, next: Option<&FormCell>, is_first: bool) -> bool {
        /// No label of people is longer.
        const LONGEST: usize = 60;
        if !self.stands_under_label(cell) {
            return false;
        }
        let text = &cell.text;
        if self.is_aligned {
            let is_short = text.chars().nth(LONGEST).is_none();
            let has_colon = || {
                let label = text.split_once([':', '：']).map(|(label, _)| label);
                label.is_some_and(unknown::looks_like_label)
            };
            return if next.is_some() { is_short } else { unknown::looks_like_label(text) || has_colon() };
        }
        let slot = self.met_at(cell.at).map(|met| &met.slot);
        // Within a text that is about the same it is a heading.
        let is_within = match unknown::resembled(text) {
            Some("現況・課題") => matches!(slot, Some(LabelTarget::Cell(Cell::Situation))),
            Some("目的・効果") => matches!(slot, Some(LabelTarget::Cell(Cell::Purpose))),
            _ => false,
        };
        is_first
            && match next {
                Some(_) => unknown::looks_like_label(text),
                None => unknown::is_all_label(text) && !is_within,
            }
    }

    /// Whether a cell stands where a label stands above, whose text is beside it.
    fn stands_under_label(&self, cell: &FormCell) -> bool {
        self.met_at(cell.at).is_some_and(|met| met.beside.is_some_and(|beside| cell.at < beside))
    }
}
