//! Every Japanese sentence of the interface, in one place, so that a person can read them all
//! and another language can be added.

pub mod alignment;
pub mod backup;
pub mod calendar;
mod characters;
pub mod comments;
pub mod engines;
pub mod files;
pub mod find;
pub mod help;
pub mod history;
pub mod import;
pub mod kiosk;
pub mod limits;
pub mod list;
mod measures;
pub mod merge;
pub mod offline;
pub mod overview;
pub mod palette;
pub mod parts;
pub mod paste;
pub mod problems;
pub mod publish;
pub mod publish_screen;
pub mod results;
pub mod review;
pub mod saving;
pub mod sending;
pub mod sheet;
pub mod showing;
pub mod slides;
mod told;
pub mod ui;
pub mod versions;
pub mod welcome;
mod workbooks;
