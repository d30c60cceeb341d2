//! What the version before wrote, and what is written now is the same: exports of the sample and of the real document,
//! files and stored values that are read back, and the sentences about files that cannot be.
//!
//! `data/` was written by the version that is named in `data/README.md`. Where something is to change for people on
//! purpose, the kept file is replaced in the same commit, which then says why.

#[path = "../common/mod.rs"]
mod common;

mod book;
mod exports;
mod foreign;
mod house;
mod keeping;
mod page;
mod reading;
mod refusals;
