//! Cells that are made to say something else: to ask where a text goes when a grid is read, by a mark behind it, and to put
//! a label back.

use super::{Grid, GridCell};

impl Grid {
    /// The text that is seen in a cell, or in the merged ones that cover it.
    pub fn text_at(&self, at: (u32, u32)) -> &str {
        let at = self.first_of(at);
        let is_it = |cell: &&GridCell| (cell.row, cell.column) == at && cell.counts();
        self.cells.iter().find(is_it).map_or("", |cell| &cell.text)
    }

    /// The cell that stands to the right of one.
    pub fn right_of(&self, (row, column): (u32, u32)) -> (u32, u32) {
        let covers = self.merged.iter().find(|area| area.covers(row, column));
        covers.map_or((row, column.saturating_add(1)), |area| (row, area.last_column.saturating_add(1)))
    }

    /// The same grid with a mark behind what is seen in a cell.
    pub fn marked(&self, at: (u32, u32), mark: char) -> Self {
        let mut marked = self.clone();
        let (row, column) = self.first_of(at);
        let text = format!("{}{mark}", self.text_at(at));
        marked.relabel((row, column), &text);
        marked
    }

    /// Has a cell say something else.
    pub fn relabel(&mut self, (row, column): (u32, u32), text: &str) {
        self.cells.retain(|cell| (cell.row, cell.column) != (row, column) || !cell.counts());
        self.put(row, column, text);
    }

    /// Where the merged cells begin that cover a place.
    fn first_of(&self, (row, column): (u32, u32)) -> (u32, u32) {
        let covers = self.merged.iter().find(|area| area.covers(row, column));
        covers.map_or((row, column), |area| (area.row, area.column))
    }
}
