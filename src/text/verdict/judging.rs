//! Judges a report by the levels of its target: what became of each, and the worst of it.

use super::chosen::{added, dated, drafted, labels, own, own_unit, subject, totals};
use super::counted::lacking::lacking;
use super::counted::reach::reach;
use super::counted::{
    against, among, balance, classed, denied, dropped, each, every, everywhere, extremes, in_step, in_time,
    kept, named_both, named_each, net, said_again, told, undone, unfailing,
};
use super::doubted::fit::fitting;
use super::doubted::{also, hedged};
use super::numberless::once_each;
use super::reckoned::qualified::qualified;
use super::reckoned::{
    all_have, clauses, clock, concluded, growth, listed, norm, plainly, scale, share, within, worst,
};
use super::spoken::levels::{Level, is_range, says_none};
use super::spoken::reached::Reached;
use super::spoken::role::{Role, roles};
use super::spoken::stated::{Stated, first_clause, stated};
use super::spoken::wholes::{gathered, is_only_of_some, is_said_of_some};
use super::spoken::words::{ends, has, shared, starts, things};
use super::{Actual, Doubt, Verdict};
use crate::model::State;
use crate::text::width::fold;

/// Judges by the levels that were read; by one alone of them, where it is asked for.
pub(super) fn judge_levels(
    target: &str,
    report: &str,
    wanted: &[Stated],
    levels: &[Level],
    only: Option<usize>,
    given: &[Stated],
) -> Verdict {
    if levels.is_empty() {
        let doubt = (!wanted.is_empty() && !says_none(target)).then_some(Doubt::NoLevel);
        let state = if doubt.is_some() { State::Unclear } else { State::NoTarget };
        return Verdict { state, doubt, target: None, actual: main_figure(given) };
    }
    if levels.len() > MOST_LEVELS {
        return Verdict {
            state: State::Unclear,
            doubt: Some(Doubt::SeveralLevels),
            target: None,
            actual: None,
        };
    }
    let summed = gathered(given);
    let mut worst: Option<(&Level, Reached)> = None;
    for (at, level) in levels.iter().enumerate().filter(|(at, _)| only.is_none_or(|only| only == *at)) {
        let others = levels.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        let is_end =
            |other: &Level| is_range(level.stated, other.stated) || is_range(other.stated, level.stated);
        let is_other = |other: &&Level| {
            other.stated.is_like(level.stated) && !is_end(other) && !is_said_again(target, level, other)
        };
        let others: Vec<&Level> = others.filter(is_other).collect();
        let all = given;
        let given = if level.stated.is_for_each() { given } else { &summed };
        let told = labels::of_labels(level, given).or_else(|| labels::without_preliminary(given));
        let given = told.as_deref().unwrap_or(given);
        let own = dated::of_its_day(level, target, given)
            .or_else(|| totals::told(level, target, given))
            .or_else(|| own::of_own_measure(level, target, given));
        let given = own.as_deref().unwrap_or(given);
        let late = added::without_earlier(level, given);
        let given = late.as_deref().unwrap_or(given);
        let now = added::without_added(level, given);
        let given = now.as_deref().unwrap_or(given);
        let asked = drafted::without_asked(level, target, given)
            .or_else(|| drafted::without_begun(level, target, given));
        let given = asked.as_deref().unwrap_or(given);
        let held = undone::without_made_up(level, given);
        let given = held.as_deref().unwrap_or(given);
        let spots = own_unit::counted_as(level, target, given);
        let given = spots.as_deref().unwrap_or(given);
        let chosen = subject::of_own_subject(level, others.is_empty(), target, given);
        let given = chosen.as_deref().unwrap_or(given);
        // What was chosen by its subject is no other level's.
        let others = if chosen.is_some() { Vec::new() } else { others };
        let of_them = every::reached(level, target, given)
            .or_else(|| classed::reached(level, target, report, wanted, given))
            .or_else(|| in_time::reached(level, target, wanted, report, given))
            .or_else(|| norm::reached(level, target, report))
            .or_else(|| once_each::reached(level, target, report, given))
            .or_else(|| undone::of_named(level, levels, report))
            .or_else(|| unfailing::reached(level, target, report, given));
        let is_of_them = of_them.is_some();
        let mut reached = of_them
            .or_else(|| plainly::all_failed(level, report))
            .or_else(|| extremes::reached(level, wanted, report, given))
            .or_else(|| kept::reached(level, target, report, wanted, given))
            .or_else(|| denied::reached(level, target, given))
            .or_else(|| dropped::one_of_several(level, levels, report))
            .or_else(|| dropped::some_times_below(level, target, given))
            .or_else(|| in_step::reached(level, target, levels, report, given))
            .or_else(|| said_again::reached(level, target, report, given))
            .or_else(|| named_both::reached(level, target, report, all))
            .or_else(|| undone::reached(level, target, report, given).filter(|_| levels.len() == 1))
            .or_else(|| against::passed(level, given))
            .or_else(|| against::by_rate(level, given))
            .or_else(|| named_each::reached(level, target, given))
            .or_else(|| balance::reached(level, target, given))
            .or_else(|| balance::of_the_others(level, target, given))
            .or_else(|| added::with_more(level, given))
            .or_else(|| added::to_what_there_were(level, target, given))
            .or_else(|| each::reached(level, target, report, given))
            .or_else(|| everywhere::reached(level, target, wanted, given))
            .or_else(|| worst::only_some(level, target, all))
            .or_else(|| net::reached(level, target, given))
            .or_else(|| net::planned_less_dropped(level, given))
            .or_else(|| net::asked_less_absent(level, target, given))
            .or_else(|| among::reached(level, target, given))
            .unwrap_or_else(|| reach(level, &others, target, report, given));
        let named: Vec<Stated>;
        let mut given = given;
        if reached.state == State::Unclear {
            let reckoned = share::reached(level, target, given)
                .or_else(|| share::of_pairs(level, target, given))
                .or_else(|| share::of_balance(level, given))
                .or_else(|| share::missed_by_some(level, given))
                .or_else(|| growth::reached(level, target, wanted, given))
                .or_else(|| within::reached(level, target, report, given))
                .or_else(|| within::never_below(level, report, given))
                .or_else(|| within::some_below(level, target, given))
                .or_else(|| worst::of_the_worst(level, target, report, given))
                .or_else(|| clock::in_days(level, target, given))
                .or_else(|| clock::took(level, report))
                .or_else(|| {
                    clock::by_day(level, report)
                        .filter(|_| !given.iter().any(|one| one.is_like(level.stated)))
                })
                .or_else(|| told::of_all_counted(level, target, report, given))
                .or_else(|| plainly::reached(level, target, report, given))
                .or_else(|| all_have::reached(level, target, report))
                .or_else(|| concluded::reached(level, target, report, all).filter(|_| levels.len() == 1))
                .or_else(|| clauses::reached(level, target, report, given).filter(|_| levels.len() == 1));
            if let Some(reckoned) = reckoned {
                reached = reckoned;
            } else if let Some(count) = listed::counted(level, report)
                .or_else(|| scale::worst(level, report))
                .filter(|_| !given.iter().any(|one| one.is_like(level.stated)))
            {
                named = stated(report, vec![count])
                    .into_iter()
                    .map(|one| Stated { is_wordy: false, ..one })
                    .collect();
                given = &named;
                reached = reach(level, &others, target, report, given);
            }
        }
        if !is_of_them {
            reached = in_doubt(level, target, report, given, reached);
        }
        reached = fitting(level, target, report, given, reached);
        reached = qualified(level, target, report, wanted, all, reached);
        reached = lacking(level, target, report, all, reached);
        if level.is_aside && only.is_none() {
            // An aside that the report does not speak of is no miss; one that it misses is worth a look.
            match reached.state {
                State::Met => continue,
                State::Unclear if !is_missed(level, given) => continue,
                _ => reached = Reached::unclear(Doubt::SeveralLevels),
            }
        }
        let rank = |state: State| match state {
            State::Short => 2,
            State::Unclear => 1,
            _ => 0,
        };
        if worst.as_ref().is_none_or(|(_, worst)| rank(reached.state) > rank(worst.state)) {
            worst = Some((level, reached));
        }
    }
    let Some((level, reached)) = worst else {
        return Verdict { state: State::Unclear, doubt: Some(Doubt::NoLevel), target: None, actual: None };
    };
    let several = levels.iter().filter(|level| !level.is_aside).count() > 1;
    let missing = matches!(reached.doubt, Some(Doubt::NoNumber | Doubt::OtherUnit | Doubt::OtherThing));
    let doubt =
        if several && missing && !given.is_empty() { Some(Doubt::SeveralLevels) } else { reached.doubt };
    Verdict {
        state: reached.state,
        doubt,
        target: Some(level.stated.quantity.clone()),
        actual: reached.actual,
    }
}

