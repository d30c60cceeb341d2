//! What several screens show.

pub(crate) mod bar;
pub(crate) mod chip;
pub(crate) mod choose;
pub(crate) mod derived;
pub(crate) mod division;
pub(crate) mod drag;
pub(crate) mod drawn;
pub(crate) mod figure;
pub(crate) mod files;
pub(crate) mod growing;
pub(crate) mod keep_focus;
pub(crate) mod keys;
pub(crate) mod link;
pub(crate) mod menu;
pub(crate) mod modal;
pub(crate) mod name_field;
pub(crate) mod notices;
pub(crate) mod own_work;
pub(crate) mod places;
pub(crate) mod target;
pub(crate) mod unreadable;
