//! What one value of the browser's storage holds: a sheet in the file's own form, in an envelope of its own.
//!
//! A value that cannot be read is an error, never a default: the shell keeps the raw text and offers it.

use std::sync::Arc;

use serde_json::Value;

use super::json::{Fields, Problems, Writer, brief, is_newer, parse, v1};
use super::{Place, Problem, Reason};
use crate::model::sorted::SortedSet;
use crate::model::{BinId, Binned, Extra, Moment, Sheet};

/// A sheet as it was stored.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredSheet {
    /// The sheet.
    pub sheet: Sheet,
    /// When it last changed, where that was known.
    pub updated_at: Option<Moment>,
    /// Whether it was saved to a file as it is.
    pub filed: bool,
}

/// The value for a sheet.
pub fn encode_sheet(sheet: &Sheet, updated_at: Option<&Moment>, filed: bool) -> String {
    envelope(|out| {
        if let Some(moment) = updated_at {
            out.entry("updated_at", moment.as_str());
        }
        out.key("filed");
        out.plain(filed);
        out.key("sheet");
        v1::encode_sheet(out, sheet);
    })
}

/// The sheet of a value.
pub fn decode_sheet(text: &str) -> Result<StoredSheet, Vec<Problem>> {
    open(text, |fields| {
        let updated_at = match fields.has("updated_at") {
            true => Some(moment(fields, "updated_at")?),
            false => None,
        };
        let filed = required(fields, "filed", |fields, place| fields.flag("filed", place));
        let sheet = sheet(fields);
        Some(StoredSheet { updated_at, filed: filed?, sheet: sheet? })
    })
}

/// The value for a place of the bin.
pub fn encode_binned(binned: &Binned) -> String {
    envelope(|out| {
        out.entry("bin", binned.id.as_str());
        out.entry("deleted_at", binned.deleted_at.as_str());
        out.key("sheet");
        v1::encode_sheet(out, &binned.sheet);
    })
}

/// The place of the bin of a value.
pub fn decode_binned(text: &str) -> Result<Binned, Vec<Problem>> {
    open(text, |fields| {
        let id = required(fields, "bin", |fields, place| {
            let text = fields.text("bin", place)?;
            let id = BinId::new(&text);
            if id.is_none() {
                fields.refuse(place(), Reason::BadId(brief(&Value::String(text))));
            }
            id
        });
        let deleted_at = required(fields, "deleted_at", |fields, _| moment(fields, "deleted_at"));
        let sheet = sheet(fields).map(Arc::new);
        Some(Binned { id: id?, deleted_at: deleted_at?, sheet: sheet? })
    })
}

/// The value for a file's own unknown keys.
pub fn encode_extra(extra: &Extra) -> String {
    envelope(|out| {
        out.key("extra");
        out.open('{');
        out.extra(extra, &[]);
        out.close('}');
    })
}

/// A file's own unknown keys, of a value.
pub fn decode_extra(text: &str) -> Result<Extra, Vec<Problem>> {
    open(text, |fields| {
        required(fields, "extra", |fields, place| {
            let value = fields.take("extra")?;
            Some(Fields::of(value, place, fields.problems())?.rest())
        })
    })
}

fn envelope(write: impl FnOnce(&mut Writer)) -> String {
    let mut out = Writer::compact();
    out.open('{');
    out.key("stored");
    out.plain(1);
    write(&mut out);
    out.close('}');
    out.finish()
}

/// Reads an envelope; `read` gives none only where it has put a problem down.
fn open<T>(text: &str, read: impl FnOnce(&mut Fields<'_>) -> Option<T>) -> Result<T, Vec<Problem>> {
    let parsed = parse(text).map_err(|problem| vec![problem])?;
    let refuse = |reason| Err(vec![Problem { place: Place::Key("stored".into()), reason }]);
    match parsed.value.get("stored") {
        Some(Value::Number(number)) if number.as_str() == "1" => {}
        Some(Value::Number(number)) if is_newer(number.as_str()) => {
            return refuse(Reason::NewerVersion(number.to_string()));
        }
        Some(other) => return refuse(Reason::BadVersion(brief(other))),
        None => return refuse(Reason::Missing),
    }
    let mut problems = Problems::default();
    let value =
        Fields::of(parsed.value, || Place::File, &mut problems).and_then(|mut fields| read(&mut fields));
    match problems.unless_any(value)? {
        Some(value) => Ok(value),
        None => Err(vec![Problem { place: Place::File, reason: Reason::Missing }]),
    }
}

fn sheet(fields: &mut Fields<'_>) -> Option<Sheet> {
    required(fields, "sheet", |fields, _| {
        let value = fields.take("sheet")?;
        v1::decode_sheet(value, 1, &mut v1::Ids::Required, &mut SortedSet::new(), fields.problems())
    })
}

fn moment(fields: &mut Fields<'_>, key: &str) -> Option<Moment> {
    let place = || Place::Key(key.to_owned());
    let text = fields.text(key, place)?;
    let moment = Moment::new(&text);
    if moment.is_none() {
        fields.refuse(place(), Reason::BadMoment(text));
    }
    moment
}

fn required<T>(
    fields: &mut Fields<'_>,
    key: &str,
    take: impl FnOnce(&mut Fields<'_>, &dyn Fn() -> Place) -> Option<T>,
) -> Option<T> {
    let place = || Place::Key(key.to_owned());
    if !fields.has(key) {
        fields.refuse(place(), Reason::Missing);
        return None;
    }
    take(fields, &place)
}
