//! Numbered targets against reports numbered alike: ①相談200件　②訪問50件, and ①212件　②53件.

use std::ops::Range;

/// The two texts' pieces behind each ①…⑳, where both have the same numbers, each once and in order, and nothing before
/// the first.
pub(in crate::text::verdict) fn pairs(
    target: &str,
    report: &str,
) -> Option<Vec<(Range<usize>, Range<usize>)>> {
    if !target.contains(is_number) {
        return None;
    }
    let (wanted, told) = (pieces(target)?, pieces(report)?);
    let is_same = wanted.len() == told.len() && wanted.iter().zip(&told).all(|(one, other)| one.0 == other.0);
    (is_same && wanted.len() > 1)
        .then(|| wanted.into_iter().zip(told).map(|((_, one), (_, other))| (one, other)).collect())
}

fn is_number(char: char) -> bool {
    ('①'..='⑳').contains(&char)
}

fn pieces(text: &str) -> Option<Vec<(char, Range<usize>)>> {
    let starts: Vec<(usize, char)> = text.char_indices().filter(|(_, char)| is_number(*char)).collect();
    let first = starts.first()?;
    let rises = starts.windows(2).all(|pair| pair[0].1 < pair[1].1);
    if !rises || !text[..first.0].trim().is_empty() {
        return None;
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    Some(starts.iter().zip(ends).map(|((at, char), end)| (*char, at + char.len_utf8()..end)).collect())
}
