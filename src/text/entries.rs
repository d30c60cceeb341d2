//! The (1)(2)(3) entries of a cell, and the five columns of an initiative joined on them into rows.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::outline::{LineKind, markers};
use crate::model::{Column, Initiative};

/// One stretch of a cell: an entry with its labels, a heading, or what stands before the first label.
///
/// The stretches of a cell, put end to end, are its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The numbers of its labels, in the order in which they stand; none: it speaks for the whole initiative.
    pub labels: Vec<u8>,
    /// Whether it is the `○` heading.
    pub is_heading: bool,
    /// All its bytes, from its label to the next entry.
    pub span: Range<usize>,
    /// The bytes of its words, without the label and the white space around them.
    pub words: Range<usize>,
}

/// One row of an initiative: the same (n) of every column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRow {
    /// Its number, and how often that stood before; no number where no column has any, or for text that stands beside
    /// all rows.
    pub key: EntryKey,
    /// For each column, in the paper's order, which entry stands in this row.
    pub entries: [Option<usize>; 5],
}

/// An initiative's columns, joined on their labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aligned {
    /// Each column's stretches, in the paper's order.
    pub columns: [Vec<Entry>; 5],
    /// The rows: text that has no number where others have one first, then by number.
    pub rows: Vec<EntryRow>,
    /// In how many rows each column's entries stand.
    pub standing: [Vec<usize>; 5],
}

/// Where a stretch begins: its first byte, the first byte after its marker, and what it is.
struct Cut {
    at: usize,
    words_from: usize,
    labels: Vec<u8>,
    is_heading: bool,
}

/// Which entry of a column: its label, and how often that label stood before in the column; no label: text that speaks
/// for the whole initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryKey {
    /// The number.
    pub label: Option<u8>,
    /// How many entries before it have the same number, or none either.
    pub nth: usize,
}

/// What stands around an entry's words while they are edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryFrame {
    before: String,
    after: String,
    /// The text as it was, where the entry is not there yet.
    without: Option<String>,
}

impl EntryFrame {
    /// The frame of an entry. Where a column has no such entry yet, its place is after those with smaller numbers.
    pub fn of(text: &str, column: Column, key: EntryKey) -> Self {
        let found = entries(text);
        let at = keys_of(&found, column).into_iter().find(|(other, _)| *other == key).map(|(_, at)| at);
        if let Some(at) = at {
            let words = &found[at].words;
            return Self {
                before: text[..words.start].to_owned(),
                after: text[words.end..].to_owned(),
                without: None,
            };
        }
        let Some(label) = key.label else {
            return Self { before: text.to_owned(), after: String::new(), without: Some(text.to_owned()) };
        };
        let is_earlier =
            |entry: &&Entry| entry.is_heading || entry.labels.iter().all(|other| *other <= label);
        let place = found.iter().take_while(is_earlier).last().map_or(0, |entry| entry.span.end);
        let (head, tail) = text.split_at(place);
        let line_break = |is_needed: bool| if is_needed { "\n" } else { "" };
        let before = line_break(!head.is_empty() && !head.ends_with('\n'));
        let after = line_break(!tail.is_empty() && !tail.starts_with('\n'));
        Self {
            before: format!("{head}{before}({label}) "),
            after: format!("{after}{tail}"),
            without: Some(text.to_owned()),
        }
    }

    /// The words within the frame, or none where the text is another one by now.
    pub fn words<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.strip_prefix(self.before.as_str())?.strip_suffix(self.after.as_str())
    }

    /// Where the words begin.
    pub fn start(&self) -> usize {
        self.before.len()
    }

    /// The text with these words in the frame. An entry that came only with its words goes with them.
    pub fn filled(&self, words: &str) -> String {
        match &self.without {
            Some(text) if words.trim().is_empty() => text.clone(),
            _ => format!("{}{words}{}", self.before, self.after),
        }
    }
}

