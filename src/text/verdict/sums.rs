//! Several numbers of one unit: whether they add up, or one of them is meant, or nobody can tell.

use super::Doubt;
use super::levels::Level;
use super::reach::{Reached, judge_one};
use super::stated::Stated;
use super::words::{ends, has, shared, things};
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;

/// One number, or several that add up, or several that do not.
pub(super) fn settle(level: &Level, target: &str, found: &[&Stated]) -> Reached {
    if let [one] = found {
        return judge_one(level, target, found, one.value, one.quantity.bound);
    }
    let single = |one: &Stated| judge_one(level, target, &[one], one.value, one.quantity.bound);
    let states = |found: &[&Stated]| -> Option<State> {
        let first = single(found.first()?).state;
        found.iter().all(|one| single(one).state == first).then_some(first)
    };
    if level.stated.measure.is_ratio() || found.iter().any(|one| has(one.lead, "平均")) {
        let overlap = |one: &&&Stated| shared(one.lead, target);
        let best = found.iter().max_by_key(overlap).copied();
        let Some(best) = best else { return Reached::unclear(Doubt::Several) };
        let is_alone = found.iter().filter(|one| overlap(one) == overlap(&&best)).count() == 1;
        return match states(found) {
            Some(State::Met | State::Short) => single(best),
            _ if is_alone && found.iter().all(|one| std::ptr::eq(*one, best) || overlap(&one) == 0) => {
                single(best)
            }
            _ => Reached::unclear(Doubt::Several),
        };
    }
    let total = found.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value));
    let Some(total) = total else { return Reached::unclear(Doubt::Several) };
    let bound = match found.iter().find(|one| one.quantity.bound != Bound::Exact) {
        Some(one)
            if found
                .iter()
                .all(|other| [Bound::Exact, one.quantity.bound].contains(&other.quantity.bound)) =>
        {
            one.quantity.bound
        }
        Some(_) => return Reached::unclear(Doubt::Several),
        None => Bound::Exact,
    };
    let sum = judge_one(level, target, found, total, bound);
    if is_snapshots(found) {
        let last = single(found[found.len() - 1]);
        return if last.state == sum.state { last } else { Reached::unclear(Doubt::Several) };
    }
    let rises = !matches!(level.bound, Bound::AtMost | Bound::LessThan);
    let certain = match sum.state {
        // Not even all together reach it.
        State::Short => rises,
        // Even all together stay below it.
        State::Met => !rises,
        _ => false,
    };
    if certain || adds_up(target, found) {
        return sum;
    }
    // Whichever of them it is, it is the same; the one that says least is shown.
    if let Some(State::Met) = states(found).filter(|state| *state == sum.state) {
        let worst = |one: &&&Stated| if rises { one.value } else { Number::ZERO };
        if let Some(one) = found.iter().min_by_key(worst) {
            return single(one);
        }
    }
    Reached::unclear(Doubt::Several)
}

/// Whether each number is a state at some day, of which the last counts: 9月末 30件、3月末 62件.
fn is_snapshots(found: &[&Stated]) -> bool {
    found.iter().filter(|one| has(one.lead, "末 時点 現在")).count() > 1
}

/// Whether the numbers are those of one thing at several places, times or groups.
fn adds_up(target: &str, found: &[&Stated]) -> bool {
    let leads: Vec<&str> = found.iter().map(|one| bare_lead(one.lead)).collect();
    let is_twice = |at: usize| {
        found[..at].iter().any(|one| one.value == found[at].value && one.sentence != found[at].sentence)
    };
    if (0..found.len()).any(is_twice) {
        return false;
    }
    let wanted = things(target);
    let deeds: Vec<u64> = leads.iter().map(|lead| things(lead) & !wanted).collect();
    if leads.iter().skip(1).any(|lead| lead.is_empty()) || deeds.iter().any(|deed| *deed != 0) {
        return false;
    }
    const PLACES: &str = "校 園 署 部 課 室 所 館 場 区 域 町 村 市 県 地 内 外 月 日 期 回 目 曜 年 級 生 方 面 性 般 員 店 社 局 団 隊 班 院 側 線 州 島 センター 企業 団体 法人 家庭 生徒 以外 子ども 大人 一般 直営 委託 その他";
    let is_place = |lead: &&str| ends(lead, PLACES) && things(lead) == 0;
    if leads.iter().all(is_place) {
        return true;
    }
    let same = found.iter().all(|one| one.sentence == found[0].sentence);
    let is_act = matches!(found[0].measure.base.as_str(), "回" | "件" | "人");
    // 管理職研修2回、新任研修3回: each is of the target's thing.
    let thing = |lead: &str| things(lead) & wanted;
    let all_shared = leads.iter().all(|lead| thing(lead) != 0 && shared(lead, target) > 0);
    // But 食育教室 and 料理教室 are two things where the target names the one.
    // 職員研修 names no other research than 管理職研修 does.
    let target = &["職員", "市民", "住民", "全庁", "庁内"]
        .iter()
        .fold(target.to_owned(), |text, word| text.replace(word, " "));
    let is_one_named = leads.iter().map(|lead| shared(lead, target)).collect::<Vec<_>>();
    let even = is_one_named.iter().all(|count| *count == is_one_named[0]);
    same && even && (all_shared || !is_act)
}

/// A lead without particles and brackets at its end: 第1回（7月） is 第1回.
fn bare_lead(lead: &str) -> &str {
    let mut lead = lead;
    loop {
        lead = lead.trim_end_matches([
            ' ', '　', ':', '：', 'で', 'に', 'が', 'は', 'を', 'の', 'も', '約', '（', '(', '・', '計',
            'へ', '延', 'べ',
        ]);
        let open = lead.ends_with(['）', ')']).then(|| lead.rfind(['（', '('])).flatten();
        match open {
            Some(at) => lead = &lead[..at],
            None => return lead,
        }
    }
}
