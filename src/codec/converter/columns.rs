//! The table of initiatives: which of the five columns a cell belongs to, where headers and texts do not line up.

use super::labels;
use crate::codec::Remark;
use crate::model::sorted::{SortedMap, SortedSet};
use crate::model::{Column, PurposeNo};

/// Headers as they stand in one row.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// Each column's place, from the left.
    columns: Vec<(usize, Column)>,
    /// Places whose header names something else.
    others: Vec<usize>,
}

/// Words over the row numbers; they name no part of the sheet.
const OVER_NUMBERS: [&str; 5] = ["番号", "no", "no.", "取組", "項目"];

impl Header {
    /// The header that a row is: at least three of the five names stand in it. Also what else stands there.
    pub(super) fn of<'r>(filled: &[(usize, &'r str)]) -> Option<(Self, Vec<&'r str>)> {
        let columns: Vec<_> =
            filled.iter().filter_map(|(at, cell)| Some((*at, labels::column(cell)?))).collect();
        let mut kinds: Vec<_> = columns.iter().map(|(_, column)| *column).collect();
        kinds.dedup();
        if kinds.len() < 3 {
            return None;
        }
        let others: Vec<_> = filled.iter().filter(|(_, cell)| labels::column(cell).is_none()).collect();
        let words = others.iter().map(|(_, cell)| *cell);
        let words = words
            .filter(|cell| !OVER_NUMBERS.contains(&crate::text::width::squeeze(cell).as_str()))
            .collect();
        let first = columns.first().map_or(0, |(at, _)| *at);
        let others = others.iter().map(|(at, _)| *at).filter(|at| *at > first).collect();
        Some((Self { columns, others }, words))
    }

    /// The place of the leftmost column.
    pub(super) fn first(&self) -> usize {
        self.columns.first().map_or(0, |(at, _)| *at)
    }
}

/// The cells of one initiative, which may have several rows.
#[derive(Debug)]
pub(super) struct Pile {
    /// Which of the sheet's headers it stands under.
    pub(super) header: usize,
    /// How far its cells stand to the right of their headers.
    pub(super) shift: usize,
    /// Line, place and text of each cell.
    pub(super) cells: Vec<(usize, usize, String)>,
}

/// An initiative's texts, column by column.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub(super) texts: Vec<(Column, String)>,
    pub(super) purposes: Vec<PurposeNo>,
}

/// Puts every cell into its column; what fits nowhere is told.
pub(super) fn place(headers: &[Header], piles: &[Pile], remarks: &mut Vec<Remark>) -> Vec<Placed> {
    let occupied: Vec<_> = piles.iter().map(Pile::occupied).collect();
    let mut votes = vec![Votes::new(); headers.len()];
    for (pile, occupied) in piles.iter().zip(&occupied) {
        let header = &headers[pile.header];
        for at in occupied {
            if let Some((left, right)) = header.between(*at) {
                let (for_right, for_left) = votes[pile.header].get_or_insert_with(*at, || (0, 0));
                *for_right += usize::from(occupied.contains(&left));
                *for_left += usize::from(occupied.contains(&right));
            }
        }
    }
    let piles = piles.iter().zip(&occupied);
    piles
        .map(|(pile, occupied)| {
            let columns = |at: usize| headers[pile.header].column_at(at, occupied, &votes[pile.header]);
            pile.place(columns, remarks)
        })
        .collect()
}

/// For each place under a merged header: how many rows have text to its left, and to its right.
///
/// A neighbour that has its own text does not need the place, so it speaks for the other one.
type Votes = SortedMap<usize, (usize, usize)>;

impl Pile {
    /// The places that have text, as the header counts them.
    fn occupied(&self) -> SortedSet<usize> {
        let texts = self.cells.iter().filter(|(_, _, text)| labels::all_circled(text).is_none());
        texts.filter_map(|(_, at, _)| at.checked_sub(self.shift)).collect()
    }

    fn place(
        &self,
        column_at: impl Fn(usize) -> Option<(Column, bool)>,
        remarks: &mut Vec<Remark>,
    ) -> Placed {
        let mut placed = Placed::default();
        for (line, at, text) in &self.cells {
            if let Some(numbers) = labels::all_circled(text) {
                let numbers = numbers.into_iter().filter_map(|number| PurposeNo::new(i64::from(number)));
                placed.purposes.extend(numbers);
                continue;
            }
            match at.checked_sub(self.shift).and_then(&column_at) {
                Some((column, sure)) => {
                    if !sure {
                        remarks.push(Remark::GuessedColumn { line: *line, column });
                    }
                    placed.texts.push((column, text.clone()));
                }
                None => remarks.push(Remark::LeftOut { line: *line, text: text.clone() }),
            }
        }
        placed
    }
}

impl Header {
    /// The columns on both sides of a place that has no header of its own.
    fn between(&self, at: usize) -> Option<(usize, usize)> {
        let next = self.columns.partition_point(|(place, _)| *place <= at);
        let (left, right) = (self.columns.get(next.checked_sub(1)?)?.0, self.columns.get(next)?.0);
        (left != at && !self.others.contains(&at)).then_some((left, right))
    }

    /// The column of a place, and whether that is sure.
    fn column_at(&self, at: usize, occupied: &SortedSet<usize>, votes: &Votes) -> Option<(Column, bool)> {
        if self.others.contains(&at) {
            return None;
        }
        let next = self.columns.partition_point(|(place, _)| *place <= at);
        let (left_at, left) = *self.columns.get(next.checked_sub(1)?)?;
        if left_at == at {
            return Some((left, true));
        }
        let Some((_, right)) = self.columns.get(next).copied() else {
            // Beyond the last header: its own text, moved, or something that the paper has no place for.
            return (!occupied.contains(&left_at)).then_some((left, true));
        };
        let (for_right, for_left) = votes.get(&at).copied().unwrap_or((0, 0));
        Some(if for_right > for_left { (right, true) } else { (left, for_left > for_right) })
    }
}
