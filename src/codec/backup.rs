//! A backup: all that a browser keeps, key by key, each value as it is stored, so that it comes back byte for byte.

use std::collections::BTreeMap;

use serde::Serialize;

use super::json::{brief, is_newer, parse, pretty};
use super::{FilePlace, Problem, Reason};
use crate::model::{Extra, Moment, Value};

/// By this it is known.
const FORMAT: &str = "goalsheet-backup";

/// What a backup holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// When it was made, where it says so.
    pub at: Option<Moment>,
    /// Each key's value.
    pub values: BTreeMap<String, String>,
    /// The versions that are kept of each sheet, by its id, as they are stored; a backup of an earlier version has none.
    pub versions: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct BackupFile<'a> {
    format: &'static str,
    version: u8,
    exported_at: &'a str,
    values: &'a BTreeMap<String, String>,
    /// An earlier version of the app passes over it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    versions: &'a BTreeMap<String, String>,
}

/// A backup of these values, and of the versions of sheets.
pub fn encode(values: &BTreeMap<String, String>, versions: &BTreeMap<String, String>, at: &Moment) -> String {
    pretty(&BackupFile { format: FORMAT, version: 1, exported_at: at.as_str(), values, versions })
}

/// Whether a text is a backup, of whatever version.
pub fn is_backup(text: &str) -> bool {
    // Within a text the quotes would be escaped.
    text.contains("\"goalsheet-backup\"") && decode(text).is_some()
}

/// The backup that a text is, or why it cannot be taken; none where it is none.
pub fn decode(text: &str) -> Option<Result<Backup, Vec<Problem>>> {
    let Ok(parsed) = parse(text) else { return None };
    let Value::Object(mut file) = parsed.value else { return None };
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return None;
    }
    let version = match file.get("version") {
        Some(Value::Number(version)) if version.as_str() == "1" => Ok(()),
        Some(Value::Number(version)) if is_newer(version.as_str()) => {
            Err(refuse("version", Reason::NewerVersion(version.to_string())))
        }
        Some(other) => Err(refuse("version", Reason::BadVersion(brief(other)))),
        None => Err(refuse("version", Reason::Missing)),
    };
    let at = file.get("exported_at").and_then(Value::as_str).and_then(Moment::new);
    let values = texts(&mut file, "values").unwrap_or_else(|| Err(refuse("values", Reason::Missing)));
    let versions = texts(&mut file, "versions").unwrap_or_else(|| Ok(BTreeMap::new()));
    let backup = |(values, versions)| Backup { at, values, versions };
    Some(version.and(values).and_then(|values| Ok((values, versions?))).map(backup))
}

/// The texts of an object, by their names; none where there is no such object.
fn texts(file: &mut Extra, key: &str) -> Option<Result<BTreeMap<String, String>, Vec<Problem>>> {
    let Some(Value::Object(values)) = file.remove(key) else { return None };
    let texts = values.into_iter().map(|(name, value)| match value {
        Value::String(text) => Ok((name, text)),
        other => Err(refuse(&name, Reason::BadVersion(brief(&other)))),
    });
    Some(texts.collect())
}

fn refuse(key: &str, reason: Reason) -> Vec<Problem> {
    vec![Problem { place: FilePlace::Key(key.to_owned()), reason }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_byte_for_byte() {
        let at = Moment::new("2026-11-26T09:00:00+09:00").expect("a moment");
        let odd = "{\"a\":\"\\n𠮷\u{200b}\u{feff}\\u0000\"}\r\n\u{1}\u{7f}漢";
        let values = [("goalsheet:sheet:s 漢", odd), ("goalsheet:later:x", ""), ("goalsheet:file", "{{{")];
        let values: BTreeMap<_, _> = values.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        for versions in [BTreeMap::new(), [("s 漢".to_owned(), odd.to_owned())].into()] {
            let text = encode(&values, &versions, &at);
            assert_eq!(text.contains("\"versions\""), !versions.is_empty());
            let backup = Backup { at: Some(at.clone()), values: values.clone(), versions };
            assert_eq!(decode(&text), Some(Ok(backup)));
        }
    }

    #[test]
    fn what_is_none_is_left_to_others_and_what_is_newer_is_refused() {
        let file = |version: &str, values: &str| {
            format!(r#"{{"format":"goalsheet-backup","version":{version},"values":{values}}}"#)
        };
        for other in [
            "",
            "{}",
            r#"{"format":"goalsheet","goal":"\"goalsheet-backup\""}"#,
            r#"{"format":"goalsheet","x":"goalsheet-backup"}"#,
            &file("1", "{}")[..40],
        ] {
            assert_eq!(decode(other), None, "{other}");
        }
        for bad in
            [file("2", "{}"), file("\"1\"", "{}"), file("1", "[]"), file("1", r#"{"goalsheet:file":7}"#)]
        {
            assert!(matches!(decode(&bad), Some(Err(_))), "{bad}");
        }
    }
}
