//! Targets without a number that plainly say when they are met.

pub(super) mod all_of_them;
pub(super) mod beside;
pub(super) mod deadline;
pub(super) mod once_each;
pub(super) mod unnumbered;
