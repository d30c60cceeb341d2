//! What a report says of all, or of all that were measured, in its last clause: 全ての普通教室に空調が入った, すべての測定点で範囲内であった.

use super::growth::shown_of;
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::Actual;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::words::{ends, has, shared, starts};

/// Words by which it was not all, or not done.
const LESS: &str = "ない なかっ ず、 予定 見込 検討 除 以外 一部 うち 向け 説明 周知 依頼 配布 案内 予算 設計 協議 調整 準備 着手 始め 計画 ほぼ 概ね おおむね 半数 のみ だけ 満足 希望 前年 昨年 現在は 月まで";

/// What is reached where all have what the rate is of, or stay within what is given.
pub(in crate::text::verdict) fn reached(level: &Level, target: &str, report: &str) -> Option<Reached> {
    within_range(level, target, report).or_else(|| all_have(level, target, report))
}

/// 100 %, where the last clause says of all of them that they have it: 全ての普通教室に空調が入った.
fn all_have(level: &Level, target: &str, report: &str) -> Option<Reached> {
    let is_whole = level.stated.measure.base == "%" && Some(level.stated.value) == Number::whole(100);
    let clause = report.trim().trim_end_matches('。').rsplit(['。', '、', '\n']).next()?;
    let all = ["全ての", "すべての"].iter().find_map(|all| clause.strip_prefix(all))?;
    let end = all.find(|char| !(is_kanji(char) || is_katakana(char)))?;
    let (noun, rest) = all.split_at(end);
    // 空調が入った: what they have is that of the target's rate.
    let is_own = shared(noun, target) > 0 && shared(noun, target) == shared(noun, noun);
    let has_it = shared(rest, &target.replace(noun, "")) > 0 && starts(rest, "に で が を");
    let is_plain = is_whole && level.bound.grows() && level.way.is_none();
    (is_plain
        && is_own
        && has_it
        && ends(rest, "た 完了 済 済み")
        && !has(clause, LESS)
        && !has(report, LESS))
    .then(|| shown_of(level, level.stated.value))
    .flatten()
}

/// Whether each of all is said to have the one that each shall have: 全児童生徒に1台ずつ行き渡った, and the target is 1人1台.
pub(in crate::text::verdict) fn one_for_each(target: &str, report: &str) -> Option<State> {
    const ALL: &str = "全児童 全生徒 全学年 全教職員 全職員 全員 全校 すべての 全ての";
    const HAVE: &str = "行き渡った 行き渡り、 配備した 配備を完了 整備した 整備を完了 整備が完了 配備が完了 貸与した 揃った そろった 配備を終え 整備を終え";
    let is_own = has(target, "1人1台 １人１台 一人一台 1人１台 １人1台")
        && has(report, "1台 １台 一台")
        && has(report, ALL)
        && has(report, HAVE);
    (is_own && !has(report, LESS)).then_some(State::Met)
}

/// Met, where all that was measured is said to be within a range or a limit: すべての測定点で範囲内であった; short, where it left it.
fn within_range(level: &Level, target: &str, report: &str) -> Option<Reached> {
    const ALL: &str = "すべて 全て いずれも 全地点 全箇所 全項目 年間を通 通年 常に";
    const WITHIN: &str =
        "範囲内であ 範囲内だ 範囲内に収ま 範囲に収ま 範囲内で推移 範囲内となった 範囲内に保 範囲内を維持";
    let is_range = target.contains(['～', '〜', '~']) && level.way.is_none();
    let is_met = is_range && has(report, ALL) && has(report, WITHIN) && !has(report, LESS);
    let quantity = &level.stated.quantity;
    let actual = Actual { value: quantity.value, unit: quantity.unit.clone(), parts: Vec::new() };
    is_met.then_some(Reached { state: State::Met, doubt: None, actual: Some(actual) })
}
