//! What a report says against a target of none: 死者ゼロ, 支払遅延なし.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::Actual;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::role::Role;
use crate::text::verdict::spoken::stated::{Stated, first_chars, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts};
use crate::text::verdict::things::none::{is_said_absent, says_none_alone};

/// What a report says against a target of none: 発生しなかった reaches ゼロ, 懲戒処分 1件 misses 不祥事ゼロ.
pub(super) fn against_zero(level: &Level, report: &str, stated: &[Stated]) -> Option<Reached> {
    if level.stated.quantity.value != Number::ZERO || level.stated.measure.is_ratio() {
        return None;
    }
    const NONE: &str = "もありません もございません はありません はございません 発生しなかった 発生なし 発生せず 発生していない 発生はな 発生はありません 発生がな はなかった もなかった はなし はゼロ 生じなかった 起きなかった 起きていない 起きておらず 起こらなかった 起こっていない 生じていない";
    let is_alone = says_none_alone(report);
    // 停職に当たる処分はなかった: of some only.
    let is_of_some =
        has(report, "に当たる にあたる に該当する を要する に至る のおそれ の疑い を伴う を伴った");
    // 30％を超える増額変更を行った工事はない: which there are none of.
    // 全51項目で基準値を超えたものはなかった: of how many.
    let is_kind = |one: &Stated| {
        !matches!(one.quantity.bound, Bound::Exact | Bound::About) || one.near.trim_end().ends_with('全')
    };
    let says_none = has(report, NONE) || ends(report.trim_end_matches(['。', ' ']), "はない はなし はいない");
    let is_none =
        says_none && !is_of_some && stated.iter().all(is_kind) && shared(level.stated.lead, report) > 0;
    if is_alone || is_none || is_said_absent(level, report) {
        let unit = level.stated.quantity.unit.clone();
        let actual = Some(Actual { value: Number::ZERO, unit, parts: Vec::new() });
        return Some(Reached { state: State::Met, doubt: None, actual });
    }
    // 死亡事故ゼロ, and 2名の方が亡くなった.
    if let [one] = stated
        && has(level.stated.lead, "死亡 死者 死傷")
        && one.value > Number::ZERO
        && one.measure.base == "人"
        && (has(first_clause(one.rest), "亡くな 死亡し 死亡が 命を落と")
            || ends(one.near.trim_end_matches(['は', 'が', ' ', '　']), "死者"))
        && !has(one.rest, "なかった")
    {
        let actual = actual(level, one.value, &[one]);
        return Some(Reached { state: State::Short, doubt: None, actual });
    }
    // 2件の死亡事故が発生した.
    if let [one] = stated
        && one.value > Number::ZERO
        && one.measure.base == "件"
        && let Some((noun, said)) =
            first_clause(one.tail).strip_prefix('の').and_then(|tail| tail.split_once('が'))
        && level.stated.near.trim_end_matches([' ', '　', 'の', '数']).ends_with(noun)
        && starts(said, "発生した あった 起きた 生じた")
    {
        let actual = actual(level, one.value, &[one]);
        return Some(Reached { state: State::Short, doubt: None, actual });
    }
    if let Some(reached) = come_about(level, stated) {
        return Some(reached);
    }
    // 1件発生した.
    if let [one] = stated
        && one.value > Number::ZERO
        && matches!(one.measure.base.as_str(), "件" | "回")
        && one.near.trim().is_empty()
        && starts(one.tail, "発生した 発生しま の発生があった")
    {
        let actual = actual(level, one.value, &[one]);
        return Some(Reached { state: State::Short, doubt: None, actual });
    }
    // 待機者が発生している.
    let is_some =
        ["が発生した", "が発生してい", "が発生し、", "が生じた", "を受けた", "があった"].iter().any(|said| {
            report
                .split_once(said)
                .is_some_and(|(before, _)| shared(last_chars(before, 4), level.stated.lead) > 0)
        });
    if is_some && stated.is_empty() && !has(report, "なかった ない ず、 防止 研修 対策 訓練 未然")
    {
        return Some(Reached { state: State::Short, doubt: None, actual: None });
    }
    // 死者数は前年の3人から1人へ.
    let pair = match stated {
        [from, to] if from.is_like(to) && from.role(None, Some(to)) == Role::From => Some((from, to)),
        _ => None,
    };
    if let Some((from, to)) = pair
        && shared(from.near, level.stated.lead) > 0
        && to.value > Number::ZERO
        && starts(to.tail, "に へ まで とな")
    {
        let actual = actual(level, to.value, &[to]);
        return Some(Reached { state: State::Short, doubt: None, actual });
    }
    // 前年度の2件からゼロになった.
    if let [from, to] = stated
        && to.value == Number::ZERO
        && starts(from.tail, "から")
        && (shared(from.lead, level.stated.lead) > 0
            || ends(from.lead.trim(), "前年の 前年度の 昨年の 昨年度の"))
        && (!has(level.stated.lead, "重大 死亡 重傷 人身") || has(from.lead, "重大 死亡 重傷 人身"))
        && starts(to.tail, "に と へ まで")
    {
        let actual = actual(level, to.value, &[to]);
        return Some(Reached { state: State::Met, doubt: None, actual });
    }
    if let Some(one) = one_of_kinds(level, stated) {
        let actual = actual(level, one.value, &[one]);
        return Some(Reached { state: State::Short, doubt: None, actual });
    }
    if came_about(level, stated) {
        return Some(Reached { state: State::Short, doubt: None, actual: None });
    }
    let [one] = stated else { return None };
    // 重大事故には至らない軽微な事故が3件, 疑いが1件.
    if has(
        one.near,
        "至らない 至らなかった 疑い おそれ 恐れ 可能性 ヒヤリ 未遂 未然 要望 意見 相談 問合せ 問い合わせ 提案 感謝",
    ) && !has(level.stated.lead, "疑い 要望 意見 相談")
    {
        return None;
    }
    let counts = matches!(one.measure.base.as_str(), "件" | "人" | "回")
        && one.value > Number::ZERO
        && !has(&one.words(), "防止 研修 対策 訓練 点検 啓発 講じ 会議 講習");
    // 軽微な事故 are no 重大事故.
    const GRAVE: &str = "重大 死亡 重傷 重篤 人身";
    let is_graver = has(level.stated.lead, GRAVE) && !has(&one.words(), GRAVE) && !one.near.trim().is_empty()
        || one.near.contains("軽微");
    // 負傷者 are no 死者.
    let are_others = is_of_people(level.stated) && is_of_people(one);
    let is_plain = one.tail.trim_matches(['。', ' ', '　']).is_empty()
        || one.near.trim().is_empty() && one.tail.starts_with(['（', '('])
        || starts(one.tail, "発生 が発生 あった があ の発生");
    (counts && !are_others && !is_graver && is_plain).then(|| Reached {
        state: State::Short,
        doubt: None,
        actual: actual(level, one.value, &[one]),
    })
}

