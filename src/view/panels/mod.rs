//! What opens over a screen.

pub(crate) mod closing;
pub(crate) mod comments;
pub(crate) mod find;
pub(crate) mod finding;
pub(crate) mod help;
pub(crate) mod import;
pub(crate) mod in_place;
pub(crate) mod indicators;
pub(crate) mod matched;
pub(crate) mod merge;
pub(crate) mod merge_rows;
pub(crate) mod palette;
pub(crate) mod paste;
pub(crate) mod pop;
pub(crate) mod reopen;
pub(crate) mod restore;
pub(crate) mod sending;
pub(crate) mod settings;
pub(crate) mod verdict;
pub(crate) mod versions;
