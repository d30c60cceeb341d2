//! Targets without a number that say plainly when they are met: all shall do something, or something shall be done by a
//! day.

use super::{all_of_them, beside, deadline};
use crate::model::{FiscalYear, State};
use crate::text::number::Number;
use crate::text::quantity::glyphs::is_kanji;
use crate::text::verdict::counted::undone;
use crate::text::verdict::reckoned::{all_have, clock, norm};
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has, starts, those_in, without};
use crate::text::verdict::things::none::is_absent;
use crate::text::verdict::things::scope::GROUPS;

/// Words by which a report may say less than it seems to.
const LESS: &str = "うち 除 以外 一部 でき 予定 見込 ない なかっ ず、 だけ のみ 残 今後 次年度 来年度 中止 延期 見送 未定 検討 依頼 呼びかけ 周知し 通知 案内 向け ほぼ 概ね おおむね ほとんど 素案 原案 骨子 着手 希望 申込 検証 準備";

/// The state of a target without a number; none where it asks for nothing that a report could plainly say.
pub(in crate::text::verdict) fn state(
    year: Option<FiscalYear>,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<State> {
    deadline::by_day(year, target, report)
        .or_else(|| of_all(target, report, given))
        .or_else(|| all_of_them::state(target, report, given))
        .or_else(|| all_have::one_for_each(target, report))
        .or_else(|| deadline::put_off(target, report))
        .or_else(|| deadline::by_assembly(target, report))
        .or_else(|| clock::state(target, report))
        .or_else(|| beside::state(target, given))
        .or_else(|| none_of(target, report, given))
        .or_else(|| norm::state(target, report))
        .or_else(|| without_any(target, report, given))
        .or_else(|| undone::state(target, report))
}

/// What is to be done, by the verb that ends a target, and to what: 受講 and ハラスメント研修.
fn deed(text: &str) -> Option<(&str, &str)> {
    let text = text.trim().trim_end_matches(['。', '）', ')']);
    let text = ["すること", "する", "を行う", "を実施する", "させる", "した", "を完了する", "を終える"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text);
    let (act, rest) = last_word(text)?;
    // 全戸配布: all of whom, and what.
    let of_all =
        act.strip_prefix('全').and_then(|rest| rest.char_indices().rev().nth(1).map(|(at, _)| &rest[at..]));
    let act = of_all.filter(|of| of.len() < act.len() - '全'.len_utf8()).unwrap_or(act);
    (rest.is_empty() && !has(act, "推進 向上 強化 充実 促進 周知 支援 検討 努力 徹底"))
        .then(|| (&text[..text.len() - act.len()], act))
}

/// The same where the target only names them: 研修の受講 全職員.
fn listed(target: &str) -> Option<(&str, &str)> {
    let target = target.trim();
    let (head, all) = target.rsplit_once([' ', '　', '：', ':'])?;
    let is_kanji_only = |text: &str| !text.is_empty() && text.chars().all(is_kanji);
    let is_all = all.strip_prefix('全').or_else(|| all.strip_suffix("全員")).is_some_and(is_kanji_only);
    let (act, rest) = last_word(head)?;
    // 評価者研修 管理職全員: to a training one comes.
    let act = if ends(act, "研修 講習 講座 訓練") { "受講" } else { act };
    (is_all && rest.is_empty()).then_some((target, act))
}

/// The target's act as the report calls it: 受講 for 参加.
fn same_act<'t>(act: &'t str, report: &str) -> &'t str {
    const GROUPS: [[&str; 3]; 3] =
        [["参加", "受講", "出席"], ["設置", "整備", "配備"], ["受診", "受検", "健診"]];
    if report.contains(act) {
        return act;
    }
    let group = GROUPS.iter().find(|group| group.contains(&act));
    group.and_then(|group| group.iter().copied().find(|one| report.contains(one))).unwrap_or(act)
}

