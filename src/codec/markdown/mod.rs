//! Markdown that people read on any site and edit in any editor, and that comes back as the same sheets.
//!
//! ```text
//! # 令和6年度 重点目標管理シート：総務部等          a page for each year and group, with the list of its goals
//!
//! | 優先順位 | 重点目標 | 部局名 |
//! | --- | --- | --- |
//! | 1位 | 窓口の改善 | 総務課 |
//!
//! ## 重点目標：窓口の改善                       a sheet
//!
//! - 部局名：総務課
//! - 優先順位：1位
//!
//! ### 総合計画における位置付け                   its parts, named as on the paper; an empty one has nothing below it
//!
//! ### 取組① <!-- 1 -->                         an initiative, with its place in what is carried
//!
//! - 目的・効果の番号：① ②
//!
//! #### 数値目標
//!
//! (1) 年4回\                                   a line of the text is a line here
//! (2) 20点
//!
//! <!-- goalsheet:sheet {…} -->                 what cannot be seen: ids, unknown keys, words on readings
//!
//! <!-- goalsheet:file {…} -->
//! ```
//!
//! Texts stand as paragraphs and not in fences: they wrap and are edited like any text, and the few characters that
//! Markdown would take for its own are escaped (`escape.rs`). What is seen is the truth. Texts are read from the layout
//! alone, so that an edit counts, and a comment that is gone or stale costs ids at most. What finds no place is told.

mod autocorrected;
mod behind;
mod carried;
mod comments;
mod draft;
mod escape;
mod footnotes;
mod inline;
mod items;
mod lines;
mod list;
mod names;
mod prepared;
mod read;
mod underlined;
mod wrapped;
mod write;

use serde::{Deserialize, Serialize};

use super::json::{compact, v1};
use super::{Decoded, FilePlace, LARGEST_FILE, Note, Problem, Reason};
use crate::model::{Column, Extra, Moment, PartKey, PartSetting, Sheet, paper};

/// What stands around the number by which an initiative or a position is found in what is carried.
const KEY: (&str, &str) = ("<!-- ", " -->");

/// How much of the sheets a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// Everything, seen or carried: the sheets come back whole.
    Whole,
    /// What the form shows, for all to read: besides it, only ids and the printed 見直し are carried.
    Shown,
    /// The same without the two reports.
    Plan,
}

impl Scope {
    fn shows(self, column: Column) -> bool {
        self != Self::Plan || !matches!(column, Column::Midterm | Column::FinalReport)
    }

    /// Whether a part of the form is shown.
    fn shows_part(self, part: &PartSetting) -> bool {
        match &part.key {
            PartKey::Known(_) => part.column().is_none_or(|column| self.shows(column)),
            PartKey::Own(_) => self == Self::Whole || part.is_published,
        }
    }
}

/// The text of these sheets, in the order in which they come. `extra` are the file's own unknown keys.
pub fn encode(sheets: &[Sheet], extra: &Extra, now: &Moment, scope: Scope) -> String {
    let mut out = String::new();
    write::pages(&mut out, sheets, scope);
    carried::write(&mut out, carried::FILE, &carried::of_file(extra, now, scope));
    out
}

/// Whether a text is of this layout: by what it carries, or by a sheet's heading and a part's.
pub fn is_markdown(text: &str) -> bool {
    lines::is_layout(text) || underlined::is_layout(text)
}

/// The sheets of a text, or everything that is wrong with it. `new_id` names what has no id.
pub fn decode(text: &str, new_id: &mut dyn FnMut() -> String) -> Result<Decoded, Vec<Problem>> {
    let (file, notes) = read(text)?;
    let mut decoded = v1::decode_file(file, new_id)?;
    decoded.notes.extend(notes);
    Ok(decoded)
}

/// The same as a file of ours, which lacks the ids that the text lacks: whoever reads it gives them.
pub fn to_json(text: &str) -> Result<(String, Vec<Note>), Vec<Problem>> {
    let (file, notes) = read(text)?;
    let json = compact(&file);
    // Checked here, where the sheets' problems have their places.
    v1::decode_file(file, &mut numbers())?;
    Ok((json, notes))
}

/// Ids for a file that is only checked.
fn numbers() -> impl FnMut() -> String {
    let mut last = 0;
    move || {
        last += 1;
        last.to_string()
    }
}

fn read(text: &str) -> Result<(Extra, Vec<Note>), Vec<Problem>> {
    let refuse = |reason| Err(vec![Problem { place: FilePlace::File, reason }]);
    if text.len() > LARGEST_FILE {
        return refuse(Reason::TooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return refuse(Reason::Empty);
    }
    let text = &*autocorrected::undone(text);
    match carried::form(text) {
        Some(form) => paper::by_form(form, || read::file(text)),
        None => read::file(text),
    }
}
