//! A file a screen.

pub(crate) mod alignment;
pub(crate) mod bin;
pub(crate) mod calendar;
pub(crate) mod carry;
pub(crate) mod help;
pub(crate) mod items;
pub(crate) mod kiosk;
pub(crate) mod list;
pub(crate) mod overview;
pub(crate) mod progress;
pub(crate) mod promises;
pub(crate) mod publish;
pub(crate) mod results;
pub(crate) mod review;
pub(crate) mod settings;
pub(crate) mod sheet;
pub(crate) mod slides;
pub(crate) mod versions;
pub(crate) mod welcome;
pub(crate) mod years;
