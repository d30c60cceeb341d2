//! Which of a report's numbers are the target's own.

pub(super) mod added;
pub(super) mod besides;
pub(super) mod came;
pub(super) mod dated;
pub(super) mod drafted;
pub(super) mod labels;
pub(super) mod own;
pub(super) mod own_unit;
pub(super) mod subject;
pub(super) mod totals;
