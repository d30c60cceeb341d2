//! A grid as it is seen: texts with all the cells that they cover, and merged cells that wait for a text.

use super::Grid;
use crate::codec::form::foreign::{self, ForeignCell, ForeignForm};

impl Grid {
    /// The form that its labels come to, however other cities' forms look; none where it has too few.
    pub fn foreign_form(&self) -> Option<ForeignForm> {
        foreign::read(&self.areas(), self.offers.clone())
    }

    fn areas(&self) -> Vec<ForeignCell> {
        let mut merged: Vec<_> = self.merged.iter().collect();
        merged.sort_by_key(|area| (area.row, area.column));
        let whole = |row, column| {
            let at = merged.binary_search_by_key(&(row, column), |area| (area.row, area.column));
            at.map_or((row, column), |at| (merged[at].last_row, merged[at].last_column))
        };
        let texts = self.sorted().into_iter().map(|cell| {
            let (last_row, last_column) = whole(cell.row, cell.column);
            ForeignCell { row: cell.row, column: cell.column, last_row, last_column, text: cell.text.clone() }
        });
        let mut cells: Vec<ForeignCell> = texts.collect();
        let taken: std::collections::BTreeSet<(u32, u32)> =
            cells.iter().map(|cell| (cell.row, cell.column)).collect();
        let empty = merged.iter().filter(|area| !taken.contains(&(area.row, area.column)));
        cells.extend(empty.map(|area| ForeignCell {
            row: area.row,
            column: area.column,
            last_row: area.last_row,
            last_column: area.last_column,
            text: String::new(),
        }));
        cells.sort_by_key(|cell| (cell.row, cell.column));
        cells
    }
}
