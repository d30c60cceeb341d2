//! Entries and rows, on text that nobody has seen: nothing is lost, whatever is edited.

use std::time::Duration;

use crate::common::text;
use goalsheet::model::{Column, Initiative, InitiativeId};
use goalsheet::text::entries::{Aligned, Entry, EntryFrame, EntryKey, entries};
use proptest::prelude::*;

/// Pieces out of which entries come together.
fn cell() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec("(○ |\\([1-4]\\) |\\(1\\)\\(2\\) |・|\n| |目標|。){1,4}", 0..5);
    prop_oneof![2 => pieces.prop_map(|pieces| pieces.concat()), 1 => text()]
}

/// The keys by which a column's entries are known.
fn keys(found: &[Entry]) -> Vec<(EntryKey, usize)> {
    let mut keys: Vec<(EntryKey, usize)> = Vec::new();
    for (at, entry) in found.iter().enumerate() {
        let labels: Vec<_> = entry.labels.iter().map(|label| Some(*label)).collect();
        for label in if labels.is_empty() { vec![None] } else { labels } {
            let nth = keys.iter().filter(|(key, _)| key.label == label).count();
            keys.push((EntryKey { label, nth }, at));
        }
    }
    keys
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn entries_end_to_end_are_the_text(text in cell()) {
        let found = entries(&text);
        prop_assert_eq!(found.iter().map(|entry| &text[entry.span.clone()]).collect::<String>(), text.clone());
        for entry in &found {
            prop_assert!(entry.span.start <= entry.words.start && entry.words.end <= entry.span.end);
            prop_assert_eq!(entry.words(&text).trim(), entry.words(&text));
        }
    }

    #[test]
    fn a_frame_changes_its_words_alone(text in cell(), words in cell(), absent in 1..30u8) {
        for (key, at) in keys(&entries(&text)) {
            let frame = EntryFrame::of(&text, Column::Target, key);
            let entry = &entries(&text)[at];
            prop_assert_eq!(frame.words(&text), Some(entry.words(&text)));
            prop_assert_eq!(frame.filled(entry.words(&text)), text.clone());
            let edited = frame.filled(&words);
            prop_assert_eq!(frame.words(&edited), Some(words.as_str()));
            prop_assert_eq!(&edited[..entry.words.start], &text[..entry.words.start]);
            prop_assert!(edited.ends_with(&text[entry.words.end..]));
        }
        let key = EntryKey { label: Some(absent), nth: 30 };
        let frame = EntryFrame::of(&text, Column::Target, key);
        prop_assert_eq!(frame.filled(" "), text.clone());
        let kept = frame.filled("新しい項目");
        let bare = |text: &str| text.replace('\n', "");
        prop_assert_eq!(bare(&kept).replacen(&format!("({absent}) 新しい項目"), "", 1), bare(&text));
    }

    #[test]
    fn every_entry_stands_in_a_row(cells in [cell(), cell(), cell(), cell(), cell()]) {
        let mut initiative = Initiative::empty(InitiativeId::new("i").expect("an id"));
        for (column, text) in Column::ALL.into_iter().zip(cells) {
            *initiative.text_mut(column) = text;
        }
        let aligned = Aligned::of(&initiative);
        for column in Column::ALL {
            let found = &aligned.columns[column as usize];
            let title = found.iter().position(|entry| entry.is_heading).filter(|_| column == Column::Method);
            for at in 0..found.len() {
                let stands = aligned.rows.iter().filter(|row| row.entry(column) == Some(at)).count();
                prop_assert_eq!(stands, aligned.rows_of(column, at));
                prop_assert!(stands > 0 || title == Some(at), "what was written stands somewhere");
            }
        }
    }
}

#[test]
fn ten_times_the_text_takes_no_hundred_times_as_long() {
    for piece in ["(1) ", "(1)(2)", "○ ", "目", "\n", "(1) 目\n"] {
        let mut initiative = Initiative::empty(InitiativeId::new("i").expect("an id"));
        initiative.target = piece.repeat(300_000 / piece.len());
        let start = cpu_time::ThreadTime::now();
        assert!(!Aligned::of(&initiative).rows.is_empty());
        assert!(start.elapsed() < Duration::from_secs(20), "{piece:?} took {:?}", start.elapsed());
    }
}
