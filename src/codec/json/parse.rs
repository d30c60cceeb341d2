//! JSON text → values, by hand, so that nothing is lost on the way and each refusal can name line and column.
//!
//! serde_json's own reader keeps only the last of two equal keys and refuses half a surrogate pair; here the
//! first is refused (text would be lost) and the second is read as U+FFFD and counted.

use crate::codec::{Expected, LARGEST_FILE, Place, Problem, Reason};
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
    pub(crate) broken: Option<(Place, usize)>,
}

/// The value of a whole text.
pub(crate) fn parse(text: &str) -> Result<Parsed, Problem> {
    let at_file = |reason| Problem { place: Place::File, reason };
    if text.len() > LARGEST_FILE {
        return Err(at_file(Reason::TooLarge));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser { text, at: 0, values: 0, broken: None };
    parser.skip_space();
    if parser.at == text.len() {
        return Err(at_file(Reason::Empty));
    }
    let place = |at| place_of(text, at);
    let refuse = |(at, reason)| Problem { place: place(at), reason };
    let value = parser.value(0).map_err(refuse)?;
    parser.skip_space();
    if parser.at < text.len() {
        return Err(refuse(parser.unexpected(Expected::End)));
    }
    Ok(Parsed { value, broken: parser.broken.map(|(at, count)| (place(at), count)) })
}

/// Line and column, in characters, of a byte.
fn place_of(text: &str, at: usize) -> Place {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    Place::Text { line, column: before[line_start..].chars().count() + 1 }
}

/// A refusal: the byte where it happened, and the reason.
type Refusal = (usize, Reason);

struct Parser<'t> {
    text: &'t str,
    at: usize,
    values: usize,
    broken: Option<(usize, usize)>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn unexpected(&self, expected: Expected) -> Refusal {
        (self.at, Reason::NotJson { expected, found: self.text[self.at..].chars().next() })
    }

    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn value(&mut self, depth: usize) -> Result<Value, Refusal> {
        if depth > DEEPEST {
            return Err((self.at, Reason::TooDeep));
        }
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err((self.at, Reason::TooLarge));
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Value, Refusal> {
        let words = [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
        for (word, value) in words {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.unexpected(Expected::Value))
    }

    fn list(&mut self, depth: usize) -> Result<Value, Refusal> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.eat(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            self.skip_space();
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.eat(b']') {
                return Ok(Value::Array(items));
            }
            if !self.eat(b',') {
                return Err(self.unexpected(Expected::CommaOrBracket));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Refusal> {
        self.at += 1;
        let (mut pairs, mut starts) = (Vec::new(), Vec::new());
        self.skip_space();
        if self.eat(b'}') {
            return Ok(Value::Object(Extra::new()));
        }
        loop {
            self.skip_space();
            starts.push(self.at);
            if self.peek() != Some(b'"') {
                return Err(self.unexpected(Expected::Key));
            }
            let key = self.string()?;
            self.skip_space();
            if !self.eat(b':') {
                return Err(self.unexpected(Expected::Colon));
            }
            self.skip_space();
            pairs.push((key, self.value(depth + 1)?));
            self.skip_space();
            if self.eat(b'}') {
                return match Extra::of(pairs) {
                    Ok(map) => Ok(Value::Object(map)),
                    Err((at, key)) => Err((starts[at], Reason::DuplicateKey(key))),
                };
            }
            if !self.eat(b',') {
                return Err(self.unexpected(Expected::CommaOrBrace));
            }
        }
    }

    /// A number keeps its digits: `1.0`, `1e+400` and 30 digits come out as they went in.
    fn number(&mut self) -> Result<Value, Refusal> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            if !self.eat(b'+') {
                self.eat(b'-');
            }
            self.digits()?;
        }
        Ok(Value::Number(self.text[start..self.at].to_owned()))
    }

    fn digits(&mut self) -> Result<(), Refusal> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.unexpected(Expected::Digit)) } else { Ok(()) }
    }

    fn string(&mut self) -> Result<String, Refusal> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
            let end = self.at + plain.unwrap_or(rest.len());
            out.push_str(&self.text[self.at..end]);
            self.at = end;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return Err(self.unexpected(Expected::PlainCharacter)),
                None => return Err(self.unexpected(Expected::Quote)),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Refusal> {
        let start = self.at;
        self.at += 1;
        let char = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => return Err(self.unexpected(Expected::Escape)),
        };
        self.at += 1;
        Ok(char)
    }

    /// `\uXXXX`, or two of them for one character; a half without its other half becomes U+FFFD.
    fn unicode(&mut self, start: usize) -> Result<char, Refusal> {
        self.at = start;
        let first = self.unit()?;
        if let Some(char) = char::from_u32(first) {
            return Ok(char);
        }
        if first < 0xdc00 && self.text[self.at..].starts_with("\\u") {
            let between = self.at;
            let second = self.unit()?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = between;
        }
        let (_, count) = self.broken.get_or_insert((start, 0));
        *count += 1;
        Ok(char::REPLACEMENT_CHARACTER)
    }

    /// The four digits after `\u`.
    fn unit(&mut self) -> Result<u32, Refusal> {
        self.at += 2;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            unit = unit * 16 + digit.ok_or_else(|| self.unexpected(Expected::Escape))?;
            self.at += 1;
        }
        Ok(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for number in ["0", "-0", "1.0", "1e+5", "1e-400", "1E5", "123456789012345678901234567890", "0.10"] {
            let Value::Number(read) = value(number) else { panic!("{number}") };
            assert_eq!(read, number);
        }
    }

    #[test]
    fn a_refusal_names_line_and_column_in_characters() {
        let check = |text: &str, line, column, expected, found| {
            let problem = parse(text).err().unwrap_or_else(|| panic!("{text} was taken"));
            let reason = Reason::NotJson { expected, found };
            assert_eq!(problem, Problem { place: Place::Text { line, column }, reason }, "{text}");
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
    fn halves_of_characters_are_counted() {
        let parsed = read("[\"\\ud83d\\ude00\", \"x\\ud83d\", \"\\ude00\\ud83dy\"]");
        assert_eq!(parsed.value, list(&["😀", "x\u{fffd}", "\u{fffd}\u{fffd}y"]));
        assert_eq!(parsed.broken, Some((Place::Text { line: 1, column: 20 }, 3)));
    }

    #[test]
    fn nothing_is_read_that_loses_text_or_never_ends() {
        let reason = |text: &str| parse(text).err().map(|problem| problem.reason);
        assert_eq!(reason("{\"a\":1,\"\\u0061\":2}"), Some(Reason::DuplicateKey("a".into())));
        assert_eq!(reason(&"[".repeat(10_000)), Some(Reason::TooDeep));
        assert_eq!(reason(&"{\"a\":".repeat(10_000)), Some(Reason::TooDeep));
        assert_eq!(reason(" \n"), Some(Reason::Empty));
        assert_eq!(reason("\u{feff}"), Some(Reason::Empty));
        assert_eq!(value("\u{feff}[]"), list(&[]));
    }
}
