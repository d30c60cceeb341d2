//! What stands in a grid's cells and is not seen: in rows and columns that are not shown, and under merged cells.

use std::collections::{BTreeMap, BTreeSet};

use super::spans::Spans;
use super::{Grid, GridCell, MergedRange};
use crate::codec::{Aside, WorksheetRemark};

impl Grid {
    /// Knows that rows are not shown, counted from 0, the last one included.
    pub fn hide_rows(&mut self, first: u32, last: u32) {
        self.hidden_rows.push((first, last));
    }

    /// Knows that columns are not shown.
    pub fn hide_columns(&mut self, first: u32, last: u32) {
        self.hidden_columns.push((first, last));
    }

    /// Sets aside what is not seen, once all cells and merges are known.
    pub fn settle(&mut self) {
        let rows = Spans::of(&self.hidden_rows);
        let columns = Spans::of(&self.hidden_columns);
        let mut merged: Vec<MergedRange> = self.merged.clone();
        merged.sort_by_key(|area| (area.row, area.column));
        let mut open = Open { merged: &merged, next: 0, by_column: BTreeMap::new() };
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        let mut corners = BTreeSet::new();
        for cell in &mut self.cells {
            let area = open.area(cell.row, cell.column);
            let corner = area.map(|area| (area.row, area.column));
            if cell.aside.is_none() && corner == Some((cell.row, cell.column)) {
                corners.extend(corner);
            }
            cell.is_under_blank = corner.is_some_and(|corner| !corners.contains(&corner));
            let is_covered = area.is_some_and(|area| (area.row, area.column) != (cell.row, cell.column));
            // Of merged cells the text is seen as long as some row and some column of them is.
            let (last_row, last_column) =
                area.map_or((cell.row, cell.column), |area| (area.last_row, area.last_column));
            let why = if is_covered {
                Some(Aside::Covered)
            } else if rows.cover(cell.row, last_row) {
                Some(Aside::Row)
            } else if columns.cover(cell.column, last_column) {
                Some(Aside::Column)
            } else {
                None
            };
            cell.aside = cell.aside.or(why);
        }
    }

    /// Sets all of it aside: Excel does not show it.
    pub fn hide(&mut self) {
        self.cells.iter_mut().for_each(|cell| cell.aside = cell.aside.or(Some(Aside::Sheet)));
    }

    /// What is told of a grid of which nothing counts because it is not shown.
    pub(super) fn as_hidden(&self) -> Option<WorksheetRemark> {
        const FIRST: usize = 3;
        let is_hidden = !self.cells.is_empty()
            && self.cells.iter().all(|cell| !cell.counts())
            && self.cells.iter().any(|cell| cell.aside == Some(Aside::Sheet));
        let texts = self.cells.iter().filter(|cell| cell.aside == Some(Aside::Sheet));
        let place = |cell: &GridCell| super::address(cell.row as usize + 1, cell.column as usize);
        is_hidden.then(|| WorksheetRemark::NotShown {
            worksheet: self.name.clone(),
            count: texts.clone().count(),
            first: texts.take(FIRST).map(|cell| (place(cell), cell.text.clone())).collect(),
        })
    }

    /// Whether anything would come in besides if what is hidden did.
    pub fn has_hidden(&self) -> bool {
        self.cells.iter().any(GridCell::is_hidden)
    }

    /// Has what is hidden count.
    pub fn take_hidden(&mut self) {
        self.cells.iter_mut().filter(|cell| cell.is_hidden()).for_each(|cell| cell.is_taken = true);
        self.hidden_columns.clear();
        self.hidden_rows.clear();
    }

    /// Whether words are struck out.
    pub fn has_struck(&self) -> bool {
        self.cells.iter().any(|cell| cell.aside == Some(Aside::Struck))
    }

    /// Tells nothing of struck words that were drawn so, each once: strokes that are characters of a sheet's own words.
    pub fn without_struck_of(&mut self, drawn: &Self) {
        let of = |cell: &&GridCell| cell.aside == Some(Aside::Struck);
        let mut known: Vec<&str> = drawn.cells.iter().filter(of).map(|cell| cell.text.as_str()).collect();
        self.cells.retain(|cell| {
            let at = known.iter().position(|text| of(&cell) && *text == cell.text);
            at.map(|at| known.swap_remove(at)).is_none()
        });
    }

