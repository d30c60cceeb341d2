//! Each month, and never failing to: 月1回発行する, and 毎月欠かさず発行した; or all of them each month: 毎月38基すべてを点検した.

use crate::model::State;
use crate::text::number::Number;
use crate::text::verdict::Actual;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::stated::{Stated, last_chars};
use crate::text::verdict::spoken::words::{ends, has, starts};
use crate::text::width::fold;

/// Words by which it was less often, or not all.
const LESS: &str = "除 以外 一部 ほぼ 概ね おおむね ほとんど 予定 見込 なかった ない ず、 できず 休 中止 月まで 月から 上半期 下半期 隔月 からは うち";

/// How often a target asks for it, and by which words a report says the same.
const TIMES: [(&str, &str); 3] = [
    ("月1回 月１回 月一回", "毎月 毎月1回 月1回"),
    ("週1回 週１回 週一回", "毎週"),
    ("日1回 日１回", "毎日"),
];

/// Met, where it is said to have been done each time.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    let quantity = &level.stated.quantity;
    let is_times = quantity.unit == "回" && level.bound.grows() && level.way.is_none();
    // 年4回, and 四半期ごとに1回ずつ実施した.
    const QUARTERS: &str = "四半期ごとに1回ずつ 四半期ごとに１回ずつ 四半期ごとに一回ずつ 四半期に1回ずつ 四半期に１回ずつ 各四半期に1回ずつ 各四半期に１回ずつ";
    let is_of_quarters = is_times && Some(quantity.value) == Number::whole(4) && has(report, QUARTERS);
    if is_of_quarters && !has(report, LESS) && ends(report.trim_end_matches('。'), "した しました 実施 開催")
    {
        return Some(said(level));
    }
    let (_, told) = TIMES.iter().find(|(asked, _)| has(target, asked)).filter(|_| is_times)?;
    // 欠かさず itself ends in ず.
    let plain = ["欠かさず", "休むことなく", "休まず"]
        .iter()
        .fold(report.to_owned(), |text, word| text.replace(word, "★"));
    if !has(report, told) || has(&plain, LESS) {
        return None;
    }
    let is_unfailing = has(report, "欠かさず 欠かすことなく 休むことなく 休まず もれなく 漏れなく 滞りなく");
    // 毎月38基すべてを点検した.
    let is_of_all = |one: &Stated| {
        starts(one.tail, "すべて 全て 全部")
            && has(one.near, told)
            && fold(target).contains(&one.quantity.value.to_string())
    };
    let act = deed(level)?;
    // 月1回実施, and 毎月休まず実施した: what was done is not said again.
    let clause = report.split(['。', '、']).find(|clause| has(clause, told)).unwrap_or("");
    let is_plain = !report.contains(act) && !clause.contains('を') && has(level.stated.rest, "実施 開催 行");
    let done = report.rsplit_once(act).map_or("", |(_, rest)| rest);
    let is_done = is_plain
        && ends(clause, "実施した 開催した 行った 実施し 開催し 行い 実施しました 開催しました")
        || starts(done, "した し、 しました を行った を行い を実施 を続け を終え し");
    let is_counted = given.iter().any(|one| one.is_like(level.stated) && !one.is_wordy);
    let is_all = is_unfailing || given.iter().any(is_of_all);
    (is_all && is_done && !is_counted && quantity.value > Number::ZERO).then(|| said(level))
}

/// The level itself, reached.
fn said(level: &Level) -> Reached {
    let quantity = &level.stated.quantity;
    let said = Actual { value: quantity.value, unit: quantity.unit.clone(), parts: Vec::new() };
    Reached { state: State::Met, doubt: None, actual: Some(said) }
}

/// What is done so often: 発行 of 月1回発行する, 点検 of 遊具点検を月1回、全38基実施.
fn deed<'t>(level: &Level<'_, 't>) -> Option<&'t str> {
    let behind = last_word(level.stated.rest.split(['、', '。', '（', '(']).next().unwrap_or(""));
    let near = level.stated.near.trim_end_matches(['を', 'の', 'は', ' ', '　', '：', ':']);
    let (word, _) = behind.filter(|(word, _)| !has(word, "実施 開催 以上")).or_else(|| last_word(near))?;
    let act = last_chars(word, 2);
    (act.chars().count() == 2).then_some(act)
}
