//! What the settings file's parts are read with: lists of objects, names, texts.

use super::json::Fields;
use super::{FilePlace, Reason, ValueKind};
use crate::model::{Extra, Value};

/// The objects of a list, each named by its place: `steps[2].name`.
pub(super) fn items<T>(
    fields: &mut Fields<'_>,
    key: &str,
    read: &mut dyn FnMut(&mut Fields<'_>, usize) -> Option<T>,
) -> Vec<T> {
    let values = fields.list(key);
    let mut all = Vec::new();
    for (at, value) in (1..).zip(values) {
        let place = |of: Option<&str>| {
            FilePlace::Key(of.map_or_else(|| format!("{key}[{at}]"), |of| format!("{key}[{at}].{of}")))
        };
        if let Some(mut item) = Fields::of(value, &place, fields.problems()) {
            all.extend(read(&mut item, at));
        }
    }
    all
}

/// A text that must be there and not be blank.
pub(super) fn named(fields: &mut Fields<'_>, key: &str) -> Option<String> {
    fields.must_have(key);
    let text = fields.text(key)?;
    if text.trim().is_empty() {
        fields.refuse(key, Reason::Missing);
        return None;
    }
    Some(text)
}

pub(super) fn texts(fields: &mut Fields<'_>, key: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for value in fields.list(key) {
        match value {
            Value::String(text) => texts.push(text),
            other => fields.refuse_kind(key, ValueKind::Text, &other),
        }
    }
    texts
}

impl Fields<'_> {
    /// The fields that nobody has taken.
    pub(super) fn take_rest(&mut self) -> Extra {
        std::mem::take(self.rest_mut())
    }
}
