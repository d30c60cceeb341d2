//! The JSON file, `*.goalsheet.json`: the one format that keeps everything.
//!
//! Here the version is found and the text is turned into values; each version has its own module, and a
//! released one is never edited.

mod fields;
mod loose;
mod print;
mod raw;
mod read;
mod refusal;
pub(super) mod v1;

use serde::Serialize;
use serde_json::ser::Formatter;

use super::{Decoded, FilePlace, Note, Problem, Reason, Remark};
use crate::model::{Extra, Moment, Sheet, Value};

pub(super) use fields::{FieldPlace, Fields, Problems, brief};
pub(super) use print::{Escaping, compact, pretty, print};
pub(super) use read::parse;
pub(super) use v1::unknown::Unknown;

/// A file of these sheets, in the newest version.
pub fn encode<'a>(
    sheets: impl IntoIterator<Item = &'a Sheet>,
    extra: &Extra,
    exported_at: &Moment,
) -> String {
    let mut text = print::pretty(&v1::FileV1::new(sheets, extra, exported_at));
    text.push('\n');
    text
}

/// The same file in a layout of its own, for places that keep no other.
pub(super) fn encode_as<'a>(
    sheets: impl IntoIterator<Item = &'a Sheet>,
    extra: &Extra,
    exported_at: &Moment,
    layout: impl Formatter,
) -> String {
    print(&v1::FileV1::new(sheets, extra, exported_at), layout)
}

/// What a type is written as. serde_json's own `to_value` writes numbers anew, and `1E5` would not stay what it is.
pub(super) fn value_of(written: &impl Serialize) -> Value {
    parse(&compact(written)).map_or(Value::Null, |parsed| parsed.value)
}

/// The sheets of a file of any version, or everything that is wrong with it. `new_id` names what has no id.
pub fn decode(text: &str, new_id: &mut dyn FnMut() -> String) -> Result<Decoded, Vec<Problem>> {
    let parsed = parse(text).map_err(|problem| vec![problem])?;
    let refuse = |place, reason| Err(vec![Problem { place, reason }]);
    let key = |key: &str| FilePlace::Key(key.to_owned());
    let Value::Object(mut file) = parsed.value else {
        return refuse(FilePlace::File, Reason::NotGoalsheet);
    };
    v1::see_keys(&mut file);
    if file.get("format").and_then(Value::as_str) != Some("goalsheet") {
        return refuse(key("format"), Reason::NotGoalsheet);
    }
    let mut decoded = match file.get("version") {
        Some(Value::Number(version)) if version.as_str() == "1" => v1::decode_file(file, new_id)?,
        Some(Value::Number(version)) if is_newer(version.as_str()) => {
            return refuse(key("version"), Reason::NewerVersion(version.to_string()));
        }
        Some(other) => return refuse(key("version"), Reason::BadVersion(brief(other))),
        None => return refuse(key("version"), Reason::Missing),
    };
    if let Some((place, count)) = parsed.broken {
        decoded.notes.push(Note { place, remark: Remark::BrokenCharacters(count) });
    }
    Ok(decoded)
}

/// A file as text, with what is told of it, or why it cannot be taken.
type FoundJson = Result<(String, Vec<Note>), Vec<Problem>>;

/// The file that lies in a text which came through a chat or a mail, and what is told of that; none where none does.
pub(super) fn find_loose(text: &str) -> Option<FoundJson> {
    let (json, notes) = match loose::find(text)? {
        Ok(found) => found,
        Err(problem) => return Some(Err(vec![problem])),
    };
    let mut last = 0;
    let mut number = || {
        last += 1;
        last.to_string()
    };
    Some(match decode(&json, &mut number) {
        Err(problems) if is_no_json(&problems) => {
            Err(loose::curly(text, |_| true).map_or(problems, |curly| vec![curly]))
        }
        Err(problems) => Err(problems),
        Ok(_) => Ok((json, notes)),
    })
}

/// Whether a text was refused because it is no JSON.
pub fn is_no_json(problems: &[Problem]) -> bool {
    matches!(problems, [Problem { reason: Reason::NotJson { .. } | Reason::JsonComment(_), .. }])
}

/// Whether a version's digits are those of a whole number above 1, however long.
pub(super) fn is_newer(version: &str) -> bool {
    version.bytes().all(|byte| byte.is_ascii_digit()) && version != "0" && version != "1"
}
