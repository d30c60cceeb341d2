//! Numerals: 2,971 and ３．５ and 4億8,200万 and 三, exact or not at all.

use super::glyphs::{Glyphs, is_kanji};
use super::units::{COUNTERS, DEEDS};
use crate::text::number::Number;

/// A numeral in a text.
pub(super) struct Numeral {
    /// The place after it.
    pub(super) end: usize,
    /// Its value; none where it is larger than any number of a paper.
    pub(super) value: Option<Number>,
    /// Whether it is plain digits without a comma, a point or 万.
    pub(super) is_plain: bool,
    /// Whether it has a decimal point.
    pub(super) has_point: bool,
}

const ONE: i64 = 10_000;

/// The digits at a place with their commas and their point, in ten-thousandths.
fn digits(glyphs: &Glyphs, start: usize) -> (Option<i64>, Numeral) {
    let mut numeral = Numeral { end: start, value: None, is_plain: true, has_point: false };
    let mut value = Some(0i64);
    let mut place = ONE;
    // Digits since the start or the last comma: a comma parts thousands.
    let mut group = 0;
    loop {
        let char = glyphs.at(numeral.end);
        let next_is_digit = glyphs.at(numeral.end + 1).is_ascii_digit();
        if let Some(digit) = char.to_digit(10) {
            let digit = i64::from(digit);
            if numeral.has_point {
                place /= 10;
                value = value.and_then(|value| value.checked_add(digit * place));
            } else {
                value = value.and_then(|value| value.checked_mul(10)?.checked_add(digit * ONE));
            }
            group += 1;
        } else if char == ','
            && (1..=3).contains(&group)
            && !numeral.has_point
            && thousands(glyphs, numeral.end)
        {
            numeral.is_plain = false;
            group = 0;
        } else if char == '.' && next_is_digit && !numeral.has_point && group > 0 {
            numeral.has_point = true;
            numeral.is_plain = false;
        } else {
            return (value, numeral);
        }
        numeral.end += 1;
    }
}

/// Whether exactly three digits stand behind the comma at a place.
fn thousands(glyphs: &Glyphs, comma: usize) -> bool {
    (1..=3).all(|k| glyphs.at(comma + k).is_ascii_digit()) && !glyphs.at(comma + 4).is_ascii_digit()
}

/// What 十, 百, 千 multiply by; and 万, 億, 兆, which close a section.
fn factor(char: char) -> Option<(i64, bool)> {
    Some(match char {
        '十' => (10, false),
        '百' => (100, false),
        '千' => (1_000, false),
        '万' => (10_000, true),
        '億' => (100_000_000, true),
        '兆' => (1_000_000_000_000, true),
        _ => return None,
    })
}

/// A numeral that is put together from sections (4億, 8,200万) and what stands in the open one (3千).
struct Sum {
    total: Option<i64>,
    section: Option<i64>,
    /// The digits that no 千 or 万 has taken up yet.
    loose: Option<i64>,
    is_fresh: bool,
}

impl Sum {
    fn new() -> Self {
        Self { total: Some(0), section: Some(0), loose: Some(0), is_fresh: true }
    }

    fn digits(&mut self, value: Option<i64>) {
        self.loose = value;
        self.is_fresh = false;
    }

    fn factor(&mut self, by: i64, closes: bool) {
        let add = |a: Option<i64>, b: Option<i64>| a?.checked_add(b?);
        // 十 and 百 alone are ten and a hundred.
        let loose = if self.is_fresh && !closes { Some(ONE) } else { self.loose };
        let scaled = |value: Option<i64>| value?.checked_mul(by);
        if closes {
            self.total = add(self.total, scaled(add(self.section, loose)));
            self.section = Some(0);
        } else {
            self.section = add(self.section, scaled(loose));
        }
        self.loose = Some(0);
        self.is_fresh = true;
    }

    fn value(&self) -> Option<Number> {
        Number::from_parts(self.total?.checked_add(self.section?)?.checked_add(self.loose?)?)
    }
}

/// The numeral in digits at a place, with the 万 and 千 behind and between them.
pub(super) fn arabic(glyphs: &Glyphs, start: usize) -> Numeral {
    let mut sum = Sum::new();
    let (first, mut numeral) = digits(glyphs, start);
    sum.digits(first);
    loop {
        let char = glyphs.at(numeral.end);
        if let Some((by, closes)) = factor(char) {
            if !ends_well(glyphs, numeral.end + 1) {
                break;
            }
            sum.factor(by, closes);
            numeral.end += 1;
            numeral.is_plain = false;
        } else if char.is_ascii_digit() && factor(glyphs.before(numeral.end)).is_some() {
            let (more, part) = digits(glyphs, numeral.end);
            sum.digits(more);
            numeral.end = part.end;
            numeral.has_point |= part.has_point;
        } else {
            break;
        }
    }
    numeral.value = sum.value();
    numeral
}

/// Whether 千 or 万 may be a numeral before what stands at a place: 3千人, 5万円, but not 1万博 or 2千葉.
fn ends_well(glyphs: &Glyphs, i: usize) -> bool {
    let char = glyphs.at(i);
    !is_kanji(char)
        || factor(char).is_some()
        || !is_kanji(glyphs.at(i + 1))
        || glyphs.longest_of(i, &COUNTERS) + glyphs.longest_of(i, &DEEDS) > 0
}

/// What kanji digits count.
fn kanji_digit(char: char) -> Option<i64> {
    "〇一二三四五六七八九".chars().position(|digit| digit == char).and_then(|n| i64::try_from(n).ok())
}

/// The tenths of a 割 that stand at a place: 0.5割 of 6割5分, 0.2割 of 八割二分.
pub(super) fn tenths(glyphs: &Glyphs, i: usize) -> Option<Number> {
    let digit = glyphs.at(i);
    let count = digit.to_digit(10).map(i64::from).or_else(|| kanji_digit(digit));
    Number::from_parts(count.filter(|_| glyphs.starts(i + 1, "分"))? * ONE / 10)
}

/// Whether a numeral in kanji could stand here.
pub(super) fn is_kanji_numeral(char: char) -> bool {
    kanji_digit(char).is_some() || factor(char).is_some()
}

/// The numeral in kanji at a place.
pub(super) fn kanji(glyphs: &Glyphs, start: usize) -> Numeral {
    let mut sum = Sum::new();
    let mut end = start;
    loop {
        let char = glyphs.at(end);
        if let Some(digit) = kanji_digit(char) {
            let before = if sum.is_fresh { Some(0) } else { sum.loose };
            sum.digits(before.and_then(|n| n.checked_mul(10)?.checked_add(digit * ONE)));
        } else if let Some((by, closes)) = factor(char) {
            sum.factor(by, closes);
        } else {
            break;
        }
        end += 1;
    }
    // 八十八・四パーセント: before any other counter the dot parts two numbers.
    let mut value = sum.value();
    let mut has_point = false;
    if let Some(tenths) = kanji_digit(glyphs.at(end + 1)).filter(|_| end > start && glyphs.at(end) == '・')
        && (glyphs.at(end + 2) == '%' || glyphs.starts(end + 2, "パーセント"))
    {
        value = value.and_then(|whole| whole.plus(Number::from_parts(tenths * ONE / 10)?));
        has_point = true;
        end += 2;
    }
    Numeral { end, value, is_plain: false, has_point }
}
