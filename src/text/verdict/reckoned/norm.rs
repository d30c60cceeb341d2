//! A norm that all shall keep, and one that left it: 環境基準達成率100％（全項目・全測定局）, and 2局で基準を超過した.

use super::growth::shown_of;
use crate::model::State;
use crate::text::number::Number;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::words::{ends, has, starts};

/// Short, where all shall keep a norm and the report says that it was left.
pub(in crate::text::verdict) fn reached(level: &Level, target: &str, report: &str) -> Option<Reached> {
    let is_whole = level.stated.measure.base == "%" && Some(level.stated.value) == Number::whole(100);
    if !is_whole || level.way.is_some() || !has(target, "基準") {
        return None;
    }
    if was_never_left(report) {
        return shown_of(level, level.stated.value);
    }
    was_left(report).then_some(Reached { state: State::Short, doubt: None, actual: None })
}

/// Whether a report says no more than that nothing was beyond a norm: 基準値を超えた項目はなかった.
fn was_never_left(report: &str) -> bool {
    const NEVER: &str = "超えた項目はなかった 超えた地点はなかった 超えた検体はなかった 超えたものはなかった 超過した項目はなかった 超過した地点はなかった 超過した検体はなかった 超過はなかった";
    const LESS: &str =
        "一部 除 以外 月まで 上半期 前年 昨年 予定 見込 ほぼ 概ね おおむね 休止 再検査 再測定 ただし";
    let report = report.trim().trim_end_matches('。');
    report.contains("基準") && ends(report, NEVER) && !has(report, LESS) && !report.contains('。')
}

/// The same for a target without a number: 全項目を基準内とする.
pub(in crate::text::verdict) fn state(target: &str, report: &str) -> Option<State> {
    let is_of_all = has(target, "全項目 全ての すべての 全地点 全測定 全施設 全検体 常に 常時");
    let is_norm = has(
        target,
        "基準内 基準値内 基準に適合 基準値に適合 基準を満た 基準値以内 基準値以下 基準以内 基準を達成",
    );
    (is_of_all && is_norm && was_left(report)).then_some(State::Short)
}

/// Whether a report says that something was beyond a norm, and does not deny it.
fn was_left(report: &str) -> bool {
    const LEFT: &str = "を超えた を超過した を超え、 を超過し、 を上回った を外れた を外れ、 に適合しなかった を満たさなかった に不適合 を逸脱した を達成できなかった を達成しなかった";
    const DENIED: &str = "なかったこと こと ものはな ものはなか 項目はな 地点はな 0件 ０件 ゼロ 場合";
    let says_so = |rest: &str| {
        let rest = rest.strip_prefix('値').unwrap_or(rest);
        let clause = rest.split(['。', '\n']).next().unwrap_or(rest);
        starts(rest, LEFT) && !has(clause, DENIED)
    };
    // 前年度は超えた, and this year did not.
    !has(report, "前年 昨年 再検査 再測定 見込 予定 おそれ")
        && report.match_indices("基準").any(|(at, word)| says_so(&report[at + word.len()..]))
}
