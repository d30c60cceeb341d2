//! A text as what it shares with another one: versions of a sheet differ in a few lines.
//!
//! Pieces are what stands between commas and escaped line breaks of a stored sheet, so that a changed line of a cell costs
//! that line. Any two texts may be given.

use std::collections::BTreeMap;

/// Pieces of the base, the first and how many, and the text that follows them.
pub(super) type FoldedPart = (usize, usize, String);

/// A text as parts of a base and what is new in it.
pub(super) fn fold(base: &str, text: &str) -> Vec<FoldedPart> {
    let base: Vec<&str> = pieces(base).collect();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, piece) in base.iter().enumerate() {
        places.entry(piece).or_insert(at);
    }
    let mut parts: Vec<FoldedPart> = vec![(0, 0, String::new())];
    for piece in pieces(text) {
        let Some((from, count, new)) = parts.last_mut() else { break };
        if new.is_empty() && base.get(*from + *count) == Some(&piece) {
            *count += 1;
            continue;
        }
        // After something new the base mostly goes on where it was left, or a piece later.
        let next = *from + *count;
        let near = (next..next + 3).find(|at| base.get(*at) == Some(&piece));
        match near.or_else(|| places.get(piece).copied()) {
            Some(at) => parts.push((at, 1, String::new())),
            None => new.push_str(piece),
        }
    }
    parts
}

/// The text that these parts of a base are; none where they are parts of another one.
pub(super) fn unfold(base: &str, parts: &[FoldedPart]) -> Option<String> {
    let base: Vec<&str> = pieces(base).collect();
    let mut text = String::new();
    for (from, count, new) in parts {
        let shared = base.get(*from..from.checked_add(*count)?)?;
        shared.iter().for_each(|piece| text.push_str(piece));
        text.push_str(new);
    }
    Some(text)
}

/// A text piece by piece; together they are the text.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut was_backslash = false;
    text.split_inclusive(move |char| {
        let is_end = char == ',' || was_backslash && char == 'n';
        was_backslash = char == '\\';
        is_end
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_folded_unfolds(base in "([a-c,\\\\n]|あ,){0,40}", text in "([a-c,\\\\n]|あ,){0,40}") {
            let parts = fold(&base, &text);
            prop_assert_eq!(unfold(&base, &parts), Some(text));
        }
    }

    #[test]
    fn a_changed_line_costs_that_line() {
        let base = r#"{"a":"1\n2\n3","b":"4","c":"5"}"#;
        let text = r#"{"a":"1\nzwei\n3","b":"4","c":"5"}"#;
        assert_eq!(fold(base, text), [(0, 1, r"zwei\n".to_owned()), (2, 3, String::new())]);
        assert_eq!(unfold("a", &[(0, 2, String::new())]), None);
        assert_eq!(unfold("a", &[(usize::MAX, 2, String::new())]), None);
    }
}
