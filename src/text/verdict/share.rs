//! A rate that a report tells by what it is of and by how many those were: 対象950人、参加532人.

use super::levels::Level;
use super::reached::Reached;
use super::role::{Role, roles};
use super::stated::{Stated, first_clause};
use super::words::{ends, has, shared, starts, those_in};
use super::{Actual, Doubt, compare};
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;

/// What all those are called that a rate is taken of.
const BASES: &str = "対象 対象者 対象世帯 対象施設 対象職員 対象児童 対象人口 配布 送付 発送 発送数 配布数 計画 定員 総数 申請総数 調定 調定額 母数 在籍 在籍者 該当 該当者 要精検 要精検者 受験 受験者 処理区域内世帯 区域内世帯";

/// What is reached of a rate where one whole and one part of it are told, and no rate.
pub(super) fn reached(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    let is_rate = level.stated.measure.base == "%" && level.way.is_none() && !level.is_relative;
    if !is_rate || given.len() > 6 || given.iter().any(|one| one.measure.is_ratio()) {
        return None;
    }
    let roles = roles(given);
    let counts = |(_, role): &(&Stated, &Role)| matches!(role, Role::Whole | Role::Level | Role::Goal);
    let mut counted = given.iter().zip(&roles).filter(counts).map(|(one, _)| one);
    let (whole, part) = (counted.next()?, counted.next()?);
    // What is left over of the whole says the same again: 409名が受講、3名が未受講.
    let rest: Vec<&Stated> = counted.collect();
    let is_rest = |one: &&Stated| one.is_like(part) && part.value.plus(one.value) == Some(whole.value);
    let is_pair = whole.is_like(part)
        && whole.sentence == part.sentence
        && part.value <= whole.value
        && whole.value > Number::ZERO
        && [whole, part].iter().all(|one| one.quantity.bound == Bound::Exact)
        && (rest.is_empty() || rest.len() == 1 && rest.iter().all(is_rest));
    if !is_pair || !is_base(whole) || !is_of_rate(level, target, whole, part) {
        return None;
    }
    let value = part.value.scaled(Number::whole(100)?.parts(), whole.value.parts())?;
    let state = compare::compare(level.stated.value, level.bound, value, Bound::Exact);
    // 97.96% may be written as 98%.
    let apart = (value.parts() - level.stated.value.parts()).abs();
    let is_near = state == State::Short && apart < Number::whole(1)?.parts() / 20;
    let state = if is_near { State::Unclear } else { state };
    let tenth = Number::whole(1)?.parts() / 10;
    let shown = Number::from_parts((value.parts() + tenth / 2) / tenth * tenth).filter(|_| !is_near)?;
    let shown = if state == State::Short && shown >= level.stated.value { value } else { shown };
    let shown = level.stated.measure.out_of_base(shown)?;
    let unit = level.stated.quantity.unit.clone();
    let actual = Some(Actual { value: shown, unit, parts: vec![part.quantity.clone()] });
    Some(Reached { state, doubt: is_near.then_some(Doubt::TooNear), actual })
}

/// Whether a count is plainly that of all.
fn is_base(whole: &Stated) -> bool {
    let near = whole.near.trim_end_matches([' ', '　', ':', '：', 'は', 'が', 'の']);
    let bare = near.trim_end_matches(['数', '件', '額']);
    // 対象児410人.
    let is_meant = near
        .rsplit_once("対象")
        .is_some_and(|(_, rest)| rest.chars().count() < 4 && !has(rest, "に と を 外"));
    starts(whole.tail, "中 のうち うち の中 に対し、 に対して") && !starts(whole.tail, "中止 中央 中学")
        || is_meant
        || ends(near, BASES)
        || ends(bare, BASES)
}

/// Whether the part is counted by what the rate is of: 受診者, and the target is 受診率.
fn is_of_rate(level: &Level, target: &str, whole: &Stated, part: &Stated) -> bool {
    let words = [part.near, " ", first_clause(part.rest)].concat();
    // 協会けんぽの対象者, and the target is of 国保.
    let of = whole.near.rsplit_once('の').map_or("", |(of, _)| of);
    let is_of_others = shared(of, of) > 0 && shared(of, target) == 0 && !has(of, "年度 本市 市内 今年 本年");
    // Who may come is not who shall.
    let is_limit = whole.near.contains("定員") && !has(target, "定員 充足 稼働 利用率 入所 入園 参加率");
    let is_denied = is_of_others
        || is_limit
        || has(&words, "なかった ない せず できず 予定 見込 欠席 辞退 以外 残 決ま 予約")
        || those_in(&words, "未 不").any(|word| !target.contains(word))
        || those_in(&words, "希望 申込 申し込 応募 同意").any(|word| !target.contains(word));
    let of_plan = ends(whole.near.trim_end_matches([' ', '　', 'は', '数']), "計画 予定")
        && target.contains("計画")
        && has(part.near, "実績");
    let of_tax = has(whole.near, "調定") && has(part.near, "収入 収納") && has(target, "収納 徴収");
    let wanted = [level.stated.near, " ", first_clause(level.stated.tail)].concat();
    !is_denied && (of_plan || of_tax || shared(&words, &wanted) > 0)
}
