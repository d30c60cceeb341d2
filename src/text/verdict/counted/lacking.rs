//! Counts that seem to fall short, and do not: a sum that leaves out one of its list, comers and goers against those who
//! are there, a part of a whole that has no unit, what is told as not falling below.

use super::absent::begins_with_none;
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::reckoned::plainly::{is_of_act_before, none_beside_others};
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::deed::{is_contrary, last_word};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::quoted::says_of_whom;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::role::Role;
use crate::text::verdict::spoken::stated::{Stated, first_chars, first_clause};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, those_in};
use crate::text::verdict::spoken::years::year_in;
use crate::text::verdict::things::other_act::is_of_other_act;
use crate::text::verdict::things::partial::part_of;
use crate::text::verdict::{Actual, Doubt};
use crate::text::width::{fold, folded};

/// What was reached, or what is open about a count that falls short; `given` are all of the report's quantities.
pub(in crate::text::verdict) fn lacking(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
    reached: Reached,
) -> Reached {
    if let Some(reached) = of_quoted(level, target, given).or_else(|| vacant(level, given)) {
        return reached;
    }
    if reached.state == State::Unclear && is_put_off(level, target, given) {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    if reached.state == State::Unclear && (stops_before(level, given) || last_was_dropped(level, report)) {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    let is_none = reached.state != State::Met && none_beside_others(level, report, given);
    if is_none || begins_with_none(level, target, report) {
        let unit = level.stated.quantity.unit.clone();
        let actual = Some(Actual { value: Number::ZERO, unit, parts: Vec::new() });
        return Reached { state: State::Met, doubt: None, actual };
    }
    if reached.state == State::Unclear && is_little_more_than_less(level, report, given) {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    if reached.state != State::Short {
        return reached;
    }
    let parts = reached.actual.iter().flat_map(|actual| &actual.parts);
    let parts: Vec<&Stated> =
        parts.filter_map(|part| given.iter().find(|one| one.quantity.span == part.span)).collect();
    if let [one] = parts.as_slice()
        && is_not_below(level, report, one)
    {
        return Reached { state: State::Met, ..reached };
    }
    let told = reached.actual.as_ref().and_then(|actual| level.stated.measure.in_base(actual.value));
    let is_as_told = parts.first().is_none_or(|one| Some(one.value) == told);
    let is_uncounted =
        parts.is_empty() && has(report, "集計を見送 集計できな 測定できな 算出できな 把握できな");
    let doubt = if is_uncounted {
        Doubt::NoNumber
    } else if leaves_out_of_list(level, &parts, given) || is_one_of_joined(level, &parts, given) {
        Doubt::Several
    } else if is_lesser(level, &parts)
        || is_contrary_or_before(level, target, &parts)
        || is_of_other_kind(level, target, &parts)
        || is_against_other_year(level, target, &parts)
        || is_of_all_there_were(level, target, &parts)
        || is_what_was_done_with_some(level, &parts)
        || parts.iter().any(|one| says_of_whom(one, given))
        || matches!(parts.as_slice(), [one] if is_of_other_act(level, target, one))
    {
        Doubt::OtherThing
    } else if is_beside_couples(&parts, given) || was_changed(&parts, given) {
        Doubt::Several
    } else if is_of_one_of_all(target, given, &parts)
        || is_part_of_bare(report, &parts)
        || !has(target, "月 最") && parts.iter().any(|one| has(one.near, "最も多い月 最多の月 最も少ない月"))
    {
        Doubt::Part
    } else if is_of_all_for_each(level, target, report, &parts, is_as_told) {
        Doubt::Each
    } else if parts.is_empty() && level.way.is_some() && has(target, "改善") {
        Doubt::Direction
    } else if let Some(doubt) = part_of(level, target, report, given, &parts)
        .filter(|doubt| level.bound.grows() || *doubt == Doubt::Cumulative)
    {
        doubt
    } else {
        return reached;
    };
    Reached { state: State::Unclear, doubt: Some(doubt), ..reached }
}

/// Whether one of several goes the other way, or the only one is of an act that comes before the target's.
fn is_contrary_or_before(level: &Level, target: &str, parts: &[&Stated]) -> bool {
    match parts {
        [one] => is_of_act_before(level, target, one),
        several => several.iter().any(|one| is_contrary(one, target)),
    }
}

/// Whether the one count is a little more than one that is far below: 2,000枚余り, and the target is 3,000枚.
fn is_little_more_than_less(level: &Level, report: &str, given: &[Stated]) -> bool {
    let mut like = given.iter().filter(|one| one.is_like(level.stated));
    let Some(one) = like.next().filter(|_| like.next().is_none()) else { return false };
    let own = report.get(one.quantity.span.clone()).unwrap_or("");
    let is_far = one.value.scaled(11, 10).is_some_and(|more| more <= level.stated.value);
    is_far
        && level.bound.grows()
        && level.way.is_none()
        && own.ends_with(['余', 'り'])
        && one.role(None, None) == Role::Level
        && !has(report, "月末 時点 現在 まで 上半期 予定 見込")
}

/// Whether the level is said again as what was not quite reached: 5,000口の一歩手前で終わった.
fn stops_before(level: &Level, given: &[Stated]) -> bool {
    let mut like = given.iter().filter(|one| one.is_like(level.stated));
    let one = like.next().filter(|_| like.next().is_none());
    level.bound.grows()
        && level.way.is_none()
        && one.is_some_and(|one| {
            one.value <= level.stated.value
                && starts(one.tail, "の一歩手前 の手前 一歩手前 を目前に を目の前に")
                && has(one.rest, "終わった 終わり、 終えた とどまった 留まった 年度末を迎えた")
        })
}

/// Whether a time that the level counts was dropped: 3回目は大雪で中止とした, and the target is 3回.
fn last_was_dropped(level: &Level, report: &str) -> bool {
    if level.stated.quantity.unit != "回" || !level.bound.grows() || level.way.is_some() {
        return false;
    }
    let report = fold(report);
    let is_dropped = |(at, word): (usize, &str)| {
        let (before, rest) = (&report[..at], &report[at + word.len()..]);
        let from = before.trim_end_matches(|char: char| char.is_ascii_digit()).len();
        let time = before[from..].parse().ok().and_then(Number::whole);
        let clause = rest.split('。').next().unwrap_or(rest);
        time.is_some_and(|time| time <= level.stated.value)
            && has(clause, "中止 取りやめ 取り止め 見送 開催できな 実施できな")
    };
    report.match_indices("回目は").any(is_dropped)
        && !has(&report, "代替 代わり 振替 振り替え 改めて 再度 延期し その後 追加")
}

/// Whether the one count was only begun, and its end is to come in another year: 2駅で着工し、来年度の完成を目指す.
fn is_put_off(level: &Level, target: &str, given: &[Stated]) -> bool {
    let mut like = given.iter().filter(|one| one.is_like(level.stated));
    let Some(one) = like.next().filter(|_| like.next().is_none()) else { return false };
    let begun = has(first_clause(one.tail), "着工 着手 契約 発注") && !has(target, "着工 着手 契約 発注");
    let later = ["来年度", "次年度", "翌年度"].iter().find_map(|year| one.rest.split_once(year));
    level.bound.grows()
        && level.way.is_none()
        && !level.stated.measure.is_ratio()
        && begun
        && later.is_some_and(|(before, rest)| {
            has(rest, "完成 完了 供用 竣工 整備 設置")
                && has(rest, "目指 予定 見込")
                && !has(before, "完成 完了 供用 竣工")
        })
}

/// 1,100本を下回ることなく: it is at least so many.
fn is_not_below(level: &Level, report: &str, one: &Stated) -> bool {
    level.bound.grows()
        && level.way.is_none()
        && one.value >= level.stated.value
        && has(
            first_chars(report.get(one.quantity.span.start..).unwrap_or(""), 20),
            "を下回ることなく を下回らず を割ることなく を割り込むことなく を切ることなく",
        )
}

/// Whether lesser cases were counted than those that there shall be none of: 軽微な事故, and the target is 重大事故.
fn is_lesser(level: &Level, parts: &[&Stated]) -> bool {
    level.stated.value == Number::ZERO
        && has(level.stated.lead, "重大")
        && parts.first().is_some_and(|one| has(one.near, "軽微な 軽い 軽度の 不休の"))
}

/// Whether others were counted than those of whom there shall be none: いじめの認知件数は84件, and the target is 重大事態.
fn is_of_other_kind(level: &Level, target: &str, parts: &[&Stated]) -> bool {
    const KINDS: &str = "認知件数 相談件数 通報件数 報告件数 ヒヤリハット ヒヤリハット件数 問合せ件数 問い合わせ件数 照会件数";
    let of = |one: &&Stated| one.near.trim_end_matches(['は', 'が', ' ', '　', ':', '：']).to_owned();
    level.stated.value == Number::ZERO
        && parts.first().is_some_and(|one| {
            let near = of(one);
            ends(&near, KINDS)
                && !those_in(&near, KINDS).any(|kind| target.contains(kind.trim_end_matches("件数")))
        })
}

/// Whether a change is told against another year than the target's: 前年度比, and the target is 平成25年度比.
fn is_against_other_year(level: &Level, target: &str, parts: &[&Stated]) -> bool {
    const LAST: &str = "前年度比 前年比 昨年度比 前年同期比 前年度より 前年より 前年度から 前年から";
    let is_of_year = year_in(target).is_some() && has(target, "年度比 年比 年度対比") && !has(target, LAST);
    level.way.is_some() && is_of_year && parts.iter().any(|one| has(one.near, LAST))
}

/// Whether it is what was taken off, where what is left has the limit: 滞納額のうち6,200万円を徴収した.
fn is_what_was_done_with_some(level: &Level, parts: &[&Stated]) -> bool {
    let [one] = parts else { return false };
    !level.bound.grows()
        && level.way.is_none()
        && (one.is_part() || ends(one.near.trim_end(), "のうち"))
        && starts(one.tail, "を徴収 を回収 を解消 を処理 を納付 を収納 を整理 を償還 を返済")
}

/// Whether it is what there was before a change: 平均30分だった待ち時間を10分以上短縮した.
fn was_changed(parts: &[&Stated], given: &[Stated]) -> bool {
    let [one] = parts else { return false };
    let is_change = |other: &Stated| {
        other.is_like(one)
            && other.sentence == one.sentence
            && other.quantity.span.start > one.quantity.span.start
            && other.way().is_some()
    };
    starts(one.tail, "だった") && given.iter().any(is_change)
}

/// Whether couples or households stand beside the people that were counted: 夫婦2組と単身者1人.
fn is_beside_couples(parts: &[&Stated], given: &[Stated]) -> bool {
    let [one] = parts else { return false };
    let is_group = |other: &Stated| {
        matches!(other.quantity.unit.as_str(), "組" | "世帯" | "家族" | "団体")
            && other.sentence == one.sentence
            && starts(other.tail, "と 、")
    };
    one.measure.base == "人" && given.iter().any(is_group)
}

/// Whether it is what there was to begin with, and something else was done to all of it: 40件すべての現地確認を終えた, and the
/// target is 40件→20件.
fn is_of_all_there_were(level: &Level, target: &str, parts: &[&Stated]) -> bool {
    let [one] = parts else { return false };
    let before = target.get(..level.stated.quantity.span.start).unwrap_or("");
    let own = [one.quantity.value.to_string(), one.quantity.unit.clone()].concat();
    !level.bound.grows()
        && fold(before).contains(&fold(&own))
        && starts(one.tail, "すべて 全て の全て 全部 を対象 の")
        && last_word(first_clause(one.tail)).is_none_or(|(word, _)| shared(word, target) == 0)
}

/// Whether a sum is of some of a list, and all of it reach the level: 自営5人、雇用6人、親元2人.
fn leaves_out_of_list(level: &Level, parts: &[&Stated], given: &[Stated]) -> bool {
    let [first, _, ..] = parts else { return false };
    let list: Vec<&Stated> = given
        .iter()
        .filter(|one| one.is_like(first) && one.sentence == first.sentence && !one.bracketed)
        .collect();
    let is_list = list.iter().rev().skip(1).all(|one| one.is_listed());
    let sum = list.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value));
    let is_left = |one: &&&Stated| !parts.iter().any(|part| part.quantity.span == one.quantity.span);
    let is_taken_off = |one: &&Stated| {
        one.is_total()
            || has(one.near, "辞退 退職 退会 取消 取り消し キャンセル 見送 廃止 解約 中止 未 不 却下")
            || has(first_clause(one.tail), "辞退 退職 退会 取消 キャンセル 中止")
    };
    let mut left = list.iter().filter(is_left).peekable();
    level.bound.grows()
        && is_list
        && left.peek().is_some()
        && !left.any(is_taken_off)
        && sum >= Some(level.stated.value)
}

/// Whether it is one of several that are told together, and all of them reach the level: 独立就農3人と雇用就農2人が就農; or they are
/// just as many as there are: 小学校14校、中学校8校, and the target is 全22校.
fn is_one_of_joined(level: &Level, parts: &[&Stated], given: &[Stated]) -> bool {
    let [one] = parts else { return false };
    let is_alike = |other: &&Stated| other.is_like(one) && other.sentence == one.sentence && !other.bracketed;
    let list: Vec<&Stated> = given.iter().filter(is_alike).collect();
    let sum = list.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value));
    let at = list.iter().position(|other| other.quantity.span == one.quantity.span);
    let is_joined = at
        .and_then(|at| at.checked_sub(1))
        .is_some_and(|before| list[before].tail.starts_with('と') && list[before].is_listed());
    let is_list = list.len() > 1 && list.iter().rev().skip(1).all(|one| one.is_listed());
    let is_all = sum == Some(level.stated.value) && level.stated.near.ends_with('全');
    let is_told_together = is_joined || is_list && is_all;
    level.bound.grows() && is_told_together && sum >= Some(level.stated.value)
}

