//! What is taken as it stands, and is to be looked at; and 目標と実績 below a form, which is reckoned and not taken.

use super::super::columns::Header;
use super::super::{FormNote, FormRow, LinePlace, labels};
use super::Filler;
use super::put::append;
use crate::codec::{CellDoubt, Remark};
use crate::text::outline::{self, LineKind};

/// What was met so far.
#[derive(Default)]
pub(super) struct Doubts {
    /// Whether it was told that initiatives come in under other numbers.
    is_renumbered: bool,
    /// The line on which 目標と実績 begins, and how many rows it has.
    results: Option<(usize, usize)>,
    /// Whether the last row was one of it.
    is_in_results: bool,
}

impl Doubts {
    /// What is told of 目標と実績.
    pub(super) fn results(&self) -> Option<Remark> {
        self.results.map(|(line, count)| Remark::ResultsRows { line, count })
    }
}

impl Filler {
    /// Whether a row is one of 目標と実績, as pages have it below the form.
    pub(super) fn is_of_results(&mut self, row: &FormRow) -> bool {
        let header = Header::of(row, self.is_aligned).map(|(header, _)| header);
        // A form whose reports stand in a table of their own has none in the first.
        let is_whole = |header: &Header| header.begins_with_method() && header.has_report();
        match header {
            Some(header) if header.is_of_results() && self.headers.iter().any(is_whole) => {
                self.doubts.is_in_results = true;
                self.doubts.results.get_or_insert((row.line, 0));
                return true;
            }
            Some(_) => self.doubts.is_in_results = false,
            None => self.doubts.is_in_results &= row.cells.len() > 1 && self.labels_of(row).is_none(),
        }
        if let (true, Some((_, count))) = (self.doubts.is_in_results, &mut self.doubts.results) {
            *count += 1;
        }
        self.doubts.is_in_results
    }

    /// Tells of the signs that a spreadsheet shows where a column is too narrow for a number.
    pub(super) fn too_narrow(&mut self, row: &FormRow) {
        let are_signs =
            |text: &str| text.chars().count() > 2 && text.chars().all(|char| matches!(char, '#' | '＃'));
        for cell in row.cells.iter().filter(|cell| are_signs(&cell.text)) {
            let spot = LinePlace { line: row.line, at: cell.at };
            self.found.push(FormNote::Doubtful(spot, cell.text.clone(), CellDoubt::TooNarrow));
        }
    }

    /// What of the words in a number's cell is the method's, which has a cell of its own: a heading or an entry, and that is
    /// told; all else is left out.
    pub(super) fn apart_from_method<'w>(
        &mut self,
        spot: LinePlace,
        words: &'w str,
        is_method: bool,
    ) -> &'w str {
        let Some(line) = outline::lines(words).next() else { return words };
        if is_method && matches!(line.kind, LineKind::Heading | LineKind::Entry { .. }) {
            self.found.push(FormNote::Joined(spot, words.to_owned()));
            return words;
        }
        self.leave_out(spot, words);
        ""
    }

    /// Tells where the first of the initiatives stands that come in under other numbers than theirs.
    pub(super) fn numbered_anew(&mut self, spot: LinePlace, text: &str) {
        let next = self.piles.len() + 1;
        let number = labels::circled(text).map(|(number, _)| number).or_else(|| labels::row_number(text));
        if self.doubts.is_renumbered || number.is_none_or(|number| usize::from(number) == next) {
            return;
        }
        self.doubts.is_renumbered = true;
        let circled = text.chars().next().filter(|char| !char.is_ascii()).map(String::from);
        let written = circled.unwrap_or_else(|| text.to_owned());
        self.found.push(FormNote::Doubtful(spot, written, CellDoubt::Renumbered(next)));
    }

    /// Tells of texts that are merged over several columns: which of them they are for is open.
    pub(super) fn tell_wide(&mut self, row: &FormRow) {
        let Some(header) = self.headers.last() else { return };
        let wide = row.cells.iter().filter_map(|cell| Some((cell.at, header.column_of_wide(cell)?)));
        let told: Vec<FormNote> =
            wide.map(|(at, column)| FormNote::Guessed(LinePlace { line: row.line, at }, column)).collect();
        self.found.extend(told);
    }

    /// Tells of what stands in a row of heads and is none: of a column's head that is not known, with what stands under it.
    pub(super) fn other_head(&mut self, row: &FormRow, at: usize, text: &str) {
        let spot = LinePlace { line: row.line, at };
        match row.cells.iter().find(|cell| cell.at == at && cell.text == text && self.is_aligned) {
            Some(head) => {
                self.other_heads.push((spot, head.end, self.found.len()));
                self.found.push(FormNote::Unknown(spot, text.to_owned(), String::new()));
            }
            None => self.leave_out(spot, text),
        }
    }

    /// Puts what was told of texts that stand under such heads to these.
    pub(super) fn tell_under_heads(&mut self, told: Vec<FormNote>) {
        for note in told {
            let FormNote::LeftOut(spot, text) = &note else {
                self.found.push(note);
                continue;
            };
            let mut heads = self.other_heads.iter().rev();
            let head =
                heads.find(|(head, end, _)| head.line < spot.line && (head.at..=*end).contains(&spot.at));
            match head.and_then(|(.., at)| self.found.get_mut(*at)) {
                Some(FormNote::Unknown(_, _, words)) => append(words, text),
                _ => self.found.push(note),
            }
        }
    }
}
