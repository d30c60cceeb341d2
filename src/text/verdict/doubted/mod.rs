//! Whether it can be so: what leaves a verdict open after all.

pub(super) mod also;
pub(super) mod apart;
pub(super) mod fit;
pub(super) mod hedged;
mod wider;
