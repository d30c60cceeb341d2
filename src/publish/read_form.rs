//! What became of the labels of another city's form, beside their cells; and what was not understood.

use maud::html;

use crate::codec::grid::address;
use crate::codec::{ForeignForm, FoundLabel, FoundName};
use crate::messages::settings_form as words;

/// The lists.
pub fn drawn(read: &ForeignForm) -> String {
    let became = |found: &FoundLabel| match &found.names {
        FoundName::Part(key, list) => {
            read.form.part(key).map_or_else(String::new, |part| words::became(part, *list))
        }
        other => words::read_name(other).to_owned(),
    };
    html! {
        @for part in &read.added { p { (words::added(*part)) } }
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
        @if !read.left.is_empty() {
            table {
                caption { (words::left(read.left.len())) }
                thead { tr { th { (words::CELL) } th { (words::ORIGINAL) } } }
                tbody {
                    @for (row, column, text) in &read.left {
                        tr { td { (cell((*row, *column))) } td { (words::short(text)) } }
                    }
                }
            }
        }
    }
    .into_string()
}

fn cell((row, column): (u32, u32)) -> String {
    address(row as usize + 1, column as usize)
}
