//! Tables of words, taken apart once: they are asked thousands of times a sheet, and mostly have nothing in a text.

use std::cell::{Cell, RefCell};

/// The characters of a text, a bit each (several share one).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::text) struct Bits(u64, u64);

impl Bits {
    pub(in crate::text) fn of(text: &str) -> Self {
        let (mut low, mut high) = (0, 0);
        for char in text.chars() {
            let code = u32::from(char);
            let bit = 1 << ((code ^ (code >> 7)) % 64);
            if code & 64 == 0 { low |= bit } else { high |= bit }
        }
        Self(low, high)
    }

    /// Whether a text with these bits may hold a word with those: one with a bit that the text lacks is not in it.
    pub(in crate::text) fn may_hold(self, word: Self) -> bool {
        self.0 & word.0 == word.0 && self.1 & word.1 == word.1
    }
}

/// A word of a table.
pub(in crate::text) struct Word {
    pub(in crate::text) bits: Bits,
    pub(in crate::text) first: char,
    pub(in crate::text) last: char,
    pub(in crate::text) text: &'static str,
    /// How many characters it has.
    pub(in crate::text) len: usize,
}

impl Word {
    fn of(text: &'static str) -> Option<Self> {
        let (first, last) = (text.chars().next()?, text.chars().next_back()?);
        Some(Self { bits: Bits::of(text), first, last, text, len: text.chars().count() })
    }
}

/// A table by where it stands in the program and how long it is: two may begin at one place, where one is the beginning
/// of the other.
type ColumnName = (usize, usize);

/// A table that was found, by its name.
type Slot = (ColumnName, Option<&'static [Word]>);

/// So many tables are found without a search.
const SLOTS: usize = 1 << 12;

thread_local! {
    /// The tables that were asked so far, in order.
    static TABLES: RefCell<Vec<(ColumnName, &'static [Word])>> = const { RefCell::new(Vec::new()) };
    /// The last one for each slot.
    static LAST: [Cell<Slot>; SLOTS] = const { [const { Cell::new(((0, 0), None)) }; SLOTS] };
}

/// The words of a table; they are parted by spaces.
pub(in crate::text) fn words(table: &'static str) -> &'static [Word] {
    let name = (table.as_ptr().addr(), table.len());
    let slot = (name.0 ^ (name.0 >> 12) ^ name.1) % SLOTS;
    LAST.with(|last| {
        let (held, words) = last[slot].get();
        if let Some(words) = words.filter(|_| held == name) {
            return words;
        }
        let words = looked_up(name, table);
        last[slot].set((name, Some(words)));
        words
    })
}

fn looked_up(name: ColumnName, table: &'static str) -> &'static [Word] {
    TABLES.with_borrow_mut(|tables| match tables.binary_search_by_key(&name, |(name, _)| *name) {
        Ok(at) => tables[at].1,
        Err(at) => {
            // Kept to the end of the program, as the table itself is.
            let words: Vec<Word> = table.split_ascii_whitespace().filter_map(Word::of).collect();
            let words: &'static [Word] = words.leak();
            tables.insert(at, (name, words));
            words
        }
    })
}

/// Where a word stands in a text. Most words are two or three characters long, for which the library's search takes longer
/// to prepare than to run.
pub(in crate::text) fn place(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let last = word.len().checked_sub(1)?;
    // Of a character in three bytes, the last one tells most.
    let telling = last.min(2);
    let is_here = |from: &usize| {
        text[from + telling] == word[telling]
            && text[from + last] == word[last]
            && text[*from..=from + last] == *word
    };
    (0..(text.len() + 1).saturating_sub(word.len())).find(is_here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_told_from_its_beginning() {
        const ALL: &str = "一 二 三";
        let listed = |table| words(table).iter().map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(listed(ALL), ["一", "二", "三"]);
        assert_eq!(listed(&ALL[..3]), ["一"]);
        assert_eq!(listed(ALL), ["一", "二", "三"]);
        assert_eq!(listed(&ALL[..3]), ["一"]);
    }

    #[test]
    fn a_word_is_found_where_the_library_finds_it() {
        let text = "実施設計を3件、設計監理を1件 a";
        for word in
            ["実施", "設計", "件", "a", "3件、設", "理を", "無", "aa", "実施設計を3件、設計監理を1件 a無"]
        {
            assert_eq!(place(text, word), text.find(word), "{word}");
            assert!(text.find(word).is_none() || Bits::of(text).may_hold(Bits::of(word)));
        }
    }
}
