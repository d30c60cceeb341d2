//! Storages that fill up, are emptied or fail, tabs that are killed, and tabs beside tabs.

mod fake;
mod kill;
mod many_tabs;
mod room;
mod two_tabs;
