//! Levels that all cases shall keep, against a report that tells of the worst of them, or of how many kept the level:
//! 毎回1時間以内 and 最長で1時間25分; 全ての出動で10分以内 and 412件のうち398件で10分以内.

use crate::model::State;
use crate::text::quantity::Bound;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has, starts};

/// Words by which a report says less than what became of all.
const LESS: &str = "除 以外 一部 予定 見込 例外 前年 昨年 目標 計画 当初 月まで 上半期";

/// Words by which a target is of each case.
const ALL: &str = "全て すべて 全件 全数 全ての いずれ 毎回 常時 常に 必ず 各 1件 １件";

/// What the worst came to, where nothing but averages and the best are told beside it.
pub(in crate::text::verdict) fn of_the_worst(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    if level.way.is_some() || has(report, LESS) {
        return None;
    }
    let (worst, best) = match level.bound.grows() {
        true => ("最低 最少 最小 最短", "平均 最長 最大 最高 最多"),
        false => ("最長 最大 最高 最多", "平均 最短 最小 最低 最少"),
    };
    let is_told = |one: &Stated, table: &'static str| {
        let own = report.get(one.quantity.span.clone()).unwrap_or("");
        let near = one.near.trim_end_matches(['で', 'は', 'も', 'が', 'の', '、', ' ', '　']);
        starts(own, table) || ends(near, table)
    };
    // 最も日数を要したものでも6日.
    let is_utmost = |one: &Stated| one.near.contains("最も") && ends(one.near.trim_end(), "でも も");
    let like: Vec<&Stated> = given.iter().filter(|one| one.is_like(level.stated)).collect();
    let mut worsts = like.iter().filter(|one| is_told(one, worst) || is_utmost(one));
    let one = worsts.next().filter(|_| worsts.next().is_none())?;
    let are_others_better = like.iter().all(|other| std::ptr::eq(*other, *one) || is_told(other, best));
    let state = compare(level.stated.value, level.bound, one.value, Bound::Exact);
    // Beside an average, the limit may be one of the average.
    let is_limit = like.len() == 1 && !level.bound.grows() && target.contains("以内");
    let is_of_each = (has(target, ALL) || has(target, worst) || is_limit)
        && !has(report, "すべて 全て いずれも 期限内 期間内");
    let is_decided = match state {
        State::Met => true,
        State::Short => is_of_each && !has(target, "平均 割合 率"),
        _ => false,
    };
    (are_others_better && is_decided).then(|| Reached {
        state,
        doubt: None,
        actual: actual(level, one.value, &[one]),
    })
}

/// Short, where only some of those told kept a level that all shall keep.
pub(in crate::text::verdict) fn only_some(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    let [whole, part, again] = given else { return None };
    let is_pair = roles(given).first() == Some(&Role::Whole)
        && whole.is_like(part)
        && part.value < whole.value
        && part.sentence == whole.sentence;
    let is_again = again.is_like(level.stated)
        && again.value == level.stated.value
        && again.sentence == part.sentence
        && starts(part.tail, "で が は");
    let is_short = level.way.is_none() && has(target, ALL) && is_pair && is_again && !has(target, "割合 率");
    is_short.then_some(Reached { state: State::Short, doubt: None, actual: None })
}
