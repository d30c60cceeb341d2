//! What serde_json's refusal of a text means to a person: which character it is, and what should have stood there.
//!
//! serde_json says what it missed in a few English words, and where: at the character, or behind what it had to read to
//! know. The words that it has are all here; which ones come when is in the tests.

use super::raw::{self, BLANKS};
use crate::codec::{Expected, FilePlace, Reason};

/// Whether a text begins with a comment, as other languages have them.
pub(super) fn begins_a_comment(text: &str) -> bool {
    text.starts_with("/*") || text.starts_with("//")
}

/// The innermost part of a list or an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// The items of a list.
    Item,
    /// A key of an object, or what stands before it.
    Key,
    /// The value of a key.
    Member,
}

/// Line and column, in characters, of a byte.
pub(super) fn place(text: &str, at: usize) -> FilePlace {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    FilePlace::Text { line, column: before[line_start..].chars().count() + 1 }
}

/// The place of a value or a key that we refused: where it begins.
pub(super) fn place_of_own(text: &str, error: &serde_json::Error, reason: &Reason) -> usize {
    let seen = seen(text, error);
    // A value is refused before it is read, a key behind it.
    let at = if matches!(reason, Reason::DuplicateKey(_)) { start_of_key(text, seen) } else { seen };
    boundary(text, at)
}

/// The place and the reason of what serde_json refused while it was inside of something.
pub(super) fn of_text(text: &str, error: &serde_json::Error, inside: Option<Inside>) -> (usize, Reason) {
    let (at, expected) = missed(text, error, inside);
    let at = boundary(text, at);
    let rest = &text[at..];
    if expected != Expected::Quote && begins_a_comment(rest) {
        let words = rest.lines().next().unwrap_or("");
        let end = words.find("*/").map_or(words.len(), |end| end + "*/".len());
        return (at, Reason::JsonComment(words[..end].to_owned()));
    }
    (at, Reason::NotJson { expected, found: rest.chars().next() })
}

fn missed(text: &str, error: &serde_json::Error, inside: Option<Inside>) -> (usize, Expected) {
    let (seen, end) = (seen(text, error), text.len());
    let at = seen.saturating_sub(1);
    let last = text.trim_end_matches(BLANKS).bytes().next_back();
    let sentence = error.to_string();
    match sentence.rsplit_once(" at line ").map_or(&*sentence, |(words, _)| words) {
        "EOF while parsing a list" if last == Some(b'[') => (end, Expected::Value),
        "EOF while parsing a list" => (end, Expected::CommaOrBracket),
        "EOF while parsing an object" if inside == Some(Inside::Member) => (end, Expected::Colon),
        "EOF while parsing an object" if last == Some(b'{') => (end, Expected::Key),
        "EOF while parsing an object" => (end, Expected::CommaOrBrace),
        "EOF while parsing a value" if inside == Some(Inside::Key) => (end, Expected::Key),
        "EOF while parsing a value" => match last {
            Some(b'-' | b'+' | b'.' | b'e' | b'E') => (end, Expected::Digit),
            _ => (start_of_word(text, end), Expected::Value),
        },
        "EOF while parsing a string" | "invalid escape" => match raw::bad_escape(text, seen) {
            Some(at) => (at, Expected::Escape),
            None => (end, Expected::Quote),
        },
        "invalid number" if is_behind_zero(text, at) => (at, behind_value(inside)),
        "invalid number" => (at, Expected::Digit),
        "expected ident" => (start_of_word(text, at), Expected::Value),
        "key must be a string" => (at, Expected::Key),
        "trailing comma" if inside == Some(Inside::Key) => (at, Expected::Key),
        "expected `:`" => (at, Expected::Colon),
        "expected `,` or `]`" => (at, Expected::CommaOrBracket),
        "expected `,` or `}`" => (at, Expected::CommaOrBrace),
        "trailing characters" => (at, Expected::End),
        words if words.starts_with("control character") => (at, Expected::PlainCharacter),
        // "expected value", "trailing comma"
        _ => (at, Expected::Value),
    }
}

/// The first byte that serde_json has not read, or not looked at.
fn seen(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    text.len().min(lines.map(str::len).sum::<usize>() + error.column())
}

/// The byte at which the character begins that has this one.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Where the key begins that ends as the last one before a byte.
fn start_of_key(text: &str, before: usize) -> usize {
    let bytes = text.as_bytes();
    let quote = |end: usize| bytes[..end].iter().rposition(|byte| *byte == b'"');
    let is_escaped = |at: usize| bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1;
    let mut start = quote(before).and_then(quote);
    while let Some(at) = start.filter(|at| is_escaped(*at)) {
        start = quote(at);
    }
    start.unwrap_or(before)
}

/// Where the letters begin that stand before a byte: `tru` is no value from its first letter on.
fn start_of_word(text: &str, before: usize) -> usize {
    let letters = text.as_bytes()[..before].iter().rev().take_while(|byte| byte.is_ascii_lowercase());
    before - letters.count()
}

/// Whether a digit follows a zero that begins a number; then the number is over.
fn is_behind_zero(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    bytes.get(at).is_some_and(u8::is_ascii_digit)
        && at.checked_sub(1).is_some_and(|before| bytes[before] == b'0')
}

fn behind_value(inside: Option<Inside>) -> Expected {
    match inside {
        None => Expected::End,
        Some(Inside::Item) => Expected::CommaOrBracket,
        Some(Inside::Key | Inside::Member) => Expected::CommaOrBrace,
    }
}
