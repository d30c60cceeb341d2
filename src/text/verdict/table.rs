//! Tables of words, taken apart once: they are asked thousands of times a sheet, and mostly have nothing in a text.

use std::cell::RefCell;
use std::rc::Rc;

/// A table's words, each with its bits.
type Words = Rc<[(u64, &'static str)]>;

thread_local! {
    /// The tables that were asked so far, by where they stand in the program.
    static TABLES: RefCell<Vec<(usize, Words)>> = const { RefCell::new(Vec::new()) };
}

/// The words of a table; they are parted by spaces.
pub(super) fn words(table: &'static str) -> Words {
    let place = table.as_ptr().addr();
    TABLES.with_borrow_mut(|tables| {
        let mut at = tables.partition_point(|(other, _)| *other < place);
        // Two tables may begin at one place, where one is the beginning of the other.
        while let Some((_, words)) = tables.get(at).filter(|(other, _)| *other == place) {
            let last = words.last().map_or(0, |(_, word)| word.as_ptr().addr() + word.len());
            if last == place + table.trim_end().len() {
                return words.clone();
            }
            at += 1;
        }
        let words: Words = table.split_ascii_whitespace().map(|word| (bits(word), word)).collect();
        tables.insert(at, (place, words.clone()));
        words
    })
}

/// The characters of a text, a bit each (several share one): a word with a bit that the text lacks is not in it.
pub(super) fn bits(text: &str) -> u64 {
    text.chars().fold(0, |bits, char| {
        let code = u32::from(char);
        bits | 1 << ((code ^ (code >> 6)) % 64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_told_from_its_beginning() {
        const ALL: &str = "一 二 三";
        let listed = |table| words(table).iter().map(|(_, word)| *word).collect::<Vec<_>>();
        assert_eq!(listed(ALL), ["一", "二", "三"]);
        assert_eq!(listed(&ALL[..3]), ["一"]);
        assert_eq!(listed(ALL), ["一", "二", "三"]);
        assert_eq!(listed(&ALL[..3]), ["一"]);
    }
}
