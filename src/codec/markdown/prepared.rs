//! A text → the lines that are read: without comments, fences, tags and what stands behind the file's end, which are told.

use super::lines::{self, MarkdownLine, line};
use super::{behind, carried, comments, footnotes, inline, underlined, wrapped};
use crate::codec::json::v1;
use crate::codec::{Field, FilePlace, Note, Remark};
use crate::model::Value;

/// The lines of a text with their numbers, and what is told of the rest.
pub(super) fn lines(text: &str) -> (Vec<(usize, String)>, Vec<Note>) {
    let (lines, mut notes) = comments::lines(text);
    let (lines, mut outside) = lines::unfenced(lines);
    let lines = underlined::as_headings(lines);
    let (lines, told) = behind::without(lines);
    outside.extend(told);
    let (lines, told) = footnotes::without(lines);
    outside.extend(told);
    notes.extend(outside.into_iter().map(|(line, text)| {
        let remark = Remark::LeftOut { line, text };
        Note { place: FilePlace::File, remark }
    }));
    let (lines, told) = inline::seen(lines);
    notes.extend(told);
    let (lines, told) = wrapped::joined(lines);
    notes.extend(told);
    learn_names(&lines);
    (lines, notes)
}

/// Learns what parts of a city's own are called: it is carried below the headings that have these names.
fn learn_names(lines: &[(usize, String)]) {
    let carried = lines.iter().filter_map(|(_, text)| match line(text, None, false) {
        MarkdownLine::Carried(opening) => carried::read(text, opening),
        _ => None,
    });
    for map in carried {
        if let Some(Value::Object(names)) = map.get(v1::key(Field::OwnNames)) {
            v1::learn_names(names);
        }
    }
}
