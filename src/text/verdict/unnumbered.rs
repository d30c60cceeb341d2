//! Targets without a number that say plainly when they are met: all shall do something, or something shall be done by a
//! day.

use super::deed::last_word;
use super::scope::GROUPS;
use super::stated::Stated;
use super::words::{has, starts};
use crate::model::{FiscalYear, State};
use crate::text::number::Number;
use crate::text::period::{Period, PeriodKind, periods};
use crate::text::quantity::glyphs::{is_kanji, is_katakana};

/// Words by which a report may say less than it seems to.
const LESS: &str = "うち 除 以外 一部 でき 予定 見込 ない なかっ ず、 だけ のみ 残 今後 次年度 来年度 中止 延期 見送 未定 検討 依頼 呼びかけ 周知し 通知 案内 向け ほぼ 概ね おおむね ほとんど 素案 原案 骨子 着手 希望 申込 検証 準備";

/// The state of a target without a number; none where it asks for nothing that a report could plainly say.
pub(super) fn state(year: Option<FiscalYear>, target: &str, report: &str, given: &[Stated]) -> Option<State> {
    of_all(target, report, given).or_else(|| by_day(year, target, report))
}

/// What is to be done, by the verb that ends a target, and to what: 受講 and ハラスメント研修.
fn deed(text: &str) -> Option<(&str, &str)> {
    let text = text.trim().trim_end_matches(['。', '）', ')']);
    let text = ["すること", "する", "を行う", "を実施する", "させる", "した", "を完了する", "を終える"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text);
    let (act, rest) = last_word(text)?;
    (rest.is_empty() && !has(act, "推進 向上 強化 充実 促進 周知 支援 検討 努力 徹底"))
        .then(|| (&text[..text.len() - act.len()], act))
}

/// Whether all did what the target says that all shall do: 全職員が受講する.
fn of_all(target: &str, report: &str, given: &[Stated]) -> Option<State> {
    let (before, act) = deed(target)?;
    let (_, whole) = before
        .rsplit_once('全')
        .or_else(|| before.rsplit_once("すべての"))
        .or_else(|| before.rsplit_once("全ての"))?;
    let whole = whole.split(|char| !is_kanji(char)).next().unwrap_or(whole);
    if whole.chars().count() < 1
        || whole.chars().count() > 6
        || !report.contains(act)
        || before.contains(['、', '\n'])
    {
        return None;
    }
    // What was done to another thing: 情報セキュリティ研修, and the target is ハラスメント研修.
    let objects = report
        .match_indices(['を', 'の'])
        .filter_map(|(at, _)| last_word(&report[..at]).filter(|(_, rest)| rest.is_empty()));
    let is_other = |(word, _): (&str, &str)| {
        !target.contains(word) && !has(word, "職員 全員 対象 令和 年度") && word != act
    };
    if objects.into_iter().any(is_other) {
        return None;
    }
    let missing = ["未", "不"].iter().any(|not| report.contains(&[not, act].concat()));
    let one = Number::whole(1)?;
    let like = |one: &Stated, other: &Stated| one.is_like(other) && one.sentence == other.sentence;
    let rate = given.iter().find(|one| one.measure.base == "%");
    // 正規職員全員 are not all.
    let named = report.find("全員").map(|at| report[..at].trim_end_matches(['、', ' ', '　', 'の']));
    let named =
        named.map(|before| before[before.trim_end_matches(is_kanji).len()..].trim_start_matches("対象"));
    let is_of_some =
        named.is_some_and(|named| !["", "者", "名", "人", whole].contains(&named)) || has(report, GROUPS);
    if let [whole, part, rest @ ..] = given
        && like(whole, part)
        && starts(whole.tail, "のうち 中 うち")
        && (rest.is_empty() || missing)
        && !has(report, "予定 見込")
        && part.rest.contains(act)
        && part.value <= whole.value
    {
        return Some(if part.value < whole.value { State::Short } else { State::Met });
    }
    if missing && given.iter().any(|one| one.value > Number::ZERO && one.rest.contains(&["未", act].concat()))
    {
        return Some(State::Short);
    }
    if missing || is_of_some || has(report, LESS) {
        return None;
    }
    if let Some(rate) = rate.filter(|rate| {
        let of = rate.near.trim_end_matches([' ', 'の', '　']);
        given.len() == 1
            && (rate.near.contains(act) && rate.near.contains('率')
                || of.ends_with(whole)
                || of.ends_with("対象者"))
    }) {
        return Some(if rate.value >= one.scaled(100, 1)? { State::Met } else { State::Short });
    }
    let says_all = report.contains(&["全", whole].concat())
        || report.contains("全員")
        || given.first().is_some_and(|one| given.len() == 1 && starts(one.tail, "すべて 全て"));
    let is_done =
        has(report.rsplit_once(act).map_or("", |(_, rest)| rest), "した し、 完了 済 を終え を受け");
    (says_all && is_done && given.len() < 2 && rate.is_none()).then_some(State::Met)
}

/// Whether what shall be done by a day was done by it: 12月末までに改定する, and 11月28日に改定した.
fn by_day(year: Option<FiscalYear>, target: &str, report: &str) -> Option<State> {
    if !target.contains("までに")
        || has(
            report,
            "予定 見込 できな できず 延期 見送 中止 検討 素案 原案 骨子 一部 今後 着手 準備 案を 未",
        )
    {
        return None;
    }
    let year = year.or_else(|| FiscalYear::new(2024))?;
    let days = |text: &str, is: &dyn Fn(&Period) -> bool| {
        let found: Vec<Period> = periods(text, year).into_iter().filter(|one| one.last.is_some()).collect();
        found.into_iter().next().filter(|one| is(one) && periods(text, year).len() == 1)
    };
    let wanted = days(target, &|one| one.kind == PeriodKind::By)?;
    let (_, act) = deed(target.get(wanted.span.end..)?)?;
    let told = days(report, &|one| matches!(one.kind, PeriodKind::On | PeriodKind::By))?;
    let rest = report.get(told.span.end..)?;
    let clause = rest.split(['。', '\n']).next().unwrap_or(rest);
    let (between, behind) = clause.split_once(act)?;
    // 本体工事が完了した, and the target is 工事.
    let named = last_word(between).map_or("", |(word, _)| word);
    if !target.contains(named) || has(report, "昨年 前年 一昨年 前回 前々") {
        return None;
    }
    // 策定した計画を見直した.
    let then = behind.trim_start_matches(['し', 'た']);
    let is_clause = then.len() < behind.len() && then.starts_with(|char| is_kanji(char) || is_katakana(char));
    let is_done =
        starts(behind, "し、 した しました を行 を完了 が完了 を終え 済 し 。") || behind.is_empty();
    if !is_done || is_clause || clause.contains("までに") && told.kind == PeriodKind::On {
        return None;
    }
    Some(if told.last <= wanted.last { State::Met } else { State::Short })
}
