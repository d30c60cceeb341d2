//! Each of a target's levels by itself: which numbers it promises, and what a report makes of every one of them.

use super::judging::judge_levels;
use super::spoken::levels::{Level, levels};
use super::spoken::pairs;
use super::spoken::words::has;
use super::{Doubt, MOST_WORDS, Verdict, counted, first_chars};
use crate::model::{FiscalYear, State};
use crate::text::quantity::Quantity;

/// The numbers that a target promises: neither those of years, names and wholes, nor where things began.
pub fn promised(target: &str) -> Vec<Quantity> {
    let (wanted, _) = counted(None, target, "");
    let found = levels(first_chars(target, MOST_WORDS), &wanted);
    let own = (0..found.len()).filter(|at| is_promise(&found, *at));
    own.map(|at| found[at].stated.quantity.clone()).collect()
}

/// What a report makes of each number that its target promises, in their order.
pub fn judge_each(year: Option<FiscalYear>, target: &str, report: &str) -> Vec<Verdict> {
    if let Some(pairs) = pairs::pairs(target, report) {
        let judged = pairs.into_iter().flat_map(|(wanted, told)| {
            let each = judge_each(year, &target[wanted.clone()], &report[told.clone()]);
            each.into_iter().map(move |one| one.moved(wanted.start, told.start))
        });
        return judged.collect();
    }
    let (wanted, given) = counted(year, target, report);
    let (target, report) = (first_chars(target, MOST_WORDS), first_chars(report, MOST_WORDS));
    let found = levels(target, &wanted);
    let own = (0..found.len()).filter(|at| is_promise(&found, *at));
    let judged = own.map(|at| {
        let verdict = judge_levels(target, report, &wanted, &found, Some(at), &given);
        if found[at].stated.near.ends_with('全') { of_all(verdict) } else { verdict }
    });
    judged.collect()
}

/// Whether a level is promised; what only qualifies another is not, but for what all years together come to. 9か所をゼロに is one.
fn is_promise(levels: &[Level], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| levels[before].stated);
    let is_end = before
        .is_some_and(|before| before.tail.trim() == "を" && before.sentence == levels[at].stated.sentence);
    !is_end && (!levels[at].is_aside || has(levels[at].stated.near, "累計 累積 通算 総数"))
}

/// A verdict on all that there are: a report that counts more than these counts some of them twice.
fn of_all(mut verdict: Verdict) -> Verdict {
    let is_more =
        |target: &Quantity| verdict.actual.as_ref().is_some_and(|actual| actual.value > target.value);
    if verdict.state == State::Met && verdict.target.as_ref().is_some_and(is_more) {
        (verdict.state, verdict.doubt) = (State::Unclear, Some(Doubt::Several));
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_target_promises() {
        for (target, expected) in [
            ("60回以上、延べ2,000人以上の参加", ["60回以上", "2,000人以上"].as_slice()),
            ("簡易トイレ 1,200基、段ボールベッド 300台を追加配備", &["1,200基", "300台"]),
            ("新たに40人（うち女性15人以上）", &["40人", "15人以上"]),
            ("新規6地区（累計24地区）", &["6地区", "24地区"]),
            ("新たに10業務、年間約1,500時間の削減", &["10業務", "年間約1,500時間"]),
            ("24回、参加者240人", &["24回", "240人"]),
            // The base value, the whole, a year, a name, a condition.
            ("待機児童を88人→90人", &["90人"]),
            ("登録者数 25,000人以上（令和5年度末 21,870人）", &["25,000人以上"]),
            ("指定避難所32か所のうち20か所以上で作成", &["20か所以上"]),
            ("年2回、60分以内に参集できる職員の割合を7割以上とする。", &["年2回", "7割以上"]),
            ("段差のある投票所9か所をゼロにする。", &["9か所"]),
            ("改定版の公表", &[]),
        ] {
            let found: Vec<_> = promised(target).into_iter().map(|one| target[one.span].to_owned()).collect();
            assert_eq!(found, expected, "{target}");
        }
    }

    #[test]
    fn a_report_is_asked_for_each_number() {
        let told = |target: &str, report: &str| -> Vec<_> {
            let each = judge_each(None, target, report);
            each.into_iter()
                .map(|one| (format!("{:?}", one.state), one.percent().map(|it| it.to_string())))
                .collect()
        };
        let short = |percent: &str| ("Short".to_owned(), Some(percent.to_owned()));
        let met = |percent: &str| ("Met".to_owned(), Some(percent.to_owned()));
        assert_eq!(told("24回、参加者240人", "24回開催、参加者233人"), [met("100"), short("97.1")]);
        assert_eq!(
            told("新規6地区（累計24地区）", "新規7地区（累計25地区）で作成"),
            [met("116.7"), met("104.2")]
        );
        let unclear = |percent: &str| ("Unclear".to_owned(), Some(percent.to_owned()));
        assert_eq!(
            told("全17園を訪問、講座 2回", "延べ36園を訪問、講座 2回"),
            [unclear("211.8"), met("100")]
        );
        assert_eq!(told("①相談200件　②訪問50件", "①212件　②43件"), [met("106"), short("86")]);
    }
}
