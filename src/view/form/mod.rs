//! The sheet as the paper has it: its cells, rows and marks.

pub(crate) mod annotations;
pub(crate) mod cell;
pub(crate) mod initiatives;
mod offers;
pub(crate) mod paper;
mod reopen;
pub(crate) mod sdgs;
