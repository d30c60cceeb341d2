//! A text as folded characters that know their places, so that `１０％` and `10%` are read by the same rules.

use std::sync::OnceLock;

use crate::text::lookalike::is_invisible;
use crate::text::table::words;
use crate::text::width::folded;

/// The characters of a text in their usual width, each with the byte at which it stands.
pub(super) struct Glyphs {
    chars: Vec<(usize, char)>,
    bytes: usize,
}

impl Glyphs {
    pub(super) fn of(text: &str) -> Self {
        let seen = text.char_indices().filter(|(_, char)| !is_invisible(*char));
        let chars = seen.map(|(at, char)| (at, folded(char))).collect();
        Self { chars, bytes: text.len() }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at a place; NUL beyond the end.
    pub(super) fn at(&self, i: usize) -> char {
        self.chars.get(i).map_or('\0', |(_, char)| *char)
    }

    /// The character before a place; NUL at the start.
    pub(super) fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// The byte at which a character stands.
    pub(super) fn byte(&self, i: usize) -> usize {
        self.chars.get(i).map_or(self.bytes, |(at, _)| *at)
    }

    /// Whether a word stands at a place.
    pub(super) fn starts(&self, i: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(k, char)| self.at(i + k) == char)
    }

    /// Whether a word ends right before a place.
    pub(super) fn ends(&self, i: usize, word: &str) -> bool {
        word.chars().rev().enumerate().all(|(k, char)| i > k && self.at(i - k - 1) == char)
    }

    /// How many characters the longest word of a table has that stands at a place; 0: none.
    pub(super) fn longest(&self, i: usize, table: &'static str) -> usize {
        let first = self.at(i);
        let words = words(table).iter().filter(|word| word.first == first && self.starts(i, word.text));
        words.map(|word| word.len).max().unwrap_or(0)
    }

    /// The same with a long table.
    pub(super) fn longest_of(&self, i: usize, table: &WordTable) -> usize {
        let words = table.beginning(self.at(i)).filter(|word| self.starts(i, word));
        words.map(|word| word.chars().count()).max().unwrap_or(0)
    }

    /// How many characters the longest word of a table has that ends right before a place; 0: none.
    pub(super) fn longest_before(&self, i: usize, table: &'static str) -> usize {
        let last = self.before(i);
        let words = words(table).iter().filter(|word| word.last == last && self.ends(i, word.text));
        words.map(|word| word.len).max().unwrap_or(0)
    }

    /// The place after the characters of a kind that begin at a place.
    pub(super) fn run(&self, i: usize, kind: impl Fn(char) -> bool) -> usize {
        i + self.chars[i.min(self.len())..].iter().take_while(|(_, char)| kind(*char)).count()
    }

    /// The place before the characters of a kind that end right before a place, four at most.
    pub(super) fn run_back(&self, i: usize, kind: impl Fn(char) -> bool) -> usize {
        i - (0..i.min(4)).take_while(|k| kind(self.at(i - k - 1))).count()
    }

    /// The place after the space at a place, if one stands there.
    pub(super) fn skip_space(&self, i: usize) -> usize {
        i + usize::from(self.at(i) == ' ')
    }
}

/// A long table of words, found by their first characters: it is asked at each number of a text.
pub(in crate::text) struct WordTable {
    words: &'static str,
    by_first: OnceLock<Vec<(char, &'static str)>>,
}

impl WordTable {
    /// A table of words with spaces between them.
    pub(super) const fn of(words: &'static str) -> Self {
        Self { words, by_first: OnceLock::new() }
    }

    /// All its words.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.split_ascii_whitespace()
    }

    /// The words that begin with a character.
    fn beginning(&self, first: char) -> impl Iterator<Item = &'static str> {
        let by_first = self.by_first.get_or_init(|| {
            let words = self.words.split(' ').filter_map(|word| Some((word.chars().next()?, word)));
            let mut words: Vec<_> = words.collect();
            words.sort_by_key(|(first, _)| *first);
            words
        });
        let from = by_first.partition_point(|(char, _)| *char < first);
        by_first[from..].iter().take_while(move |(char, _)| *char == first).map(|(_, word)| *word)
    }
}

/// Whether it is a kanji (々 too; 4-byte ones too).
pub(in crate::text) fn is_kanji(char: char) -> bool {
    matches!(char, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether it is katakana, with its long mark and the loose marks of voice of half width.
pub(in crate::text) fn is_katakana(char: char) -> bool {
    matches!(char, '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{ff9e}' | '\u{ff9f}')
}

/// Whether it is hiragana.
pub(in crate::text) fn is_hiragana(char: char) -> bool {
    matches!(char, '\u{3041}'..='\u{309f}')
}
