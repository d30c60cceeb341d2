//! What several screens show.

pub(crate) mod bar;
pub(crate) mod drag;
pub(crate) mod files;
pub(crate) mod keys;
pub(crate) mod menu;
pub(crate) mod notices;