/// Whether it is of one place, and the target of all together: 中央館の来館者は38,400人, and the target is 全5館.
fn is_of_one_of_all(target: &str, given: &[Stated], parts: &[&Stated]) -> bool {
    let [one] = parts else { return false };
    let (target, near) = (fold(target), one.near);
    let places = ["館", "校", "園", "店", "施設", "地区", "会場", "病棟", "センター"];
    let is_of_all = |place: &str| {
        target.match_indices('全').any(|(at, all)| {
            let rest = &target[at + all.len()..];
            let count = rest.trim_start_matches(|char: char| char.is_ascii_digit());
            count.len() < rest.len() && count.starts_with(place)
        })
    };
    let names_one = |place: &&str| {
        near.split_once(&[*place, "の"].concat())
            .or_else(|| near.split_once(&[*place, "は"].concat()))
            .is_some_and(|(name, _)| !name.trim().is_empty() && !ends(name, "全 各 両 計"))
    };
    let is_alone = given.iter().filter(|other| other.is_like(one)).count() == 1;
    is_alone && places.iter().any(|place| is_of_all(place) && names_one(place))
}

/// Whether only the part of a whole was read that is told without a unit: 訪問した世帯は654、うち不在97世帯.
fn is_part_of_bare(report: &str, parts: &[&Stated]) -> bool {
    let [one] = parts else { return false };
    let before = report.get(..one.quantity.span.start).unwrap_or("");
    let whole = before.rsplit_once("うち").map(|(whole, _)| whole.trim_end_matches(['、', '，', '（', '(']));
    one.is_part()
        && whole
            .is_some_and(|whole| whole.chars().next_back().is_some_and(|char| folded(char).is_ascii_digit()))
}

