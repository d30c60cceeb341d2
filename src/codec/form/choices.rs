//! What a form lists to choose from: signs of grades, and words with boxes or strokes between them.

use crate::text::width::fold;

/// The signs of grades.
pub(super) const SIGNS: &str = "◎○◯●△▲×✕☆★";
/// No scale has more grades.
pub(super) const MOST: usize = 8;

/// Whether a character stands between the words of a list.
pub(super) fn is_part(char: char) -> bool {
    "・／/、,，|｜".contains(char) || char.is_whitespace()
}

/// The signs or words that a text lists to choose from; none where it is any other text.
pub(super) fn choices(text: &str) -> Vec<String> {
    let text = text.trim().trim_matches(|char: char| "（）()［］[]".contains(char));
    let is_mark = |char: char| SIGNS.contains(char) || "－―-".contains(char);
    let tokens: Vec<&str> = text.split(is_part).filter(|token| !token.is_empty()).collect();
    // Signs that nothing parts.
    let run: Vec<char> = text.chars().take(MOST + 1).collect();
    let is_new = |(at, char): (usize, &char)| SIGNS.contains(*char) && !run[..at].contains(char);
    if (2..=MOST).contains(&run.len()) && run.iter().enumerate().all(is_new) {
        return run.into_iter().map(String::from).collect();
    }
    let is_sign = |token: &&str| {
        let plain = fold(token);
        let mut chars = plain.chars();
        let one = chars.next().filter(|_| chars.next().is_none());
        one.is_some_and(|one| is_mark(one) || one.is_ascii_alphabetic())
    };
    if (2..=MOST).contains(&tokens.len()) && tokens.iter().all(is_sign) {
        return tokens.into_iter().map(str::to_owned).collect();
    }
    let boxed = text.contains(['□', '☐', '☑', '■']);
    let by_stroke: Vec<&str> = match boxed {
        true => text.split(['□', '☐', '☑', '■']).collect(),
        false => text.split(['／', '/', '|', '｜']).collect(),
    };
    let words: Vec<&str> = by_stroke.into_iter().map(str::trim).filter(|word| !word.is_empty()).collect();
    let is_word = |word: &&str| {
        word.chars().count() <= 16 && !word.contains(['。', '\n']) && word.chars().any(char::is_alphabetic)
    };
    if (2..=MOST).contains(&words.len()) && words.iter().all(is_word) {
        return words.into_iter().map(str::to_owned).collect();
    }
    Vec::new()
}
