//! What is reckoned where the numbers alone leave it open: shares, changes, limits, clauses.

pub(super) mod all_have;
pub(super) mod bases;
pub(super) mod clauses;
pub(super) mod clock;
pub(super) mod concluded;
pub(super) mod growth;
pub(super) mod listed;
pub(super) mod norm;
pub(super) mod plainly;
pub(super) mod qualified;
pub(super) mod rates;
pub(super) mod scale;
pub(super) mod share;
pub(super) mod within;
pub(super) mod worst;
