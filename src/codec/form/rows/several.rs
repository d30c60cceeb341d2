//! An initiative that has several rows: what stands beside an entry stays that entry's, also where cells above it are blank.

use std::collections::BTreeSet;

use super::super::columns::{FurtherRow, Header, Pile};
use super::super::{FormNote, LinePlace, labels};
use super::Filler;
use crate::codec::CellDoubt;
use crate::text::outline::{self, LineKind};

/// What the method's cell of a row is.
#[derive(Clone, Copy, PartialEq)]
enum RowKind {
    /// An entry of this number.
    Entry(u8),
    /// Words over all rows, or none.
    Over,
    /// Several entries, or words that go on.
    Other,
}

impl Filler {
    /// Has every text in the rows of one initiative keep its row: by the number of the entry beside it, or by blank lines for
    /// the cells that are blank above it. Where that changes a text, it is told.
    pub(super) fn keep_rows(&mut self) {
        if !self.is_aligned {
            return;
        }
        for pile in self.piles.iter_mut().filter(|pile| !pile.further.is_empty()) {
            let Some(header) = self.headers.get(pile.header) else { continue };
            let method = header.first()..=header.first_end();
            let places: BTreeSet<usize> = pile.cells.iter().map(|(_, at, _)| *at).collect();
            let kinds = kinds(pile, header);
            for at in places.into_iter().filter(|at| at > method.end()) {
                if let Some((line, text)) = keep_column(pile, at, &kinds) {
                    let spot = LinePlace { line, at };
                    self.found.push(FormNote::Doubtful(spot, text, CellDoubt::SeveralRows));
                }
            }
        }
    }
}

/// Whether a cell says which purposes its row serves.
fn is_served(text: &str) -> bool {
    labels::served(text).is_some() || labels::all_circled(text).is_some()
}

/// The lines of an initiative's rows, each with what the method's cell is.
fn kinds(pile: &Pile, header: &Header) -> Vec<(usize, RowKind)> {
    let mut lines: Vec<usize> = pile.cells.iter().map(|(line, ..)| *line).collect();
    lines.extend(pile.further.iter().map(|row| row.line));
    lines.sort_unstable();
    lines.dedup();
    let is_method = |at: usize| (header.first()..=header.first_end()).contains(&at);
    let kind = |line: usize| {
        let cells =
            pile.cells.iter().filter(|(own, at, text)| *own == line && is_method(*at) && !is_served(text));
        let markers = cells.clone().flat_map(|(.., text)| outline::markers(text));
        let entries: Vec<Vec<u8>> = markers
            .filter_map(|marker| match marker.kind {
                LineKind::Entry { labels } => Some(labels),
                _ => None,
            })
            .collect();
        match entries.iter().map(Vec::as_slice).collect::<Vec<_>>()[..] {
            [[number]] => RowKind::Entry(*number),
            [] if lines.first() == Some(&line) => RowKind::Over,
            _ => RowKind::Other,
        }
    };
    lines.iter().map(|line| (*line, kind(*line))).collect()
}

/// Keeps the rows of one column; answers with its first line and its text where that changed.
fn keep_column(pile: &mut Pile, at: usize, kinds: &[(usize, RowKind)]) -> Option<(usize, String)> {
    let own = |pile: &Pile| -> Vec<(usize, usize, String)> {
        let cells =
            pile.cells.iter().enumerate().filter(|(_, (_, place, text))| *place == at && !is_served(text));
        cells.map(|(nth, (line, _, text))| (nth, *line, text.clone())).collect()
    };
    let cells = own(pile);
    let is_covered = |line: usize, row: &FurtherRow| row.line == line && row.beside.contains(&at);
    // A heading alone in its row has nothing beside it.
    let is_item = |line: usize, kind: RowKind| {
        kind != RowKind::Over || pile.cells.iter().filter(|(own, ..)| *own == line).count() > 1
    };
    let is_blank = |(line, kind): &&(usize, RowKind)| {
        is_item(*line, *kind)
            && !cells.iter().any(|(_, own, _)| own == line)
            && !pile.further.iter().any(|row| is_covered(*line, row))
    };
    let mut above = 0;
    let gaps: Vec<usize> = cells
        .iter()
        .map(|(_, line, _)| {
            let between =
                kinds.iter().filter(|(own, _)| (above..*line).contains(own)).filter(is_blank).count();
            above = *line;
            // A text alone in its row goes on with its column, as a line under a report does: it stands beside nothing.
            let is_alone = pile.cells.iter().filter(|(own, ..)| own == line).count() == 1;
            if is_alone { 0 } else { between }
        })
        .collect();
    let has_gap = gaps.iter().any(|gap| *gap > 0);
    let has_lines = cells.len() > 1 && cells.iter().any(|(.., text)| text.contains('\n'));
    let is_entry =
        |text: &str| outline::markers(text).any(|marker| matches!(marker.kind, LineKind::Entry { .. }));
    if !(has_gap || has_lines) || cells.iter().any(|(.., text)| is_entry(text)) {
        return None;
    }
    let kind =
        |line: usize| kinds.iter().find(|(own, _)| *own == line).map_or(RowKind::Other, |(_, kind)| *kind);
    let mut numbers = BTreeSet::new();
    let are_entries = cells.iter().all(|(_, line, _)| match kind(*line) {
        RowKind::Entry(number) => numbers.insert(number),
        RowKind::Over => true,
        RowKind::Other => false,
    });
    for ((nth, line, text), gap) in cells.iter().zip(gaps) {
        pile.cells[*nth].2 = match kind(*line) {
            RowKind::Entry(number) if are_entries => format!("({number}) {text}"),
            _ if are_entries => text.clone(),
            _ => "\n".repeat(gap) + text,
        };
    }
    let kept = own(pile);
    let is_changed = kept.iter().zip(&cells).any(|((.., now), (.., before))| now != before);
    let text = kept.iter().map(|(.., text)| text.as_str()).collect::<Vec<_>>().join("\n");
    is_changed.then(|| Some((cells.first()?.1, text.trim().to_owned()))).flatten()
}
