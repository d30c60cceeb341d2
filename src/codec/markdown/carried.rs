//! What the layout cannot show, as JSON in comments that no reader sees: ids, unknown keys, a person's word on readings.
//!
//! It is version 1 of the file without the texts, so that it can never say another text than the one that is seen.

use std::sync::Arc;

use serde_json::ser::CompactFormatter;

use super::Scope;
use crate::codec::json::{Escaping, parse, print, v1, value_of};
use crate::codec::{Field, settings_form};
use crate::model::{Column, Extra, Moment, Sheet, SheetForm, Value};

/// What opens a comment about a sheet.
pub(super) const SHEET: &str = "<!-- goalsheet:sheet ";
/// What opens the comment about the file.
pub(super) const FILE: &str = "<!-- goalsheet:file ";
const END: &str = " -->";
/// When the file was written.
const EXPORTED_AT: &str = "exported_at";

/// The fields of a sheet that are seen.
pub(super) const SHOWN: [Field; 11] = [
    Field::FiscalYear,
    Field::Group,
    Field::Department,
    Field::Rank,
    Field::Goal,
    Field::Situation,
    Field::Purpose,
    Field::Sdgs,
    Field::Participation,
    Field::Effects,
    Field::Own,
];
pub(super) const SHOWN_OF_POSITION: [Field; 2] = [Field::Plan, Field::PositionText];
pub(super) const SHOWN_OF_INITIATIVE: [Field; 7] = [
    Field::Column(Column::Method),
    Field::Column(Column::Deadline),
    Field::Column(Column::Target),
    Field::Column(Column::Midterm),
    Field::Column(Column::FinalReport),
    Field::Purposes,
    Field::Own,
];

/// What is carried of a sheet.
pub(super) fn of_sheet(sheet: &Sheet, scope: Scope) -> Value {
    let mut value = value_of(&v1::SheetV1::from(sheet));
    let whole = scope == Scope::Whole;
    let id = [Field::Id];
    // Of a sheet that is shown no other 見直し are left than those that are printed.
    const OF_SHOWN: [Field; 4] = [Field::Id, Field::Positions, Field::Initiatives, Field::Revised];
    let only = if scope == Scope::Shown { &OF_SHOWN[..] } else { &OF_SHOWN[..3] };
    strip(&mut value, &SHOWN, (!whole).then_some(only));
    let rows = [(Field::Positions, &SHOWN_OF_POSITION[..]), (Field::Initiatives, &SHOWN_OF_INITIATIVE)];
    for (field, shown) in rows {
        if let Some(Value::Array(rows)) = value.get_mut(v1::key(field)) {
            rows.iter_mut().for_each(|row| strip(row, shown, (!whole).then_some(&id)));
        }
    }
    value
}

/// Takes the fields that are seen out of an object, and all but some of the others.
pub(super) fn strip(value: &mut Value, shown: &[Field], only: Option<&[Field]>) {
    let Value::Object(map) = value else { return };
    shown.iter().for_each(|field| drop(map.shift_remove(v1::key(*field))));
    if let Some(only) = only {
        map.retain(|key, _| only.iter().any(|field| v1::key(*field) == key));
    }
}

/// What is carried of the file.
pub(super) fn of_file(extra: &Extra, now: &Moment, scope: Scope) -> Value {
    let mut map = Extra::new();
    map.insert(EXPORTED_AT.to_owned(), Value::String(now.as_str().to_owned()));
    if scope == Scope::Whole {
        let unknown = extra.iter().filter(|(key, _)| !v1::FILE_KEYS.contains(&key.as_str()));
        map.extend(unknown.map(|(key, value)| (key.clone(), value.clone())));
    }
    let form = settings_form::carried(scope != Scope::Whole);
    map.extend(form);
    Value::Object(map)
}

/// The form by which a text was written; none where it does not carry anything about the file.
pub(super) fn form(text: &str) -> Option<Arc<SheetForm>> {
    let mut carried = text.lines().filter(|line| line.trim_start().starts_with(FILE.trim_end()));
    let mut file = carried.find_map(|line| read(line, FILE))?;
    Some(settings_form::take_carried(&mut file))
}

/// A comment, in ASCII and with nothing in it that could end it.
pub(super) fn write(out: &mut String, opening: &str, value: &Value) {
    let is_escaped = |before, char, _| match char {
        '<' | '>' => true,
        '-' => before == Some('-'),
        _ => !(' '..='~').contains(&char),
    };
    let json = print(value, Escaping { layout: CompactFormatter, is_escaped });
    out.push_str(&format!("\n{opening}{json}{END}\n"));
}

/// What a comment carries; none where a person or a program has broken it.
pub(super) fn read(line: &str, opening: &str) -> Option<Extra> {
    let json = line.trim().strip_prefix(opening.trim_end())?.strip_suffix(END.trim_start())?;
    match parse(json).ok()?.value {
        Value::Object(map) => Some(map),
        _ => None,
    }
}
