//! The only user of raw browser APIs: storage, autosave, other tabs, files, clock and ids.
//!
//! All else is pure and runs natively; what the browser knows (the time, randomness, what is stored)
//! is asked for here and travels inside an `Edit`. Rules that need no browser are kept apart from the
//! calls (`Store` works over any [`storage::Area`], `keeper` and `settle` name no web API), so that
//! native tests can break a storage on purpose.

pub mod autosave;
pub mod clock;
pub mod crash;
mod follow;
pub mod ids;
mod keeper;
mod settle;
pub mod storage;
mod tabs;

pub use follow::follow;
pub use keeper::News;
