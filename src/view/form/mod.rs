//! The sheet as the paper has it: its cells, rows and marks.

pub(crate) mod annotations;
pub(crate) mod cell;
pub(crate) mod initiatives;
pub(crate) mod paper;
pub(crate) mod sdgs;
