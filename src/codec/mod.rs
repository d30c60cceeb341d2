//! Files and stored values ⇄ the domain. Everything from outside is read field by field, or refused as a whole.
//!
//! Pure: a codec takes and gives text; the browser reads and saves files.

pub mod archive;
pub mod backup;
mod beyond;
mod breaks;
pub mod clipboard;
mod comments;
pub mod converter;
pub mod csv;
pub mod decode;
pub mod file_error;
mod file_name;
mod form;
pub mod grid;
pub mod json;
mod limits;
mod mail;
pub mod markdown;
pub mod page;
mod pictures;
mod problem;
mod raised;
pub mod settings;
mod settings_fields;
pub mod settings_form;
pub mod sheet_mark;
mod sniff;
pub mod stored;
mod struck;
mod symbols;
mod unseen;
mod unzip;
pub mod xlsx;

pub use file_name::file_stem;
pub use form::foreign::{ForeignForm, FoundLabel, FoundName};
use limits::part_of;
pub(crate) use limits::within;
pub use problem::{
    Aside, Beside, CellDoubt, CellPlace, Expected, Field, FilePlace, Note, Problem, ProblemPart, Reason,
    Remark, ValueKind, WorkbookFault, WorkbookRemark, WorksheetRemark,
};
pub use sniff::{FileKind, sniff};
pub use unzip::ZipFault;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Extra, Sheet, SheetId, Trail};

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
    /// What is known of the versions of sheets that a person changed where the app was not: what they came from.
    pub trails: BTreeMap<SheetId, Trail>,
}

/// What a text held that is no JSON, or none that can be read as it is.
#[derive(Debug)]
pub enum Found {
    /// Sheets of a file of ours: its text, which lacks the ids that this one lacks, and what is told besides.
    Own(String, Vec<Note>),
    /// Sheets of another program's text.
    Made(Decoded),
}

/// The sheets of a text of any form: JSON starts with a bracket, Markdown has our headings, a page of ours carries its
/// data, and everything else is a converter's.
pub fn read(text: &str, new_id: &mut dyn FnMut() -> String) -> Result<Decoded, Vec<Problem>> {
    if is_json(text) {
        match json::decode(text, new_id) {
            Err(problems) if json::is_no_json(&problems) => {}
            read => return read,
        }
    }
    Ok(match find(text, new_id)? {
        Found::Own(json, notes) => {
            let mut decoded = json::decode(&json, new_id)?;
            decoded.notes.extend(notes);
            decoded
        }
        Found::Made(decoded) => decoded,
    })
}

/// The same of a text that is not JSON as it stands. Where it is refused and some of its characters are broken, that is told
/// too.
pub fn find(text: &str, new_id: &mut dyn FnMut() -> String) -> Result<Found, Vec<Problem>> {
    find_sheets(text, new_id).map_err(|mut problems| {
        problems.extend(broken(text));
        problems
    })
}

/// Where the first broken character of a text is, and how many there are.
fn broken(text: &str) -> Option<Problem> {
    let at = text.find(char::REPLACEMENT_CHARACTER)?;
    let line = text[..at].matches('\n').count() + 1;
    let column = text[..at].rsplit('\n').next().map_or(0, |before| before.chars().count()) + 1;
    let count = text.matches(char::REPLACEMENT_CHARACTER).count();
    Some(Problem { place: FilePlace::Text { line, column }, reason: Reason::BrokenCharacters(count) })
}

fn find_sheets(text: &str, new_id: &mut dyn FnMut() -> String) -> Result<Found, Vec<Problem>> {
    if let Some(found) = json::find_loose(text).filter(|_| is_json(text) || !is_ours(text)) {
        let (json, notes) = found?;
        return Ok(Found::Own(json, notes));
    }
    if is_json(text) {
        json::decode(text, &mut numbers())?;
    }
    let (text, mut notes) = mail::prepared(text);
    if markdown::is_markdown(&text) {
        let (json, more) = markdown::to_json(&text)?;
        notes.extend(more);
        return Ok(Found::Own(json, notes));
    }
    if let Some(data) = page::data(&text) {
        let json = data?;
        json::decode(&json, &mut numbers())?;
        if page::is_changed(&text) {
            notes.push(Note { place: FilePlace::File, remark: Remark::ChangedPage });
        }
        return Ok(Found::Own(json, notes));
    }
    let mut decoded = foreign(&text, new_id)?;
    decoded.notes.splice(..0, notes);
    Ok(Found::Made(decoded))
}

/// Whether a text holds a file of ours in another way than as JSON in mail.
fn is_ours(text: &str) -> bool {
    markdown::is_markdown(text) || page::data(text).is_some()
}

/// Ids for a file that is only checked.
fn numbers() -> impl FnMut() -> String {
    let mut last = 0;
    move || {
        last += 1;
        last.to_string()
    }
}

/// The sheets of a text that is none of ours.
fn foreign(text: &str, new_id: &mut dyn FnMut() -> String) -> Result<Decoded, Vec<Problem>> {
    if mail::is_web_archive(text) {
        return Err(vec![Problem { place: FilePlace::File, reason: Reason::WebArchive }]);
    }
    let read = converter::decode(text, new_id);
    let is_without = |problems: &[Problem]| matches!(problems, [Problem { reason: Reason::NoSheet, .. }]);
    let refuse = |reason| Err(vec![Problem { place: FilePlace::File, reason }]);
    match read {
        Err(problems) if is_without(&problems) && page::is_page(text) => {
            // A form that was saved as a page is read as a copied range is.
            let Some(grid) = clipboard::html::page_grid(text, false) else {
                return refuse(Reason::ForeignPage);
            };
            let made = || grid::GridScan::of(&grid).made_of_sheets().unwrap_or(Reason::ForeignPage);
            match grid::read(std::slice::from_ref(&grid), new_id) {
                Err(problems) if grid::is_without_form(&problems) => refuse(made()),
                read => read,
            }
        }
        Err(problems) if is_without(&problems) && mail::is_mail(text) => refuse(Reason::Mail),
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
