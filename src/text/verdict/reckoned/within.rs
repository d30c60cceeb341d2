//! A limit that all are said to have kept: 全6回とも期限内に公開（最短8日、最長13日）, 3日を超えることはなかった.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::Actual;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{has, shared, starts, those_in};

/// Words by which a report says less than that all of them did.
const LESS: &str =
    "除 以外 一部 ほぼ 概ね おおむね ほとんど 大半 多く 平均 うち 予定 見込 例外 こともあ 場合もあ ものもあ";

/// What is reached where a report says of all that they kept within the level, and none of its numbers is beyond it.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    const BEGUN: &str =
        "着手 連絡 受付 受け付け 発注 依頼 検討 案内 通知 を確認 状況確認 伝え 引き継 転送 回付 共有 報告";
    // 現地を確認した, and the target is 補修.
    let is_checked = |word: &str| word.contains("確認") && target.contains("確認");
    let is_begun = those_in(report, BEGUN).any(|word| !target.contains(word) && !is_checked(word));
    if level.bound.grows() || level.way.is_some() || has(report, LESS) || is_begun {
        return None;
    }
    let like: Vec<&Stated> =
        given.iter().filter(|one| one.is_like(level.stated) && !one.is_of_other_year).collect();
    let (told, exact): (Vec<&Stated>, Vec<&Stated>) =
        like.iter().partition(|one| !matches!(one.quantity.bound, Bound::Exact | Bound::About));
    // 1件当たり4時間以内, and 最長3時間20分.
    let is_most = |one: &&&Stated| {
        one.quantity.bound == Bound::AtMost
            && one.value <= level.stated.value
            && report.get(one.quantity.span.clone()).is_some_and(|own| starts(own, "最長 最大 最高"))
    };
    let is_longest = level.stated.is_for_each() && told.iter().filter(is_most).count() == 1;
    let is_kept =
        is_longest || says_all_within(level, target, report, &told) || never_beyond(level, &told, report);
    if !is_kept || exact.iter().any(|one| one.value > level.stated.value) {
        return None;
    }
    let worst = exact.iter().max_by_key(|one| one.value.parts()).or(told.first());
    let own = worst.and_then(|one| actual(level, one.value, &[one]));
    let said = || Actual {
        value: level.stated.quantity.value,
        unit: level.stated.quantity.unit.clone(),
        parts: Vec::new(),
    };
    Some(Reached { state: State::Met, doubt: None, actual: Some(own.unwrap_or_else(said)) })
}

/// Whether all are said to have kept the term, or the level, which is said again: いずれも4時間以内で.
fn says_all_within(level: &Level, target: &str, report: &str, told: &[&Stated]) -> bool {
    let is_all =
        has(report, "いずれも すべて 全て とも 全件 全数 全回") && !has(report, "ない なかっ ず、 超え 超過");
    let is_again = |one: &&Stated| {
        matches!(one.quantity.bound, Bound::AtMost | Bound::LessThan) && one.value <= level.stated.value
    };
    let is_within = match told {
        [] => {
            has(report, "期限内 期間内 目標内 目標時間内 目標期間内 規定内 上限内")
                && shared(report, target) > shared("期限", target)
        }
        told => told.iter().all(is_again),
    };
    is_all && is_within
}

/// Whether the level is said never to have been exceeded: 3日を超えることはなかった.
fn never_beyond(level: &Level, told: &[&Stated], report: &str) -> bool {
    const NEVER: &str = "ことはなかった ことはなく ことはありません ことなく ものはなかった ものはなく 日はなかった 日はなく ケースはなかった 事例はなかった 事案はなかった 案件はなかった";
    let [one] = told else { return false };
    let behind = report.get(one.quantity.span.end..).unwrap_or("");
    let clause = behind.split(['。', '、']).next().unwrap_or(behind);
    one.quantity.bound == Bound::MoreThan
        && one.value <= level.stated.value
        && has(clause, NEVER)
        && !has(one.near, "では 訓練 試行 平日 当初")
}

/// What is reached where nobody is said to be below what all shall have: 10日未満の者はおらず.
pub(in crate::text::verdict) fn never_below(
    level: &Level,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    const NOBODY: &str = "の者はおらず の者はいな の職員はおらず の職員はいな の社員はおらず の社員はいな の人はおらず の人はいな";
    let mut below =
        given.iter().filter(|one| one.is_like(level.stated) && one.quantity.bound == Bound::LessThan);
    let one = below.next().filter(|_| below.next().is_none())?;
    let behind = report.get(one.quantity.span.end..)?;
    let is_all = level.bound.grows() && level.way.is_none() && one.value >= level.stated.value;
    (is_all && starts(behind, NOBODY) && !has(report, ALL_BUT_SOME)).then(|| Reached {
        state: State::Met,
        doubt: None,
        actual: Some(Actual {
            value: level.stated.quantity.value,
            unit: level.stated.quantity.unit.clone(),
            parts: Vec::new(),
        }),
    })
}

/// Short, where some are told to be below what all shall have: 5日に満たない職員が14人いた.
pub(in crate::text::verdict) fn some_below(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    const EACH: &str = "各回 毎回 各日 各校 各園 各館 各施設 各地区 各便";
    let is_of_all = has(target, "全職員 全員 全社員 すべて 全て 全教職員 全従業員") || has(target, EACH);
    let is_below = |pair: &[Stated]| {
        let [below, some] = pair else { return false };
        below.is_like(level.stated)
            && below.quantity.bound == Bound::LessThan
            && below.value <= level.stated.value
            && starts(
                below.tail,
                "回が 日が 校が 園が 館が 施設が 地区が 便が の回が の日が の学校が の園が の地区が の便が の職員が の者が の社員が の人が の教職員が 職員が 者が 社員が 人が 教職員が",
            )
            && !some.measure.is_ratio()
            && some.value > Number::ZERO
            && starts(some.tail, "いた あった おり 。 である であった")
    };
    (is_of_all && level.bound.grows() && level.way.is_none() && given.windows(2).any(is_below))
        .then_some(Reached { state: State::Short, doubt: None, actual: None })
}

const ALL_BUT_SOME: &str = "除 以外 一部 ほぼ 概ね おおむね 予定 見込";
