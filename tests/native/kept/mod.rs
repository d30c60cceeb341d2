//! What the version before wrote, and what is written now is the same: exports of the sample and of the real document,
//! files and stored values that are read back, and the sentences about files that cannot be.
//!
//! `tests/kept/` was written by the version that its README names. Where something is to change for people on
//! purpose, the kept file is replaced in the same commit, which then says why.

mod book;
mod exports;
mod foreign;
mod house;
mod keeping;
mod page;
mod reading;
mod refusals;
