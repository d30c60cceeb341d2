//! Digits as Japanese writes them.

use super::format::Digits;

const KANJI: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const FORMAL: [char; 10] = ['〇', '壱', '弐', '参', '四', '伍', '六', '七', '八', '九'];
const WIDE: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];

/// One digit; whatever is none stays as it is.
pub(super) fn digit(char: char, digits: Digits) -> char {
    let list = match digits {
        Digits::Plain => return char,
        Digits::Kanji => KANJI,
        Digits::Formal => FORMAL,
        Digits::Wide => WIDE,
    };
    char.to_digit(10).and_then(|digit| list.get(digit as usize)).copied().unwrap_or(char)
}

/// A whole number as it is spoken: 千二百五十. None where it is none.
pub(super) fn words(number: &str, digits: Digits) -> Option<String> {
    const LARGE: [&str; 4] = ["", "万", "億", "兆"];
    let small = match digits {
        Digits::Formal => ["", "拾", "百", "阡"],
        _ => ["", "十", "百", "千"],
    };
    let number: u64 = number.parse().ok()?;
    if number == 0 {
        return Some(digit('0', digits).to_string());
    }
    let written: Vec<char> = number.to_string().chars().collect();
    if written.len() > 4 * LARGE.len() {
        return None;
    }
    let mut out = String::new();
    let mut is_group = false;
    for (at, char) in written.iter().enumerate() {
        let place = written.len() - 1 - at;
        if *char != '0' {
            // One ten is a ten, but in documents that must not be altered.
            let is_left_out = *char == '1' && !place.is_multiple_of(4) && digits == Digits::Kanji;
            if !is_left_out {
                out.push(digit(*char, digits));
            }
            out.push_str(small[place % 4]);
            is_group = true;
        }
        if place.is_multiple_of(4) && std::mem::take(&mut is_group) {
            out.push_str(LARGE[place / 4]);
        }
    }
    Some(out)
}