/// Whether two levels are one, told by the month and by the year: 月2回、年24回.
fn is_said_again(target: &str, level: &Level, other: &Level) -> bool {
    let (one, other) = (&level.stated.quantity, &other.stated.quantity);
    let (first, next) = if one.span.start < other.span.start { (one, other) } else { (other, one) };
    let between = target.get(first.span.end..next.span.start).unwrap_or("-");
    one.unit == other.unit
        && one.value == other.value
        && between.chars().all(|char| "、，年間計合 　".contains(char))
}

/// What was reached, or the doubt that the report as a whole leaves.
fn in_doubt(level: &Level, target: &str, report: &str, given: &[Stated], reached: Reached) -> Reached {
    let is_met = reached.state == State::Met;
    let is_part = |part| is_said_of_some(level.stated, given, part);
    // What is still to be counted makes a count larger.
    let is_open = reached.state != State::Unclear && is_met != level.bound.grows();
    let is_unfinished = (is_open || is_met)
        && has(
            without_uncounted(target, report),
            "未集計 集計中 未確定 未公表 とりまとめ中 取りまとめ中 把握していない 把握できていない 集計していない 集計できていない 集計に含まれていない 未報告 は別途集計 は別に集計 は含まない は含んでいない は含まれていない は調査中 集計待ち 月に確定） 月に確定) 月確定） 月に確定予定 月に確定する",
        )
        || has(report, "統計なし 集計なし データなし");
    let is_double = has(report, "重複")
        && !has(report, "重複なし 重複無し 重複を除 重複はな")
        && reached.actual.iter().any(|actual| actual.parts.len() > 1);
    let is_some = is_only_of_some(target, level.stated, given)
        || reached.actual.iter().flat_map(|actual| &actual.parts).any(is_part);
    let parts = reached.actual.iter().flat_map(|actual| &actual.parts);
    let parts: Vec<&Stated> =
        parts.filter_map(|part| given.iter().find(|one| one.quantity.span == part.span)).collect();
    let hedge = || hedged::doubt(level, target, report, &parts, given);
    let doubt = if is_unfinished || is_met && (is_double || is_some) {
        Doubt::Part
    } else if is_met && (grades_differ(target, report) || is_below_the_named(target, given)) {
        Doubt::OtherThing
    } else if is_met && also::asks_for_more(target, report) {
        Doubt::SeveralLevels
    } else if is_met
        && parts.iter().any(|one| {
            also::is_of_other_make(level, target, report, one) || also::is_for_others(target, report, one)
        })
    {
        Doubt::OtherThing
    } else if let Some(doubt) = is_met.then(hedge).flatten() {
        doubt
    } else {
        return reached;
    };
    Reached { state: State::Unclear, doubt: Some(doubt), ..reached }
}

