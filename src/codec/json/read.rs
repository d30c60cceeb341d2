//! JSON text → values: by serde_json, with a visitor that is stricter than its own, so that nothing is lost on the way.
//!
//! Of two equal keys serde_json keeps the last; here the second is refused (a text would be lost). Half a surrogate
//! pair it refuses; here it is read as U+FFFD and counted.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;
use serde_json::map::Entry;

use super::refusal::Inside;
use super::{raw, refusal};
use crate::codec::{FilePlace, LARGEST_FILE, Problem, Reason};
use crate::model::{Extra, Value};

/// How deep values may lie in each other; a goal sheet needs five.
const DEEPEST: usize = 100;
/// How many values a file may have, so that `[0,0,0,…` does not swell to gigabytes.
const MOST_VALUES: usize = 4_000_000;

/// A text that was JSON.
pub(crate) struct Parsed {
    /// Its value.
    pub(crate) value: Value,
    /// The place of the first half of a surrogate pair, and how many there are.
    pub(crate) broken: Option<(FilePlace, usize)>,
}

/// The value of a whole text.
pub(crate) fn parse(text: &str) -> Result<Parsed, Problem> {
    let at_file = |reason| Problem { place: FilePlace::File, reason };
    if text.len() > LARGEST_FILE {
        return Err(at_file(Reason::TooLarge));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_matches(raw::BLANKS).is_empty() {
        return Err(at_file(Reason::Empty));
    }
    let (text, broken) = raw::mended(text);
    let mut reading =
        JsonReading { values: 0, exponents: Box::new(raw::exponents(&text)), inside: None, refused: None };
    let mut json = serde_json::Deserializer::from_str(&text);
    let read = Strict { reading: &mut reading, depth: 0 }.deserialize(&mut json);
    let value = read.and_then(|value| json.end().map(|()| value)).map_err(|error| {
        let (at, reason) = match reading.refused.take() {
            Some(reason) => (refusal::place_of_own(&text, &error, &reason), reason),
            None => refusal::of_text(&text, &error, reading.inside),
        };
        Problem { place: refusal::place(&text, at), reason }
    })?;
    Ok(Parsed { value, broken: broken.map(|(at, count)| (refusal::place(&text, at), count)) })
}

/// What is known while a text is read.
struct JsonReading<'t> {
    values: usize,
    /// The numbers with an exponent that are still to come, as they are written.
    exponents: Box<dyn Iterator<Item = &'t str> + 't>,
    /// What was being read when the text was refused.
    inside: Option<Inside>,
    /// Why it was refused, where that was not serde_json's own doing.
    refused: Option<Reason>,
}

impl JsonReading<'_> {
    fn refuse<E: Error>(&mut self, reason: Reason) -> E {
        self.refused = Some(reason);
        E::custom("refused")
    }

    /// Takes down where an error came up, and passes it on.
    fn failed<E>(&mut self, inside: Inside, error: E) -> E {
        self.inside.get_or_insert(inside);
        error
    }

    /// A number with the digits that are written: serde_json makes `1e+5` of `1E5`.
    fn number(&mut self, digits: String) -> Value {
        let written = if digits.contains('e') { self.exponents.next() } else { None };
        Value::Number(Number::from_string_unchecked(written.map_or(digits, str::to_owned)))
    }
}

/// A value, so deep within others.
struct Strict<'r, 't> {
    reading: &'r mut JsonReading<'t>,
    depth: usize,
}

