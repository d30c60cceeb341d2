//! How many kept a limit that the target names, where the report says the limit again: 50件中46件が20日以内, and the target is
//! 20日以内に交付決定した割合 90％以上; 9割が24時間以内, and it is 全件24時間以内.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{has, starts, without};
use crate::text::verdict::{Actual, Doubt};

/// Words by which a report says more than how many kept it.
const MORE: &str =
    "予定 見込 前年 昨年 前回 目標 当初 月まで 上半期 下半期 除 うち、 初動 受付 受け付け 着手 一次";

/// What is reached where the report tells how many of how many kept the limit.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    wanted: &[Stated],
    given: &[Stated],
) -> Option<Reached> {
    let is_rate = level.stated.measure.base == "%" && level.way.is_none() && !level.is_relative;
    let limit = if is_rate { limit_of(level, wanted)? } else { level.stated };
    let is_limit = limit.measure.is_time()
        && matches!(limit.quantity.bound, Bound::AtMost | Bound::LessThan)
        && level.way.is_none();
    let is_of_all = has(target, "全件 全数 全て すべて 全部 100％ 100% １００％ 全案件 全ての 必ず");
    if !is_limit || !is_rate && !is_of_all || has(&without(report.into(), "全件 受付から"), MORE) {
        return None;
    }
    let is_again = |one: &Stated| {
        one.is_like(limit)
            && one.value == limit.value
            && matches!(one.quantity.bound, Bound::AtMost | Bound::LessThan)
    };
    let again = given.iter().position(is_again)?;
    // ほぼ3日以内に回答した: not all of them.
    let own = report.get(given[again].quantity.span.clone()).unwrap_or("");
    if !is_rate && starts(own, "ほぼ 概ね おおむね 約 凡そ") {
        return Some(Reached::unclear(Doubt::Part));
    }
    let others: Vec<&Stated> =
        given.iter().enumerate().filter(|(at, _)| *at != again).map(|(_, one)| one).collect();
    let is_one = given.iter().all(|one| one.sentence == given[again].sentence && !one.is_of_other_year)
        && others.iter().all(|one| one.quantity.bound == Bound::Exact && !one.measure.is_time());
    let is_done = !has(given[again].rest, "ない なかっ ず、 できず 超え");
    let (share, part) = share(&others, &given[again], report).filter(|_| is_one && is_done)?;
    let whole = Number::whole(100)?;
    if !is_rate {
        // All of them shall, and some did not.
        let is_short = share < whole;
        return is_short.then_some(Reached { state: State::Short, doubt: None, actual: None });
    }
    let state = compare(level.stated.value, level.bound, share, Bound::Exact);
    let (value, unit) = (level.stated.measure.out_of_base(share)?, level.stated.quantity.unit.clone());
    let doubt = (state == State::Unclear).then_some(Doubt::TooNear);
    Some(Reached { state, doubt, actual: Some(Actual { value, unit, parts: vec![part.quantity.clone()] }) })
}

/// The limit beside a rate: 20日以内 of 20日以内に交付決定した割合 90％.
fn limit_of<'a, 't>(level: &Level, wanted: &'a [Stated<'t>]) -> Option<&'a Stated<'t>> {
    let mut others =
        wanted.iter().filter(|one| one.quantity.span != level.stated.quantity.span && one.measure.is_time());
    others.next().filter(|_| others.next().is_none())
}

/// How many in a hundred kept it, and the number that tells so.
fn share<'a, 't>(
    others: &[&'a Stated<'t>],
    again: &Stated,
    report: &str,
) -> Option<(Number, &'a Stated<'t>)> {
    let whole = Number::whole(100)?;
    let is_joined = |one: &Stated| {
        let is_before = one.quantity.span.end <= again.quantity.span.start;
        // 46件が20日以内; 24時間以内に対応したのは29件.
        let between = match is_before {
            true => report.get(one.quantity.span.end..again.quantity.span.start),
            false => report.get(again.quantity.span.end..one.quantity.span.start),
        };
        between.is_some_and(|between| match is_before {
            true => starts(between, "が は で を の について に") && !between.contains(['、', '。']),
            false => starts(between, "に で が の は") && between.ends_with(['は', 'が', 'の', '、', 'て']),
        })
    };
    match others {
        [one] if one.measure.base == "%" && one.value <= whole && is_joined(one) => Some((one.value, one)),
        // すべての通告（203件）について48時間以内に確認した.
        [one]
            if !one.measure.is_ratio()
                && one.value > Number::ZERO
                && (has(one.lead, "すべて 全て")
                    || one.near.trim_end().ends_with('全')
                    || starts(one.tail, "すべて 全て のすべて の全て"))
                && starts(again.tail, "に で")
                && has(again.rest, "した 完了 終え 済") =>
        {
            Some((whole, one))
        }
        [all, one] if all.is_like(one) && one.value <= all.value && all.value > Number::ZERO => {
            let is_whole = starts(all.tail, "中 のうち うち の内 に対し") && !all.measure.is_ratio();
            let value = one.value.scaled(whole.parts(), all.value.parts())?;
            (is_whole && is_joined(one)).then_some((value, *one))
        }
        _ => None,
    }
}
