//! The words of 目標と実績: verdicts, what they were read from, the screen's filters.

use crate::model::{Report, State};
use crate::results::By;
use crate::text::number::Number;
use crate::text::verdict::{Doubt, Verdict};

/// The screen.
pub const TITLE: &str = "目標と実績";
/// Which report is shown.
pub const REPORT: &str = "報告";
/// Which verdicts are shown.
pub const VERDICT: &str = "判定";
/// The order.
pub const ORDER: &str = "並び順";
/// Every verdict.
pub const ALL_VERDICTS: &str = "すべての判定";
/// Not there yet, in the mid-term report.
pub const ON_THE_WAY: &str = "進捗中";
/// Entries without that report.
pub const NO_REPORT: &str = "報告なし";
/// As on paper.
pub const PAPER_ORDER: &str = "シートの順";
/// Furthest from the target first.
pub const LOWEST_FIRST: &str = "達成率の低い順";
/// The other way round.
pub const HIGHEST_FIRST: &str = "達成率の高い順";
/// The table of departments.
pub const BY_DEPARTMENT: &str = "部局ごとの件数";
/// The number of entries.
pub const ENTRIES: &str = "項目";
/// All departments together.
pub const SUM: &str = "合計";
/// The table of entries.
pub const LINES: &str = "項目ごとの目標と実績";
/// Nothing fits.
pub const NOTHING: &str = "条件に合う項目はありません。";
/// No sheets yet.
pub const NO_SHEETS: &str =
    "この年度のシートはまだありません。シートを作るか、ファイルを取り込むと、ここに目標と実績が並びます。";
/// Goes on.
pub const CSV_NOTE: &str = "CSV は表計算ソフトで開ける「目標と実績」の表です。";
/// A department without a name.
pub const NO_DEPARTMENT: &str = "（部局名未記入）";
/// How verdicts come about.
pub const HOW: &str = "数値と判定は、シートの文章から読み取ったものです。判定を押すと、読み取った言葉を確かめて、訂正できます。";

/// A verdict in a word.
pub fn state(state: State) -> &'static str {
    match state {
        State::Met => "達成",
        State::Short => "未達",
        State::Unclear => "要確認",
        State::NoTarget => "数値目標なし",
    }
}

/// A verdict with its sign, and how far it got: 「▲ 未達 78%」; on the way, 「進捗 50%」.
pub fn chip(verdict: &Verdict, report: Report, by: By) -> String {
    let (sign, word) = match (verdict.state, report) {
        (State::Met, _) => ("✓ ", "達成"),
        (State::Short, Report::Final) => ("▲ ", "未達"),
        (State::Short, Report::Midterm) => ("", "進捗"),
        (State::Unclear, _) => ("? ", "要確認"),
        (State::NoTarget, _) => ("", "数値目標なし"),
    };
    let mut chip = format!("{sign}{word}");
    if let Some(percent) = shown_percent(verdict) {
        chip.push_str(&format!(" {percent}%"));
    }
    match by {
        By::Reading => {}
        By::Person => chip.push_str("（訂正）"),
        By::ReadingAfterChange => chip.push_str("（訂正は外れました）"),
    }
    chip
}

/// The ratio as a chip shows it: whole percents, but none where less is better or the words leave doubt.
fn shown_percent(verdict: &Verdict) -> Option<i64> {
    let decided = matches!(verdict.state, State::Met | State::Short);
    let grows = verdict.target.as_ref().is_some_and(|target| target.bound.grows());
    let percent = verdict.percent().filter(|_| decided && grows)?;
    // Rounded down, so that 99.9 % never reads as 100.
    Some(percent.parts() / 10_000)
}

/// What was compared: 「17点（11＋6）／24点以上」.
pub fn compared(verdict: &Verdict, target_words: &str) -> Option<String> {
    let target = verdict.target.as_ref().map(|target| &target_words[target.span.clone()]);
    let actual = verdict.actual.as_ref().map(|actual| {
        let parts: Vec<_> = actual.parts.iter().map(|part| number(part.value)).collect();
        let sum = if parts.len() > 1 { format!("（{}）", parts.join("＋")) } else { String::new() };
        format!("{}{}{sum}", number(actual.value), actual.unit)
    });
    match (actual, target) {
        (Some(actual), Some(target)) => Some(format!("{actual}／{target}")),
        (Some(actual), None) => Some(actual),
        (None, Some(target)) => Some(format!("―／{target}")),
        (None, None) => None,
    }
}

/// A number with its thousands set apart: 2,971.
pub fn number(number: Number) -> String {
    let plain = number.to_string();
    let (whole, places) =
        plain.split_once('.').map_or((plain.as_str(), None), |(whole, places)| (whole, Some(places)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(places) = places {
        grouped.push('.');
        grouped.push_str(places);
    }
    grouped
}

/// Why a verdict is unclear.
pub fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::NoNumber => "報告に、目標と同じ単位の数値が見つかりません。",
        Doubt::Shared => "目標と報告で、まとめている項目が違うため、どの項目の数値か決められません。",
    }
}

/// A bar, told to those who do not see it.
pub fn bar(percent: Number) -> String {
    format!("目標の{}%", number(percent))
}

/// How many rows there are.
pub fn summary(shown: usize, all: usize) -> String {
    if shown == all { format!("{all}項目") } else { format!("{all}項目のうち {shown}項目") }
}

/// Shows more rows.
pub fn more(left: usize) -> String {
    format!("続きを表示（残り {left}項目）")
}

/// Sheets that are still to be read.
pub fn reading(left: usize) -> String {
    format!("読み取っています（残り {left}件）")
}