/// Whether all did what the target says that all shall do: 全職員が受講する.
pub(in crate::text::verdict) fn of_all(target: &str, report: &str, given: &[Stated]) -> Option<State> {
    let (before, act) =
        deed(target).filter(|(before, _)| has(before, "全 すべての")).or_else(|| listed(target))?;
    let act = same_act(act, report);
    let (_, whole) = before
        .rsplit_once('全')
        .or_else(|| before.rsplit_once("すべての"))
        .or_else(|| before.rsplit_once("全ての"))?;
    let whole = whole.split(|char| !is_kanji(char)).next().unwrap_or(whole);
    // 管理職全員.
    let named = before.strip_suffix("全員").map(|of| &of[of.trim_end_matches(is_kanji).len()..]);
    let whole = named.filter(|named| !named.is_empty()).unwrap_or(whole);
    if whole.chars().count() < 1
        || whole.chars().count() > 6
        || !report.contains(act)
        || before.contains(['、', '\n'])
    {
        return None;
    }
    // 業務の都合により12人が未受講となった: why is no other thing.
    let report_of = without(report.into(), "業務の都合 体調の都合 勤務の都合 日程の都合 病気の 家庭の都合");
    let report = report_of.as_ref();
    let missing = ["未", "不"].iter().any(|not| report.contains(&[not, act].concat()));
    // What was done to another thing: 情報セキュリティ研修, and the target is ハラスメント研修.
    let objects = report
        .match_indices(if missing { &['を'][..] } else { &['を', 'の'][..] })
        .filter_map(|(at, _)| last_word(&report[..at]).filter(|(_, rest)| rest.is_empty()));
    let is_other = |(word, _): (&str, &str)| {
        !target.contains(word) && !has(word, "職員 全員 対象 令和 年度") && word != act
    };
    if objects.into_iter().any(is_other) {
        return None;
    }
    let one = Number::whole(1)?;
    let like = |one: &Stated, other: &Stated| one.is_like(other) && one.sentence == other.sentence;
    let rate = given.iter().find(|one| one.measure.base == "%");
    // 正規職員全員 are not all.
    let named = report.find("全員").map(|at| report[..at].trim_end_matches(['、', ' ', '　', 'の']));
    let named =
        named.map(|before| before[before.trim_end_matches(is_kanji).len()..].trim_start_matches("対象"));
    let is_of_some = named.is_some_and(|named| !["", "者", "名", "人", whole].contains(&named))
        || those_in(report, GROUPS).any(|group| !target.contains(group));
    if let [whole, part, rest @ ..] = given
        && like(whole, part)
        && starts(whole.tail, "のうち 中 うち")
        && (rest.is_empty() || missing)
        && !has(report, "予定 見込")
        && (part.rest.contains(act) || part.near.contains(&[act, "したのは"].concat()))
        && part.value <= whole.value
    {
        return Some(if part.value < whole.value { State::Short } else { State::Met });
    }
    if missing && given.iter().any(|one| one.value > Number::ZERO && one.rest.contains(&["未", act].concat()))
        || given.len() == 1 && given.iter().any(|one| one.value > Number::ZERO && is_denied(one, act))
    {
        return Some(State::Short);
    }
    if missing || is_of_some || has(report, LESS) {
        return None;
    }
    if let Some(rate) = rate.filter(|rate| {
        let of = rate.near.trim_end_matches([' ', 'の', '　']);
        given.len() == 1
            && (rate.near.contains(act) && rate.near.contains('率')
                || of.ends_with(whole)
                || of.ends_with("対象者"))
    }) {
        return Some(if rate.value >= one.scaled(100, 1)? { State::Met } else { State::Short });
    }
    let kind = whole.chars().next_back().map(|kind| format!("全{kind}"));
    let says_all = report.contains(&["全", whole].concat())
        || kind.is_some_and(|kind| whole.chars().count() > 1 && report.starts_with(&kind))
        || report.contains("全員")
        || given
            .first()
            .is_some_and(|one| given.len() == 1 && starts(one.tail, "すべて 全て のすべて の全て"));
    // 市立全16校で実施した.
    let is_counted = given.iter().any(|one| {
        one.lead.trim_end().ends_with('全') && whole.ends_with(&one.quantity.unit) && one.rest.contains(act)
    });
    // 管理職112人全員参加.
    let is_bare = report.trim_end_matches('。').ends_with(&["全員", act].concat());
    let is_done =
        is_bare || has(report.rsplit_once(act).map_or("", |(_, rest)| rest), "した し、 完了 済 終え を受け");
    let is_all = says_all && given.len() < 2 || is_counted;
    (is_all && is_done && rate.is_none()).then_some(State::Met)
}

