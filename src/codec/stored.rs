//! What one value of the browser's storage holds: a sheet in the file's own form, in an envelope of its own.
//!
//! A value that cannot be read is an error, never a default: the shell keeps the raw text and offers it.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::json::{Fields, Problems, brief, compact, is_newer, parse, v1};
use super::{FilePlace, Problem, Reason, ValueKind, settings};
use crate::model::{BinId, Binned, Extra, FiscalYear, Moment, Settings, Sheet, Value};

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

/// What can be made out of a sheet whose value cannot be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetGlimpse {
    /// Its goal.
    pub goal: Option<String>,
    /// Its year.
    pub fiscal_year: Option<FiscalYear>,
}

/// What stands around each value, in its newest version.
#[derive(Serialize)]
struct Envelope<T> {
    stored: u8,
    #[serde(flatten)]
    content: T,
}

impl<T> Envelope<T> {
    fn of(content: T) -> Self {
        Self { stored: 1, content }
    }
}

#[derive(Serialize)]
struct SheetContent<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    updated_at: Option<&'a str>,
    filed: bool,
    sheet: v1::SheetV1<'a>,
}

#[derive(Serialize)]
struct BinContent<'a> {
    bin: &'a str,
    deleted_at: &'a str,
    sheet: v1::SheetV1<'a>,
}

#[derive(Serialize)]
struct FileContent<'a> {
    extra: &'a Extra,
}

#[derive(Serialize)]
struct SettingsContent<'a> {
    settings: settings::SettingsV1<'a>,
}

/// The value for a sheet.
pub fn encode_sheet(sheet: &Sheet, updated_at: Option<&Moment>, filed: bool) -> String {
    let updated_at = updated_at.map(Moment::as_str);
    compact(&Envelope::of(SheetContent { updated_at, filed, sheet: sheet.into() }))
}

/// The sheet of a value.
pub fn decode_sheet(text: &str) -> Result<StoredSheet, Vec<Problem>> {
    let (mut problems, mut stored) = (Problems::default(), None);
    open(text, &mut problems, &mut |fields| {
        let updated_at = fields.has("updated_at").then(|| moment(fields, "updated_at"));
        fields.must_have("filed");
        let (filed, sheet) = (fields.flag("filed"), sheet(fields));
        // Where there is a moment, it is one.
        if let (None | Some(Some(_)), Some(filed), Some(sheet)) = (&updated_at, filed, sheet) {
            stored = Some(StoredSheet { updated_at: updated_at.flatten(), filed, sheet });
        }
    });
    outcome(problems, stored)
}

/// What can be made out of a value that cannot be read: whatever of its first goal and year is whole.
pub fn glimpse(text: &str) -> SheetGlimpse {
    SheetGlimpse {
        goal: first(text, r#""goal":"#),
        fiscal_year: first(text, r#""fiscal_year":"#).and_then(FiscalYear::new),
    }
}

/// The first value that stands behind a key and can be read.
fn first<T: DeserializeOwned>(text: &str, key: &str) -> Option<T> {
    let (_, rest) = text.split_once(key)?;
    serde_json::Deserializer::from_str(rest).into_iter().next()?.ok()
}

/// The value for a place of the bin.
pub fn encode_binned(binned: &Binned) -> String {
    compact(&Envelope::of(BinContent {
        bin: binned.id.as_str(),
        deleted_at: binned.deleted_at.as_str(),
        sheet: (&*binned.sheet).into(),
    }))
}

/// The place of the bin of a value.
pub fn decode_binned(text: &str) -> Result<Binned, Vec<Problem>> {
    let (mut problems, mut binned) = (Problems::default(), None);
    open(text, &mut problems, &mut |fields| {
        fields.must_have("bin");
        let id = fields.text("bin").and_then(|text| {
            let id = BinId::new(&text);
            if id.is_none() {
                fields.refuse("bin", Reason::BadId(brief(&Value::String(text))));
            }
            id
        });
        fields.must_have("deleted_at");
        let (deleted_at, sheet) = (moment(fields, "deleted_at"), sheet(fields).map(Arc::new));
        if let (Some(id), Some(deleted_at), Some(sheet)) = (id, deleted_at, sheet) {
            binned = Some(Binned { id, deleted_at, sheet });
        }
    });
    outcome(problems, binned)
}

/// The value for a file's own unknown keys.
pub fn encode_extra(extra: &Extra) -> String {
    compact(&Envelope::of(FileContent { extra }))
}

/// A file's own unknown keys, of a value.
pub fn decode_extra(text: &str) -> Result<Extra, Vec<Problem>> {
    let (mut problems, mut extra) = (Problems::default(), None);
    open(text, &mut problems, &mut |fields| {
        fields.must_have("extra");
        match fields.take("extra") {
            Some(Value::Object(map)) => extra = Some(map),
            Some(other) => fields.refuse_kind("extra", ValueKind::Object, &other),
            None => {}
        }
    });
    outcome(problems, extra)
}

/// The value for what a city settles.
pub fn encode_settings(settings: &Settings) -> String {
    compact(&Envelope::of(SettingsContent { settings: settings.into() }))
}

/// What a city settles, of a value.
pub fn decode_settings(text: &str) -> Result<Settings, Vec<Problem>> {
    let (mut problems, mut settings) = (Problems::default(), None);
    open(text, &mut problems, &mut |fields| {
        fields.must_have("settings");
        if let Some(value) = fields.take("settings") {
            settings = settings::decode_value(value, fields.problems());
        }
    });
    outcome(problems, settings)
}

/// Reads an envelope.
fn open(text: &str, problems: &mut Problems, read: &mut dyn FnMut(&mut Fields<'_>)) {
    let parsed = match parse(text) {
        Ok(parsed) => parsed,
        Err(problem) => return problems.add(problem.place, problem.reason),
    };
    let reason = match parsed.value.get("stored") {
        Some(Value::Number(number)) if number.as_str() == "1" => None,
        Some(Value::Number(number)) if is_newer(number.as_str()) => {
            Some(Reason::NewerVersion(number.to_string()))
        }
        Some(other) => Some(Reason::BadVersion(brief(other))),
        None => Some(Reason::Missing),
    };
    if let Some(reason) = reason {
        return problems.add(FilePlace::Key("stored".into()), reason);
    }
    let place = |key: Option<&str>| key.map_or(FilePlace::File, |key| FilePlace::Key(key.to_owned()));
    if let Some(mut fields) = Fields::of(parsed.value, &place, problems) {
        read(&mut fields);
    }
}

/// What was read, if nothing was found to be wrong.
fn outcome<T>(problems: Problems, read: Option<T>) -> Result<T, Vec<Problem>> {
    let missing = || vec![Problem { place: FilePlace::File, reason: Reason::Missing }];
    problems.unless_any(read)?.ok_or_else(missing)
}

fn sheet(fields: &mut Fields<'_>) -> Option<Sheet> {
    fields.must_have("sheet");
    let value = fields.take("sheet")?;
    v1::decode_sheet(value, 1, &mut v1::Ids::Required, &mut BTreeSet::new(), fields.problems())
}

fn moment(fields: &mut Fields<'_>, key: &str) -> Option<Moment> {
    let text = fields.text(key)?;
    let moment = Moment::new(&text);
    if moment.is_none() {
        fields.refuse(key, Reason::BadMoment(text));
    }
    moment
}
