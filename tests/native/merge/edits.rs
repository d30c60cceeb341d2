//! Edits that look like people's, on texts that are people's: the sample's, and the real document's where it is at hand.

use std::sync::LazyLock;

use goalsheet::codec::{self, json};
use goalsheet::model::{Column, Sheet};
use proptest::prelude::*;

/// An edit as numbers, which pick from what is there.
pub(super) type Wish = (u8, usize, usize);

/// Some edits, one after the other.
pub(super) fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    proptest::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 1..4)
}

/// The sheets whose texts are edited.
pub(super) fn sheets() -> &'static [Sheet] {
    static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
        let sample = include_str!("../../../assets/sample.goalsheet.json");
        let mut sheets = json::decode(sample, &mut crate::common::ids()).expect("the sample").sheets;
        if let Some(text) = crate::common::seed() {
            let seed = codec::read(text, &mut crate::common::ids()).expect("the real document").sheets;
            sheets.extend(seed);
        }
        sheets
    });
    &SHEETS
}

/// Texts of many kinds, and for a mid-term report the final one that was made of it.
pub(super) fn texts() -> &'static [(String, Option<String>)] {
    static TEXTS: LazyLock<Vec<(String, Option<String>)>> = LazyLock::new(|| {
        let mut texts = Vec::new();
        for sheet in sheets() {
            texts.extend(
                [&sheet.situation, &sheet.purpose, &sheet.participation, &sheet.effects]
                    .map(|text| (text.clone(), None)),
            );
            for row in &sheet.initiatives {
                texts.extend(Column::ALL.map(|column| {
                    let is_midterm = column == Column::Midterm;
                    (row.text(column).to_owned(), is_midterm.then(|| row.final_report.clone()))
                }));
            }
        }
        texts.retain(|(text, _)| !text.trim().is_empty());
        texts
    });
    &TEXTS
}

/// Words that people put for others. The first half of them decides nothing.
const WORDS: &[(&str, &str)] = &[
    ("及び", "と"),
    ("市民", "住民"),
    ("作成", "策定"),
    ("開催", "実施"),
    ("実施", "開催"),
    ("支援", "後押し"),
    ("参加", "来場"),
    ("によ", "で"),
    ("に向け", "のため"),
    ("職員", "担当者"),
    ("した。", "しました。"),
    ("します", "する"),
    ("を行", "を進め"),
    ("実施", "実施できなかった"),
    ("完了", "未了"),
    ("開催", "中止"),
    ("達成", "未達"),
    ("以上", "以下"),
    ("約", ""),
    ("月", "月末"),
    ("年度", "年度末"),
    ("回", "件"),
    ("人", "名"),
];

/// Sentences that people add.
const ADDED: &[&str] = &[
    "市民への周知を進めた。",
    "参加者は84人であった。",
    "(3) 庁内への周知",
    "・ 関係課との打合せ",
    "なお、会場の都合により1回は中止した。",
    "○ 今後の取組",
    "来年度は6月から始める。",
    "随時",
    "(4) 年3回",
    "アンケートでは9割が満足と答えた。",
];

/// The text after one edit.
pub(super) fn edited(text: &str, (kind, a, b): Wish) -> String {
    let pick = |places: &[usize]| places.get(a % places.len().max(1)).copied();
    let ends: Vec<usize> =
        text.match_indices(['。', '\n']).map(|(at, mark)| at + mark.len()).chain([text.len()]).collect();
    match kind % 9 {
        0 | 1 => {
            let digits: Vec<usize> =
                text.match_indices(|char: char| char.is_ascii_digit()).map(|(at, _)| at).collect();
            let Some(at) = pick(&digits) else { return text.to_owned() };
            format!("{}{}{}", &text[..at], (b % 9 + 1), &text[at + 1..])
        }
        2 | 3 => {
            let Some(at) = pick(&ends) else { return text.to_owned() };
            let line = if text[..at].ends_with('\n') || at == 0 { "" } else { "\n" };
            let own = ADDED[b % ADDED.len()];
            let end = if at < text.len() { "\n" } else { "" };
            format!("{}{line}{own}{end}{}", &text[..at], &text[at..])
        }
        4 | 5 => {
            let (old, new) = WORDS[b % WORDS.len()];
            let places: Vec<usize> = text.match_indices(old).map(|(at, _)| at).collect();
            let Some(at) = pick(&places) else { return text.to_owned() };
            format!("{}{new}{}", &text[..at], &text[at + old.len()..])
        }
        6 => {
            // A line goes.
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            let gone = a % lines.len().max(1);
            lines.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| *line).collect()
        }
        7 => renumbered(text, a, b),
        _ => {
            let Some(at) = pick(&ends) else { return text.to_owned() };
            format!("{}\n{}", &text[..at], &text[at..])
        }
    }
}

/// An entry put in, and all after it with new numbers.
fn renumbered(text: &str, a: usize, b: usize) -> String {
    let from = a % 4 + 1;
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let number = (1..30usize).find(|number| line.starts_with(&format!("({number})")));
        match number {
            Some(number) if number >= from => {
                if number == from {
                    out.push_str(&format!("({from}) {}\n", ADDED[b % 2]));
                }
                out.push_str(&line.replacen(&format!("({number})"), &format!("({})", number + 1), 1));
            }
            _ => out.push_str(line),
        }
    }
    out
}

/// A text after some edits; one in four times a mid-term report becomes the final one first.
pub(super) fn version(which: usize, wishes: &[Wish]) -> String {
    let (base, report) = &texts()[which % texts().len()];
    let is_report = wishes.first().is_some_and(|(_, a, b)| (a ^ b) % 4 == 0);
    let start = report.as_ref().filter(|_| is_report).unwrap_or(base).clone();
    wishes.iter().fold(start, |text, wish| edited(&text, *wish))
}
