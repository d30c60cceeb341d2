//! Numbers and days in cells → the text that Excel shows, by the cell's format.
//!
//! What people use in such forms is followed: whole and decimal numbers, thousands, percents, units in quotes, days and
//! times, the Japanese eras. A format that is not understood shows the plain number.

mod built_in;
mod days;
mod digits;
mod format;
mod kanji;

use self::digits::Decimal;
use self::format::{Digits, Section, Token};

pub(super) use self::built_in::built_in;
pub(super) use self::days::serial;

/// What a cell shows.
#[derive(Debug, PartialEq)]
pub(super) struct ShownNumber {
    /// The text; where nothing is shown, what would be without a format.
    pub(super) text: String,
    /// Whether Excel is sure to show the same.
    pub(super) is_sure: bool,
    /// Whether nothing is shown.
    pub(super) is_hidden: bool,
    /// The color of its letters, where the format says one.
    pub(super) letters: Option<[u8; 3]>,
}

impl ShownNumber {
    fn of(text: String, is_sure: bool, value: f64) -> Self {
        let is_hidden = text.trim().is_empty();
        Self { text: if is_hidden { general(value).0 } else { text }, is_sure, is_hidden, letters: None }
    }
}

/// The text of a number under a format.
pub(super) fn show(value: f64, code: &str, is_1904: bool) -> ShownNumber {
    let mut sections = format::sections(code);
    // What is for texts says nothing of numbers, unless there is nothing else.
    let is_for_text = sections.last().is_some_and(Section::is_for_text);
    if sections.len() > 3 || (is_for_text && sections.len() > 1) {
        sections.truncate(3.min(sections.len() - 1));
    }
    match which(&sections, value) {
        Some(at) => {
            let shown = within(value, &sections, at, is_1904);
            let is_sure = shown.is_sure && !sections[at].is_filled;
            ShownNumber { letters: sections[at].letters, is_sure, ..shown }
        }
        None => plainly(value, false),
    }
}

/// A number without a format.
fn plainly(value: f64, is_sure: bool) -> ShownNumber {
    let (text, is_whole) = general(value);
    ShownNumber::of(text, is_sure && is_whole, value)
}

/// The text of a number under one of the sections.
fn within(value: f64, sections: &[Section], at: usize, is_1904: bool) -> ShownNumber {
    let plainly = |is_sure| plainly(value, is_sure);
    let section = &sections[at];
    if section.is_foreign {
        return plainly(false);
    }
    if section.tokens.is_empty() {
        return if sections.len() == 1 { plainly(true) } else { ShownNumber::of(String::new(), true, value) };
    }
    if section.is_date() {
        return days::show(value, section, is_1904)
            .map_or_else(|| plainly(false), |text| ShownNumber::of(text, true, value));
    }
    let first = sections.first().and_then(|first| first.condition);
    let is_negatives = match section.condition {
        Some(condition) => condition.is_for_negatives(),
        None => at == 1 && first.is_none_or(format::Condition::leaves_negatives),
    };
    let value_shown = if is_negatives { value.abs() } else { value };
    if section.tokens.iter().any(|token| matches!(token, Token::General | Token::Text)) {
        let (text, is_sure) = general_within(value_shown, section);
        return ShownNumber::of(text, is_sure, value);
    }
    match number(value_shown, section) {
        Some(text) => ShownNumber::of(text, true, value),
        None => plainly(false),
    }
}

/// Which of the sections a number belongs to.
fn which(sections: &[Section], value: f64) -> Option<usize> {
    let count = sections.len();
    (0..count).find(|at| match (sections[*at].condition, *at) {
        (Some(condition), _) => condition.holds(value),
        (None, at) if at + 1 == count => true,
        (None, 0) => {
            if count > 2 {
                value > 0.0
            } else {
                value >= 0.0
            }
        }
        (None, _) => value < 0.0,
    })
}

/// The text of a text under a format; none where that says nothing of texts.
pub(super) fn show_text(text: &str, code: &str) -> Option<ShownNumber> {
    if code.is_empty() || code == "General" || text.trim().is_empty() {
        return None;
    }
    let sections = format::sections(code);
    let section = match sections.get(3) {
        Some(section) => section,
        None => sections.last().filter(|section| section.is_for_text())?,
    };
    let letters = section.letters;
    if section.tokens == [Token::Text] && !section.is_foreign && !section.is_filled && letters.is_none() {
        return None;
    }
    let words = section.tokens.iter().map(|token| match token {
        Token::Literal(words) => words.as_str(),
        Token::Text => text,
        _ => "",
    });
    let shown: String = words.collect();
    if section.is_foreign {
        return Some(ShownNumber { text: text.to_owned(), is_sure: false, is_hidden: false, letters });
    }
    let is_hidden = shown.trim().is_empty();
    Some(ShownNumber {
        text: if is_hidden { text.to_owned() } else { shown },
        is_sure: !section.is_filled,
        is_hidden,
        letters,
    })
}

