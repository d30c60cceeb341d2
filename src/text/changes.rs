//! Which words differ between two versions of a text, so that a person sees them at one glance.
//!
//! First line by line, then word by word within lines that differ. A number is one word: of 12,000 against 13,000 nobody
//! wants to see a lone 2. Nothing is merged by this, and nothing decided.

use std::collections::BTreeMap;
use std::ops::Range;

use dissimilar::Chunk;
use serde::{Deserialize, Serialize};

/// What differs between two versions of a text, as bytes of each, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// What only the first has.
    pub before: Vec<Range<usize>>,
    /// What only the second has.
    pub after: Vec<Range<usize>>,
}

/// More tokens than these, and a stretch is another text, not another version.
const MOST: usize = 4_000;

/// Where the characters begin that stand for tokens while two lists of them are compared; no text has them.
const STAND_IN: u32 = 0xf_0000;

/// What differs between two versions of a text.
pub fn changes(before: &str, after: &str) -> Changes {
    let mut changes = Changes::default();
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    for (old, new) in hunks(&lines(before), &lines(after)) {
        for (gone, come) in hunks(&words(&before[old.clone()]), &words(&after[new.clone()])) {
            push(&mut changes.before, old.start + gone.start..old.start + gone.end);
            push(&mut changes.after, new.start + come.start..new.start + come.end);
        }
    }
    changes
}

fn push(ranges: &mut Vec<Range<usize>>, range: Range<usize>) {
    match ranges.last_mut() {
        _ if range.is_empty() => {}
        Some(last) if last.end == range.start => last.end = range.end,
        _ => ranges.push(range),
    }
}

/// The stretches in which two lists of tokens differ, as bytes of the texts that they make up; one may be empty.
fn hunks<'t>(before: &[&'t str], after: &[&'t str]) -> Vec<(Range<usize>, Range<usize>)> {
    let length = |tokens: &[&str]| tokens.iter().map(|token| token.len()).sum::<usize>();
    if before.len() + after.len() > MOST {
        return vec![(0..length(before), 0..length(after))];
    }
    let mut known: BTreeMap<&'t str, char> = BTreeMap::new();
    let mut stand_in = |token: &&'t str| {
        let next = STAND_IN + u32::try_from(known.len()).unwrap_or(0);
        *known.entry(token).or_insert(char::from_u32(next).unwrap_or(char::REPLACEMENT_CHARACTER))
    };
    let [old, new]: [String; 2] = [before, after].map(|tokens| tokens.iter().map(&mut stand_in).collect());
    let (mut before, mut after) = (before.iter(), after.iter());
    let (mut at, mut hunks) = ((0, 0), Vec::<(Range<usize>, Range<usize>)>::new());
    let mut is_open = false;
    for chunk in dissimilar::diff(&old, &new) {
        let count = match chunk {
            Chunk::Equal(text) | Chunk::Delete(text) | Chunk::Insert(text) => text.chars().count(),
        };
        let take = |tokens: &mut std::slice::Iter<'_, &str>| {
            tokens.by_ref().take(count).map(|token| token.len()).sum::<usize>()
        };
        let (gone, come) = match chunk {
            Chunk::Equal(_) => {
                at = (at.0 + take(&mut before), at.1 + take(&mut after));
                is_open = false;
                continue;
            }
            Chunk::Delete(_) => (take(&mut before), 0),
            Chunk::Insert(_) => (0, take(&mut after)),
        };
        // What goes and what comes at one place are one stretch.
        if !is_open {
            hunks.push((at.0..at.0, at.1..at.1));
        }
        is_open = true;
        at = (at.0 + gone, at.1 + come);
        if let Some((old, new)) = hunks.last_mut() {
            (old.end, new.end) = at;
        }
    }
    hunks
}

/// What of a text belongs together: a number with its places, a Latin word, a word in katakana; else each character.
#[derive(Clone, Copy, PartialEq)]
enum CharKind {
    Number,
    Latin,
    Katakana,
    Other,
}

fn kind(char: char) -> CharKind {
    match char {
        '0'..='9' | '０'..='９' => CharKind::Number,
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => CharKind::Latin,
        'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' => CharKind::Katakana,
        _ => CharKind::Other,
    }
}

fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut last) = (0, None);
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let mut now = kind(char);
        // 12,000 and 66.3 are one number each.
        let is_inside = matches!(char, ',' | '.' | '，' | '．') && last == Some(CharKind::Number);
        if is_inside && chars.peek().is_some_and(|(_, next)| kind(*next) == CharKind::Number) {
            now = CharKind::Number;
        }
        if at > start && (now == CharKind::Other || last != Some(now)) {
            words.push(&text[start..at]);
            start = at;
        }
        last = Some(now);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, ranges: &[Range<usize>]) -> String {
        let mut shown = text.to_owned();
        for range in ranges.iter().rev() {
            shown.insert(range.end, ']');
            shown.insert(range.start, '[');
        }
        shown
    }

    /// Two versions of a text, what differs in [].
    fn check(before: &str, after: &str) {
        let plain = |text: &str| text.replace(['[', ']'], "");
        let found = changes(&plain(before), &plain(after));
        assert_eq!(shown(&plain(before), &found.before), before);
        assert_eq!(shown(&plain(after), &found.after), after);
    }

    #[test]
    fn words_that_differ_are_found() {
        check("年4回", "年4回");
        check("", "[新しい文]");
        check("[前の文]", "");
        check("参加者[12,000]人", "参加者[13,000]人");
        check("達成率[66.3]%", "達成率[70]%");
        check("[10月25]日まで", "[11月20]日まで");
        check("[ポスター]の作成", "[リーフレット]の作成");
        check("市民[大会]の開催", "市民[講座]の開催");
        check("(1) 研修を[5]回実施した。\n(2) 周知した。\n", "(1) 研修を[6]回実施した。\n(2) 周知した。\n");
        check("(1) い\n(2) ろ\n", "(1) い\n[(1の2) は\n](2) ろ\n");
        check("○ 窓口\n(1) 研修\n[(2) 案内\n](3) 相談", "○ 窓口\n(1) 研修\n(3) 相談");
        check("一\n[二]\n三", "一\n[弐]\n三");
    }

    #[test]
    fn two_long_texts_that_share_nothing_are_told_at_once() {
        let (before, after) = ("あいうえお".repeat(2_000), "かきくけこ".repeat(2_000));
        let start = cpu_time::ThreadTime::now();
        let found = changes(&before, &after);
        let all = |text: &str| std::iter::once(0..text.len()).collect::<Vec<_>>();
        assert_eq!((found.before, found.after), (all(&before), all(&after)));
        assert!(start.elapsed() < std::time::Duration::from_secs(5));
    }

    proptest! {
        #[test]
        fn what_does_not_differ_is_the_same(before in "[あい12,.\n漢字ア]{0,40}", after in "[あい12,.\n漢字ア]{0,40}") {
            let found = changes(&before, &after);
            let rest = |text: &str, ranges: &[Range<usize>]| {
                let mut rest = text.to_owned();
                ranges.iter().rev().for_each(|range| rest.replace_range(range.clone(), ""));
                rest
            };
            prop_assert_eq!(rest(&before, &found.before), rest(&after, &found.after));
            prop_assert!(found.before.windows(2).all(|two| two[0].end < two[1].start));
        }
    }
}
