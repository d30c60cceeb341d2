//! A file a screen.

pub(crate) mod bin;
pub(crate) mod items;
pub(crate) mod list;
pub(crate) mod publish;
pub(crate) mod results;
pub(crate) mod review;
pub(crate) mod sheet;
pub(crate) mod welcome;