/// A number without a format, and whether Excel shows the same: eleven characters, and more as powers of ten.
fn general(value: f64) -> (String, bool) {
    const WIDTH: usize = 11;
    let decimal = Decimal::of(value.abs());
    let sign = if value < 0.0 && !decimal.is_zero() { "-" } else { "" };
    let plain = decimal.plain();
    if plain.len() <= WIDTH {
        // A narrow column shows so small a number as a power of ten.
        let is_tiny = !decimal.is_zero() && decimal.rounded(4).is_zero();
        return (format!("{sign}{plain}"), !is_tiny);
    }
    let whole = plain.find('.').unwrap_or(plain.len());
    // Below that, powers of ten are shown.
    let is_small = decimal.rounded(4).is_zero();
    if whole >= WIDTH || is_small {
        return (format!("{sign}{plain}"), false);
    }
    (format!("{sign}{}", Decimal::of(value.abs()).rounded(WIDTH - 1 - whole).plain()), true)
}

/// A number without a format among other words: `G/標準"人"`.
fn general_within(value: f64, section: &Section) -> (String, bool) {
    let (plain, is_whole) = general(value);
    let written = match section.digits {
        Digits::Plain => Some(plain.clone()),
        digits => kanji::words(&plain, digits),
    };
    // Full-width digits among characters for tens and hundreds are seldom meant, and nobody remembers them.
    let is_sure = is_whole && written.is_some() && section.digits != Digits::Wide;
    let shown = written.unwrap_or(plain);
    let words = section.tokens.iter().map(|token| match token {
        Token::Literal(text) => text.as_str(),
        Token::General | Token::Text => &shown,
        _ => "",
    });
    (words.collect(), is_sure)
}

/// A number in the places of a section; none where these make no sense.
fn number(value: f64, section: &Section) -> Option<String> {
    let tokens = &section.tokens;
    let has = |wanted: fn(&Token) -> bool| tokens.iter().any(wanted);
    if has(|token| matches!(token, Token::Slash)) {
        return fraction(value, section);
    }
    if has(|token| matches!(token, Token::Power(_))) {
        return power(value, section);
    }
    let percents = tokens.iter().filter(|token| matches!(token, Token::Percent)).count();
    let (whole, rest) = tokens.split_at(point(tokens));
    let decimals = places(rest);
    let last_place = whole.iter().rposition(|token| matches!(token, Token::Place(_)));
    let is_comma = |(_, token): &(usize, &Token)| matches!(token, Token::Comma);
    let commas = whole.iter().enumerate().filter(is_comma).map(|(at, _)| at);
    let (between, after): (Vec<usize>, Vec<usize>) = commas.partition(|at| Some(*at) < last_place);
    // Commas behind the last digit of all are thousands too.
    let last = rest.iter().rposition(|token| matches!(token, Token::Place(_)));
    let behind = rest.iter().enumerate().filter(is_comma).filter(|(at, _)| Some(*at) > last).count();
    let thousands = if last_place.is_some() { after.len() + behind } else { 0 };
    let shift = 2 * i32::try_from(percents).unwrap_or(0) - 3 * i32::try_from(thousands).unwrap_or(0);
    let decimal = Decimal::of(value.abs()).shifted(shift).rounded(decimals);
    let mut out = String::new();
    if value < 0.0 && !decimal.is_zero() {
        out.push('-');
    }
    let digits = section.digits;
    out.push_str(&fill_whole(whole, &decimal.whole(), !between.is_empty(), digits));
    out.push_str(&fill_rest(rest, &decimal.fraction(decimals), digits));
    Some(out)
}

/// Where the point stands among the tokens, or their end.
fn point(tokens: &[Token]) -> usize {
    tokens.iter().position(|token| matches!(token, Token::Point)).unwrap_or(tokens.len())
}

fn places(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| matches!(token, Token::Place(_))).count()
}

/// A power of ten: 1.23E+04.
fn power(value: f64, section: &Section) -> Option<String> {
    let at = section.tokens.iter().position(|token| matches!(token, Token::Power(_)))?;
    let (mantissa, exponent) = section.tokens.split_at(at);
    let is_signed = matches!(exponent.first(), Some(Token::Power(true)));
    let (whole, rest) = mantissa.split_at(point(mantissa));
    // Several digits before the point go by steps, as engineers write.
    if places(whole) != 1 {
        return None;
    }
    let decimals = places(rest);
    let text = format!("{:.*e}", decimals, value.abs());
    let (digits, by) = text.split_once('e')?;
    let by: i32 = by.parse().ok()?;
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let sign = if value < 0.0 { "-" } else { "" };
    let shown = match (by < 0, is_signed) {
        (true, _) => "-",
        (false, true) => "+",
        (false, false) => "",
    };
    let width = places(exponent);
    Some(format!(
        "{sign}{}{}E{shown}{:0width$}",
        fill_whole(whole, before, false, section.digits),
        fill_rest(rest, after, section.digits),
        by.abs(),
    ))
}

