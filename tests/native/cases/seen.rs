//! The small inputs that came in otherwise than people saw them, of the kinds that live in workbooks and copied ranges:
//! what is right is that what a person sees comes in, and that whatever else there is, is told.

use crate::common::{case, ids};
use goalsheet::codec::xlsx::import;
use goalsheet::codec::{self, Decoded};
use goalsheet::messages::problems;
use goalsheet::model::{Column, Sheet};

/// One input, and what is right.
struct Case {
    name: &'static str,
    /// Words that must stand in a part, after a name of that part.
    is: &'static [(&'static str, &'static str)],
    /// Words that must stand together in one note.
    told: &'static [&'static [&'static str]],
    /// Words that must stand nowhere in the sheet.
    gone: &'static [&'static str],
}

const CASES: [Case; 15] = [
    Case {
        name: "01-strike-runs.xlsx",
        is: &[
            ("method 1", "○ 読み聞かせ\n(1) 学校と公民館へ出向く"),
            ("target 1", "19校"),
            ("deadline 2", ""),
        ],
        told: &[&["E7", "15校"], &["B7", "(1) 学校へ出向く"], &["D8", "通年"]],
        gone: &["15校", "通年"],
    },
    Case {
        name: "01b-strike-in-our-own-workbook.xlsx",
        is: &[("method 1", ""), ("target 1", ""), ("deadline 1", "(1) 9月末")],
        told: &[
            &["B7", "○ 読み聞かせ (1) 学校へ出向く", "取り消し線"],
            &["E7", "(1) 15校", "取り消し線"],
            &["Excel で変更された欄", "数値目標"],
        ],
        gone: &["15校", "読み聞かせ"],
    },
    Case {
        name: "01c-strike-run-in-our-own-workbook.xlsx",
        is: &[("target 1", "(1) 20校")],
        told: &[&["E7", "15校", "取り消し線"], &["Excel で変更された欄", "数値目標"]],
        gone: &["15校"],
    },
    Case {
        name: "02-unknown-label.txt",
        is: &[("positions", "第3編 第1章 第2節"), ("situation", "")],
        told: &[&["11行目", "現状・問題点", "自治会と一緒に", "現況・課題"]],
        gone: &["自治会", "問題点"],
    },
    Case {
        name: "02b-extra-row.xlsx",
        is: &[("situation", "貸出が減っています。")],
        told: &[&["A4", "決算額（千円）", "12,345"]],
        gone: &["決算額", "12,345"],
    },
    Case {
        name: "02c-other-label.xlsx",
        is: &[("positions", "第3編 第1章"), ("situation", "")],
        told: &[&["A4", "現状・問題点", "貸出が減っています。", "現況・課題"]],
        gone: &["貸出が減っています。"],
    },
    Case {
        name: "03-hidden-row.xlsx",
        is: &[("count", "2"), ("effects", "予算が残る")],
        told: &[&[
            "8行目",
            "非表示",
            "A8「②」",
            "B8「○ 【旧】広報紙（使わない行）」",
            "D8「3月」",
            "E8「5回」",
        ]],
        gone: &["広報紙", "5回"],
    },
    Case {
        name: "03b-white-text.xlsx",
        is: &[("midterm 2", "")],
        told: &[&["F8", "下書き：9回（要確認）", "見えない"]],
        gone: &["下書き"],
    },
    Case {
        name: "04-under-a-merge.xlsx",
        is: &[("method 1", "○ 読み聞かせ\n(1) 学校へ出向く"), ("final 1", "19校")],
        told: &[&["C7", "結合の下に残った古い文"], &["I7", "99"]],
        gone: &["残った古い文", "99"],
    },
    Case {
        name: "08-number-formats.xlsx",
        is: &[("target 1", "150人以上"), ("target 2", "1/2"), ("midterm 2", "減3回")],
        told: &[],
        gone: &[],
    },
    Case {
        name: "08b-iso-dates.xlsx",
        is: &[("deadline 1", "令和6年9月30日"), ("deadline 2", "3月末")],
        told: &[],
        gone: &[],
    },
    Case {
        name: "08c-full-width-digits.xlsx",
        is: &[("deadline 1", "令和六年九月三十日"), ("target 1", "１５校")],
        told: &[],
        gone: &[],
    },
    Case { name: "13-sdg-boxes.xlsx", is: &[("sdgs", "4 11")], told: &[], gone: &[] },
    Case { name: "14-picture-over-cell.xlsx", is: &[], told: &[&["F7", "画像", "Picture"]], gone: &[] },
    Case {
        name: "14b-form-controls.xlsx",
        is: &[],
        told: &[
            &["G5", "チェックボックス", "4 質の高い教育をみんなに", "チェックあり"],
            &["G5", "チェックボックス", "5 ジェンダー平等を実現しよう", "チェックなし"],
        ],
        gone: &[],
    },
];

