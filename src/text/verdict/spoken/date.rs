//! A day in the target by which something shall be done, and the day on which the report says that it was.

use super::words::has;
use crate::text::width::fold;

/// Whether the report names one month, and it is later than the one by which the target wants it.
pub(in crate::text::verdict) fn is_late(target: &str, report: &str) -> bool {
    if !target.contains("までに") || !report.contains('月') {
        return false;
    }
    let (target, report) = (fold(target), fold(report));
    let Some((before, _)) = target.split_once("までに") else { return false };
    let (wanted, told) = (months(before), months(&report));
    let ([.., wanted], [told]) = (wanted.as_slice(), told.as_slice()) else { return false };
    told > wanted && !has(&report, "現在 時点 公表 報告 予定 見込 引き続き")
}

/// The months with their years that a folded text names: 令和7年3月, R7.3月, 2025年3月.
fn months(text: &str) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('月') {
        let (before, month) = last_number(&text[..at]);
        let before = before.strip_suffix('年').or_else(|| before.strip_suffix(['.', '/']));
        let Some((before, month)) = before.zip(month).filter(|(_, month)| (1..=12).contains(month)) else {
            continue;
        };
        let (before, year) = last_number(before);
        let base = match () {
            () if before.ends_with("令和") || before.ends_with('r') => 2018,
            () if before.ends_with("平成") || before.ends_with('h') => 1988,
            () => 0,
        };
        found.extend(year.map(|year| (base + year, month)).filter(|(year, _)| (1990..2100).contains(year)));
    }
    found
}

/// A text without the number at its end, and that number.
fn last_number(text: &str) -> (&str, Option<u32>) {
    let before = text.trim_end_matches(|char: char| char.is_ascii_digit());
    (before, text[before.len()..].parse().ok())
}