/// Whether the target is for each so many, and the report tells of all: 人口1万人当たり, and 出火は24件.
fn is_of_all_for_each(
    level: &Level,
    target: &str,
    report: &str,
    parts: &[&Stated],
    is_as_told: bool,
) -> bool {
    const EACH: &str = "当たり あたり 当り";
    let lead = target.get(..level.stated.quantity.span.start).unwrap_or("");
    !level.bound.grows()
        && level.way.is_none()
        && has(lead, EACH)
        && !has(report, "当たり あたり 当り 平均 各 ごと")
        && parts.len() == 1
        && is_as_told
        && parts[0].value.parts() >= level.stated.value.parts().saturating_mul(2)
}

/// What those come to whose answers the target names one by one: 「満足」「やや満足」, and 満足51.0％、やや満足36.2％.
fn of_quoted(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    if level.stated.measure.base != "%" {
        return None;
    }
    let quoted = match target.contains("」「") {
        true => target
            .split('「')
            .skip(1)
            .filter_map(|piece| piece.split_once('」'))
            .map(|(one, _)| one)
            .collect(),
        false => answers_listed(target),
    };
    let of = |answer: &str| {
        let is_of = |one: &&Stated| {
            one.is_like(level.stated)
                && (one.near.trim_matches([' ', '　', 'は', 'が', '「', '」', ':', '：', '・']) == answer
                    || one.lead.ends_with(&["「", answer, "」"].concat()))
        };
        let mut found = given.iter().filter(is_of);
        found.next().filter(|_| found.next().is_none())
    };
    let found: Option<Vec<&Stated>> = quoted.iter().map(|answer| of(answer)).collect();
    let found = found.filter(|found| found.len() > 1)?;
    let sum = found.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value))?;
    let is_whole =
        Some(sum) <= Number::whole(100) && found.iter().all(|one| one.quantity.bound == Bound::Exact);
    let state = compare(level.stated.value, level.bound, sum, Bound::Exact);
    (is_whole && state != State::Unclear).then(|| Reached {
        state,
        doubt: None,
        actual: actual(level, sum, &found),
    })
}

