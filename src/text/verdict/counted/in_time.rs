//! A term that all cases, or a share of them, shall keep, and how many are told to have kept it: 24時間以内に行う（100％）, and
//! 31件中、24時間以内に対応したのは29件; 48時間以内の安全確認100％, and すべての通告（203件）について48時間以内に確認した.

use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::stated::{Stated, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, those_in};

/// Words by which it was less than all, or not the whole of it.
const LESS: &str = "除 以外 一部 ほぼ 概ね おおむね ほとんど 予定 見込 なかった なかっ できず 前年 昨年 月まで 上半期 平均 目標";

/// What is begun within a time, and not yet done.
const BEGUN: &str = "着手 連絡 受付 受け付け 発注 依頼 案内 通知 検討 一次 聞き取り 記録";

/// What is reached of the term, or of the share of those who shall keep it.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    wanted: &[Stated],
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    let mut terms = wanted.iter().filter(|one| is_term(one));
    let term = terms.next().filter(|_| terms.next().is_none())?;
    let mut shares = wanted.iter().filter(|one| one.measure.base == "%");
    let (share, more) = (shares.next(), shares.next());
    let hundred = Number::whole(100)?;
    let is_of_all = has(target, "全件 すべて 全て 必ず 全数");
    let wanted_share = share.map(|one| one.value).or(is_of_all.then_some(hundred))?;
    let is_own = [Some(term), share].into_iter().flatten().any(|one| is_same(one, level.stated));
    if more.is_some() || level.way.is_some() || !is_own || has(report, LESS) || wanted_share > hundred {
        return None;
    }
    let mut again = given.iter().filter(|one| is_term(one) && one.value == term.value);
    let again = again.next().filter(|_| again.next().is_none())?;
    let is_begun = those_in(report, BEGUN).any(|word| !target.contains(word));
    if is_begun || !is_own_deed(again, target) {
        return None;
    }
    // 残る3件は7日以内に回答した: those who did not keep it are told behind.
    let is_behind = |one: &Stated| {
        one.sentence > again.sentence
            && (is_term(one) && one.value > term.value || one.near.starts_with('残'))
    };
    let rest: Vec<&Stated> = given.iter().filter(|one| !is_same(one, again) && !is_behind(one)).collect();
    let kept = of_some(again, &rest).or_else(|| of_all(again, &rest, report).then_some(hundred))?;
    let state = compare(wanted_share, Bound::AtLeast, kept, Bound::Exact);
    let own = if is_same(level.stated, term) {
        actual(level, again.value, &[again])
    } else {
        let part = rest.last().unwrap_or(&again);
        let shown = level.stated.measure.out_of_base(kept)?;
        let unit = level.stated.quantity.unit.clone();
        Some(crate::text::verdict::Actual { value: shown, unit, parts: vec![part.quantity.clone()] })
    };
    Some(Reached { state, doubt: None, actual: own })
}

fn is_same(one: &Stated, other: &Stated) -> bool {
    one.quantity.span == other.quantity.span
}

/// Whether it is a time that something shall not exceed.
fn is_term(one: &Stated) -> bool {
    one.measure.is_time() && one.quantity.bound == Bound::AtMost
}

/// Whether what was done within the term is what the target is of, or not said: に対応したのは, が24時間以内.
fn is_own_deed(again: &Stated, target: &str) -> bool {
    let clause = again.tail.split(['。', '、', '（', '(', '\n']).next().unwrap_or("");
    match last_word(clause) {
        Some((word, _)) => {
            shared(last_chars(word, 2), target) > 0 || matches!(word, "実施" | "完了" | "達成")
        }
        None => true,
    }
}

/// The share of those who kept it, where a whole and a part of it are all that is told besides: 42件中40件; or the share itself.
fn of_some(again: &Stated, rest: &[&Stated]) -> Option<Number> {
    let is_exact = |one: &&&Stated| one.quantity.bound == Bound::Exact && one.sentence == again.sentence;
    if !rest.iter().all(|one| is_exact(&one)) {
        return None;
    }
    match rest {
        [whole, part]
            if whole.is_like(part)
                && !whole.measure.is_time()
                && !whole.measure.is_ratio()
                && starts(whole.tail.trim_start(), "中 のうち の中 うち")
                && part.value <= whole.value
                && whole.value > Number::ZERO
                && starts(part.tail.trim(), "で が は に を について である だった であった 。")
                    | part.tail.trim().is_empty() =>
        {
            part.value.scaled(Number::whole(100)?.parts(), whole.value.parts())
        }
        // 9割が24時間以内.
        [one]
            if one.measure.base == "%"
                && matches!(one.tail.trim(), "が" | "は" | "で")
                && one.quantity.span.start < again.quantity.span.start =>
        {
            Some(one.value)
        }
        _ => None,
    }
}

/// Whether all are told to have kept it, whether counted or not: すべての通告（203件）について, 苦情31件すべてに.
fn of_all(again: &Stated, rest: &[&Stated], report: &str) -> bool {
    let before = report.get(..again.quantity.span.start).unwrap_or("");
    let sentence = before.rsplit(['。', '\n']).next().unwrap_or(before);
    let is_counted = |one: &Stated| {
        one.sentence == again.sentence
            && one.quantity.bound == Bound::Exact
            && !one.measure.is_ratio()
            && !one.measure.is_time()
    };
    let is_done = has(again.rest, "した 済 完了 終え できた ました");
    let noun = sentence.trim_end_matches(['で', 'に', 'が', 'も', '、', 'は']);
    match rest {
        [] => has(sentence, "すべて 全て 全件") && is_done,
        [one] if is_counted(one) => {
            let all_behind = starts(one.tail, "すべて 全て 全件 の全て のすべて 全数");
            let all_before = has(one.lead, "すべての 全ての") || ends(one.near.trim_end(), "全");
            (all_behind || all_before) && is_done && !noun.is_empty()
        }
        _ => false,
    }
}
