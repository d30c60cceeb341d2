//! What a cell is: a label that is known, one that is not, one that does not count, or text. It is decided here and nowhere
//! else, so that what stands under a label joins nothing but that label's part.

use super::super::{FormCell, FormNote, FormRow, LinePlace, labels, noted, unknown};
use super::{Filler, LabelTarget, Met};
use crate::codec::form::Label;
use crate::model::Cell;

/// What a cell is by its words.
pub(super) enum CellKind<'r> {
    /// A label that is known, and what follows it in its cell.
    Known(Label, &'r str),
    /// A label that is known and does not count.
    Lost,
    /// Text, or a label that is not known: that is decided where it stands.
    Text,
}

/// A cell and what it is.
pub(super) type Sorted<'r> = (&'r FormCell, CellKind<'r>);

impl Filler {
    /// The cells of a row that has labels, lost ones among them; none where it has none. Under a method 「目的・効果 ① ②」 says
    /// which of them the initiative serves.
    pub(super) fn labels_of<'r>(&self, row: &'r FormRow) -> Option<Vec<Sorted<'r>>> {
        let is_served = |text: &str| self.in_table && labels::served(text).is_some();
        let labels = labels::labels_in(row);
        let live = row.cells.iter().zip(labels).enumerate().map(|(at, (cell, label))| {
            let beyond = if at == 0 && self.is_beyond { labels::beyond(&cell.text) } else { None };
            let known = beyond.map(|label| (label, "")).or_else(|| {
                // There only the first cell is a label.
                label.filter(|_| at == 0 || !self.is_beyond)
            });
            (cell, known.map_or(CellKind::Text, |(label, value)| CellKind::Known(label, value)))
        });
        let lost = row.asides.iter().filter(|cell| labels::label(&cell.text).is_some());
        let mut kinds: Vec<Sorted<'r>> = live.chain(lost.map(|cell| (cell, CellKind::Lost))).collect();
        let is_label = |(cell, kind): &Sorted<'r>| !matches!(kind, CellKind::Text) && !is_served(&cell.text);
        let has_label = kinds.iter().any(is_label);
        kinds.sort_by_key(|(cell, _)| cell.at);
        has_label.then_some(kinds)
    }

    /// A row with labels.
    pub(super) fn labelled(&mut self, row: &FormRow, kinds: &[Sorted<'_>]) {
        self.slots.retain(|met| met.down >= row.line);
        for (at, (cell, kind)) in kinds.iter().enumerate() {
            // The text of a label is the next cell, unless that is a label too.
            let next =
                kinds.get(at + 1).filter(|(_, kind)| matches!(kind, CellKind::Text)).map(|(cell, _)| *cell);
            let before = at.checked_sub(1).map(|before| &kinds[before]);
            match kind {
                CellKind::Known(label, value) => {
                    let next = next.filter(|next| !self.is_other_remark(label, cell, next));
                    self.meet_known((row.line, cell), (label, value), next);
                }
                CellKind::Lost => self.meet_told(row.line, cell, (&cell.text, ""), next, FormNote::Lost),
                _ if self.is_further_label(cell, before, next) => self.meet_unknown(row.line, cell, next),
                _ => self.beside(row.line, cell),
            }
        }
    }

    fn meet_known(
        &mut self,
        (line, cell): (usize, &FormCell),
        (label, value): (&Label, &str),
        next: Option<&FormCell>,
    ) {
        self.is_rest = labels::is_rest(&cell.text);
        self.is_beyond |= *label == Label::Beyond;
        if *label == Label::Remarks && self.is_aligned && cell.down > line {
            self.bottom = Some(cell.down);
        }
        let slot = self.slot(label.clone());
        self.is_twice = !self.is_rest && self.labels.contains(label) && *label != Label::Remarks;
        self.labels.insert(label.clone());
        // 「（令和5年度実績）」 under a label beside whose cell its text stands.
        let is_remark = matches!(label, Label::Participation | Label::Effects);
        let is_note = (next.is_some() || is_remark && self.has_below(cell)) && noted::is_note(value);
        let note = if is_note { Some(value) } else { labels::note(&cell.text).filter(|_| value.is_empty()) };
        if let Some(note) = note {
            self.leave_out(LinePlace { line, at: cell.at }, note);
        }
        let value = if is_note { "" } else { value };
        let beside = if value.is_empty() { next.map(|next| next.at) } else { Some(cell.end + 1) };
        self.meet(cell, slot.clone(), beside);
        if !value.is_empty() {
            self.put(&slot, LinePlace { line, at: cell.at }, value);
        }
    }

    /// Takes down a label that is not known, so that its text goes nowhere else.
    pub(super) fn meet_unknown(&mut self, line: usize, cell: &FormCell, next: Option<&FormCell>) {
        let words = match cell.text.split_once([':', '：']) {
            Some((label, value)) if next.is_none() => (label, value.trim()),
            _ => (cell.text.as_str(), ""),
        };
        self.meet_told(line, cell, words, next, FormNote::Unknown);
    }

    /// Takes down a label whose text is told and goes nowhere. What stands further right belongs to no label from above.
    fn meet_told(
        &mut self,
        line: usize,
        cell: &FormCell,
        (label, value): (&str, &str),
        next: Option<&FormCell>,
        note: fn(LinePlace, String, String) -> FormNote,
    ) {
        self.found.push(note(LinePlace { line, at: cell.at }, label.to_owned(), value.to_owned()));
        self.is_rest = false;
        self.slots.retain(|met| met.at < cell.at || met.down >= line);
        self.meet(cell, LabelTarget::Told(self.found.len() - 1), next.map(|next| next.at));
    }

    /// Takes down a label, with the place of the text that stands beside it.
    fn meet(&mut self, cell: &FormCell, slot: LabelTarget, beside: Option<usize>) {
        self.slots.retain(|other| other.at != cell.at);
        self.slots.push(Met { at: cell.at, down: cell.down, slot, beside, has_below: false });
        self.slots.sort_by_key(|slot| slot.at);
    }

    /// Whether a cell among labels is one that is not known: behind the text of another one, before all of them, or at the
    /// place of another part of 特記事項.
    fn is_further_label(
        &self,
        cell: &FormCell,
        before: Option<&Sorted<'_>>,
        next: Option<&FormCell>,
    ) -> bool {
        if let Some((other, CellKind::Known(label, ""))) = before {
            // 市民参加・協働 beside 特記事項, and over its text.
            let is_remark = *label == Label::Remarks && self.has_below(cell);
            if self.is_other_remark(label, other, cell)
                || is_remark && unknown::resembled(&cell.text).is_some()
            {
                return true;
            }
        }
        let Some(met) = self.met_at(cell.at) else {
            return next.is_some() && unknown::looks_like_label(&cell.text);
        };
        let is_behind = met.beside.is_some_and(|beside| beside < cell.at);
        let is_single = match &met.slot {
            LabelTarget::Cell(cell) => matches!(cell, Cell::Goal | Cell::Department | Cell::Group),
            LabelTarget::Rank | LabelTarget::Year | LabelTarget::Told(_) => true,
            LabelTarget::Sdgs | LabelTarget::Nothing | LabelTarget::OfRow(..) => false,
        };
        if next.is_none() {
            // Nothing stands beside it, but it is worded as one of the paper's, or what it says follows in its cell.
            let is_label = || unknown::is_all_label(&cell.text) || unknown::has_value(&cell.text);
            return self.is_aligned && is_single && is_behind && is_label();
        }
        let is_label = if is_single { unknown::looks_like_label } else { unknown::is_surely_label };
        is_behind && is_label(&cell.text)
    }

    /// Whether a cell in a row without known labels is a label: it stands where a label stands above, whose text is beside
    /// it. Where columns shift, only what looks like one is, at the start of a row.
    pub(super) fn is_other_label(&self, cell: &FormCell, next: Option<&FormCell>, is_first: bool) -> bool {
        /// No label of people is longer, and few are where nothing tells them from a text.
        const LONGEST: usize = 60;
        const SHORT: usize = 16;
        let text = &cell.text;
        let Some(met) = self.met_at(cell.at) else {
            return is_first && next.is_some() && unknown::looks_like_label(text);
        };
        // No text goes to 特記事項 itself.
        if matches!(met.slot, LabelTarget::Nothing) {
            return is_first && (next.is_some() || unknown::is_surely_label(text));
        }
        let is_under = self.stands_under_label(cell);
        if self.is_aligned && is_under {
            let is_short = text.chars().nth(LONGEST).is_none();
            return if next.is_some() {
                is_short
            } else {
                unknown::looks_like_label(text) || unknown::has_value(text)
            };
        }
        let is_line = matches!(&met.slot, LabelTarget::Cell(Cell::Goal | Cell::Department | Cell::Group));
        if self.is_aligned || !is_first || !is_under {
            return false;
        }
        // Within a text that is about the same it is a heading.
        let is_within = match unknown::resembled(text) {
            Some("現況・課題") => matches!(met.slot, LabelTarget::Cell(Cell::Situation)),
            Some("目的・効果") => matches!(met.slot, LabelTarget::Cell(Cell::Purpose)),
            _ => false,
        };
        match next {
            // 「(4) 決算額」, 「（参考）」: whatever stands there has a text beside it.
            Some(_) => unknown::looks_like_label(text) || text.chars().nth(SHORT).is_none(),
            None => unknown::is_all_label(text) && !is_within || is_line && unknown::has_value(text),
        }
    }

    /// Whether a cell beside one of the two parts of 特記事項 is the label of another one, and not its text: both have a mark
    /// before them, or each has its text below.
    fn is_other_remark(&self, label: &Label, cell: &FormCell, next: &FormCell) -> bool {
        let is_remark = matches!(label, Label::Participation | Label::Effects);
        let is_marked = next.text.trim_start().starts_with(['○', '◯', '〇']);
        let is_label = unknown::is_surely_label(&next.text);
        is_remark && is_label && (is_marked || self.has_below(cell) && self.has_below(next))
    }

    /// Whether a text begins right under a cell, where cells stand in columns.
    fn has_below(&self, cell: &FormCell) -> bool {
        self.is_aligned && self.below.iter().any(|at| (cell.at..=cell.end).contains(at))
    }

    pub(super) fn slot_at(&self, at: usize) -> Option<&LabelTarget> {
        self.met_at(at).map(|met| &met.slot)
    }

    pub(super) fn met_at(&self, at: usize) -> Option<&Met> {
        self.slots.iter().rev().find(|met| met.at <= at)
    }

    /// Whether a cell stands where a label stands above, whose text is beside it.
    pub(super) fn stands_under_label(&self, cell: &FormCell) -> bool {
        self.met_at(cell.at).is_some_and(|met| met.beside.is_some_and(|beside| cell.at < beside))
    }
}

/// Where the texts of a row begin that has no labels.
pub(super) fn texts(row: &FormRow) -> Vec<usize> {
    let has_label = row.filled().any(|(_, text)| labels::label(text).is_some());
    if has_label { Vec::new() } else { row.filled().map(|(at, _)| at).collect() }
}
