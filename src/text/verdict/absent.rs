//! Reports without a plain number for a level: told as a change, not done, only planned, only stated.

use super::compare::compare;
use super::levels::Level;
use super::reached::{Reached, actual, is_comparable};
use super::role::{Role, Way};
use super::stated::Stated;
use super::words::{behind, differ, has, shared, starts, things};
use super::{Actual, Doubt};
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;

/// A change that the report tells otherwise: in the wrong direction, or by where it began and ended.
pub(super) fn changed(
    level: &Level,
    way: Way,
    stated: &[Stated],
    roles: &[Role],
    wrong: &[&Stated],
) -> Option<Reached> {
    let pair = stated.windows(2).zip(roles).find(|(pair, role)| {
        **role == Role::From && pair[0].is_like(&pair[1]) && pair[0].sentence == pair[1].sentence
    });
    if let Some(([from, to], _)) = pair.map(|(pair, role)| ([&pair[0], &pair[1]], role)) {
        let is_points = level.stated.measure.base == "ポイント" && from.measure.base == "%";
        let is_count = from.is_like(level.stated) && !from.measure.is_ratio();
        if (is_points || is_count) && from.quantity.bound == Bound::Exact {
            let (low, high) = match way {
                Way::Up => (from.value, to.value),
                Way::Down => (to.value, from.value),
            };
            let value = Number::from_parts((high.parts() - low.parts()).max(0))?;
            let state = compare(level.stated.value, level.bound, value, to.quantity.bound);
            let actual = actual(level, value, &[from, to]);
            let doubt = (state == State::Unclear).then_some(Doubt::TooNear);
            return Some(Reached { state, doubt, actual });
        }
    }
    let told = wrong.iter().any(|one| !differ(things(&level.stated.words()), things(&one.words())));
    (told && wrong.len() == 1).then_some(Reached { state: State::Short, doubt: None, actual: None })
}

/// Whether the report says of the target's own thing that there was none: 不適合はなかった.
fn is_said_absent(level: &Level, report: &str) -> bool {
    let thing = level.stated.near.trim();
    let noun = thing.rsplit(['の', ' ', '　']).next().filter(|noun| !noun.is_empty());
    let rest = noun.and_then(|noun| report.rsplit_once(noun)).map(|(_, rest)| rest);
    rest.is_some_and(|rest| {
        starts(rest, "はなかった もなかった はなし なし はありません の発生はな が発生しな は発生しな")
    })
}

/// Where the report has no number for the level: why not, or that nothing was done.
pub(super) fn without(level: &Level, report: &str, stated: &[Stated], roles: &[Role]) -> Reached {
    let planned =
        stated.iter().zip(roles).any(|(one, role)| *role == Role::Plan && is_comparable(level, one));
    if planned {
        return Reached::unclear(Doubt::Plan);
    }
    // 発生しなかった reaches ゼロ, where it speaks of the same.
    let zero = level.stated.quantity.value == Number::ZERO && !level.stated.measure.is_ratio();
    const NONE: &str = "発生しなかった 発生なし 発生せず 発生していない 発生はな 発生はありません 発生がな はなかった もなかった はなし はゼロ 生じなかった 起きなかった 起こらなかった";
    if zero
        && has(report, NONE)
        && (stated.is_empty() && shared(level.stated.lead, report) > 0 || is_said_absent(level, report))
    {
        let unit = level.stated.quantity.unit.clone();
        let actual = Some(Actual { value: Number::ZERO, unit, parts: Vec::new() });
        return Reached { state: State::Met, doubt: None, actual };
    }
    const NOT_DONE: &str = "未実施 中止 見送 実施できな 開催できな 実施しなかった 開催しなかった 達成できな 達成できず 達成しなかった 至らなかった 至らず 届かな 届かず 未達 実績なし 実績無し 行わなかった 行えな 行えず 未着手 取りやめ 取り止め 取止め 着手できな 着手できて 着手できず 着手に至 実施できず 開催できず 実施できて 開催できて 至っていない";
    const DONE: &str = "代替 代えて 代わり 一部 延期 オンライン 除 以外 予定 見込 今後 次年度 来年度 実施した 開催した 行った 達成した 実施し、 開催し、 完了 済 次の";
    let rises = !matches!(level.bound, Bound::AtMost | Bound::LessThan);
    // 中止し、代替訓練も行えなかった: nothing took its place.
    let report_of =
        ["代替", "代わり"].iter().fold(report.to_owned(), |text, word| match text.contains("も") {
            true if has(&text, "も行えな も実施できな もできな も行わな も実施しな") => {
                text.replace(word, "")
            }
            _ => text,
        });
    let later = behind(&report_of, NOT_DONE).unwrap_or("");
    let is_done = has(&report_of, DONE) || has(later, "実施 開催 行っ 行い、 配信 配布 できた");
    let is_whole =
        stated.iter().zip(roles).any(|(one, role)| *role == Role::Whole && is_comparable(level, one));
    if rises && !is_whole && has(report, NOT_DONE) && !is_done {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    let has_like = stated.iter().any(|one| is_comparable(level, one));
    Reached::unclear(match () {
        () if has_like && level.way.is_some() => Doubt::Direction,
        () if has(report, "達成 目標どおり 目標通り 計画どおり 計画通り 予定どおり 予定通り") => {
            Doubt::StatementOnly
        }
        () if has_like => Doubt::Several,
        () if !stated.is_empty() => Doubt::OtherUnit,
        () => Doubt::NoNumber,
    })
}