/// So many of what there shall be none of have come about: 工事の施工ミスによる断水が1件発生した.
pub(super) fn come_about(level: &Level, stated: &[Stated]) -> Option<Reached> {
    let [one] = stated else { return None };
    let is_count = one.value > Number::ZERO && !one.measure.is_ratio() && !one.measure.is_time();
    // 1項目で基準値を超過した.
    let is_beyond = one.tail.strip_prefix('で').is_some_and(|tail| {
        has(tail, "を超過した を超過し、 を超えた を超え、 が不適合 超過があった 超過が確認")
            && shared(tail, level.stated.lead) > 0
    });
    let is_case = matches!(one.measure.base.as_str(), "件" | "回" | "人");
    (level.stated.quantity.value == Number::ZERO
        && is_count
        && (is_beyond || is_case && comes_about(level, one)))
    .then(|| Reached { state: State::Short, doubt: None, actual: actual(level, one.value, &[one]) })
}

/// Whether a number says that so many came about, by the target's noun right before or behind it.
fn comes_about(level: &Level, one: &Stated) -> bool {
    const COMES: &str =
        "発生した 発生し、 発生してい 生じた 生じてい 起きた 起きてい あった あり、 あり。 出た 出てい";
    let is_own = |noun: &str| {
        shared(noun, level.stated.lead) > 0 && level.stated.near.contains(first_chars(last_chars(noun, 4), 2))
    };
    let before = one.near.trim_end_matches(['が', 'も', 'は', ' ', '　']);
    let is_before = before.len() < one.near.len()
        && last_word(before).is_some_and(|(word, rest)| rest.is_empty() && is_own(word))
        && starts(one.tail.trim_start_matches('が'), COMES);
    let behind = one.tail.strip_prefix('の').and_then(|tail| tail.split_once('が'));
    // 建物火災が4件 are no 死亡火災.
    const GRAVE: &str = "重大 死亡 重傷 重篤 人身";
    if has(level.stated.lead, GRAVE) && !has(one.lead, GRAVE) && !has(one.rest, GRAVE) {
        return false;
    }
    is_before || behind.is_some_and(|(noun, said)| is_own(noun) && starts(said, COMES))
}

/// Whether so many are said to have come about, and nothing else of them but when and where: 7月に2名、8月に1名発生.
fn came_about(level: &Level, stated: &[Stated]) -> bool {
    let counted = || stated.iter().filter(|one| matches!(one.measure.base.as_str(), "件" | "人" | "回"));
    let is_bare = |one: &Stated| {
        let near = one.near.trim_end();
        one.value > Number::ZERO && (near.is_empty() || near.ends_with(['に', 'で']))
    };
    let says_so = |one: &Stated| {
        starts(one.tail, "発生、 発生。 発生し 発生（ 発生( が発生") || one.tail.trim() == "発生"
    };
    counted().next().is_some()
        && counted().all(is_bare)
        && counted().next_back().is_some_and(says_so)
        && has(level.stated.lead, "発生 発症 事故 感染 火災 災害 不祥事 漏えい")
}

/// One of several kinds of what there shall be none of, of which there were some: 休業災害0件、不休災害1件.
fn one_of_kinds<'a, 't>(level: &Level, stated: &'a [Stated<'t>]) -> Option<&'a Stated<'t>> {
    let noun = last_chars(level.stated.near.trim_end_matches([' ', '　', 'の', 'は', 'を', '数']), 2);
    let is_kind = |one: &Stated| {
        let name = one.near.trim_end_matches([' ', '　', 'は', 'が', 'の']);
        one.is_like(&stated[0]) && one.sentence == stated[0].sentence && name.ends_with(noun) && name != noun
    };
    let are_kinds = stated.len() > 1
        && noun.chars().count() == 2
        && stated.iter().all(is_kind)
        && stated.iter().rev().skip(1).all(|one| one.is_listed())
        && stated.last().is_some_and(|one| one.tail.trim_matches(['。', ' ', '　']).is_empty());
    // 軽微な災害 are no 重大災害.
    let names_grave = has(level.stated.lead, "重大 死亡 重傷 重篤 人身 休業");
    stated.iter().find(|one| one.value > Number::ZERO).filter(|_| are_kinds && !names_grave)
}

/// Whether people are counted by what they are or what became of them: 死者, 負傷者.
fn is_of_people(one: &Stated) -> bool {
    one.near.trim_end_matches([' ', '　', 'は', 'が', 'の', ':', '：']).ends_with(['者', '児', '人'])
}
