//! What became of the labels of another city's form, beside their cells; and what was not understood.

use maud::{Markup, html};

use crate::codec::grid::address;
use crate::codec::{ForeignForm, FoundLabel, FoundName};
use crate::messages::settings_form as words;
use crate::model::PartKey;

/// The lists.
pub fn drawn(read: &ForeignForm) -> String {
    let became = |found: &FoundLabel| match &found.names {
        FoundName::Part(key, list) => {
            let part = read.form.part(key);
            part.map_or_else(String::new, |part| words::became(part, *list, role(read, key).as_deref()))
        }
        other => words::read_name(other).to_owned(),
    };
    html! {
        @for part in &read.added { p { (words::added(*part)) } }
        @if !read.grades.grades.is_empty() { p { (words::scale(&read.grades.grades)) } }
        table {
            caption { (words::READ_LABELS) }
            thead { tr { th { (words::CELL) } th { (words::ORIGINAL) } th { (words::BECAME) } } }
            tbody {
                @for found in &read.found {
                    tr {
                        td { (cell(found.at)) }
                        td { (words::short(&found.text)) }
                        td { (became(found)) }
                    }
                }
            }
        }
        (texts(&words::left(read.left.len()), &read.left))
        (texts(&words::filled(read.filled.len()), &read.filled))
    }
    .into_string()
}

/// Texts that became no part; nothing where there are none.
fn texts(caption: &str, texts: &[(u32, u32, String)]) -> Markup {
    html! {
        @if !texts.is_empty() {
            table {
                caption { (caption) }
                thead { tr { th { (words::CELL) } th { (words::ORIGINAL) } } }
                tbody {
                    @for (row, column, text) in texts {
                        tr { td { (cell((*row, *column))) } td { (words::short(text)) } }
                    }
                }
            }
        }
    }
}

/// Whose grade or comment a column is.
fn role(read: &ForeignForm, key: &PartKey) -> Option<String> {
    let at = read.form.columns.iter().position(|part| part.key == *key)?;
    if read.grades.own == Some(at) {
        return Some(words::OWN_GRADE.to_owned());
    }
    read.grades.judges.iter().find_map(|judge| match () {
        () if judge.grade == at => Some(words::judged(&judge.name)),
        () if judge.comment == Some(at) => Some(words::commented(&judge.name)),
        () => None,
    })
}

fn cell((row, column): (u32, u32)) -> String {
    address(row as usize + 1, column as usize)
}
