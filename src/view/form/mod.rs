//! The sheet as the paper has it: its cells, rows and marks.

pub(crate) mod annotations;
pub(crate) mod cell;
mod choice;
mod grade;
mod head;
pub(crate) mod initiatives;
mod offers;
pub(crate) mod paper;
mod part;
mod positions;
mod rank;
mod reopen;
pub(crate) mod sdgs;
pub(crate) mod strays;
