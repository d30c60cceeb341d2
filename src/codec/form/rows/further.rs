//! Rows without a label that is known: what goes on with the one above, what is an initiative of its own, what has a label
//! that is not known, and what stands outside of the form. What joins a text without a sign of it is told.

use super::super::columns::FurtherRow;
use super::super::{FormCell, FormNote, FormRow, LinePlace, labels, noted, unknown};
use super::{Filler, LabelTarget};
use crate::codec::form::columns::Pile;
use crate::model::Cell;
use crate::text::outline::{self, LineKind};

/// What a row of the table is that has no number.
enum TableRow {
    /// More of the initiative above.
    More,
    /// An initiative of its own. What stands in the place of its number is told.
    Own,
    /// A sum or a remark, which is part of no initiative.
    Apart,
    /// A label with its text, under the table.
    Under,
}

impl Filler {
    /// A row without any label that is known.
    pub(super) fn further(&mut self, row: &FormRow) {
        if row.cells.is_empty() {
            return;
        }
        if self.in_table {
            match self.table_row(row) {
                TableRow::More => return self.more(row),
                TableRow::Own => return self.pile(row),
                TableRow::Apart => return self.apart(row),
                TableRow::Under => {}
            }
        } else if !self.is_aligned && unknown::is_of_other_table(row) {
            return self.found.extend(row.left_out());
        }
        if self.bottom.is_some_and(|bottom| row.line > bottom) {
            self.slots.clear();
        }
        if let [cell] = &row.cells[..]
            && self.is_another_sdg(cell)
        {
            return self.put(&LabelTarget::Sdgs, LinePlace { line: row.line, at: cell.at }, &cell.text);
        }
        for (at, cell) in row.cells.iter().enumerate() {
            let next = row.cells.get(at + 1);
            let is_under_table = std::mem::take(&mut self.in_table);
            let is_pair = next.is_some() && unknown::looks_like_label(&cell.text);
            let is_further = at > 0 && is_pair && self.is_behind_told(cell);
            if is_under_table || is_further || self.is_other_label(cell, next, at == 0) {
                self.meet_unknown(row.line, cell, next);
            } else {
                self.below(row.line, cell);
            }
        }
    }

    /// Whether a cell stands behind the text of a label of its row that is not known.
    fn is_behind_told(&self, cell: &FormCell) -> bool {
        self.met_at(cell.at).is_some_and(|met| {
            matches!(met.slot, LabelTarget::Told(_)) && met.beside.is_some_and(|beside| beside < cell.at)
        })
    }

    /// A text in a row of labels: the next cell of one, or a further one.
    pub(super) fn beside(&mut self, line: usize, cell: &FormCell) {
        let met = self.met_at(cell.at);
        let is_value = met.is_some_and(|met| met.beside == Some(cell.at) || met.down > line);
        self.take(line, cell, !is_value);
    }

    /// A text under a label: the first one is the label's where none stands beside it, and others may be.
    fn below(&mut self, line: usize, cell: &FormCell) {
        let is_aligned = self.is_aligned;
        let has_label = !is_aligned && cell.at == 0 && unknown::label_of_line(&cell.text).is_some();
        let at = self.slots.iter().rposition(|met| met.at <= cell.at);
        let is_joined = at.and_then(|at| self.slots.get_mut(at)).is_some_and(|met| {
            let is_first = met.beside.is_none() && !std::mem::replace(&mut met.has_below, true);
            let is_line = matches!(&met.slot, LabelTarget::Cell(Cell::Goal | Cell::Department | Cell::Group));
            // A further row under 特記事項, and not only a further line.
            let is_remark = matches!(&met.slot, LabelTarget::Cell(Cell::Participation | Cell::Effects));
            !is_first && met.down < line && (is_aligned || is_line || is_remark && cell.at > 0 || has_label)
        });
        self.take(line, cell, is_joined);
    }

    /// Takes a text to the label at its place, unless it stands beside the form; tells it where it only joins that label's
    /// text.
    fn take(&mut self, line: usize, cell: &FormCell, is_joined: bool) {
        let spot = LinePlace { line, at: cell.at };
        if is_joined && matches!(self.slot_at(cell.at), Some(LabelTarget::Cell(_))) {
            if self.right.is_some_and(|right| cell.at > right) {
                return self.leave_out(spot, &cell.text);
            }
            self.found.push(FormNote::Joined(spot, cell.text.clone()));
        }
        self.put_at(spot, &cell.text);
    }