/// The stretches of a text.
pub fn entries(text: &str) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut cuts = cuts(text).into_iter().peekable();
    let mut start = 0;
    while let Some(cut) = cuts.next() {
        let end = cuts.peek().map_or(text.len(), |next| next.at);
        let words = trimmed(text, cut.words_from..end);
        let is_blank = words.is_empty() && cut.labels.is_empty() && !cut.is_heading;
        match found.last_mut() {
            Some(before) if is_blank => before.span.end = end,
            // White space at the start belongs to the first thing that stands after it.
            None if is_blank && end < text.len() => continue,
            _ => {
                found.push(Entry { labels: cut.labels, is_heading: cut.is_heading, span: start..end, words })
            }
        }
        start = end;
    }
    found
}

/// The cuts of a text, from its first byte on; none for an empty text.
fn cuts(text: &str) -> Vec<Cut> {
    let plain = |at| Cut { at, words_from: at, labels: Vec::new(), is_heading: false };
    let mut cuts = Vec::new();
    // A heading is one line; what follows it without a label speaks for the whole initiative.
    let mut heading_end = (!text.is_empty()).then_some(0);
    for marker in markers(text) {
        let words_from = marker.at + marker.len;
        let cut = match marker.kind {
            LineKind::Entry { labels } => Cut { at: marker.at, words_from, labels, is_heading: false },
            LineKind::Heading => Cut { is_heading: true, words_from, ..plain(marker.at) },
            _ => continue,
        };
        cuts.extend(heading_end.filter(|end| *end < marker.at).map(plain));
        heading_end = cut
            .is_heading
            .then(|| text[words_from..].find('\n').map_or(text.len(), |at| words_from + at + 1));
        cuts.push(cut);
    }
    cuts.extend(heading_end.filter(|end| *end < text.len()).map(plain));
    cuts
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

impl Entry {
    /// The entry's words in the text that it was read from.
    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        &text[self.words.clone()]
    }
}

impl EntryRow {
    /// The entry of a column in this row.
    pub fn entry(&self, column: Column) -> Option<usize> {
        self.entries[column as usize]
    }

    /// Whether nothing at all stands in the row.
    pub fn is_blank(&self) -> bool {
        self.entries.iter().all(Option::is_none)
    }
}

impl Aligned {
    /// The entries of an initiative, joined.
    ///
    /// A number that a column has twice stands in two rows, the first with the others' first. A column with one text and
    /// no numbers stands beside all numbered rows; other text without a number gets rows of its own.
    pub fn of(initiative: &Initiative) -> Self {
        let columns = Column::ALL.map(|column| entries(initiative.text(column)));
        let keyed = Column::ALL.map(|column| {
            let mut keys = keys_of(&columns[column as usize], column);
            keys.sort_by_key(|(key, _)| *key);
            keys
        });
        let has_numbers = keyed.iter().flatten().any(|(key, _)| key.label.is_some());
        let beside = keyed.each_ref().map(|keys| match keys.as_slice() {
            [(EntryKey { label: None, .. }, at)] if has_numbers => Some(*at),
            _ => None,
        });
        let mut keys: Vec<EntryKey> = Vec::new();
        for (column, _) in keyed.iter().zip(&beside).filter(|(_, beside)| beside.is_none()) {
            keys.extend(column.iter().map(|(key, _)| *key));
        }
        keys.sort();
        keys.dedup();
        if keys.is_empty() {
            keys.push(EntryKey { label: None, nth: 0 });
        }
        // Rows and columns are both in the order of their keys, so that one walk joins them.
        let mut next = [0; 5];
        let mut entry_of = |key: EntryKey, column: usize| {
            if let Some(at) = beside[column] {
                return key.label.map(|_| at);
            }
            let (_, at) = keyed[column].get(next[column]).filter(|(other, _)| *other == key)?;
            next[column] += 1;
            Some(*at)
        };
        let rows: Vec<EntryRow> = keys
            .into_iter()
            .map(|key| EntryRow { key, entries: std::array::from_fn(|column| entry_of(key, column)) })
            .collect();
        let mut standing = columns.each_ref().map(|entries| vec![0; entries.len()]);
        for (column, at) in rows.iter().flat_map(|row| row.entries.iter().enumerate()) {
            if let Some(at) = at {
                standing[column][*at] += 1;
            }
        }
        Self { columns, rows, standing }
    }

