//! Storages that fill up, are emptied or fail, tabs that are killed, and tabs beside tabs.

mod backup;
mod fake;
mod full_storage;
mod kill;
mod many_tabs;
mod one_cell;
mod races;
mod settings;
mod slow;
mod spare;
mod two_tabs;
mod typing;
mod unreadable;
mod unstored;
mod woken;
