//! Records: 過去最高を更新する, and it was 過去2番目.

use super::super::spoken::words::{has, starts};
use super::subject::is_of;
use super::times::leading_number;
use crate::model::State;
use crate::text::width::folded;

/// What a report tells of a record that a target asks for; none where it tells nothing of it.
pub(super) fn record(target: &str, report: &str) -> Option<State> {
    let is_asked = ["過去最高", "過去最多", "過去最大"].iter().any(|best| {
        target.split_once(best).is_some_and(|(_, rest)| {
            starts(rest, "を更新 を達成 を目指 の更新 の達成 額を の額を を記録 更新") || rest.is_empty()
        })
    });
    if !is_asked || has(report, "見込 予定 目指 目標") {
        return None;
    }
    let mut states = Vec::new();
    for (at, word) in report.match_indices("過去").chain(report.match_indices("歴代")) {
        let rest = &report[at + word.len()..];
        let clause = report[..at].rsplit(['、', '。']).next().unwrap_or("");
        // 8月の来園者数が過去最多: that of a month.
        if has(clause, "月 日 週 上期 下期 連休") {
            return None;
        }
        // 来園者数は31万2千人で過去最多: how many is no name.
        let clause = clause.split(|char| folded(char).is_ascii_digit()).next().unwrap_or("");
        if is_of(clause, target) == Some(false) {
            return None;
        }
        if starts(rest, "最高 最多 最大") {
            let behind = &rest["最高".len()..];
            let is_missed = has(
                behind.split(['。', '、']).next().unwrap_or(""),
                "届か 及ば 下回 次ぐ ならな 更新できな 更新でき 至ら",
            );
            let is_told =
                starts(behind, "を更新し を記録 とな だった であ の を達成 。 、") || behind.is_empty();
            states.push(match (is_missed, is_told) {
                (true, _) => State::Short,
                (false, true) => State::Met,
                _ => return None,
            });
        } else if let Some((place, behind)) = leading_number(rest)
            && starts(behind, "番目 位")
        {
            states.push(if place > 1 { State::Short } else { State::Met });
        }
    }
    let first = *states.first()?;
    states.iter().all(|state| *state == first).then_some(first)
}
