//! Words that are looked for in a text, whatever the width or case of either.

use std::ops::Range;

use super::width::{fold, fold_traced};

/// What is looked for: words folded, none where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle(Vec<String>);

impl Needle {
    /// Every word of a query for itself.
    pub fn words(query: &str) -> Self {
        Self(fold(query).split_whitespace().map(str::to_owned).collect())
    }

    /// The query as one phrase, its spaces too: what can be replaced.
    pub fn phrase(query: &str) -> Self {
        let phrase = fold(query);
        Self(if phrase.trim().is_empty() { Vec::new() } else { vec![phrase] })
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a folded text holds every word.
    pub fn is_in(&self, folded: &str) -> bool {
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }

    /// How many places of a folded text hold one of the words.
    pub fn count(&self, folded: &str) -> usize {
        self.ranges(folded).len()
    }

    /// The places of a text that hold one of the words, in order; none lies over another.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let (folded, from) = fold_traced(text);
        let original = |at: usize| from.get(at).map_or(text.len(), |(_, original)| *original);
        // A character may have become several: what ends within it has all of it.
        let start = |place: usize| from.partition_point(|(folded, _)| *folded <= place).saturating_sub(1);
        let end = |place: usize| from.partition_point(|(folded, _)| *folded < place);
        let found = self.ranges(&folded).into_iter();
        found.map(|found| original(start(found.start))..original(end(found.end))).collect()
    }

    fn ranges(&self, folded: &str) -> Vec<Range<usize>> {
        let of_word = |word: &String| {
            let length = word.len();
            folded.match_indices(word.as_str()).map(|(at, _)| at..at + length).collect::<Vec<_>>()
        };
        if let [word] = self.0.as_slice() {
            return of_word(word);
        }
        let mut found: Vec<_> = self.0.iter().flat_map(of_word).collect();
        // The longer of two that begin together.
        found.sort_by_key(|range| (range.start, usize::MAX - range.end));
        let mut end = 0;
        found.retain(|range| {
            range.start >= end && {
                end = range.end;
                true
            }
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(needle: &Needle, text: &str, expected: &[&str]) {
        let places = needle.places(text);
        let found: Vec<&str> = places.iter().map(|place| &text[place.clone()]).collect();
        assert_eq!(found, expected, "{needle:?} in {text}");
        assert_eq!(needle.count(&fold(text)), expected.len(), "{needle:?} in {text}");
    }

    #[test]
    fn words_are_found_as_they_are_written() {
        for (query, text, expected) in [
            ("ict", "ＩＣＴとICT、Ict。", &["ＩＣＴ", "ICT", "Ict"][..]),
            ("ポスター", "ﾎﾟｽﾀｰ20点、ポスター", &["ﾎﾟｽﾀｰ", "ポスター"]),
            ("ﾎﾟｽﾀｰ", "ポスター", &["ポスター"]),
            ("がっこう", "か\u{3099}っこう", &["か\u{3099}っこう"]),
            // A kana without its mark is another one.
            ("カ", "ｶﾞｯｺｳ カ", &["カ"]),
            ("4回 年", "年４回", &["年", "４回"]),
            ("年4 年4回", "年４回", &["年４回"]),
            ("", "何か", &[]),
            (" 　", "何か", &[]),
            ("𠮷", "𠮷野家と吉野家", &["𠮷"]),
            ("aa", "aaaa", &["aa", "aa"]),
            // What looks alike, and what is not seen.
            (
                "高齢者",
                "⾼齢者と⾼\u{200b}齢者、\u{feff}高齢\u{ad}者",
                &["⾼齢者", "⾼\u{200b}齢者", "高齢\u{ad}者"],
            ),
            ("⾼齢", "高齢", &["高齢"]),
            ("葛城", "葛\u{e0100}城市", &["葛\u{e0100}城"]),
            ("a b", "a\u{a0}b", &["a", "b"]),
            ("和6", "㋿6年", &["㋿6"]),
            ("\u{200b}", "何\u{200b}か", &[]),
        ] {
            check(&Needle::words(query), text, expected);
        }
    }

    #[test]
    fn a_phrase_keeps_its_spaces() {
        check(&Needle::phrase("総務 課"), "総務　課、総務課、総務\u{a0}課", &["総務　課", "総務\u{a0}課"]);
        check(&Needle::phrase(" 　"), " 　", &[]);
        check(&Needle::words("総務 課"), "総務　課", &["総務", "課"]);
    }
}