fn read(name: &str, bytes: &[u8]) -> Result<Decoded, String> {
    let read = match name.ends_with(".xlsx") {
        true => import::decode(bytes, &mut ids(), &mut |_, _| {}),
        false => codec::read(std::str::from_utf8(bytes).map_err(|_| name)?, &mut ids()),
    };
    read.map_err(|problems| problems.iter().map(problems::problem).collect::<Vec<_>>().join("\n"))
}

fn part(sheet: &Sheet, name: &str) -> String {
    let (name, row) = name.split_once(' ').unwrap_or((name, "1"));
    let row = row.parse::<usize>().ok().and_then(|row| sheet.initiatives.get(row - 1));
    let of = |column| row.map_or_else(String::new, |row| row.text(column).to_owned());
    match name {
        "method" => of(Column::Method),
        "deadline" => of(Column::Deadline),
        "target" => of(Column::Target),
        "midterm" => of(Column::Midterm),
        "final" => of(Column::FinalReport),
        "situation" => sheet.situation.clone(),
        "effects" => sheet.effects.clone(),
        "positions" => sheet.positions.iter().map(|position| position.text.as_str()).collect(),
        "count" => sheet.initiatives.len().to_string(),
        "sdgs" => {
            let numbers: Vec<String> = sheet.sdgs.iter().map(|sdg| sdg.number().to_string()).collect();
            numbers.join(" ")
        }
        other => panic!("no part is called {other}"),
    }
}

/// What is wrong with a case.
fn faults(case: &Case, bytes: &[u8]) -> Vec<String> {
    let decoded = match read(case.name, bytes) {
        Ok(decoded) => decoded,
        Err(problems) => return vec![problems],
    };
    let [sheet] = &decoded.sheets[..] else { return vec![format!("{} sheets", decoded.sheets.len())] };
    let notes: Vec<String> = decoded.notes.iter().map(problems::note).collect();
    let other = |(name, wanted): &(&str, &str)| {
        let found = part(sheet, name);
        (found != *wanted).then(|| format!("{name} is {found:?} and not {wanted:?}"))
    };
    let untold = |words: &&[&str]| {
        let is_told = notes.iter().any(|note| words.iter().all(|word| note.contains(word)));
        (!is_told).then(|| format!("{words:?} is not told: {notes:#?}"))
    };
    let all = format!("{sheet:?}");
    let there = |words: &&str| all.contains(words).then(|| format!("{words} has come in"));
    let is = case.is.iter().filter_map(other);
    is.chain(case.told.iter().filter_map(untold)).chain(case.gone.iter().filter_map(there)).collect()
}

#[test]
fn what_a_person_sees_is_what_comes_in() {
    let mut wrong = Vec::new();
    for one in &CASES {
        let Some(bytes) = case(one.name) else { return };
        wrong.extend(faults(one, &bytes).into_iter().map(|fault| format!("{}: {fault}", one.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
