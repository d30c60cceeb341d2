//! Words beside a number by which it may be less than it seems: 300人規模, 増設又は改修 3か所, 受付268人、うち採血できた方は231人.

use super::Doubt;
use super::deed::last_word;
use super::levels::Level;
use super::stated::{Counting, Stated};
use super::words::{ends, has, shared, starts, those_in};
use crate::text::number::Number;
use crate::text::width::fold;

/// Why the numbers that reach a level may be less; `parts` are those numbers, `given` all of the report's.
pub(super) fn doubt(
    level: &Level,
    target: &str,
    report: &str,
    parts: &[&Stated],
    given: &[Stated],
) -> Option<Doubt> {
    let is_scale =
        parts.iter().any(|one| starts(one.tail, "規模 クラス 級の") && !has(target, "規模 クラス"));
    if is_scale {
        return Some(Doubt::TooNear);
    }
    // 20件台後半: more than so many.
    let is_from = |one: &&Stated| {
        let ten = Number::whole(10).map_or(1, Number::parts);
        let is_of_tens = one.quantity.value.parts() % ten == 0;
        let may_pass = one.value.scaled(3, 2).is_none_or(|more| more > level.stated.value);
        one.quantity.unit != "台"
            && starts(one.tail, "台")
            && (one.value == level.stated.value || is_of_tens && may_pass)
    };
    if parts.iter().any(is_from) && !level.bound.grows() {
        return Some(Doubt::TooNear);
    }
    // 令和6年度（4～12月）: a part of the year.
    if parts.iter().any(|one| is_of_months(one.lead)) && !has(target, "月") {
        return Some(Doubt::Part);
    }
    let is_either = |one: &&Stated| has(one.near, "又は または もしくは 若しくは");
    if parts.iter().any(is_either) && !has(target, "又は または もしくは 若しくは") {
        return Some(Doubt::OtherThing);
    }
    // 3回開催し、各回の受講者は計72人: who came twice is counted twice.
    let is_each_time =
        |one: &&Stated| one.counting() != Some(Counting::Once) && has(one.lead, "各回 毎回 各日 回開催");
    let is_twice = level.stated.counting() == Some(Counting::Once) && parts.iter().any(is_each_time);
    // 相談は延べ136件（実件数88件）: which of them the target is of.
    let is_once_less = |other: &&Stated| {
        other.counting() == Some(Counting::Once)
            && other.value < level.stated.value
            && parts.iter().any(|one| one.is_like(other) && one.counting() == Some(Counting::EachTime))
    };
    if level.bound.grows() && level.stated.counting().is_none() && given.iter().any(|one| is_once_less(&one))
    {
        return Some(Doubt::Several);
    }
    // 全8回で計136人が参加, and the target is of each time.
    let is_of_all = |one: &&Stated| has(one.near, "計 合計 延べ") && !has(one.near, "各 ごと いずれ");
    if has(level.stated.near, "各回 毎回 各日") && parts.iter().any(is_of_all) {
        return Some(Doubt::Each);
    }
    // スマホ決済を含め39,207件, and the target is of コンビニ.
    let is_with_more = |one: &&Stated| {
        let with = one
            .lead
            .rsplit_once("を含め")
            .filter(|(_, rest)| rest.trim_start_matches('て').trim().is_empty());
        with.and_then(|(with, _)| last_word(with)).is_some_and(|(word, _)| {
            shared(word, target) == 0
                && !has(word, "オンライン ウェブ 参加 新規 継続 職員 年度 書面 休日 累計")
        })
    };
    if level.bound.grows() && parts.iter().any(is_with_more) {
        return Some(Doubt::Part);
    }
    // 午前35組、午後50組（両方に来た組を含む）.
    let is_double = parts.len() > 1 && has(report, "両方に いずれにも 双方に 両日とも 両日参加");
    if (is_twice || is_double) && level.bound.grows() {
        return Some(Doubt::Part);
    }
    is_before_the_deed(level, target, parts, given).then_some(Doubt::Several)
}

/// Whether a number stands right behind a bracket with some months of a year that do not end with March.
fn is_of_months(lead: &str) -> bool {
    let lead = lead.trim_end_matches([' ', '　', 'は', 'で', '：', ':']);
    let inside = lead.strip_suffix(['）', ')']).and_then(|lead| lead.rsplit_once(['（', '(']));
    inside.is_some_and(|(_, months)| {
        let months = fold(months);
        months.contains(['~', '-'])
            && months.ends_with('月')
            && !months.ends_with("~3月")
            && !months.ends_with("-3月")
    })
}

/// Whether those are counted who came for it, and the part of them that follows is too small: 受付268人、うち採血できた方は231人.
fn is_before_the_deed(level: &Level, target: &str, parts: &[&Stated], given: &[Stated]) -> bool {
    const CAME: &str = "受付 申込 申込み 申込者 応募 応募者 予約 来場 来場者 登録 申請";
    let [one] = parts else { return false };
    let near = one.near.trim_end_matches([' ', '　', '：', ':', 'は', 'が', '数']);
    let is_less = |part: &Stated| {
        part.is_part()
            && part.is_like(one)
            && part.sentence == one.sentence
            && part.value < level.stated.value
    };
    level.bound.grows()
        && ends(near, CAME)
        && !those_in(near, CAME).any(|word| target.contains(word))
        && given.iter().any(is_less)
}
