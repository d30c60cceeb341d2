//! An object's fields, taken one by one with their kind checked; what is left over is unknown and kept.

use std::collections::BTreeSet;

use crate::codec::{FilePlace, Problem, Reason, ValueKind};
use crate::model::{Extra, Value};

/// How many problems of one file are collected; more would not be read.
const MOST_PROBLEMS: usize = 20;
/// How many characters of a wrong value a problem quotes.
const QUOTED: usize = 40;

/// Problems as they are found.
#[derive(Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    /// Puts one down, or the remark that there are more.
    pub(crate) fn add(&mut self, place: FilePlace, reason: Reason) {
        match self.0.len() {
            0..MOST_PROBLEMS => self.0.push(Problem { place, reason }),
            MOST_PROBLEMS => self.0.push(Problem { place: FilePlace::File, reason: Reason::More }),
            _ => {}
        }
    }

    /// The value, if nothing was found.
    pub(crate) fn unless_any<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }
}

/// Where a field of an object stands; the object itself where no field is named.
pub(crate) type FieldPlace<'a> = &'a dyn Fn(Option<&str>) -> FilePlace;

/// One object on its way to becoming a type.
pub(crate) struct Fields<'p> {
    map: Extra,
    place: FieldPlace<'p>,
    problems: &'p mut Problems,
}

impl<'p> Fields<'p> {
    /// The fields of a value that should be an object.
    pub(crate) fn of(value: Value, place: FieldPlace<'p>, problems: &'p mut Problems) -> Option<Self> {
        match value {
            Value::Object(map) => Some(Self { map, place, problems }),
            other => {
                problems.add(place(None), wrong(ValueKind::Object, &other));
                None
            }
        }
    }

    /// The fields that nobody has taken.
    pub(crate) fn rest(self) -> Extra {
        self.map
    }

    /// The same, to be taken.
    pub(crate) fn rest_mut(&mut self) -> &mut Extra {
        &mut self.map
    }

    /// Puts a problem with a field down.
    pub(crate) fn refuse(&mut self, key: &str, reason: Reason) {
        self.problems.add((self.place)(Some(key)), reason);
    }

    /// Puts a value of the wrong kind down.
    pub(crate) fn refuse_kind(&mut self, key: &str, wanted: ValueKind, found: &Value) {
        self.refuse(key, wrong(wanted, found));
    }

    /// Where problems of values further in go.
    pub(crate) fn problems(&mut self) -> &mut Problems {
        self.problems
    }

    /// Whether a field is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.map.get(key).is_some()
    }

    /// Whether a field is there that must be.
    pub(crate) fn must_have(&mut self, key: &str) -> bool {
        let is_there = self.has(key);
        if !is_there {
            self.refuse(key, Reason::Missing);
        }
        is_there
    }

    /// A field as it is.
    pub(crate) fn take(&mut self, key: &str) -> Option<Value> {
        self.map.shift_remove(key)
    }

    /// A text, or none where the field is missing or wrong.
    pub(crate) fn text(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            Value::String(text) => Some(text),
            other => {
                self.refuse_kind(key, ValueKind::Text, &other);
                None
            }
        }
    }

    /// True or false.
    pub(crate) fn flag(&mut self, key: &str) -> Option<bool> {
        match self.take(key)? {
            Value::Bool(flag) => Some(flag),
            other => {
                self.refuse_kind(key, ValueKind::Flag, &other);
                None
            }
        }
    }

    /// The items of a list; empty where the field is missing.
    pub(crate) fn list(&mut self, key: &str) -> Vec<Value> {
        match self.take(key) {
            None => Vec::new(),
            Some(Value::Array(items)) => items,
            Some(other) => {
                self.refuse_kind(key, ValueKind::List, &other);
                Vec::new()
            }
        }
    }

    /// The keys and values of an object; none where it is left out.
    pub(crate) fn object(&mut self, key: &str) -> Extra {
        match self.take(key) {
            None => Extra::new(),
            Some(Value::Object(object)) => object,
            Some(other) => {
                self.refuse_kind(key, ValueKind::Object, &other);
                Extra::new()
            }
        }
    }

    /// A whole number that `make` takes, or the `reason` why it does not.
    pub(crate) fn number<T>(
        &mut self,
        key: &str,
        make: impl Fn(i64) -> Option<T>,
        reason: fn(String) -> Reason,
    ) -> Option<T> {
        let value = self.take(key)?;
        let number = self.whole(key, &value)?;
        make(number).or_else(|| self.not_taken(key, &value, reason))
    }

    /// A list of whole numbers that `make` takes.
    pub(crate) fn numbers<T: Ord>(
        &mut self,
        key: &str,
        make: impl Fn(i64) -> Option<T>,
        reason: fn(String) -> Reason,
    ) -> BTreeSet<T> {
        let items = self.list(key);
        let mut read = |item| make(self.whole(key, item)?).or_else(|| self.not_taken(key, item, reason));
        items.iter().filter_map(&mut read).collect()
    }

    /// A whole number; one that is too large for any is one that nobody takes.
    fn whole(&mut self, key: &str, value: &Value) -> Option<i64> {
        let digits = match value {
            Value::Number(number) => number.as_str(),
            _ => "",
        };
        let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !is_whole {
            self.refuse_kind(key, ValueKind::Integer, value);
            return None;
        }
        Some(digits.parse().unwrap_or(i64::MAX))
    }

    fn not_taken<T>(&mut self, key: &str, value: &Value, reason: fn(String) -> Reason) -> Option<T> {
        self.refuse(key, reason(brief(value)));
        None
    }
}

fn wrong(wanted: ValueKind, found: &Value) -> Reason {
    Reason::WrongKind { wanted, found: brief(found) }
}

/// A value in a few characters, to be quoted in a message.
pub(crate) fn brief(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => shorten(number.as_str()),
        Value::String(text) => format!("\"{}\"", shorten(text)),
        Value::Array(_) => "[…]".into(),
        Value::Object(_) => "{…}".into(),
    }
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
