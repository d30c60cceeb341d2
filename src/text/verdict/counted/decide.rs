//! Decides by those numbers of a report that are of the level's thing: all or only new ones, of which year, totals or parts.

use super::sums::settle;
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::{Bound, names_a_deed};
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::deed::{answers, is_other_deed, is_plainly_own};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual, judge_one, spans_years};
use crate::text::verdict::spoken::stated::{Counting, Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, things};
use crate::text::width::folded;

/// The report's numbers that may be a level's.
pub(super) type Candidates<'a, 't> = Vec<&'a Stated<'t>>;

/// Decides by the candidates that are left.
pub(in crate::text::verdict) fn decide(level: &Level, target: &str, found: Candidates) -> Reached {
    let words = level.stated.words();
    let wants_all = [&words, level.stated.label()].iter().any(|own| has(own, "累計 累積 総数 通算"));
    // （新規・継続）: both of them.
    let wants_new =
        level.stated.is_new() && !has(target, "新規・継続 継続・新規 新規及び継続 新規と継続 新規、継続");
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
    // 修了者や利用者など、合わせて22件: of all who did it.
    let is_of_all = |one: &Stated| one.near.trim() == "合わせて" && has(one.lead, "など、 等、");
    let is_mixed = |one: &&Stated| has(one.near, "含め 含む 含み 合わせて あわせて") && !is_of_all(one);
    let is_of_year = |one: &&Stated| has(one.near, "本年度 今年度 当年度 年度中 年間");
    if wants_new && found.iter().any(is_mixed) && !found.iter().any(|one| one.is_new() && !is_mixed(one))
        || wants_all && !found.iter().any(is_all) && found.iter().any(is_of_year)
    {
        return Reached::unclear(Doubt::Cumulative);
    }
    if wants_new && are_sorts_of_new(level, &found) {
        // All of them are new, whatever their sort is called.
    } else if wants_new && found.iter().any(is_new) {
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
    // 毎月発行した（年13回）: the count, and not the word.
    let is_count = |one: &&Stated| {
        one.bracketed
            && !one.is_wordy
            && matches!(one.near.trim(), "" | "年" | "年間" | "計" | "全" | "合計" | "延べ" | "のべ")
    };
    // 毎月開催し、12回実施した.
    let is_done = |one: &&Stated| {
        !one.is_wordy
            && (one.is_apart() || one.near.trim().is_empty())
            && starts(one.tail, "実施し 開催し を実施し を開催し 行 を行")
    };
    if found.len() == 2 && found[0].is_wordy && found[1..].iter().all(|one| is_count(one) || is_done(one)) {
        found.remove(0);
    }
    let mut found = of_what_was_done(level, target, found);
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
    // 今年度510m、前年度からの累計1,140m.
    let is_of_this_year =
        found.len() == 1 && !found[0].bracketed && has(found[0].near, "今年度 本年度 当年度 本年 今年");
    if reached.state == State::Short && is_of_this_year && level.bound.grows() {
        doubtful.retain(|one| !one.is_cumulative());
    }
    let agrees = |one: &&Stated| {
        compare(level.stated.value, level.bound, one.value, one.quantity.bound) == reached.state
    };
    if reached.state != State::Unclear && !doubtful.iter().all(agrees) {
        return Reached::unclear(Doubt::Several);
    }
    reached
}

/// The numbers of what was done, without those of what was only begun, asked for or given up beside them.
fn of_what_was_done<'a, 't>(
    level: &Level,
    target: &str,
    mut found: Candidates<'a, 't>,
) -> Candidates<'a, 't> {
    if found.len() < 2 {
        return found;
    }
    // 44か所を更新、6か所は発注済み: what was only begun does not count beside what was done.
    const BEGUN: &str = "着手 入札 発注 設計 準備 協議 調整 手配 候補 選定";
    // What is asked before, of which the target's own deed is only what came of it.
    const ASKED: &str = "見積 引き合い 商談 内覧 問合せ 問い合わせ 打診 勧奨 案内状 案内を 通知 依頼 予告 を送り を送付 を発送";
    let own_words =
        |one: &Stated| if one.is_apart() { first_clause(one.tail).to_owned() } else { one.words() };
    let is_begun = |one: &&Stated| {
        has(&own_words(one), BEGUN) && !has(target, BEGUN) || one.is_for_so_many() && !has(target, "分の")
    };
    let is_asked = |one: &&Stated| has(&own_words(one), ASKED) && !has(target, ASKED);
    let is_own = |one: &&Stated| {
        let words = own_words(one);
        is_plainly_own(one, target)
            || has(&words, "に至った")
            || answers(&words, target)
            || things(&words) & things(target) != 0
    };
    if found.iter().any(|one| !is_asked(one) && is_own(one)) {
        found.retain(|one| !is_asked(one));
    }
    // 利用世帯は66世帯で、廃止が9世帯あった.
    const GONE: &str = "廃止 退会 脱退 解約 辞退 抹消 退職 転出 解散 閉店 廃業 離職";
    // 1名が帰国し、7名で対応した.
    const LEFT: &str = "が帰国 が退職 が離職 が転出 が異動 が退任 が休職 が辞任 が退団 が退会 が廃業 が閉店";
    let is_gone = |one: &&Stated| {
        (ends(one.near.trim_end_matches(['が', 'は', 'も', ' ']), GONE) || starts(one.tail, LEFT))
            && !has(target, GONE)
    };
    let is_rest =
        |one: &&Stated| !is_gone(one) && (is_own(one) || starts(one.tail, "で対応 で運営 体制 を採用"));
    if found.len() == 2 && found.iter().any(is_rest) {
        found.retain(|one| !is_gone(one));
    }
    // 着手までの時間は20分と45分: both of them.
    let is_joined = found.windows(2).any(|pair| pair[0].tail.trim() == "と" && is_begun(&pair[0]));
    if !is_joined && !found.iter().all(is_begun) {
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
    found
}

/// Whether one of the sorts that new ones are parted into is called new: 親元就農3名、新規参入2名、雇用就農2名, and the target is
/// 新規就農者.
fn are_sorts_of_new(level: &Level, found: &[&Stated]) -> bool {
    let noun = |near: &str| {
        last_chars(near.trim_end_matches([' ', '　', 'を', 'の', 'は', '：', ':', '者', '数']), 2).to_owned()
    };
    // 新規就農者の確保: what is secured.
    let near = level.stated.near.trim_end();
    let named = near.rsplit_once('の').filter(|(of, deed)| of.ends_with('者') && names_a_deed(deed));
    let own = noun(named.map_or(near, |(of, _)| of));
    let (new, others): (Vec<&&Stated>, Vec<&&Stated>) = found.iter().partition(|one| one.is_new());
    // 親元就農3人、新規参入4人: the one that is called new is not called as the target's are.
    let is_own_sort = |one: &&&Stated| noun(one.near) != own;
    new.len() == 1
        && (others.len() > 1 || others.len() == 1 && new.iter().all(is_own_sort))
        && own.chars().count() == 2
        && others.iter().all(|one| noun(one.near) == own)
        && found.iter().rev().skip(1).all(|one| one.is_listed())
        && found.iter().all(|one| one.sentence == found[0].sentence)
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
    // R5年度末、R6年度末: what there was each time.
    if found.iter().any(|one| has(one.near, "末 現在 時点")) {
        return None;
    }
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