    /// The initiative's heading: the first `○` of its method.
    pub fn heading<'t>(&self, method: &'t str) -> Option<&'t str> {
        self.columns[0].iter().find(|entry| entry.is_heading).map(|entry| entry.words(method))
    }

    /// In how many rows a column's entry stands.
    pub fn rows_of(&self, column: Column, entry: usize) -> usize {
        self.standing[column as usize][entry]
    }

    /// Whether what stands in a row in two columns stands in the same rows.
    pub fn stand_together(&self, row: &EntryRow, one: Column, other: Column) -> bool {
        let (Some(a), Some(b)) = (row.entry(one), row.entry(other)) else { return false };
        let rows = self.rows_of(one, a);
        let labels = |column: Column, at: usize| {
            self.columns[column as usize][at].labels.iter().copied().collect::<BTreeSet<u8>>()
        };
        rows == self.rows_of(other, b)
            && (rows == 1 || rows == self.rows.len() || labels(one, a) == labels(other, b))
    }
}

/// The keys of a column's entries, each with its entry.
fn keys_of(entries: &[Entry], column: Column) -> Vec<(EntryKey, usize)> {
    let title = title(entries, column);
    let mut seen = [0; 256];
    let mut unlabelled = 0;
    let mut keys = Vec::new();
    for (at, entry) in entries.iter().enumerate().filter(|(at, _)| Some(*at) != title) {
        for label in &entry.labels {
            let nth = &mut seen[usize::from(*label)];
            keys.push((EntryKey { label: Some(*label), nth: *nth }, at));
            *nth += 1;
        }
        if entry.labels.is_empty() {
            keys.push((EntryKey { label: None, nth: unlabelled }, at));
            unlabelled += 1;
        }
    }
    keys
}

