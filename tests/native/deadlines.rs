//! Deadline texts: what the seed's gold says, what this house says, and any text at all.

use std::path::PathBuf;

use crate::common::skipped;
use goalsheet::model::FiscalYear;
use goalsheet::text::period::{PeriodKind, periods};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Phrases as `text, fiscal year, periods`, parted by tabs.
struct Phrases(Vec<(String, i64, Value)>);

impl Phrases {
    fn read(path: &PathBuf) -> Option<Self> {
        let file = std::fs::read_to_string(path).ok()?;
        let lines = file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        Some(Self(
            lines
                .map(|line| {
                    let mut columns = line.split('\t');
                    let mut column = || columns.next().unwrap_or_else(|| panic!("too few columns: {line}"));
                    let text = column().replace("\\n", "\n");
                    let year = column().parse().expect("a year");
                    (text, year, serde_json::from_str(column()).unwrap_or_else(|e| panic!("{e}: {line}")))
                })
                .collect(),
        ))
    }

    fn check(&self, name: &str) {
        let wrong: Vec<String> = self
            .0
            .iter()
            .filter_map(|(text, year, expected)| {
                let found = shown(text, *year);
                (found != *expected)
                    .then(|| format!("{text} ({year})\n  found    {found}\n  expected {expected}"))
            })
            .collect();
        println!("{name}: {} of {} phrases right", self.0.len() - wrong.len(), self.0.len());
        assert!(wrong.is_empty(), "{name}: {} of {} wrong\n{}", wrong.len(), self.0.len(), wrong.join("\n"));
    }
}

fn shown(text: &str, year: i64) -> Value {
    let found = periods(text, FiscalYear::new(year).expect("a year in range"));
    found
        .iter()
        .map(|period| {
            let kind = match period.kind {
                PeriodKind::On => "on",
                PeriodKind::By => "by",
                PeriodKind::Span => "span",
                PeriodKind::Throughout => "throughout",
                PeriodKind::About => "about",
                PeriodKind::AsNeeded => "as_needed",
                PeriodKind::Event => "event",
            };
            json!([
                period.labels,
                period.first.map(|day| day.to_string()),
                period.last.map(|day| day.to_string()),
                kind
            ])
        })
        .collect()
}

#[test]
fn the_gold_is_read_right() {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("GOALSHEET_SHARED").map_or(beside, PathBuf::from);
    let path = shared.join("gold/deadlines.tsv");
    match Phrases::read(&path) {
        Some(phrases) => phrases.check("gold"),
        None => skipped(&format!("the gold is not at {}", path.display())),
    }
}

#[test]
fn the_house_phrases_are_read_right() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/phrases/deadlines.tsv");
    Phrases::read(&path).expect("the phrases of this house").check("house");
}

#[test]
fn spans_hold_the_words_that_were_read() {
    let year = FiscalYear::new(2024).expect("a year");
    let words = |text: &'static str| -> Vec<&str> {
        periods(text, year).into_iter().map(|period| &text[period.span]).collect()
    };
    for (text, expected) in [
        ("(1) 5月、1月 (2)(3) 年度内", vec!["5月", "1月", "年度内"]),
        ("工事は５月 １０日（金）まで", vec!["５月 １０日（金）まで"]),
        ("設計：6月〜8月頃", vec!["6月〜8月頃"]),
        ("要望に応じて随時", vec!["要望に応じて随時"]),
        ("新庁舎の完成後に実施", vec!["新庁舎の完成後に"]),
        ("5・6月末", vec!["5", "6月末"]),
        ("申込 5月7日から5月31日", vec!["5月7日から5月31日"]),
    ] {
        assert_eq!(words(text), expected, "{text}");
    }
}

fn check_laws(text: &str, year: i64) {
    let found = periods(text, FiscalYear::new(year).expect("a year in range"));
    let mut done = 0;
    for period in &found {
        assert!(done <= period.span.start && period.span.start < period.span.end, "{text:?} {found:?}");
        assert!(
            text.get(period.span.clone()).is_some_and(|words| !words.trim().is_empty()),
            "{text:?} {found:?}"
        );
        done = period.span.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>(), year in 1989..=2118i64) {
        check_laws(&text, year);
    }

    #[test]
    fn any_mix_of_its_words_is_read(
        pieces in proptest::collection::vec(proptest::sample::select(vec![
            "(1)", "(2)(3)", "○", "5", "12", "１３", "0", "99999", "二十", "元", "月", "日", "年", "年度", "令和", "R", "H",
            "平成", "2025", ".", "/", "-", "～", "・", "、", "から", "まで", "までに", "頃", "末", "内", "中", "上旬", "下旬",
            "初め", "第", "四半期", "上半期", "後期", "翌", "翌年", "同年", "通年", "随時", "隨时", "議会", "時", "後", "前",
            "次第", "明け", "選挙", "（", "）", "の", " ", "　", "\n", "夏", "年内", "当該年度", "𠮷", "ｶﾞ", "に応じて", "2199",
        ]), 0..14),
        year in 1989..=2118i64,
    ) {
        check_laws(&pieces.concat(), year);
    }
}

#[test]
fn reading_takes_linear_time() {
    for piece in ["5・", "12～", "令和", "1.", "9", "年度", "(", "の", "完了まで", "5月、", "十", "R7.", " "]
    {
        let text = piece.repeat(60_000 / piece.len());
        let start = cpu_time::ThreadTime::now();
        check_laws(&text, 2024);
        // Quadratic time would be minutes; the bound leaves room for a busy machine.
        assert!(start.elapsed().as_secs() < 10, "{piece} took {:?}", start.elapsed());
    }
}
