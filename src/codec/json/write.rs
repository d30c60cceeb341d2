//! Values → JSON text, written straight into one string, as serde_json and JavaScript lay it out.

use std::fmt::{Display, Write};

use crate::model::{Extra, Value};

/// JSON as it grows.
pub(crate) struct Writer {
    out: String,
    pretty: bool,
    depth: usize,
    /// Whether nothing stands yet in the object or list that is open.
    first: bool,
    /// Whether a key was just written, so that its value follows on the same line.
    after_key: bool,
}

impl Writer {
    /// Two spaces for each level, a line for each value.
    pub(crate) fn pretty() -> Self {
        Self { out: String::new(), pretty: true, depth: 0, first: true, after_key: false }
    }

    /// No white space at all.
    pub(crate) fn compact() -> Self {
        Self { pretty: false, ..Self::pretty() }
    }

    /// What was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// Opens an object or a list.
    pub(crate) fn open(&mut self, bracket: char) {
        self.before_value();
        self.out.push(bracket);
        self.depth += 1;
        self.first = true;
    }

    /// Closes it.
    pub(crate) fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.first {
            self.new_line();
        }
        self.out.push(bracket);
        self.first = false;
    }

    /// A key; its value comes next.
    pub(crate) fn key(&mut self, key: &str) {
        self.before_value();
        self.quoted(key);
        self.out.push_str(if self.pretty { ": " } else { ":" });
        self.after_key = true;
    }

    /// A text.
    pub(crate) fn text(&mut self, text: &str) {
        self.before_value();
        self.quoted(text);
    }

    /// Something that is written without quotes: a number, true, false, null.
    pub(crate) fn plain(&mut self, plain: impl Display) {
        self.before_value();
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{plain}");
    }

    /// A key and its text.
    pub(crate) fn entry(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// A key and its list of numbers.
    pub(crate) fn numbers(&mut self, key: &str, numbers: impl Iterator<Item = u8>) {
        self.key(key);
        self.open('[');
        numbers.for_each(|number| self.plain(number));
        self.close(']');
    }

    /// Keys that this version does not know; `known` ones cannot be among them, or a key would stand twice.
    pub(crate) fn extra(&mut self, extra: &Extra, known: &[&str]) {
        for (key, value) in extra.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
            self.key(key);
            self.value(value);
        }
    }

    /// Any value.
    pub(crate) fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.plain("null"),
            Value::Bool(flag) => self.plain(flag),
            Value::Number(digits) => self.plain(digits),
            Value::String(text) => self.text(text),
            Value::Array(items) => {
                self.open('[');
                items.iter().for_each(|item| self.value(item));
                self.close(']');
            }
            Value::Object(map) => {
                self.open('{');
                self.extra(map, &[]);
                self.close('}');
            }
        }
    }

    fn before_value(&mut self) {
        if std::mem::take(&mut self.after_key) {
            return;
        }
        if self.depth > 0 {
            if !self.first {
                self.out.push(',');
            }
            self.new_line();
        }
        self.first = false;
    }

    fn new_line(&mut self) {
        if self.pretty {
            self.out.push('\n');
            (0..self.depth).for_each(|_| self.out.push_str("  "));
        }
    }

    fn quoted(&mut self, text: &str) {
        self.out.push('"');
        let mut done = 0;
        for (at, byte) in text.bytes().enumerate() {
            let escape = match byte {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                b'\r' => "\\r",
                b'\t' => "\\t",
                0x8 => "\\b",
                0xc => "\\f",
                0..=0x1f => "",
                _ => continue,
            };
            self.out.push_str(&text[done..at]);
            match escape {
                "" => drop(write!(self.out, "\\u{byte:04x}")),
                escape => self.out.push_str(escape),
            }
            done = at + 1;
        }
        self.out.push_str(&text[done..]);
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_is_that_of_serde_json() {
        let value = serde_json::json!({
            "a": [], "b": {}, "c": [1, [2, {"d": null}], true], "e": "\"\\\n\r\t\u{8}\u{c}\u{1}\u{7f}\u{2028}𠮷",
        });
        let own = crate::codec::json::parse(&value.to_string()).expect("JSON").value;
        let mut pretty = Writer::pretty();
        pretty.value(&own);
        assert_eq!(pretty.finish(), serde_json::to_string_pretty(&value).expect("JSON"));
        let mut compact = Writer::compact();
        compact.value(&own);
        assert_eq!(compact.finish(), value.to_string());
    }
}
