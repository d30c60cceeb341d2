//! Reports without a plain number for a level: told as a change, none, not done, only planned, only stated.

use super::against::against_target;
use super::told::{beyond_target, of_all};
use super::undone::{without_others_called_off, without_those_who_stopped};
use super::zero::against_zero;
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual, is_comparable};
use crate::text::verdict::spoken::role::{Role, Trend};
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{
    behind, differ, has, shared, things, those_in, without as without_words,
};
use crate::text::verdict::things::none::{is_said_absent, says_none_alone};
use crate::text::verdict::{Actual, Doubt};

/// A change that the report tells otherwise: in the wrong direction, or by where it began and ended.
pub(in crate::text::verdict) fn changed(
    level: &Level,
    way: Trend,
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
                Trend::Up => (from.value, to.value),
                Trend::Down => (to.value, from.value),
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

/// Where the report has no number for the level: why not, or that nothing was done.
pub(in crate::text::verdict) fn without(
    level: &Level,
    report: &str,
    stated: &[Stated],
    roles: &[Role],
) -> Reached {
    let mut planned =
        stated.iter().zip(roles).filter(|(one, role)| **role == Role::Plan && is_comparable(level, one));
    if let Some((plan, _)) = planned.next() {
        // 今年度は着手できず、令和7年度に2か所を整備する予定: all of it is put off.
        let is_none_yet = has(plan.lead, "今年度は 本年度は 年度内に 年度内の")
            && has(
                plan.lead,
                "着手できず 着手できなか 実施できず 実施できなか 整備できず 整備できなか 見送 間に合わ",
            )
            && has(plan.lead, "令和 来年度 次年度 翌年度")
            && stated.len() == 1
            && level.bound.grows();
        if is_none_yet {
            return Reached { state: State::Short, doubt: None, actual: None };
        }
        return Reached::unclear(Doubt::Plan);
    }
    if is_unmeasured(level, report) {
        return Reached::unclear(Doubt::NoNumber);
    }
    if let Some(reached) = against_zero(level, report, stated).or_else(|| below_limit(level, report)) {
        return reached;
    }
    const NOT_DONE: &str = "未実施 中止 見送 実施できな 開催できな 実施しなかった 開催しなかった 達成できな 達成できず 達成しなかった 至らなかった 至らず 断念 実施せず 開催せず 行わず 選任できな 設置できな 整備できな 採用できな 契約できな 締結できな 導入できな 確保できな 着工できな 完成できな 目標には達しな 目標に達しな 達していな 達しておらず 得られなかった 得られず 整わず 届かな 届かず 及ばな 及ばず 未達 実績なし 実績無し 実施なし 開催なし 実施がなかった 実施はなかった 行わなかった 行えな 行えず 未着手 取りやめ 取り止め 取止め 延期 満たな 満たず 着手できな 着手できて 着手できず 着手に至 あと一歩 あとわずか あと少し もう一歩 大台には乗らな 大台に乗らな 大台には届か 実施できず 開催できず 実施できて 開催できて 至っていない 目標の半分 目標の半数 一度も開け 一度も実施でき 一度も開催でき 撤回された 撤回となった 白紙とな 持ち越した 持ち越しとな 開けなかった 開くことができな";
    /// Nobody came for it.
    const NOBODY: &str = "が皆無 は皆無 応募者なし 応募なし 申込者なし 申込みなし 希望者なし 参加者なし 応募がなかった 応募がなく 応募はなかった 応募者がな 応募者がい 応募者はな 応募者はい 申込みがなかった 申込みがなく 申込がなかった 申込者がい 希望者がい 希望者がな 参加者がい 不調に終わ 不調となった 不落";
    const DONE: &str = "日目 代替 代えて 代わり 一部 オンライン を除 除い 除く 除き 以外 予定 見込 今後 実施した 開催した 行った 達成した 実施し、 開催し、 完了 済 次の 回目 件目 社目 人目 校目 所目 点目 地区目 棟目 台目";
    // 募集を行ったが採用に至らなかった.
    const CONCEDED: &str = "行ったが 実施したが 開催したが 行ったものの 実施したものの 開催したものの 行いましたが 実施しましたが";
    let rises = !matches!(level.bound, Bound::AtMost | Bound::LessThan);
    let report = &*without_those_who_stopped(report);
    // 中止し、代替訓練も行えなかった: nothing took its place.
    let report_of =
        ["代替", "代わり"].iter().fold(report.to_owned(), |text, word| match text.contains("も") {
            true if has(&text, "も行えな も実施できな もできな も行わな も実施しな") => {
                text.replace(word, "")
            }
            _ => text,
        });
    let later = behind(&report_of, NOT_DONE).unwrap_or("").split(['。', '\n']).next().unwrap_or("");
    let is_own = is_own_deed_missing(level, report) || has(report, NOBODY);
    // 次年度へ延期 is no later deed of this year's.
    let goes_on = has(report, "次年度 来年度") && !has(report, "延期 繰越 繰り越 先送り");
    let first = report_of.split('。').next().unwrap_or("");
    let is_put_off =
        has(first, "次年度 来年度 翌年度") && has(first, "に延期した へ延期した に先送りした に見送った");
    let report_of = if is_put_off && has(first, NOT_DONE) { first } else { &report_of };
    let is_done = !is_own && (goes_on || has(&without_words(report_of.into(), CONCEDED), DONE))
        || has(later, "実施 開催 行っ 行い、 配信 配布 できた");
    let is_whole =
        stated.iter().zip(roles).any(|(one, role)| *role == Role::Whole && is_comparable(level, one));
    let is_below = report.split_once("目標を").is_some_and(|(_, rest)| has(first_clause(rest), "下回"));
    // 運休工事が1か月延びたため、目標を大幅に下回った: how long something took is no result.
    let is_below = is_below && !stated.iter().any(|one| !one.measure.is_time());
    let own = [level.stated.lead, level.stated.rest].concat();
    let is_off = has(&without_others_called_off(&own, report), NOT_DONE);
    if rises && !is_whole && (is_off || is_own || is_below) && !is_done {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    // 予定していた3棟の改修は延期した: all that there should be.
    let mut like = stated.iter().zip(roles).filter(|(one, _)| is_comparable(level, one));
    let is_put_off = matches!((like.next(), like.next()), (Some((one, Role::Negated)), None)
        if one.value >= level.stated.value && has(one.near, "予定していた 計画していた"));
    if rises && is_put_off {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    if rises && stated.iter().any(|one| is_comparable(level, one) && one.is_none) {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    if let Some(reached) = of_all(level, report, stated)
        .or_else(|| against_target(level, stated))
        .or_else(|| beyond_target(level, report, stated))
    {
        return reached;
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

/// Whether the survey that would tell was not held: 調査を隔年としたため本年度は未実施.
fn is_unmeasured(level: &Level, report: &str) -> bool {
    const SURVEYS: &str = "調査 アンケート 測定 集計 統計";
    const NOT_HELD: &str = "未実施 隔年 実施しな 実施せ 実施していな 行わな 行わず 行っていな 見送 中止 実施年度でな 実施年でな 対象年度でな 実施なし";
    let own = [level.stated.lead, level.stated.rest].concat();
    those_in(report, SURVEYS).any(|word| {
        !own.contains(word) && report.split_once(word).is_some_and(|(_, rest)| has(rest, NOT_HELD))
    })
}

/// None at all is within any limit: 断水事故は発生しなかった, and the target is 断水事故 2件以下.
fn below_limit(level: &Level, report: &str) -> Option<Reached> {
    let is_limit = !level.bound.grows() && level.way.is_none() && !level.stated.measure.is_ratio();
    let is_count = !level.stated.measure.is_time() && level.stated.measure.base != "円";
    let unit = level.stated.quantity.unit.clone();
    let is_none = is_said_absent(level, report) || says_none_alone(report);
    (is_limit && is_count && is_none).then(|| Reached {
        state: State::Met,
        doubt: None,
        actual: Some(Actual { value: Number::ZERO, unit, parts: Vec::new() }),
    })
}

/// Whether a report begins by saying that there was none, and then counts something else: 休業災害なし（不休災害は2件）.
pub(super) fn begins_with_none(level: &Level, target: &str, report: &str) -> bool {
    const NONE: [&str; 15] = [
        "なし",
        "はなし",
        "ゼロ",
        "はゼロ",
        "は発生せず",
        "はなく",
        "はなかった",
        "は発生しなかった",
        "は発生していない",
        "は起きていない",
        "は起きなかった",
        "は起きておらず",
        "は生じなかった",
        "はいなかった",
        "はおらず",
    ];
    let own = [level.stated.lead, level.stated.rest].concat();
    let end = report.find(['、', '（', '(', '。']).unwrap_or(report.len());
    let (first, rest) = report.split_at(end);
    let first = first.trim();
    let noun = NONE.iter().filter_map(|none| first.strip_suffix(none)).min_by_key(|noun| noun.len());
    let is_of_target = |noun: &str| {
        // 給食に起因する食中毒.
        let noun = &["に起因する", "に関する", "に係る"]
            .iter()
            .fold(noun.to_owned(), |noun, of| noun.replace(of, "の"));
        let all = shared(noun, noun);
        noun == "超過者" && has(target, "超え 超の") || all > 1 && shared(noun, &own) == all
    };
    let is_other = !rest.contains("前年") && !has(rest, "発生した うち");
    level.stated.value == Number::ZERO && is_other && noun.is_some_and(is_of_target)
}

/// Whether a report says that the target's own deed was not done: 採用できなかった.
fn is_own_deed_missing(level: &Level, report: &str) -> bool {
    let own = level.stated.context();
    let is_of = |before: &str| {
        let words = last_chars(before, 5);
        // 未受講者なし: all have.
        shared(last_chars(words, 4), &own) > 0 && !has(words, "未 不 欠席")
    };
    [
        "できなかった",
        "できず",
        "しなかった",
        "せず",
        "なし",
        "無し",
        "はなかった",
        "がなかった",
        "はいなかった",
        "がいなかった",
    ]
    .iter()
    .any(|not| report.match_indices(not).any(|(at, _)| is_of(&report[..at])))
}
