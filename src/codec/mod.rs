//! Files and stored values ⇄ the domain. Everything from outside is read field by field, or refused as a whole.
//!
//! Pure: a codec takes and gives text; the browser reads and saves files.

pub mod clipboard;
pub mod converter;
pub mod csv;
pub mod decode;
pub mod file_error;
mod file_name;
mod form;
pub mod grid;
mod html;
pub mod json;
mod limits;
pub mod markdown;
pub mod page;
mod problem;
mod sniff;
pub mod stored;
mod struck;
pub mod xlsx;

pub use file_name::file_stem;
pub(crate) use limits::within;
pub use problem::{
    Aside, Beside, CellPlace, Expected, Field, FilePlace, Note, Problem, ProblemPart, Reason, Remark,
    ValueKind, WorkbookFault, WorkbookRemark, WorksheetRemark,
};
pub use sniff::{FileKind, sniff};

use std::collections::BTreeSet;

use crate::model::{Extra, Sheet, SheetId};

/// The largest file, in bytes, that is read: ten times what a browser can store.
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;

/// What a file held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    /// The sheets, in the file's order.
    pub sheets: Vec<Sheet>,
    /// The sheets whose id was made up just now, because the file has none.
    pub fresh: BTreeSet<SheetId>,
    /// Keys of the file itself that this version does not know.
    pub extra: Extra,
    /// What a person should know besides.
    pub notes: Vec<Note>,
}

/// The sheets of a text of any form: JSON starts with a bracket, Markdown has our headings, a page of ours carries its
/// data, and everything else is a converter's.
pub fn read(text: &str, new_id: &mut dyn FnMut() -> String) -> Result<Decoded, Vec<Problem>> {
    if is_json(text) {
        return json::decode(text, new_id);
    }
    if markdown::is_markdown(text) {
        return markdown::decode(text, new_id);
    }
    match page::data(text) {
        Some(data) => json::decode(&data?, new_id),
        None => foreign(text, new_id),
    }
}

/// The sheets of a text that is none of ours.
pub fn foreign(text: &str, new_id: &mut dyn FnMut() -> String) -> Result<Decoded, Vec<Problem>> {
    let read = converter::decode(text, new_id);
    let is_without = |problems: &[Problem]| matches!(problems, [Problem { reason: Reason::NoSheet, .. }]);
    match read {
        Err(problems) if is_without(&problems) && page::is_page(text) => {
            Err(vec![Problem { place: FilePlace::File, reason: Reason::ForeignPage }])
        }
        read => read,
    }
}

/// Whether a text is meant to be JSON.
pub fn is_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '['])
}

/// A new id that is not `taken`, which it then is.
///
/// The shell's ids are random and fit at the first try; a generator that repeats itself must not make two rows one.
pub(crate) fn fresh_id<Id>(
    new_id: &mut dyn FnMut() -> String,
    taken: &mut BTreeSet<String>,
    make: impl Fn(&str) -> Option<Id>,
) -> Option<Id> {
    let mut text = new_id();
    for again in 1..=taken.len() {
        if !taken.contains(&text) {
            break;
        }
        text = format!("{}-{again}", new_id());
    }
    let id = make(&text)?;
    taken.insert(text).then_some(id)
}
