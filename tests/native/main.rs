//! What needs no browser, in one program: cases as data, properties for laws. A file a boundary.
#![cfg(not(target_arch = "wasm32"))]

mod common;

mod archives;
mod calendar;
mod carry;
mod cases;
mod comments;
mod converter;
mod csv;
mod deadlines;
mod disagreements;
mod entries;
mod grid;
mod import;
mod in_place;
mod json;
mod kept;
mod kiosk;
mod large;
mod laws;
mod libreoffice;
mod libreoffice_import;
mod many_files;
mod markdown;
mod merge;
mod outline;
mod overview;
mod promises;
mod protocol;
mod publish;
mod reading;
mod returning;
mod review;
mod revised;
mod room;
mod schema;
mod seed;
mod settings;
mod steps;
mod stored;
mod tidy;
mod undo;
mod versions;
mod xlsx_import;
mod xlsx_write;
