//! The words of slides: a goal a slide, for a meeting.

use super::parts;
use crate::model::{Column, FiscalYear, Moment, Report, Sdg};

/// The three figures' target: 「目標 12,000件」.
pub const TARGET: &str = "目標";
/// The part of the sheet's entries.
pub const ENTRIES: &str = "取組の項目";
/// Sheets without any number.
pub const NO_FIGURES: &str = "数値で表した目標はありません。取組は次のとおりです。";
/// No report yet.
pub const NO_REPORT_YET: &str = "報告はまだありません。";
/// Nothing was missed.
pub fn nothing_missed() -> String {
    format!("{}に届かなかったと読み取れた項目はありません。", parts::column(Column::Target))
}

/// Nothing is still open.
pub const NOTHING_ON_THE_WAY: &str = "まだ届いていないと読み取れた項目はありません。";
/// The SDGs of a goal.
pub const SDGS: &str = "SDGs";
/// The list of what can be pressed.
pub const CONTROLS: &str = "スライドの操作";
/// The slide before.
pub const BACK: &str = "前へ";
/// The next one.
pub const ON: &str = "次へ";
/// Full screen.
pub const FULL: &str = "全画面（f）";
/// Prints a slide a page with its notes.
pub const PRINT: &str = "メモ付きで印刷";
/// Leaves.
pub const LEAVE: &str = "終わる（Esc）";
/// Starts them.
pub const START: &str = "スライドで見せる";
/// What the keys do.
pub const KEYS: &str = "← → で前後、番号と Enter でそのスライドへ、b で黒い画面";
/// The screen is black.
pub const BLACK: &str = "画面を黒くしています。b を押すと戻ります。";
/// The speaker's notes.
pub const NOTES: &str = "メモ（シートの文章）";
/// A name that goes on.
pub const GOES_ON: &str = "…";

/// The title of what was missed.
pub fn missed(report: Report) -> &'static str {
    match report {
        Report::Final => "届かなかったことと、その理由",
        Report::Midterm => "まだ届いていないことと、今の状況",
    }
}

/// The same on a further slide.
pub fn missed_on(report: Report) -> String {
    format!("{}（つづき）", missed(report))
}

/// What stands on a further slide.
pub fn more(count: usize) -> String {
    format!("ほか{count}件は次のスライドへ")
}

/// What a goal's slide says of itself: 「令和6年度　重点目標　期末報告」.
pub fn of(year: FiscalYear, report: Option<Report>) -> String {
    let report = report.map_or("計画", |report| parts::column(report.column()));
    format!("{year}　{}　{report}", parts::goal())
}

/// The first slide's title.
pub fn title(year: Option<FiscalYear>) -> String {
    year.map_or_else(|| parts::goal().to_owned(), |year| format!("{year} {}", parts::goal()))
}

/// How many goals there are.
pub fn goals(count: usize, entries: usize) -> String {
    format!("{count}の{}　{entries}の取組の項目", parts::goal())
}

/// When the slides were made.
pub fn made(now: &Moment) -> String {
    let (month, day) = now.month_day();
    format!("{}年{month}月{day}日の内容", now.year())
}

/// 「3 / 14」
pub fn place(at: usize, all: usize) -> String {
    format!("{at} / {all}")
}

/// 「SDGs　4 質の高い教育をみんなに　　11 住み続けられるまちづくりを」
pub fn sdgs(sdgs: &[Sdg]) -> String {
    let named: Vec<String> = sdgs.iter().map(|sdg| format!("{} {}", sdg.number(), sdg.name())).collect();
    format!("{SDGS}　{}", named.join("　　"))
}

/// The same by their numbers alone: 「SDGs　4・11」
pub fn sdg_numbers(sdgs: &[Sdg]) -> String {
    let numbers: Vec<String> = sdgs.iter().map(|sdg| sdg.number().to_string()).collect();
    format!("{SDGS}　{}", numbers.join("・"))
}

/// A number that is being typed.
pub fn typed(number: &str) -> String {
    format!("{number} → Enter")
}