impl<'t> Strict<'_, 't> {
    fn within(&mut self) -> Strict<'_, 't> {
        Strict { reading: &mut *self.reading, depth: self.depth + 1 }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        if self.depth > DEEPEST {
            return Err(self.reading.refuse(Reason::TooDeep));
        }
        self.reading.values += 1;
        if self.reading.values > MOST_VALUES {
            return Err(self.reading.refuse(Reason::TooLarge));
        }
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        loop {
            match list.next_element_seed(self.within()) {
                Ok(Some(item)) => items.push(item),
                Ok(None) => return Ok(Value::Array(items)),
                Err(error) => return Err(self.reading.failed(Inside::Item, error)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Extra::new();
        loop {
            let key = match map.next_key_seed(KeyName) {
                Ok(Some(Some(key))) => key,
                Ok(Some(None)) => return Ok(self.reading.number(map.next_value()?)),
                Ok(None) => return Ok(Value::Object(object)),
                Err(error) => return Err(self.reading.failed(Inside::Key, error)),
            };
            let place = match object.entry(key) {
                Entry::Vacant(place) => place,
                Entry::Occupied(first) => {
                    return Err(self.reading.refuse(Reason::DuplicateKey(first.key().clone())));
                }
            };
            match map.next_value_seed(self.within()) {
                Ok(value) => place.insert(value),
                Err(error) => return Err(self.reading.failed(Inside::Member, error)),
            };
        }
    }
}

/// An object's key, or none where serde_json hands over the digits of a number as a map: its name for them comes by
/// itself, while a key that stands in a text can be asked for as something that may be there.
struct KeyName;

impl<'de> DeserializeSeed<'de> for KeyName {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> Result<Option<String>, D::Error> {
        key.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for KeyName {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_some<D: Deserializer<'de>>(self, key: D) -> Result<Option<String>, D::Error> {
        serde::Deserialize::deserialize(key).map(Some)
    }

    fn visit_str<E>(self, _number: &str) -> Result<Option<String>, E> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::Expected;

    fn read(text: &str) -> Parsed {
        parse(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
    }

    fn value(text: &str) -> Value {
        read(text).value
    }

    fn list(texts: &[&str]) -> Value {
        Value::Array(texts.iter().map(|text| Value::String((*text).to_owned())).collect())
    }

    #[test]
    fn numbers_keep_their_characters() {
        let numbers =
            "0 -0 1.0 1.10 1e+5 1e-400 1E5 1E+5 1e400 -0.0e-0 123456789012345678901234567890 0.10 5e5";
        let text = format!("[{}]", numbers.replace(' ', ", \"\\\"1e7\", "));
        let Value::Array(values) = value(&text) else { panic!("{text}") };
        let read = values.iter().filter_map(|value| value.as_number()).map(Number::as_str);
        assert_eq!(read.collect::<Vec<_>>().join(" "), numbers);
        assert_eq!(serde_json::to_string(&value(&text)).ok(), Some(text.replace(", ", ",")));
        for number in numbers.split(' ') {
            assert_eq!(value(number).to_string(), number);
        }
    }

    #[test]
    fn a_key_may_have_the_name_of_serde_json_for_numbers() {
        for text in [
            r#"{"$serde_json::private::Number":"1"}"#,
            r#"{"a":{"$serde_json::private::Number":1.5,"b":"\u0041"},"\"\\":-1}"#,
        ] {
            let Value::Object(read) = value(text) else { panic!("{text}") };
            assert_eq!(Value::Object(read).to_string(), text.replace("\\u0041", "A"));
        }
    }

    #[test]
    fn a_refusal_names_line_and_column_in_characters() {
        let check = |text: &str, line, column, expected, found| {
            let problem = parse(text).err().unwrap_or_else(|| panic!("{text} was taken"));
            let reason = Reason::NotJson { expected, found };
            assert_eq!(problem, Problem { place: FilePlace::Text { line, column }, reason }, "{text}");
        };
        check("{\"年度\" 1}", 1, 7, Expected::Colon, Some('1'));
        check("[1,\n 2\n 3]", 3, 2, Expected::CommaOrBracket, Some('3'));
        check("{\"a\":1 \"b\":2}", 1, 8, Expected::CommaOrBrace, Some('"'));
        check("{\"a\":1,}", 1, 8, Expected::Key, Some('}'));
        check("[1,]", 1, 4, Expected::Value, Some(']'));
        check("{\"a\":\"目", 1, 8, Expected::Quote, None);
        check("[\"a\nb\"]", 1, 4, Expected::PlainCharacter, Some('\n'));
        check("[\"\\x\"]", 1, 4, Expected::Escape, Some('x'));
        check("[01]", 1, 3, Expected::CommaOrBracket, Some('1'));
        check("[-]", 1, 3, Expected::Digit, Some(']'));
        check("{} {}", 1, 4, Expected::End, Some('{'));
        check("[tru", 1, 2, Expected::Value, Some('t'));
    }

    #[test]
    fn what_serde_json_says_of_a_text_is_said_of_one_character() {
        use Expected::{Colon, CommaOrBrace, CommaOrBracket, Digit, End, Escape, Key, PlainCharacter, Quote};
        for (text, at, expected) in [
            ("[", 1, Expected::Value),
            ("[1", 2, CommaOrBracket),
            ("[1 ,\n", 5, Expected::Value),
            ("[}", 1, Expected::Value),
            ("[,1]", 1, Expected::Value),
            ("[nul]", 1, Expected::Value),
            ("[年]", 1, Expected::Value),
            ("[t年]", 1, Expected::Value),
            ("[truex]", 5, CommaOrBracket),
            ("{", 1, Key),
            ("{年", 1, Key),
            ("{1:2}", 1, Key),
            ("{\"a\"", 4, Colon),
            ("{\"a\":", 5, Expected::Value),
            ("{\"a\":1", 6, CommaOrBrace),
            ("{\"a\":1, ", 8, Key),
            ("{\"a\":[1,2], 3", 12, Key),
            ("{\"a\":01}", 6, CommaOrBrace),
            ("01", 1, End),
            ("-01", 2, End),
            ("-", 1, Digit),
            ("--", 1, Digit),
            ("[1.", 3, Digit),
            ("[1.e5]", 3, Digit),
            ("1e", 2, Digit),
            ("[1E+]", 4, Digit),
            ("[10.0x]", 5, CommaOrBracket),
            ("\"a\u{1}\"", 2, PlainCharacter),
            ("[\"\\年\"]", 3, Escape),
            ("\"\\", 2, Escape),
            ("\"\\u12\"", 5, Escape),
            ("\"\\u12", 5, Escape),
            ("\"\\\\u12年\\u00zz0\"", 13, Escape),
            ("\"\\ud83d\\u12\"", 11, Escape),
            ("[\"\\n\",\"a", 8, Quote),
            ("1\n2", 2, End),
            ("\"a\"\"", 3, End),
        ] {
            let problem = parse(text).err().unwrap_or_else(|| panic!("{text} was taken"));
            let found = text.get(at..).and_then(|rest| rest.chars().next());
            let reason = Reason::NotJson { expected, found };
            assert_eq!(problem, Problem { place: refusal::place(text, at), reason }, "{text}");
        }
    }

    #[test]
    fn halves_of_characters_are_counted() {
        let parsed = read("[\"\\ud83d\\ude00\", \"x\\ud83d\", \"\\ude00\\ud83dy\"]");
        assert_eq!(parsed.value, list(&["😀", "x\u{fffd}", "\u{fffd}\u{fffd}y"]));
        assert_eq!(parsed.broken, Some((FilePlace::Text { line: 1, column: 20 }, 3)));
        let parsed = read("[\"\\ud83d\\ud83d\\ude00\", \"\\\\ud83d\", \"\\ud83d\\n\"]");
        assert_eq!(parsed.value, list(&["\u{fffd}😀", "\\ud83d", "\u{fffd}\n"]));
        assert_eq!(parsed.broken, Some((FilePlace::Text { line: 1, column: 3 }, 2)));
    }

    #[test]
    fn nothing_is_read_that_loses_text_or_never_ends() {
        let reason = |text: &str| parse(text).err().map(|problem| problem.reason);
        assert_eq!(reason("{\"a\":1,\"\\u0061\":2}"), Some(Reason::DuplicateKey("a".into())));
        assert_eq!(reason(&"[".repeat(10_000)), Some(Reason::TooDeep));
        assert_eq!(reason(&"{\"a\":".repeat(10_000)), Some(Reason::TooDeep));
        assert_eq!(reason(&"[0,".repeat(2_000_001)), Some(Reason::TooDeep));
        assert_eq!(reason(&format!("[{}0]", "0,".repeat(4_000_000))), Some(Reason::TooLarge));
        assert_eq!(reason(" \n"), Some(Reason::Empty));
        assert_eq!(reason("\u{feff}"), Some(Reason::Empty));
        assert_eq!(value("\u{feff}[]"), list(&[]));
    }

    #[test]
    fn what_is_refused_is_named_where_it_begins() {
        let place = |text: &str| parse(text).err().map(|problem| problem.place);
        for (text, at) in [
            ("{\"年\":1, \"年\" :2}".to_owned(), 8),
            ("{\"\\\"a\\\\\":1,\"\\\"a\\\\\":2}".to_owned(), 11),
            (format!("{} 1", "[ ".repeat(101)), 203),
            (format!("{} 1", "{\"\": ".repeat(101)), 506),
        ] {
            let before: String = text.chars().take(at).collect();
            assert_eq!(place(&text), Some(refusal::place(&text, before.len())), "{text}");
        }
    }
}
