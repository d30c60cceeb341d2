//! Values made small, so that far more sheets fit: deflated, 15 bits to a UTF-16 unit.
//!
//! A packed value is JSON that says `"stored":2`: an earlier version takes it for one of a later version, says so and leaves it
//! alone. Small storages hold plain JSON, as ever.

use std::borrow::Cow;

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

const BEFORE: &str = r#"{"stored":2,"packed":""#;
const AFTER: &str = r#""}"#;
/// Higher ones take longer and save little: seed-like sheets come to 0.30 of their size at this, 0.29 at the highest.
const LEVEL: u8 = 6;
/// No value is longer; what claims to be is no value of ours.
const LONGEST: usize = 64 * 1024 * 1024;

/// Each unit holds 15 bits: these stretches have 32,768 characters, all of one unit, none of them a surrogate, one that JSON
/// escapes, or one that is invisible. The first holds the values below 20,992.
const FIRST: (u32, u32) = (0x4e00, 20_992);
const SECOND: u32 = 0xac00;
const THIRD: (u32, u32) = (0x3400, 11_172);

/// Whether a value is packed.
pub(crate) fn is_packed(raw: &str) -> bool {
    raw.starts_with(BEFORE)
}

/// The value, packed.
pub(crate) fn pack(text: &str) -> String {
    let bytes = compress_to_vec_zlib(text.as_bytes(), LEVEL);
    let mut packed = String::with_capacity(BEFORE.len() + AFTER.len() + bytes.len() * 8 / 5 + 8);
    packed.push_str(BEFORE);
    // How many bytes of the last group of 15 units count stands before all.
    packed.push(digit(u32::try_from(bytes.len() % 15).unwrap_or(0)));
    let (mut bits, mut count) = (0_u32, 0);
    for byte in bytes {
        bits = bits << 8 | u32::from(byte);
        count += 8;
        if count >= 15 {
            count -= 15;
            packed.push(digit(bits >> count & 0x7fff));
            bits &= (1 << count) - 1;
        }
    }
    if count > 0 {
        packed.push(digit(bits << (15 - count) & 0x7fff));
    }
    packed.push_str(AFTER);
    packed
}

/// The value as it was before it was packed; none where a packed value is damaged.
pub(crate) fn unpack(raw: &str) -> Option<Cow<'_, str>> {
    let Some(packed) = raw.strip_prefix(BEFORE) else { return Some(Cow::Borrowed(raw)) };
    // All digits are characters of three bytes; to look at those is several times as fast as to look at characters.
    let (digits, []) = packed.strip_suffix(AFTER)?.as_bytes().as_chunks::<3>() else { return None };
    let (first, digits) = digits.split_first()?;
    let rest = usize::try_from(value(*first)?).ok()?;
    let mut bytes = Vec::with_capacity(digits.len() * 15 / 8 + 1);
    let (mut bits, mut count) = (0_u32, 0);
    for digit in digits {
        bits = bits << 15 | value(*digit)?;
        count += 15;
        while count >= 8 {
            count -= 8;
            // The lowest byte of four.
            bytes.push((bits >> count).to_le_bytes()[0]);
        }
    }
    // The bits of the last unit that no byte needed may have made one.
    if bytes.len() % 15 != rest {
        bytes.pop();
    }
    if bytes.len() % 15 != rest {
        return None;
    }
    let text = decompress_to_vec_zlib_with_limit(&bytes, LONGEST).ok()?;
    Some(Cow::Owned(String::from_utf8(text).ok()?))
}

fn digit(value: u32) -> char {
    let code = match value {
        value if value < FIRST.1 => FIRST.0 + value,
        value if value < FIRST.1 + THIRD.1 => SECOND + (value - FIRST.1),
        value => THIRD.0 + (value - FIRST.1 - THIRD.1),
    };
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// What a digit stands for, by its three bytes of UTF-8; none for any other character, and for pieces of some.
fn value([lead, middle, last]: [u8; 3]) -> Option<u32> {
    if lead & 0xf0 != 0xe0 || middle & 0xc0 != 0x80 || last & 0xc0 != 0x80 {
        return None;
    }
    let code = u32::from(lead & 0xf) << 12 | u32::from(middle & 0x3f) << 6 | u32::from(last & 0x3f);
    match code {
        code if code >= SECOND => (code < SECOND + THIRD.1).then(|| code - SECOND + FIRST.1),
        code if code >= FIRST.0 => (code < FIRST.0 + FIRST.1).then(|| code - FIRST.0),
        code => {
            let value = FIRST.1 + THIRD.1 + code.checked_sub(THIRD.0)?;
            (value < 0x8000).then_some(value)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::codec::stored;

    #[test]
    fn each_unit_is_one_unit_and_comes_back() {
        for number in 0..0x8000 {
            let digit = digit(number);
            assert!(digit.len_utf16() == 1 && digit.is_alphanumeric(), "{number} {digit:?}");
            let mut bytes = [0; 3];
            digit.encode_utf8(&mut bytes);
            assert_eq!(value(bytes), Some(number));
        }
        for other in ["\"\"\"", "aaa", "\u{33ff}", "\u{fffd}", "é!"] {
            let bytes = other.as_bytes().first_chunk().expect("three bytes");
            assert_eq!(value(*bytes), None, "{other}");
        }
        assert_eq!("𠮷".as_bytes().first_chunk().and_then(|bytes| value(*bytes)), None);
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "(\\PC|.|漢|\"|\n){0,400}", times in 1_usize..40) {
            let text = text.repeat(times);
            let packed = pack(&text);
            let is_clean = is_packed(&packed) && !packed.contains(['\u{1}', '\n']);
            prop_assert!(is_clean);
            let back = unpack(&packed);
            prop_assert_eq!(back.as_deref(), Some(&*text));
            let problems = stored::decode_sheet(&packed).expect_err("a reader of plain values takes it for a later version's");
            let is_newer = matches!(&problems[0].reason, crate::codec::Reason::NewerVersion(version) if version == "2");
            prop_assert!(is_newer);
        }

        #[test]
        fn what_is_damaged_is_no_value(at in 0_usize..200, bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
            let packed: Vec<char> = pack(&text).chars().collect();
            let short: String = packed.iter().take(at % packed.len()).collect();
            let cut = unpack(&short);
            prop_assert!(cut.as_deref() != Some(&*text) || short == text);
            let mut torn = packed.clone();
            let place = BEFORE.len() + at % (packed.len() - BEFORE.len() - AFTER.len());
            torn.remove(place);
            let torn: String = torn.into_iter().collect();
            let found = unpack(&torn);
            prop_assert_ne!(found.as_deref(), Some(&*text));
        }
    }
}
