//! Times of day: 23時30分まで, and 23時25分に確定した; or how long something took, from when to when.

use super::growth::shown_of;
use crate::model::State;
use crate::text::number::Number;
use crate::text::verdict::Actual;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::role::Role;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{has, shared, starts};
use crate::text::width::fold;

/// The times of day of a folded text in minutes, with the bytes behind each.
fn times(text: &str) -> Vec<(i64, usize)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('時') {
        let before = &text[..at];
        let digits = before.trim_end_matches(|char: char| char.is_ascii_digit()).len();
        let Ok(hour) = before[digits..].parse::<i64>() else { continue };
        let rest = &text[at + '時'.len_utf8()..];
        if hour > 24 || rest.starts_with("間") || rest.starts_with("点") {
            continue;
        }
        let hour = if before[..digits].ends_with("午後") && hour < 12 { hour + 12 } else { hour };
        let count = rest.bytes().take_while(u8::is_ascii_digit).count();
        let minutes = rest[..count].parse::<i64>().ok().filter(|_| rest[count..].starts_with('分'));
        let (minutes, len) = match minutes {
            Some(minutes) => (minutes, count + '分'.len_utf8()),
            None if rest.starts_with('半') => (30, '半'.len_utf8()),
            None => (0, 0),
        };
        found.push((hour * 60 + minutes, at + '時'.len_utf8() + len));
    }
    found
}

/// Whether what shall be done by a time of day was done by it.
pub(in crate::text::verdict) fn state(target: &str, report: &str) -> Option<State> {
    if !target.contains('時') || !report.contains('時') {
        return None;
    }
    let (target, report) = (fold(target), fold(report));
    let (wanted, told) = (times(&target), times(&report));
    let ([(limit, after)], [(done, behind)]) = (wanted.as_slice(), told.as_slice()) else { return None };
    let is_limit = starts(&target[*after..], "まで 以前 前 までに");
    let clause = report[*behind..].split(['。', '、']).next().unwrap_or("");
    let is_done = starts(clause, "に で ごろに 頃に") && has(clause, "した 終え 了 済") || clause.is_empty();
    let begins = has(clause, "開始 始め 着手") && !has(&target, "開始 始め");
    let is_own = !begins && (clause.is_empty() || shared(clause, &target) > 0);
    (is_limit && is_done && is_own && !has(&report, "予定 見込 昨年 前年 前回 ない なかっ"))
        .then_some(if done <= limit { State::Met } else { State::Short })
}

/// What was done to all of them within a day that is told by its name: 全て翌日までに対応した.
pub(in crate::text::verdict) fn by_day(level: &Level, report: &str) -> Option<Reached> {
    const DAYS: [(&str, i64); 6] =
        [("即日", 0), ("当日中", 0), ("同日中", 0), ("当日の", 0), ("翌日", 1), ("翌々日", 2)];
    let is_limit = level.stated.measure.is_time() && !level.bound.grows() && level.way.is_none();
    let is_all = has(report, "すべて 全て 全件 いずれも");
    if !is_limit
        || !is_all
        || has(report, "ない なかっ ず、 予定 見込 除 以外 ほとんど 大半 概ね おおむね 一部 翌週 翌月")
    {
        return None;
    }
    let mut told = DAYS.iter().filter(|(word, _)| report.contains(word));
    let (word, days) = told.next().filter(|_| told.next().is_none())?;
    // 当日中に受け付け、順次対応した: what was done on that day is told right behind it.
    let then =
        report.split_once(word).map_or("", |(_, rest)| rest.split(['、', '。']).next().unwrap_or(rest));
    let is_begun = has(then, "受け付け 受付 連絡 着手 確認 報告") && !has(report, "受付した");
    let is_done = has(then, "した しました 済 終え 完了") && !is_begun;
    // Within a day may be a day.
    let value = if level.stated.measure.base == "日" { *days } else { (days + 1) * 86_400 };
    Number::whole(value)
        .filter(|_| is_done)
        .and_then(|value| shown_of(level, value))
        .filter(|reached| reached.state == State::Met)
}

/// Hours told as whole days of 24: 3日間の連続稼働 against 72時間以上; 最長で5日 against 48時間以内. A day that was begun may be
/// less than one.
pub(in crate::text::verdict) fn in_days(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    /// Hours of such a kind are a part of a day.
    const OF_A_DAY: &str =
        "勤務 労働 残業 時間外 研修 授業 学習 受講 開館 開所 開室 講習 作業 在校 活動 運動 診療";
    let is_hours = level.stated.quantity.unit == "時間" && level.way.is_none();
    let [one] = given else { return None };
    let is_days = matches!(one.quantity.unit.as_str(), "日" | "日間") && one.role(None, None) == Role::Level;
    if !is_hours || !is_days || has(target, OF_A_DAY) {
        return None;
    }
    let limit = level.stated.value.parts();
    let day = Number::whole(86_400)?.parts();
    let days = one.value.parts() / Number::whole(1)?.parts();
    let state = match level.bound.grows() {
        true if days * day >= limit && has(one.rest, "連続 継続") => State::Met,
        true if days * day < limit => State::Short,
        false if (days - 1) * day >= limit => State::Short,
        false if days * day < limit => State::Met,
        _ => return None,
    };
    let (value, unit) = (one.quantity.value, one.quantity.unit.clone());
    let actual = Some(Actual { value, unit, parts: vec![one.quantity.clone()] });
    Some(Reached { state, doubt: None, actual })
}

/// How long something took that began at one time of day and ended at another.
pub(in crate::text::verdict) fn took(level: &Level, report: &str) -> Option<Reached> {
    let is_limit = level.stated.measure.base == "秒" && !level.bound.grows() && level.way.is_none();
    if !is_limit || !report.contains('時') {
        return None;
    }
    let report = fold(report);
    let told = times(&report);
    let [(from, start), (to, end)] = told.as_slice() else { return None };
    let began = report[*start..*end].split(['、', '。']).next().unwrap_or("");
    let ended = report[*end..].split(['、', '。']).next().unwrap_or("");
    let is_span = has(began, "開始 始 着手 から") && has(ended, "終了 終え 終わ 確定 完了 まで");
    let minutes = (to - from).rem_euclid(24 * 60);
    let value = Number::whole(minutes * 60).filter(|_| is_span && minutes > 0)?;
    shown_of(level, value)
}
