//! What is read of a sheet, results and findings, and the cache that keeps it until the sheet changes.

mod cache;

pub use cache::{Reading, Readings};