    /// What a row of the table is.
    fn table_row(&self, row: &FormRow) -> TableRow {
        let (Some(header), [first, rest @ ..]) = (self.headers.last(), &row.cells[..]) else {
            return TableRow::More;
        };
        let text = &first.text;
        if labels::served(text).is_some() || labels::all_circled(text).is_some() {
            return TableRow::More;
        }
        let is_left = first.at < header.first();
        if unknown::is_no_initiative(text) && (is_left || first.at <= header.first_end()) {
            return TableRow::Apart;
        }
        let is_at_label = if self.is_aligned { is_left } else { self.is_at_number(first) };
        let is_label = match rest {
            [] if self.is_aligned => is_left && unknown::is_surely_label(text),
            [] => unknown::is_surely_label(unknown::label_of_line(text).unwrap_or(text)),
            [_] | [_, _] if is_at_label => unknown::looks_like_label(text),
            [_] => unknown::is_surely_label(text),
            _ => false,
        };
        match () {
            () if is_label => TableRow::Under,
            () if is_left && rest.len() > 2 && unknown::is_surely_label(text) => TableRow::Apart,
            () if is_left && rest.len() > 2 && self.is_numbered => TableRow::Own,
            () if !self.is_numbered && self.opens(row) => TableRow::Own,
            () => TableRow::More,
        }
    }

    /// Whether a cell stands where the initiatives have their numbers and nothing else, as lines of tabs have it.
    fn is_at_number(&self, cell: &FormCell) -> bool {
        let is_beside = |pile: &Pile| pile.cells.iter().all(|(_, at, _)| *at > 0);
        cell.at == 0 && self.is_numbered && self.piles.last().is_some_and(is_beside)
    }

    /// A row that is part of no initiative.
    fn apart(&mut self, row: &FormRow) {
        let [first, rest @ ..] = &row.cells[..] else { return };
        // How the form shows that it may be filled in.
        if noted::is_example(&first.text) {
            return self.found.extend(row.left_out());
        }
        let text = rest.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\n");
        let spot = LinePlace { line: row.line, at: first.at };
        self.found.push(FormNote::Unknown(spot, first.text.clone(), text));
    }

    /// More of the initiative above. It is told where nothing says so: neither a number that is merged over both rows, nor an
    /// entry's number or a bullet.
    fn more(&mut self, row: &FormRow) {
        let Some((pile, header)) = self.piles.last_mut().zip(self.headers.last()) else {
            return self.found.extend(row.left_out());
        };
        pile.cells.extend(row.filled().map(|(at, cell)| (row.line, at, cell.to_owned())));
        pile.further.push(FurtherRow { line: row.line, beside: row.beside.clone() });
        let is_merged = row.beside.iter().any(|at| *at <= header.first_end());
        let goes_on = |cell: &FormCell| {
            labels::served(&cell.text).is_some()
                || labels::all_circled(&cell.text).is_some()
                || outline::lines(&cell.text)
                    .next()
                    .is_some_and(|line| matches!(line.kind, LineKind::Entry { .. } | LineKind::Bullet))
        };
        // What stands left of the table has no place, and is told for that.
        let placed: Vec<&FormCell> = row.cells.iter().filter(|cell| cell.at >= header.first()).collect();
        // Where columns shift, a single cell is a line of the text above.
        let has_label = |cell: &&FormCell| unknown::label_of_line(&cell.text).is_some();
        let is_row = self.is_aligned || placed.len() > 1 || placed.first().is_some_and(has_label);
        // A row that has its own method is one of its own, for all that its number is merged with the one above.
        let has_method = placed.first().is_some_and(|first| first.at <= header.first_end());
        let is_silent = is_merged && !(has_method && placed.len() > 1);
        let Some(first) = placed.first().filter(|first| is_row && !is_silent && !goes_on(first)) else {
            return;
        };
        let texts: Vec<&str> = placed.iter().map(|cell| cell.text.as_str()).collect();
        let spot = LinePlace { line: row.line, at: first.at };
        self.found.push(FormNote::Joined(spot, texts.join("\n")));
    }
}
