//! What a workbook carries besides what a person sees: the sheets as JSON in a worksheet that Excel does not list. Which of
//! them a form shows says its mark (`sheet_mark`).
//!
//! Spreadsheets that save the file again may trim blanks, change line breaks or letters: so all of it is plain ASCII
//! without line breaks, and no cell begins or ends with a blank.

use std::io::{self, Write};

use serde_json::ser::Formatter;

use crate::codec::json::{self, Escaping};
use crate::model::{Extra, Moment, Sheet};

/// The worksheet that holds the JSON, in column A from the first row on.
pub const WORKSHEET: &str = "goalsheet-data";
/// The worksheet with the words to choose from that are too many for a cell, a list in each column.
pub const CHOICES: &str = "goalsheet-choices";
/// Where the mark stands: in the first row, beside what is printed.
pub const MARK_COLUMN: u16 = 10;
/// The most characters of JSON in one cell; Excel holds 32,767.
pub const CHUNK: usize = 32_000;

/// The sheets' JSON in pieces for the cells; put end to end they are a file of ours.
pub fn chunks<'a>(sheets: impl IntoIterator<Item = &'a Sheet>, extra: &Extra, now: &Moment) -> Vec<String> {
    let text = json::encode_as(sheets, extra, now, ASCII);
    let mut chunks = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(end(rest));
        chunks.push(chunk.to_owned());
        rest = after;
    }
    chunks
}

/// ASCII without line breaks and indents.
const ASCII: Escaping<OneLine> = Escaping { layout: OneLine, is_escaped };

fn is_escaped(before: Option<char>, char: char, after: Option<char>) -> bool {
    match char {
        // Two blanks in a row stand in texts only; so there is always a place near where a cell may end.
        ' ' => before == Some(' '),
        // `_x0041_` is how workbooks escape letters, and not every program reads its own escapes.
        '_' => after == Some('x'),
        _ => !(' '..='~').contains(&char),
    }
}

/// One line, with a blank after each key: where a cell may end.
struct OneLine;

impl Formatter for OneLine {
    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }
}

/// How much of the ASCII text goes into one cell: an escape stays whole, and no blank stands at the end or at the
/// beginning of the next cell.
fn end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut fit) = (0, 0);
    while at < bytes.len() {
        let length = match (bytes[at], bytes.get(at + 1)) {
            (b'\\', Some(b'u')) => 6,
            (b'\\', _) => 2,
            _ => 1,
        };
        at += length;
        if at > CHUNK {
            return fit;
        }
        if bytes[at - 1] != b' ' && bytes.get(at) != Some(&b' ') {
            fit = at;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_carried_is_ascii_without_runs_of_blanks() {
        for (json, expected) in [
            ("{\n  \"a\": [],\n  \"b\": \"\\n\"\n}\n", r#"{"a": [],"b": "\n"}"#),
            ("\"あ𠮷\u{7f}\"", r#""\u3042\ud842\udfb7\u007f""#),
            ("\"a  b   \"", r#""a \u0020b \u0020\u0020""#),
            ("\"_x0041_\"", r#""\u005fx0041_""#),
        ] {
            let value = json::parse(json).unwrap_or_else(|problem| panic!("{json}: {problem:?}")).value;
            assert_eq!(json::print(&value, ASCII), expected);
        }
    }

    #[test]
    fn a_cell_ends_between_letters() {
        for (text, expected) in [
            ("a".repeat(CHUNK), CHUNK),
            ("a".repeat(CHUNK + 1), CHUNK),
            (format!("{}\\u3042", "a".repeat(CHUNK - 1)), CHUNK - 1),
            (format!("{}\\\\a", "a".repeat(CHUNK - 1)), CHUNK - 1),
            (format!("{} b", "a".repeat(CHUNK - 1)), CHUNK - 2),
            (format!("{} b", "a".repeat(CHUNK)), CHUNK - 1),
        ] {
            assert_eq!(end(&text), expected);
        }
    }
}