    /// What does not count, or would not, a row at a time. A worksheet that is taken as a whole is told as one.
    pub fn asides(&self) -> Vec<WorksheetRemark> {
        let is_told = |cell: &&GridCell| !(cell.is_taken && cell.aside == Some(Aside::Sheet));
        let cells = self.cells.iter().filter(is_told);
        let mut cells: Vec<(Aside, &GridCell)> = cells.filter_map(|cell| Some((cell.aside?, cell))).collect();
        cells.sort_by_key(|(why, cell)| (cell.row, *why, cell.is_taken, cell.column));
        let rows = cells.chunk_by(|(a, first), (b, second)| {
            a == b && first.row == second.row && first.is_taken == second.is_taken
        });
        let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        rows.map(|row| WorksheetRemark::Aside {
            worksheet: self.name.clone(),
            why: row[0].0,
            row: number(row[0].1.row) + 1,
            cells: row.iter().map(|(_, cell)| (number(cell.column), cell.text.clone())).collect(),
            is_taken: row[0].1.is_taken,
        })
        .chain(self.besides.iter().cloned())
        .collect()
    }
}

impl GridCell {
    fn is_hidden(&self) -> bool {
        self.aside.is_some_and(Aside::is_hidden)
    }
}

/// Merged cells that reach into the row that is looked at. They do not lie over each other, so that of those in a row the
/// next one to the left is the only one that a cell can lie in.
struct Open<'m> {
    merged: &'m [MergedRange],
    next: usize,
    by_column: BTreeMap<u32, MergedRange>,
}

impl Open<'_> {
    /// The merged cells in which a cell lies; rows must come in their order.
    fn area(&mut self, row: u32, column: u32) -> Option<MergedRange> {
        while let Some(area) = self.merged.get(self.next).filter(|area| area.row <= row) {
            self.by_column.insert(area.column, *area);
            self.next += 1;
        }
        loop {
            let (at, area) = self.by_column.range(..=column).next_back().map(|(at, area)| (*at, *area))?;
            if area.last_row >= row {
                return (area.last_column >= column).then_some(area);
            }
            self.by_column.remove(&at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts that count, and what is said of the others.
    fn settled(mut grid: Grid) -> (String, Vec<(Aside, usize, String)>) {
        grid.settle();
        let told = grid.asides().into_iter().filter_map(|remark| match remark {
            WorksheetRemark::Aside { why, row, cells, .. } => {
                Some((why, row, cells.into_iter().map(|(_, text)| text).collect()))
            }
            _ => None,
        });
        (grid.texts().concat(), told.collect())
    }

    fn grid() -> Grid {
        let mut grid = Grid::new("");
        for (at, text) in ["a", "b", "c", "d", "e", "f", "g", "h", "i"].into_iter().enumerate() {
            let at = u32::try_from(at).expect("few");
            grid.put(at / 3, at % 3, text);
        }
        grid
    }

    #[test]
    fn what_is_hidden_or_covered_does_not_count() {
        let mut hidden = grid();
        hidden.hide_rows(1, 1);
        hidden.hide_columns(2, 9);
        let told = [
            (Aside::Column, 1, "c".to_owned()),
            (Aside::Row, 2, "def".to_owned()),
            (Aside::Column, 3, "i".to_owned()),
        ];
        assert_eq!(settled(hidden.clone()), ("abgh".to_owned(), told.to_vec()));
        hidden.settle();
        hidden.take_hidden();
        assert_eq!(hidden.texts().concat(), "abcdefghi");
        let mut merged = grid();
        merged.merge((0, 1), (1, 2));
        merged.hide_rows(0, 0);
        let told = [
            (Aside::Covered, 1, "c".to_owned()),
            (Aside::Row, 1, "a".to_owned()),
            (Aside::Covered, 2, "ef".to_owned()),
        ];
        assert_eq!(settled(merged), ("bdghi".to_owned(), told.to_vec()), "half of the merged cells is seen");
    }

    #[test]
    fn merges_that_lie_over_each_other_cost_no_more() {
        let mut grid = Grid::new("");
        for at in 0..60_000 {
            grid.put(at, at % 300, "a");
            grid.merge((at / 2, at % 300), (at / 2 + 900, at % 300 + 40));
        }
        let start = cpu_time::ThreadTime::now();
        grid.settle();
        assert!(start.elapsed() < std::time::Duration::from_secs(5));
    }
}
