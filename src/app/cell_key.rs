//! The names of cells in the page.

pub(crate) use crate::route::cell_key;
