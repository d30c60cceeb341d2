//! Something that shall be done by a day or an assembly, and when it was done: 12月末までに改定, and 11月28日に改定した.

use super::deed::last_word;
use super::words::{has, starts, those_in};
use crate::model::{FiscalYear, State};
use crate::text::period::{Period, PeriodKind, periods};
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::width::fold;

/// Words by which a report may say that it was not done, or not all of it.
const UNDONE: &str = "予定 見込 できな できず 延期 見送 中止 検討 素案 原案 骨子 一部 今後 着手 準備 案を 未 ない なかっ 昨年 前年 一昨年 前回 前々 次年度 来年度";

/// Acts of which a day says when they begin.
const BEGINS: &str = "開始 供用 稼働 施行 運用 開設 開所 開園 開館 開校 配信 募集 運行 開業";

fn is_undone(target: &str, report: &str) -> bool {
    those_in(report, UNDONE).any(|word| !target.contains(word))
}

/// Whether what shall be done by a day was done by it.
pub(super) fn by_day(year: Option<FiscalYear>, target: &str, report: &str) -> Option<State> {
    if !has(target, "まで 年度内 年度末 から 月内") || is_undone(target, report) {
        return None;
    }
    let year = year.or_else(|| FiscalYear::new(2024))?;
    let wanted = dated(target, year)?;
    let act = act(target, &wanted)?;
    // 10月1日から供用開始: to begin before is early enough.
    let limit = match wanted.kind {
        PeriodKind::By => wanted.last?,
        PeriodKind::Span if wanted.last.is_none() && has(&act, BEGINS) => wanted.first?,
        _ => return None,
    };
    let told = dated(report, year).filter(|told| matches!(told.kind, PeriodKind::On | PeriodKind::By))?;
    if !is_done_then(target, report, &told, &act) {
        return None;
    }
    match (told.first, told.last) {
        (_, Some(last)) if last <= limit => Some(State::Met),
        (Some(first), _) if first > limit && told.kind == PeriodKind::On => Some(State::Short),
        _ => None,
    }
}

/// The one time that a text names.
fn dated(text: &str, year: FiscalYear) -> Option<Period> {
    let mut found = periods(text, year).into_iter();
    let one = found.next().filter(|_| found.next().is_none())?;
    (one.first.is_some() || one.last.is_some()).then_some(one)
}

/// What is to be done, without particles: 供用開始; it stands behind the day or before it.
fn act(target: &str, wanted: &Period) -> Option<String> {
    let behind = target.get(wanted.span.end..)?.trim_matches(['。', '）', ')', ' ', '　']);
    let before = target.get(..wanted.span.start)?.trim_end_matches(['（', '(', ' ', '　', '：', ':']);
    let text = if last_word(behind).is_some() { behind } else { before };
    let ends = ["すること", "する", "を行う", "を実施する", "した", "を完了する", "を終える"];
    let text = ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let (word, rest) = last_word(text)?;
    let is_plain = rest.is_empty() && !has(word, "推進 向上 強化 充実 促進 周知 支援 検討 努力 徹底");
    is_plain.then(|| squeezed(word))
}

/// A text without the particles that a verb may have between its parts: 供用を開始 is 供用開始.
fn squeezed(text: &str) -> String {
    text.chars().filter(|char| !matches!(char, 'を' | 'が' | 'の' | 'は' | ' ' | '　')).collect()
}

/// Whether a report says that the act was done at the time that it names.
fn is_done_then(target: &str, report: &str, told: &Period, act: &str) -> bool {
    let (Some(before), Some(rest)) = (report.get(..told.span.start), report.get(told.span.end..)) else {
        return false;
    };
    let clause = squeezed(rest.split(['。', '\n']).next().unwrap_or(rest));
    let clause = clause.trim_start_matches(['に', '付', 'け', 'で', '、']);
    // 要綱の制定は3月となった.
    let before = before.rsplit(['。', '、', '\n']).next().unwrap_or(before);
    if squeezed(before).ends_with(act) {
        return starts(clause, "とな な 完了した 行った 実施した") && told.kind == PeriodKind::On;
    }
    // 調査を終えた, and the target is 調査を完了.
    let ended = || clause.split_once("終え").filter(|_| matches!(act, "完了" | "終了" | "実施"));
    let split = clause.split_once(act).or_else(|| ended().map(|(between, _)| (between, "した")));
    let Some((between, behind)) = split else { return false };
    // 本体工事が完了した, and the target is 工事.
    let named = last_word(between).map_or("", |(word, _)| word);
    // 策定した計画を見直した.
    let then = behind.trim_start_matches(['し', 'た']);
    let is_clause = then.len() < behind.len() && then.starts_with(|char| is_kanji(char) || is_katakana(char));
    const DONE: &str =
        "し、 した しました 行っ 行い 完了 終え 終了 済 締結し 開始し 実施し 施行し 公表し し 。";
    squeezed(target).contains(named)
        && !between.contains('、')
        && (behind.is_empty() || starts(behind, DONE))
        && !is_clause
        && !(clause.contains("までに") && told.kind == PeriodKind::On)
}

/// Whether a report says that it was ended on a day behind the one by which the target wants it: 完了は11月20日となった.
pub(super) fn ended_after(target: &str, report: &str) -> bool {
    if !has(target, "までに")
        || !has(report, "完了は 完成は 終了は 竣工は 完了が 完成が")
        || has(report, "予定 見込")
    {
        return false;
    }
    let Some(year) = FiscalYear::new(2024) else { return false };
    let dates = dated(target, year).zip(dated(report, year));
    dates.is_some_and(|(wanted, told)| {
        let is_day = told.kind == PeriodKind::On && wanted.kind == PeriodKind::By;
        is_day && told.first.zip(wanted.last).is_some_and(|(first, limit)| first > limit)
    })
}

/// Whether what shall be brought before an assembly was brought before that one, or a later one: 12月議会に提出.
pub(super) fn by_assembly(target: &str, report: &str) -> Option<State> {
    if !has(target, "議会 定例会") || !has(report, "議会 定例会") {
        return None;
    }
    let month = |text: &str| -> Option<u8> {
        let text = fold(text);
        let (before, rest) = text.split_once("月議会").or_else(|| text.split_once("月定例会"))?;
        let digits = before.trim_end_matches(|char: char| char.is_ascii_digit()).len();
        let month: u8 = before[digits..].parse().ok().filter(|month| (1..=12).contains(month))?;
        let is_one = !rest.contains("月議会") && !rest.contains("月定例会");
        is_one.then_some((month + 8) % 12)
    };
    let (wanted, told) = (month(target)?, month(report)?);
    const ACTS: [&str; 8] = ["提出", "提案", "上程", "報告", "改正", "制定", "廃止", "議決"];
    let act = ACTS.into_iter().find(|act| target.contains(act) && report.contains(act))?;
    let rest = report.rsplit_once(act).map_or("", |(_, rest)| rest);
    let is_later = starts(rest, "は") && has(rest, "となった になった");
    let is_done = rest.is_empty() || is_later || starts(rest, "し、 した しました とな を終え 済 。 され");
    // 改正案を提出した is not yet 改正.
    let is_whole = matches!(act, "提出" | "提案" | "上程" | "報告") || has(report, "可決 議決 成立");
    if !is_done || !is_whole || is_undone(target, report) {
        return None;
    }
    Some(if told <= wanted { State::Met } else { State::Short })
}
