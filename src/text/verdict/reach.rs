//! What a report reached of one level: which of its quantities count, and whether they add up.

use super::Doubt;
use super::absent::{changed, without};
use super::compare::compare;
use super::deed::{is_done_to_all, is_other_deed, is_plainly_own};
use super::levels::Level;
use super::reached::{Reached, actual, is_comparable, judge_one, spans_years};
use super::role::{Role, roles};
use super::stated::{Counting, Stated, first_clause, last_chars};
use super::sums::settle;
use super::told::{relative, times};
use super::words::{
    differ, distance, ends, first, has, rates_differ, shared, things, without as without_words,
};
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::width::folded;

/// More numbers of one unit than this are no report of one target.
const MANY: usize = 40;

type Candidates<'a, 't> = Vec<&'a Stated<'t>>;

/// What a report reached of a level; `others` are the target's other levels of the same unit.
pub(super) fn reach(
    level: &Level,
    others: &[&Level],
    target: &str,
    report: &str,
    stated: &[Stated],
) -> Reached {
    let roles = roles(stated);
    let comparable = |one: &Stated| is_comparable(level, one);
    let of = |wanted: &dyn Fn(Role) -> bool| -> Candidates {
        stated
            .iter()
            .zip(&roles)
            .filter(|(one, role)| comparable(one) && wanted(**role))
            .map(|(one, _)| one)
            .collect()
    };
    let found = match level.way {
        Some(way) => {
            let found = of(&|role| role == Role::Change(way));
            if found.is_empty()
                && let [one] = of(&|role| role == Role::Relative).as_slice()
                && let Some(reached) = relative(level, way, one)
            {
                return reached;
            }
            if found.is_empty() {
                return changed(level, way, stated, &roles, &of(&|role| matches!(role, Role::Change(_))))
                    .unwrap_or_else(|| without(level, report, stated, &roles));
            }
            found
        }
        None if level.is_relative => of(&|role| role == Role::Relative),
        None => {
            let found = of(&|role| role == Role::Level);
            // 人口減少率 0.8％ is a level where the target is one: 人口減少率 1％以内.
            let is_rate = |one: &Stated| one.near.trim_end_matches(['は', ' ', '　']).ends_with('率');
            let rates = || of(&|role| matches!(role, Role::Change(_)));
            let found = match found.is_empty() && is_rate(level.stated) {
                true => rates().into_iter().filter(|one| is_rate(one)).collect(),
                false => found,
            };
            match times(level, stated, &roles).filter(|_| found.is_empty()) {
                Some(reached) => return reached,
                None => found,
            }
        }
    };
    if found.len() > MANY {
        return Reached::unclear(Doubt::Several);
    }
    // 100社まで残り4社.
    let is_left =
        |one: &Stated| one.tail.starts_with("まで") && has(first_clause(one.tail), "残り あと もう わずか");
    if level.bound.grows() && of(&|role| role == Role::Goal).iter().any(|one| is_left(one)) {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    // A number that is only expected, and then those of other things.
    let like = || stated.iter().zip(&roles).filter(|(one, _)| comparable(one));
    if let Some((plan, _)) = like().next().filter(|(_, role)| **role == Role::Plan)
        && !found.iter().any(|one| one.sentence == plan.sentence || shared(&one.context(), target) > 0)
    {
        return Reached::unclear(Doubt::Plan);
    }
    let was_empty = found.is_empty();
    let is_told = |role: Role| matches!(role, Role::Level | Role::Negated);
    if level.bound.grows() && of(&is_told).iter().any(|one| came_to_nothing(one, target)) {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    // 1地区当たり2回 is no number of all: the report has to say that it counts so too.
    let is_each = has(report, "当たり 当り あたり 平均 各 につき ごと 毎 /人 ／人 /世帯 ／世帯 /件 ／件");
    if level.stated.is_for_each() && !is_each && !found.iter().all(|one| is_plainly_each(level, target, one))
    {
        return if was_empty {
            without(level, report, stated, &roles)
        } else {
            Reached::unclear(Doubt::Each)
        };
    }
    let found = of_the_thing(level, others, target, found);
    match found {
        _ if was_empty => without(level, report, stated, &roles),
        None => Reached::unclear(Doubt::OtherThing),
        Some(found) => still_to_come(level, stated, &roles, decide(level, target, found)),
    }
}

/// A count that falls short is none of the year, where it is still expected to be reached: 2月末現在 7,900人であり、年度末
/// には8,000人を超える見込み.
fn still_to_come(level: &Level, stated: &[Stated], roles: &[Role], reached: Reached) -> Reached {
    let is_expected = |one: &Stated| has(one.rest, "見込 見通し") && !has(one.near, "翌年 次年 来年 今後");
    let is_short = reached.state == State::Short && level.bound.grows() && level.way.is_none();
    let mut plans = stated.iter().zip(roles).filter(|(one, role)| {
        **role == Role::Plan
            && is_comparable(level, one)
            && one.value >= level.stated.value
            && is_expected(one)
            && one.year().is_none()
    });
    if is_short && plans.next().is_some() {
        return Reached::unclear(Doubt::Plan);
    }
    // （うち2団体は辞退）.
    let is_taken_off = |one: &Stated| one.bracketed && has(one.near, "うち 内") && is_comparable(level, one);
    let off = stated.iter().zip(roles).find(|(one, role)| **role == Role::Negated && is_taken_off(one));
    let is_met = reached.state == State::Met && level.bound.grows();
    // 8人を採用したが、2人が退職した.
    const GONE: &str = "退職 辞退 退会 解約 離職 転出 取消 取り消 キャンセル 廃業";
    let is_gone = |one: &Stated| is_comparable(level, one) && has(first_clause(one.tail), GONE);
    let has_gone = || stated.len() > 1 && stated.iter().any(is_gone);
    if is_met && (off.is_some() || has_gone()) { Reached::unclear(Doubt::Part) } else { reached }
}

/// Whether what was counted did not become what the target is of: 10件の応募があったが採択には至らず.
fn came_to_nothing(one: &Stated, target: &str) -> bool {
    const NOT: &str = "に至ら には至ら に至っていな には至っていな に結び付か には結び付か に結びつか には結びつか につながら にはつながら に繋がら には繋がら にならな にならず にはならな が得られな が得られず を得られな を得られず が成立せ は成立せ が成立しな が実現せ が実現しな に結びついていな に結びついておら には結びついていな には結びついておら に結び付いていな に結び付いておら には結び付いていな には結び付いておら につながっていな につながっておら を見送 は見送 を断念 は断念 ができず はできず ができなかった はできなかった が決まら";
    let rest = one.rest;
    first(rest, NOT).is_some_and(|at| {
        let own = last_chars(&rest[..at], 8);
        shared(own, target) > 0 || has(own, "達成 目標")
    })
}

/// Whether a number is for each of something though its words do not say so: it is named as in the target, much the
/// same, and no count of things, which could be of all.
fn is_plainly_each(level: &Level, target: &str, one: &Stated) -> bool {
    let is_amount = matches!(one.measure.base.as_str(), "kg" | "㎥" | "kwh" | "t-co2" | "円" | "秒" | "日");
    let has_fraction = Number::whole(1).is_some_and(|whole| one.quantity.value.parts() % whole.parts() != 0);
    let is_near = |value: Number, other: Number| value.scaled(2, 1).is_some_and(|twice| twice >= other);
    let is_bare = one.lead.trim().is_empty() && one.rest.trim_matches(['。', ' ', '　']).is_empty();
    (is_amount || has_fraction)
        && (is_bare || shared(one.near, target) > 1)
        && is_near(one.value, level.stated.value)
        && is_near(level.stated.value, one.value)
}

/// Those candidates that may be of the level's thing; none where all are of others.
fn of_the_thing<'a, 't>(
    level: &Level,
    others: &[&Level],
    target: &str,
    found: Candidates<'a, 't>,
) -> Option<Candidates<'a, 't>> {
    let context = if others.is_empty() { target.to_owned() } else { level.stated.words() };
    let wanted = things(&context);
    // 電話112件、来所63件: by which way they came.
    let comes_by = |one: &&Stated| {
        ends(
            one.near.trim_end(),
            "電話 来所 来庁 メール 窓口 郵送 オンライン インターネット FAX 訪問 持参 型",
        )
    };
    let is_by_ways = found.len() > 1 && found.iter().all(comes_by);
    if is_by_ways {
        return Some(found);
    }
    let is_ratio = level.stated.measure.is_ratio();
    let mut found = found;
    found.retain(|one| {
        // 「知っている」と回答した: to answer is what nobody asked for.
        let plain = |words: String| things(&without_words(words.into(), "と回答 と答え"));
        // 自主除却により9戸: by what means.
        let is_means = ends(one.near.trim_end(), "により によって を活用して を利用して を使って");
        let near = if is_means { 0 } else { plain(one.own_words()) };
        let is_other = match near {
            0 => !is_means && wanted != 0 && differ(wanted, plain(one.context())),
            near => differ(wanted, near),
        };
        let is_contrary = has(&context, "不満") && has(one.near, "満足") && !has(one.near, "不満");
        !(is_other && !is_guest(one, near, wanted)
            || is_contrary
            || is_ratio && rates_differ(&context, one.lead))
    });
    // Two levels of one unit: each takes what shares more words with it than with the others.
    if !others.is_empty() {
        found.retain(|one| {
            let to = |other: &Level| distance(other.stated.near, one.near);
            to(level).is_some_and(|mine| others.iter().all(|other| to(other).is_none_or(|its| mine < its)))
        });
    }
    // 22件の提案があり、5件を採用: the target speaks of no 採用. What stands behind a list is said of all of it.
    let is_list = found.iter().rev().skip(1).all(|one| one.is_listed());
    // 雇用就農2名、独立就農4名: two ways of what the target is of.
    let is_own_kind =
        |one: &&Stated| shared(last_chars(one.near.trim_end(), 2), level.stated.near) > 0 && !one.bracketed;
    let are_kinds = found.iter().all(is_own_kind);
    let foreign = |one: &Stated| {
        let words = if is_list { one.own_near().to_owned() } else { one.own_words() };
        things(&words) & !wanted != 0
    };
    // 新規4件、更新12件を認定した: the target's deed is said of both.
    let is_said_of_all = is_list && found.last().is_some_and(|one| is_done_to_all(one, target));
    if found.len() > 1
        && !are_kinds
        && !is_said_of_all
        && found.iter().any(|one| !foreign(one) && !one.bracketed)
    {
        found.retain(|one| !foreign(one));
    }
    (!found.is_empty()).then_some(found)
}

/// 教室 20組, and 21組が参加した: those who come to a thing are no other thing.
fn is_guest(one: &Stated, near: u64, wanted: u64) -> bool {
    let comes = things("参加") & things("受講");
    near & !comes == 0
        && (one.near.trim().is_empty() || one.is_apart())
        && wanted & things("研修 教室 説明会 大会 ワークショップ 見学 サロン 訓練 会議") != 0
}

/// Decides by the candidates that are left.
fn decide(level: &Level, target: &str, found: Candidates) -> Reached {
    let words = level.stated.words();
    let wants_all = has(&words, "累計 累積 総数 通算");
    let wants_new = level.stated.is_new();
    let mut found = found;
    // 採用6人（20代3人、30代3人）, where the target speaks of 30代.
    let group = group_of(target);
    let is_of_group = |one: &&Stated| group.is_some_and(|group| one.near.trim_end().ends_with(group));
    if found.iter().any(is_of_group) {
        found.retain(is_of_group);
    }
    // 延べ counts a person each time,, 実 once: the one is no measure of the other.
    if let Some(wanted) = level.stated.counting() {
        if let [one] = found.as_slice()
            && let Some(reached) = of_other_counting(level, wanted, one)
        {
            return reached;
        }
        found.retain(|one| one.counting().is_none_or(|own| own == wanted));
        if found.is_empty() {
            return Reached::unclear(Doubt::OtherThing);
        }
    }
    if (wants_all || spans_years(target))
        && let Some(reached) = of_years(level, &found)
    {
        return reached;
    }
    // The latest of several years.
    if let Some(latest) = found.iter().filter_map(|one| one.year()).max() {
        found.retain(|one| one.year().is_none_or(|year| year == latest));
    }
    let mut doubtful: Candidates = Vec::new();
    let is_new = |one: &&Stated| one.is_new();
    let is_all = |one: &&Stated| one.is_cumulative();
    let is_mixed = |one: &&Stated| has(one.near, "含め 含む 含み 合わせて あわせて");
    let is_of_year = |one: &&Stated| has(one.near, "本年度 今年度 当年度 年度中 年間");
    if wants_new && found.iter().any(is_mixed) && !found.iter().any(|one| one.is_new() && !is_mixed(one))
        || wants_all && !found.iter().any(is_all) && found.iter().any(is_of_year)
    {
        return Reached::unclear(Doubt::Cumulative);
    }
    if wants_new && found.iter().any(is_new) {
        found.retain(is_new);
    } else if wants_all && found.iter().any(is_all) {
        found.retain(is_all);
    } else if wants_all && found.iter().any(is_new) {
        return Reached::unclear(Doubt::Cumulative);
    } else if !wants_all && found.iter().any(is_all) {
        let all: Candidates = found.iter().copied().filter(is_all).collect();
        found.retain(|one| !one.is_cumulative());
        doubtful = all;
        if found.is_empty() {
            // The total since some time is short: then this year's is shorter still.
            let best = doubtful[0];
            let reached = judge_one(level, target, &[best], best.value, best.quantity.bound);
            let is_sure =
                doubtful.len() == 1 && reached.state == State::Short && level.bound != Bound::AtMost;
            return if is_sure { reached } else { Reached::unclear(Doubt::Cumulative) };
        }
        if wants_new {
            doubtful.clear();
        }
    }
    // 44か所を更新、6か所は発注済み: what was only begun does not count beside what was done.
    const BEGUN: &str = "着手 入札 発注 設計 準備 協議 調整 手配";
    let is_begun = |one: &&Stated| has(&one.words(), BEGUN) && !has(target, BEGUN);
    if !found.iter().all(is_begun) {
        found.retain(|one| !is_begun(one));
    }
    // 15件のあっせんを行い、契約は9件.
    if level.bound.grows() && found.len() > 1 {
        let is_kept = |one: &&Stated| {
            !is_other_deed(level.stated, one, target) || shared(first_clause(one.tail), target) > 0
        };
        if found.iter().any(|one| is_kept(one) && is_plainly_own(one, target)) {
            found.retain(is_kept);
        }
    }
    let totals: Candidates = found.iter().copied().filter(|one| one.is_total()).collect();
    if totals.len() == 1 && found.len() > 1 {
        found = totals;
    }
    if found.iter().any(|one| !one.bracketed) && found.iter().any(|one| one.bracketed) {
        doubtful.extend(found.iter().copied().filter(|one| one.bracketed && one.is_recount()));
        found.retain(|one| !one.bracketed);
    }
    if found.iter().any(|one| !one.is_part()) && found.iter().any(|one| one.is_part()) {
        let parts: Candidates = found.iter().copied().filter(|one| one.is_part()).collect();
        let is_own = |one: &&Stated| shared(one.near, &words) > 0;
        // 職場実習10人、うち就労4人, where the target speaks of 就労 alone.
        if parts.iter().any(is_own) && found.iter().all(|one| one.is_part() || one.is_strange(target)) {
            found.retain(|one| one.is_part() && is_own(one));
            return settle(level, target, &found);
        }
        found.retain(|one| !one.is_part());
        // 、うち女性22人 where the target speaks of 女性.
        doubtful.extend(parts.into_iter().filter(|part| {
            let own = part.near.rsplit("うち").next().unwrap_or(part.near);
            shared(own, &words) > 0 && shared(own, target) == shared(own, own)
        }));
    }
    let reached = settle(level, target, &found);
    let agrees = |one: &&Stated| {
        compare(level.stated.value, level.bound, one.value, one.quantity.bound) == reached.state
    };
    if reached.state != State::Unclear && !doubtful.iter().all(agrees) {
        return Reached::unclear(Doubt::Several);
    }
    reached
}

/// Each person once is never more than each time: 延べ180人 are no 200 persons.
fn of_other_counting(level: &Level, wanted: Counting, one: &Stated) -> Option<Reached> {
    let is_of_times = wanted == Counting::Once && one.counting() == Some(Counting::EachTime);
    let state = compare(level.stated.value, level.bound, one.value, one.quantity.bound);
    let actual = actual(level, one.value, &[one]);
    (is_of_times && level.bound.grows() && state == State::Short).then_some(Reached {
        state,
        doubt: None,
        actual,
    })
}

/// What several years, each with its number, brought together.
fn of_years(level: &Level, found: &[&Stated]) -> Option<Reached> {
    // （計18橋） says the same again.
    let found: Vec<&Stated> = found.iter().copied().filter(|one| !one.is_total()).collect();
    let years: Vec<u32> = found.iter().filter_map(|one| one.year()).collect();
    let are_apart = years.len() == found.len() && years.windows(2).all(|pair| pair[0] < pair[1]);
    if years.len() < 2 || !are_apart || level.stated.measure.is_ratio() {
        return None;
    }
    let total = found.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value))?;
    let state = compare(level.stated.value, level.bound, total, Bound::Exact);
    Some(Reached { state, doubt: None, actual: actual(level, total, &found) })
}

/// The age of those whom a target is about: 30代.
fn group_of(target: &str) -> Option<&str> {
    let at = target.find('代')?;
    let from = target[..at].trim_end_matches(|char: char| folded(char).is_ascii_digit()).len();
    (from < at).then(|| &target[from..at + '代'.len_utf8()])
}
