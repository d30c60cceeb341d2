//! The form of a sheet as it was drawn, beside which it is laid as it came back.

use std::collections::BTreeSet;

use crate::codec::grid::{Filled, Grid, GridScan};
use crate::codec::xlsx::layout;
use crate::model::Sheet;

/// The form of a sheet as the cells in which it is drawn.
pub(super) fn grid(sheet: &Sheet) -> Grid {
    let mut grid = Grid::new("");
    for area in layout::form(sheet).areas {
        let column = u32::from(area.column);
        grid.put(area.row, column, &area.text);
        let last = (area.row + area.rows - 1, column + u32::from(area.columns) - 1);
        grid.merge((area.row, column), last);
    }
    grid
}

/// What a sheet's form would read as; none where its own words make it look like something else.
pub(super) fn as_read(sheet: &Sheet) -> Option<Filled> {
    let scan = GridScan::of(&grid(sheet));
    let mut last = 0;
    let mut ids = || {
        last += 1;
        last.to_string()
    };
    if scan.forms() != 1 {
        return None;
    }
    scan.fill(0, scan.year_of(0)?, &mut BTreeSet::new(), &mut ids)
}