/// Whether those counted are said not to have done it: 3名が受診しなかった.
fn is_denied(one: &Stated, act: &str) -> bool {
    let denied = ["しなかった", "できなかった", "していない", "できていない"];
    let is_one = !one.measure.is_ratio() && !one.measure.is_time() && one.measure.base != "回";
    is_one
        && starts(one.rest, "が で は では については")
        && denied.iter().any(|not| one.rest.contains(&[act, not].concat()))
}

/// Whether there was none of what there shall be none of: 死者を出さない, and 死者はなかった.
fn none_of(target: &str, report: &str, given: &[Stated]) -> Option<State> {
    let target = target.trim().trim_end_matches('。');
    let before = [
        "を出さない",
        "を起こさない",
        "を発生させない",
        "を生じさせない",
        "の解消",
        "を解消する",
        "をなくす",
    ]
    .iter()
    .find_map(|end| target.strip_suffix(end))?;
    let (noun, rest) = last_word(before)?;
    if !rest.is_empty() {
        return None;
    }
    // 待機児童数は前年の17人から2人となった.
    if let [from, to] = given
        && from.is_like(to)
        && from.near.contains(noun)
        && starts(from.tail, "から")
        && starts(to.tail, "とな にな に減 まで へ")
        && !has(report, "見込 予定")
    {
        return (to.value > Number::ZERO).then_some(State::Short);
    }
    if has(report, LESS_OF_NONE) {
        return None;
    }
    let is_some = |one: &&Stated| {
        one.value > Number::ZERO && one.near.trim_end_matches(['は', 'が', 'も', ' ', '　']).ends_with(noun)
    };
    match (is_absent(noun, report), given.iter().find(is_some)) {
        (true, None) => Some(State::Met),
        (false, Some(one)) if !has(one.near, "前年 昨年") => Some(State::Short),
        _ => None,
    }
}

/// Whether there was one of what a target shall go without: 無事故を継続, and 物損事故が2件あった; 無災害を達成した.
fn without_any(target: &str, report: &str, given: &[Stated]) -> Option<State> {
    const KEPT: [&str; 4] = ["を継続した", "を達成した", "を維持した", "であった"];
    let target = target.trim().trim_end_matches('。');
    let noun = ["事故", "災害", "違反"].into_iter().find(|noun| target.contains(&["無", noun].concat()))?;
    let none = ["無", noun].concat();
    let is_asked = ends(target, "継続 継続する 維持 維持する 達成 達成する") || target.ends_with(&none);
    if !is_asked || has(report, LESS_OF_NONE) {
        return None;
    }
    let is_some = |one: &Stated| {
        let near = one.near.trim_end_matches(['は', 'が', 'も', ' ', '　']);
        one.value > Number::ZERO
            && near.ends_with(noun)
            && starts(one.tail, "あった 発生 起き。 起きた 、 。")
            && matches!(one.measure.base.as_str(), "件" | "回")
    };
    let is_kept = KEPT.iter().any(|kept| report.contains(&[none.as_str(), kept].concat()));
    match (is_absent(noun, report) || is_kept, given.iter().any(is_some)) {
        (true, false) if given.is_empty() => Some(State::Met),
        (false, true) => Some(State::Short),
        _ => None,
    }
}

/// Words by which a report of none may say less.
const LESS_OF_NONE: &str = "前年 昨年 月まで 上半期 現在 見込 予定 以外 除";