/// A fraction: 1 1/2.
fn fraction(value: f64, section: &Section) -> Option<String> {
    let slash = section.tokens.iter().position(|token| matches!(token, Token::Slash))?;
    let (before, after) = section.tokens.split_at(slash);
    let is_place = |token: &Token| matches!(token, Token::Place(_));
    let after = &after[1..];
    let end = after.iter().position(|token| !is_place(token)).unwrap_or(after.len());
    let fixed: String = after[..end]
        .iter()
        .filter_map(|token| if let Token::Place(place) = token { place.to_digit(10) } else { None })
        .map(|digit| digit.to_string())
        .collect();
    let fixed = fixed.parse::<u64>().ok().filter(|fixed| *fixed > 0);
    let over = before.iter().rposition(|token| !is_place(token)).map_or(0, |at| at + 1);
    let (head, over) = before.split_at(over);
    if over.is_empty() || end == 0 || (fixed.is_none() && end > 4) {
        return None;
    }
    let has_whole = head.iter().any(is_place);
    let size = value.abs();
    let (whole, part) = if has_whole { (size.trunc(), size.fract()) } else { (0.0, size) };
    let (mut over, under) = match fixed {
        Some(under) => ((part * under as f64).round() as u64, under),
        None => nearest(part, 10_u64.pow(u32::try_from(end).ok()?) - 1),
    };
    let mut whole = whole as u64;
    if has_whole && over == under {
        (whole, over) = (whole + 1, 0);
    }
    let sign = if value < 0.0 && (whole, over) != (0, 0) { "-" } else { "" };
    let words = |tokens: &[Token]| {
        let words =
            tokens.iter().map(|token| if let Token::Literal(text) = token { text.as_str() } else { "" });
        words.collect::<String>()
    };
    let part = if over == 0 && has_whole { String::new() } else { format!("{over}/{under}") };
    let whole = if whole == 0 && (over != 0 || !has_whole) { String::new() } else { whole.to_string() };
    let gap = if whole.is_empty() || part.is_empty() { "" } else { " " };
    let (opening, closing) = (words(head), words(&after[end..]));
    Some(format!("{}{sign}{whole}{gap}{part}{closing}", opening.trim()))
}

/// The fraction nearest to a number with no larger denominator than this.
fn nearest(value: f64, most: u64) -> (u64, u64) {
    let mut best = (value.round() as u64, 1);
    let far = |(over, under): (u64, u64)| (value - over as f64 / under as f64).abs();
    for under in 2..=most {
        let next = ((value * under as f64).round() as u64, under);
        if far(next) + 1e-12 < far(best) {
            best = next;
        }
    }
    best
}

/// Digits before the point, from the right; the leftmost place takes all that are left.
fn fill_whole(tokens: &[Token], digits: &str, has_commas: bool, written: Digits) -> String {
    let first = tokens.iter().position(|token| matches!(token, Token::Place(_)));
    let mut digits = digits.trim_start_matches('0').bytes().rev().peekable();
    let mut count = 0;
    let mut reversed: Vec<String> = Vec::new();
    let mut put = |digit: u8, reversed: &mut Vec<String>| {
        if has_commas && count > 0 && count % 3 == 0 {
            reversed.push(",".to_owned());
        }
        count += 1;
        reversed.push(kanji::digit(char::from(digit), written).to_string());
    };
    for (at, token) in tokens.iter().enumerate().rev() {
        match token {
            Token::Place(place) => {
                match (digits.next(), place) {
                    (Some(digit), _) => put(digit, &mut reversed),
                    (None, '0') => put(b'0', &mut reversed),
                    (None, '?') => reversed.push(" ".to_owned()),
                    (None, _) => {}
                }
                if Some(at) == first {
                    for digit in digits.by_ref() {
                        put(digit, &mut reversed);
                    }
                }
            }
            Token::Percent => reversed.push("%".to_owned()),
            Token::Literal(text) => reversed.push(text.clone()),
            _ => {}
        }
    }
    reversed.into_iter().rev().collect()
}

/// The point and what follows it.
fn fill_rest(tokens: &[Token], digits: &str, written: Digits) -> String {
    let mut out = String::new();
    let mut digits = digits.bytes();
    for token in tokens {
        match token {
            Token::Point => out.push('.'),
            Token::Percent => out.push('%'),
            Token::Literal(text) => out.push_str(text),
            Token::Place(place) => {
                let digit = digits.next().unwrap_or(b'0');
                let is_end = digit == b'0' && digits.clone().all(|digit| digit == b'0');
                if *place == '0' || !is_end {
                    out.push(kanji::digit(char::from(digit), written));
                }
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests;
