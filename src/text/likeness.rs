//! How alike two texts are, by the pairs of neighbouring characters that they share.

use crate::text::width::squeeze;

/// The pairs of neighbouring characters of a text, in order of themselves; a single character is a pair.
pub struct Pairs(Vec<(char, char)>);

impl Pairs {
    /// Those of a text.
    pub fn of(text: &str) -> Self {
        let text = squeeze(text);
        let mut chars = text.chars();
        let first = chars.next();
        let mut pairs: Vec<(char, char)> = text.chars().zip(chars).collect();
        if pairs.is_empty() {
            pairs.extend(first.map(|one| (one, one)));
        }
        pairs.sort_unstable();
        Self(pairs)
    }
}

/// How alike two texts are, from 0 to 100; two empty ones are the same.
pub fn likeness(one: &Pairs, other: &Pairs) -> u32 {
    let all = one.0.len() + other.0.len();
    if all == 0 {
        return 100;
    }
    let (mut i, mut j, mut common) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.0.get(i), other.0.get(j)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
        }
    }
    u32::try_from(200 * common / all).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_more_or_less_alike() {
        let check = |one: &str, other: &str, expected: u32| {
            assert_eq!(likeness(&Pairs::of(one), &Pairs::of(other)), expected, "{one} / {other}");
        };
        check("", "", 100);
        check("", "研修", 0);
        check("研修を行った", "研修を行った", 100);
        check("研修 ５回", "研修5回", 100);
        check("研修を行った", "研修を実施した", 36);
        check("研修", "訓練", 0);
    }
}
