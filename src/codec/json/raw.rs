//! What has to be seen in the text of JSON itself, because serde_json does not hand it on.

use std::borrow::Cow;
use std::iter::from_fn;

/// What may stand between values.
pub(super) const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// How many bytes an escape of four digits has.
const UNIT: usize = 6;

/// The places of the backslashes that begin an escape.
///
/// None may stand outside of a text, so that nothing but the backslashes needs to be looked at.
pub(super) fn escapes(text: &str) -> impl Iterator<Item = usize> {
    let mut from = 0;
    from_fn(move || {
        let at = from + text.get(from..)?.find('\\')?;
        from = at + 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
        Some(at)
    })
}

/// The text with U+FFFD for each half of a surrogate pair, the place of the first, and how many there are. All other
/// places stay what they were.
pub(super) fn mended(text: &str) -> (Cow<'_, str>, Option<(usize, usize)>) {
    let (mut mended, mut done, mut broken) = (String::new(), 0, None);
    let mut escapes = escapes(text).peekable();
    while let Some(at) = escapes.next() {
        let is_second =
            |next: &usize| *next == at + UNIT && matches!(unit(text, *next), Some(0xdc00..=0xdfff));
        match unit(text, at) {
            Some(0xd800..=0xdbff) if escapes.next_if(is_second).is_some() => {}
            Some(0xd800..=0xdfff) => {
                mended.push_str(&text[done..at]);
                mended.push_str("\\ufffd");
                done = at + UNIT;
                let (_, count) = broken.get_or_insert((at, 0));
                *count += 1;
            }
            _ => {}
        }
    }
    if broken.is_none() {
        return (Cow::Borrowed(text), None);
    }
    mended.push_str(&text[done..]);
    (Cow::Owned(mended), broken)
}

/// What the four digits of an escape say.
fn unit(text: &str, at: usize) -> Option<u32> {
    let digits = text.get(at..at + UNIT)?.strip_prefix("\\u")?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}

/// The byte that spoils the last escape that begins before `end`; none where it is as it should be.
pub(super) fn bad_escape(text: &str, end: usize) -> Option<usize> {
    let at = escapes(text).take_while(|at| *at < end).last()? + 1;
    let bytes = text.as_bytes();
    match bytes.get(at) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => None,
        Some(b'u') => (at + 1..at + 5).find(|at| !bytes.get(*at).is_some_and(u8::is_ascii_hexdigit)),
        _ => Some(at),
    }
}

/// The numbers that have an exponent, as they are written.
pub(super) fn exponents(text: &str) -> impl Iterator<Item = &str> {
    let is_of_number = |char: char| char.is_ascii_digit() || matches!(char, '-' | '+' | '.' | 'e' | 'E');
    let words = between_texts(text).flat_map(move |piece| piece.split(move |char| !is_of_number(char)));
    words
        .filter(|word| word.starts_with(|char: char| char == '-' || char.is_ascii_digit()))
        .filter(|word| word.contains(['e', 'E']))
}

/// What stands between the texts in quotes.
fn between_texts(json: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(json);
    from_fn(move || {
        let (piece, quoted) = match rest?.split_once('"') {
            Some((piece, quoted)) => (piece, quoted),
            None => return rest.take(),
        };
        let mut is_escaped = false;
        let end = quoted.bytes().position(|byte| {
            let ends = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            ends
        });
        rest = end.map(|end| &quoted[end + 1..]);
        Some(piece)
    })
}
