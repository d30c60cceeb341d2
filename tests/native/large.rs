//! Sheets at the limit of what a form takes, and what grows: reading, fitting and writing stay linear in text and rows.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use goalsheet::figures;
use goalsheet::model::{Cell, Column, Day, FiscalYear, Initiative, InitiativeId, Sheet, SheetId};
use goalsheet::protocol::PackedSheet;
use goalsheet::reading::{Reading, SheetReading};

/// How often the first of two sheets has its time again in the second, which is four times as large: n^1.5 takes eight.
const GROWTH: u32 = 4;

fn sheet(texts: impl IntoIterator<Item = [String; 5]>) -> Sheet {
    let year = FiscalYear::new(2024).expect("a year");
    let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), year);
    for (number, texts) in texts.into_iter().enumerate() {
        let mut initiative = Initiative::empty(InitiativeId::new(&format!("i{number}")).expect("an id"));
        for (column, text) in Column::ALL.into_iter().zip(texts) {
            *initiative.text_mut(column) = text;
        }
        sheet.initiatives.push(initiative);
    }
    sheet
}

/// All that is done with a sheet after a keystroke or when it opens, but for drawing its form; how long that takes.
fn time_of(sheet: Sheet) -> Duration {
    let sheet = Arc::new(sheet);
    let today = Day::new(2025, 5, 1).expect("a day");
    let start = cpu_time::ThreadTime::now();
    let packed = PackedSheet::pack(&sheet);
    let unpacked = packed.unpack().expect("the sheet");
    let reading = SheetReading::new(sheet.clone(), Reading::of(&unpacked, today)).expect("its reading");
    for initiative in &sheet.initiatives {
        for column in Column::ALL {
            figures::paper_text(initiative.text(column), &[]);
            assert!(reading.is_of(&sheet, &Cell::Initiative(initiative.id.clone(), column)));
        }
        reading.lines_of(&initiative.id).for_each(drop);
    }
    start.elapsed()
}

#[track_caller]
fn check_growth(name: &str, sheet_of: impl Fn(usize) -> Sheet, small: usize) {
    let (first, second) = (time_of(sheet_of(small)), time_of(sheet_of(small * 4)));
    if std::env::var_os("SHOW_TIMES").is_some() {
        let _ = std::io::Write::write_fmt(
            &mut std::io::stderr(),
            format_args!("TOOK: {name} {first:?} then {second:?}\n"),
        );
    }
    let limit = first * GROWTH * 3 / 2 + Duration::from_millis(200);
    assert!(second < limit, "{name}: {first:?}, four times as much {second:?}");
}

#[test]
fn a_text_costs_what_its_length_is() {
    let repeated = |piece: &'static str| {
        move |length: usize| {
            let text: String = piece.chars().cycle().take(length).collect();
            sheet([std::array::from_fn(|_| text.clone())])
        }
    };
    let entries = |length: usize| {
        let mut text = String::new();
        for number in (1..=30).cycle() {
            let _ = writeln!(text, "({number}) 研修を年4回、6月まで");
            if text.len() >= length * 3 {
                break;
            }
        }
        sheet([std::array::from_fn(|_| text.clone())])
    };
    check_growth("prose", repeated("研修を年4回実施し、参加者は120人以上とする。"), 8_000);
    check_growth("lines", repeated("・ 研修を年4回実施し、参加者は120人以上とする。\n"), 8_000);
    check_growth("one sentence", repeated("目標は年間20回、"), 8_000);
    check_growth("one number", repeated("(1) 年4回\n"), 8_000);
    check_growth("numbers", entries, 8_000);
    check_growth("line breaks", repeated("\n"), 2_000);
}

#[test]
fn initiatives_cost_what_their_number_is() {
    let full =
        |count: usize| sheet((0..count).map(|_| std::array::from_fn(|_| "(1) 年4回\n(2) 6月まで".into())));
    let bare = |count: usize| {
        sheet((0..count).map(|_| ["○ 体制 (1) 研修 (3) 訓練", "", "5回以上", "", "4回"].map(str::to_owned)))
    };
    check_growth("full", full, 250);
    check_growth("with findings", bare, 250);
}