/// A report without its last clause, where that says of another thing than the target's that it is not counted yet: 隊員は92人、
/// 活動回数は未集計.
fn without_uncounted<'t>(target: &str, report: &'t str) -> &'t str {
    let Some((before, last)) = report.trim_end_matches('。').rsplit_once(['、', '。']) else {
        return report;
    };
    let topic = ["は未集計", "は集計中", "は未確定"].iter().find_map(|open| last.strip_suffix(open));
    let is_other = topic.is_some_and(|topic| {
        shared(topic, topic) > 1
            && shared(topic, target) == 0
            && things(topic) & things(target) == 0
            && ends(topic, "回数 件数 人数 者数 金額 時間 満足度 率")
    });
    if is_other { before } else { report }
}

/// Whether a report counts those below what the target names: 10人未満の団体, where the target says 10人以上.
fn is_below_the_named(target: &str, given: &[Stated]) -> bool {
    // 10日未満の者はおらず: there were none of them.
    let is_some = |one: &Stated| !has(first_clause(one.tail), "おらず いなかった はなく はなかった");
    let mut below = given.iter().filter(|one| !one.quantity.bound.grows() && given.len() > 1 && is_some(one));
    below.any(|one| target.contains(&format!("{}{}以上", one.quantity.value, one.quantity.unit)))
}

/// Whether a report speaks of other grades or ages than its target: 2級以上 and 3級.
fn grades_differ(target: &str, report: &str) -> bool {
    const KANJI: &str = "一二三四五六七八九";
    let grades = |text: &str| -> Vec<String> {
        let text = fold(text);
        let of = |(at, _): (usize, char)| {
            let is_digit = |char: char| char.is_ascii_digit() || KANJI.contains(char);
            let from = text[..at].trim_end_matches(is_digit).len();
            let arabic = |char: char| match KANJI.chars().position(|kanji| kanji == char) {
                Some(value) => char::from_digit(u32::try_from(value + 1).ok()?, 10),
                None => Some(char),
            };
            let is_top = ends(&text[..from], "上位 下位");
            (from < at && !is_top).then(|| text[from..at].chars().filter_map(arabic).collect())
        };
        let marks = |(at, char): &(usize, char)| {
            matches!(char, '級' | '歳' | '代' | '型' | '種') || starts(&text[*at..], "年生 段階 点満点")
        };
        text.char_indices().filter(marks).filter_map(of).collect()
    };
    let (wanted, told) = (grades(target), grades(report));
    let is_other = !told.is_empty() && !told.iter().any(|grade| wanted.contains(grade));
    !wanted.is_empty() && (is_other || has(report, "全年齢 全学年 全年代"))
}

/// Whether any number of the report stays below an aside.
fn is_missed(level: &Level, given: &[Stated]) -> bool {
    let misses = |one: &Stated| one.is_like(level.stated) && one.value < level.stated.value;
    level.bound.grows()
        && given.iter().zip(roles(given)).any(|(one, role)| role == Role::Level && misses(one))
}

/// More levels than this are a list that nobody can judge at once.
const MOST_LEVELS: usize = 12;

/// What a report says was reached where there is no target to compare it with: its one number, or the one percentage
/// that it leads with.
fn main_figure(given: &[Stated]) -> Option<Actual> {
    let is_percent = |one: &&Stated| one.measure.base == "%";
    let main = given.first().filter(|first| {
        given.len() == 1 || is_percent(first) && given.iter().filter(is_percent).count() == 1
    })?;
    if roles(given).first() != Some(&Role::Level) {
        return None;
    }
    let part = main.quantity.clone();
    Some(Actual { value: part.value, unit: part.unit.clone(), parts: vec![part] })
}