/// The answers that a target lists before it says that it is of their share: 満足・やや満足の割合.
fn answers_listed(target: &str) -> Vec<&str> {
    let list = ["の割合", "の合計", "と回答", "と答え"].iter().find_map(|of| target.split_once(of));
    let list = list.map_or("", |(list, _)| list);
    let list = list.rsplit(['で', 'は', '、', ' ', '　', '「']).next().unwrap_or(list);
    list.split(['・', '」']).filter(|answer| !answer.is_empty()).collect()
}

/// How many are wanting: 定数182人に対し現員178人, and the target is 欠員 5人以下.
fn vacant(level: &Level, given: &[Stated]) -> Option<Reached> {
    let [whole, part] = given else { return None };
    let is_wanting =
        ends(level.stated.near.trim_end_matches([' ', '　', 'を', 'は', '数']), "欠員 不足 空席 欠員者");
    let is_whole = ends(whole.near.trim_end_matches(['は', ' ']), "定数 定員 定足数");
    let is_there = ends(part.near.trim_end_matches(['は', ' ']), "現員 実員 実数 現在員 在籍 委嘱");
    let is_pair = is_wanting && is_whole && is_there && whole.is_like(part) && part.is_like(level.stated);
    let left = Number::from_parts(whole.value.parts() - part.value.parts())
        .filter(|_| is_pair && part.value <= whole.value && part.sentence == whole.sentence)?;
    let state = compare(level.stated.value, level.bound, left, Bound::Exact);
    (state != State::Unclear).then(|| Reached {
        state,
        doubt: None,
        actual: actual(level, left, &[whole, part]),
    })
}
