//! The names of cells in the page.

use crate::model::{Cell, Column};

/// A cell's name in the page, by which a jump finds it.
pub(crate) fn cell_key(cell: &Cell) -> String {
    let column = |column: &Column| match column {
        Column::Method => "method",
        Column::Deadline => "deadline",
        Column::Target => "target",
        Column::Midterm => "midterm",
        Column::FinalReport => "final_report",
    };
    match cell {
        Cell::Group => "group".to_owned(),
        Cell::Department => "department".to_owned(),
        Cell::Goal => "goal".to_owned(),
        Cell::Situation => "situation".to_owned(),
        Cell::Purpose => "purpose".to_owned(),
        Cell::Participation => "participation".to_owned(),
        Cell::Effects => "effects".to_owned(),
        Cell::Plan(id) => format!("plan {}", id.0),
        Cell::Position(id) => format!("position {}", id.0),
        Cell::Initiative(id, which) => format!("{id} {}", column(which)),
    }
}
