//! Reading what staff typed. Pure, total and lossless: no text makes it fail, and nothing is changed by being read.

pub mod atoms;
pub mod changes;
pub mod chapters;
pub mod entries;
pub mod find;
pub mod flat;
pub mod kanji;
pub mod likeness;
pub mod list_items;
pub mod lookalike;
pub mod named_lists;
pub mod number;
pub mod outline;
pub mod owners;
pub mod period;
pub mod quantity;
pub mod rank;
mod table;
pub mod verdict;
pub mod width;
pub mod year;