/// The entry that is the initiative's name and no text of its rows: the first `○` of the method, if more follows.
fn title(entries: &[Entry], column: Column) -> Option<usize> {
    let is_title = |entry: &Entry| column == Column::Method && entries.len() > 1 && entry.is_heading;
    entries.iter().position(is_title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::InitiativeId;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = entries(text);
        let shown: Vec<_> = found
            .iter()
            .map(|entry| {
                let labels: Vec<_> = entry.labels.iter().map(u8::to_string).collect();
                let mark = if entry.is_heading { "○".to_owned() } else { labels.join(",") };
                (mark, entry.words(text))
            })
            .collect();
        let expected: Vec<_> = expected.iter().map(|(mark, words)| ((*mark).to_owned(), *words)).collect();
        assert_eq!(shown, expected, "{text:?}");
        let joined: String = found.iter().map(|entry| &text[entry.span.clone()]).collect();
        assert_eq!(joined, text, "the stretches, put end to end, are the text");
    }

    #[test]
    fn a_cell_falls_into_its_entries() {
        check("", &[]);
        check(" \n", &[("", "")]);
        check("年度末まで\n", &[("", "年度末まで")]);
        check("(1) 5月、1月 (2)(3) 年度内\n(4) 通年", &[("1", "5月、1月"), ("2,3", "年度内"), ("4", "通年")]);
        check(
            "○ 体制の強化\n(1) 運用\n・ 研修\n(2) 充実\n",
            &[("○", "体制の強化"), ("1", "運用\n・ 研修"), ("2", "充実")],
        );
        check("\n ○ 体制の強化 (1) 運用", &[("○", "体制の強化"), ("1", "運用")]);
        check("○ 執行\n予定されていないが、実施。\n", &[("○", "執行"), ("", "予定されていないが、実施。")]);
        check("いずれも年度内\n(1) 5回", &[("", "いずれも年度内"), ("1", "5回")]);
        check("(1)\n(1) 二つ目", &[("1", ""), ("1", "二つ目")]);
        check("○ 一\n(1) い\n\n○ 二\n(1) ろ", &[("○", "一"), ("1", "い"), ("○", "二"), ("1", "ろ")]);
    }

    #[test]
    fn words_are_edited_within_their_frame() {
        let check =
            |text: &str, label: Option<u8>, nth: usize, old: Option<&str>, new: &str, edited: &str| {
                let frame = EntryFrame::of(text, Column::Method, EntryKey { label, nth });
                assert_eq!(frame.words(text), old, "{text:?}");
                assert_eq!(frame.filled(new), edited, "{text:?}");
                if !new.is_empty() {
                    assert_eq!(frame.words(edited), Some(new), "{text:?}");
                }
            };
        check("(1) 5月\n(2)(3) 年度内", Some(3), 0, Some("年度内"), "通年", "(1) 5月\n(2)(3) 通年");
        check("(1) 5月 \n(2) 年度内", Some(1), 0, Some("5月"), "", "(1)  \n(2) 年度内");
        check("(1) い\n(1) ろ", Some(1), 1, Some("ろ"), "は\n(4) に", "(1) い\n(1) は\n(4) に");
        check("○ 題\n本文\n", None, 0, Some("本文"), "別の文", "○ 題\n別の文\n");
        check("", None, 0, Some(""), "文", "文");
        check("", Some(2), 0, None, "文", "(2) 文");
        check("○ 題", Some(1), 0, None, "文", "○ 題\n(1) 文");
        check("(1) い\n(3) は\n", Some(2), 0, None, "ろ", "(1) い\n(2) ろ\n(3) は\n");
        check("(1) い\n(3) は\n", Some(2), 0, None, "", "(1) い\n(3) は\n");
        check("(3) は", Some(2), 0, None, "ろ", "(2) ろ\n(3) は");
        check("(1) い", Some(9), 0, None, "ろ", "(1) い\n(9) ろ");
    }

    #[test]
    fn columns_join_on_their_labels() {
        let check = |cells: [&str; 5], expected: &[&str]| {
            let mut initiative = Initiative::empty(InitiativeId::new("i").expect("an id"));
            for (column, text) in Column::ALL.into_iter().zip(cells) {
                text.clone_into(initiative.text_mut(column));
            }
            let aligned = Aligned::of(&initiative);
            let shown = aligned.rows.iter().map(|row| {
                let words = Column::ALL.map(|column| {
                    let entry = row.entry(column).map(|at| &aligned.columns[column as usize][at]);
                    entry.map_or("-", |entry| entry.words(initiative.text(column)))
                });
                format!(
                    "{} {}",
                    row.key.label.map_or_else(|| "*".to_owned(), |n| n.to_string()),
                    words.join("|")
                )
            });
            assert_eq!(shown.collect::<Vec<_>>(), expected);
        };
        check(["", "", "", "", ""], &["* -|-|-|-|-"]);
        check(
            ["(1) い (2) ろ", "(1)(2) 通年", "20点", "(2) 済", ""],
            &["1 い|通年|20点|-|-", "2 ろ|通年|20点|済|-"],
        );
        check(
            ["○ 執行\n実施", "年度末", "(1) い (2) ろ", "", ""],
            &["1 実施|年度末|い|-|-", "2 実施|年度末|ろ|-|-"],
        );
        check(["(1) い", "", "すべて\n(1) 5回", "", ""], &["* -|-|すべて|-|-", "1 い|-|5回|-|-"]);
        check(["(1) い (1) ろ", "", "(1) 二 (1) 三", "(1) 済", ""], &["1 い|-|二|済|-", "1 ろ|-|三|-|-"]);
        check(["(3) い (1) ろ", "", "", "", ""], &["1 ろ|-|-|-|-", "3 い|-|-|-|-"]);
        check(["○ 題", "", "○ 年4回", "", ""], &["* 題|-|年4回|-|-"]);
        check(
            ["○ 題 (1) い\n○ 別の題\n文", "", "5回", "", ""],
            &["* 別の題|-|-|-|-", "* 文|-|-|-|-", "1 い|-|5回|-|-"],
        );
        check(["○ 題\n文\n○ 別\n文", "", "5回", "", ""], &["* 文|-|5回|-|-", "* 別|-|-|-|-", "* 文|-|-|-|-"]);
    }
}
