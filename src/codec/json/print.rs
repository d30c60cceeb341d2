//! Types and values → JSON text, by serde_json, and what some places ask of the text besides.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

/// A text without white space.
pub(crate) fn compact(value: &impl Serialize) -> String {
    print(value, serde_json::ser::CompactFormatter)
}

/// Two spaces for each level, a line for each value.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    print(value, PrettyFormatter::new())
}

/// A text in any layout.
pub(crate) fn print(value: &impl Serialize, layout: impl Formatter) -> String {
    let mut out = Vec::new();
    let written = value.serialize(&mut Serializer::with_formatter(&mut out, layout));
    written.expect("a vector takes all bytes, and all keys are texts");
    String::from_utf8(out).expect("JSON is written in UTF-8")
}

/// Whether a character of a text is escaped; before and after it stand others of the same text.
pub(crate) type IsEscaped = fn(Option<char>, char, Option<char>) -> bool;

/// A layout in which more characters are escaped than JSON asks for.
pub(crate) struct Escaping<F> {
    /// The layout.
    pub(crate) layout: F,
    /// Which characters.
    pub(crate) is_escaped: IsEscaped,
}

macro_rules! as_laid_out {
    ($($method:ident($($argument:ident: $kind:ty)?)),*) => {
        $(fn $method<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $kind)?) -> io::Result<()> {
            self.layout.$method(out $(, $argument)?)
        })*
    };
}

impl<F: Formatter> Formatter for Escaping<F> {
    as_laid_out! {
        begin_array(), end_array(), begin_array_value(first: bool), end_array_value(),
        begin_object(), end_object(), begin_object_key(first: bool), begin_object_value(), end_object_value()
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        let (mut before, mut done) = (None, 0);
        let mut chars = text.char_indices().peekable();
        while let Some((at, char)) = chars.next() {
            let after = chars.peek().map(|(_, after)| *after);
            if (self.is_escaped)(before, char, after) {
                out.write_all(&text.as_bytes()[done..at])?;
                for unit in char.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
                done = at + char.len_utf8();
            }
            before = Some(char);
        }
        out.write_all(&text.as_bytes()[done..])
    }
}
