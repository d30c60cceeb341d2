//! Words beside a number by which it may be less than it seems: 300人規模, 増設又は改修 3か所, 受付268人、うち採血できた方は231人.

use super::wider;
use crate::text::number::Number;
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::quoted::says_of_whom;
use crate::text::verdict::spoken::stated::{Counting, Stated, first_clause};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, those_in};
use crate::text::verdict::things::other_class;
use crate::text::width::fold;

/// Why the numbers that reach a level may be less; `parts` are those numbers, `given` all of the report's.
pub(in crate::text::verdict) fn doubt(
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
    let is_of_months = |one: &&Stated| is_of_months(one.lead) || is_until_a_month(one.near);
    if parts.iter().any(is_of_months) && !has(target, "月") {
        return Some(Doubt::Part);
    }
    // 3万冊を超えるペースであった.
    if parts.iter().any(|one| has(first_clause(one.tail), "ペース")) {
        return Some(Doubt::Plan);
    }
    if is_of_the_whole(level, target, report, parts) {
        return Some(Doubt::Each);
    }
    if let Some(doubt) = parts.iter().find_map(|one| wider::doubt(level, target, report, one, given)) {
        return Some(doubt);
    }
    if is_only_provided(level, target, parts)
        || parts.iter().any(|one| other_class::is_other(level, target, report, one))
    {
        return Some(Doubt::OtherThing);
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
                && !has(word, "オンライン ウェブ 参加 新規 継続 職員 年度 書面 休日 累計 振替 延期 代替 補講")
        })
    };
    if level.bound.grows() && parts.iter().any(is_with_more) {
        return Some(Doubt::Part);
    }
    // 午前35組、午後50組（両方に来た組を含む）.
    let is_double = parts.len() > 1 && has(report, "両方に いずれにも 双方に 両日とも 両日参加");
    if (is_twice || is_double || may_come_twice(level, target, report, parts)) && level.bound.grows() {
        return Some(Doubt::Part);
    }
    if parts.iter().any(|one| says_of_whom(one, given)) {
        return Some(Doubt::OtherThing);
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

/// Whether a number is told of the time until some month, against what came after: 1月から6月までは120人.
fn is_until_a_month(near: &str) -> bool {
    let until = near.split_once("月までは").map(|(until, _)| fold(until));
    until.is_some_and(|until| until.ends_with(|char: char| char.is_ascii_digit()) && !until.ends_with('3'))
}

/// Whether a number is that of all together, or their average, where the target is of each of them: 市全体では3.6％, and the
/// target is すべての中学校で不登校率4％以下.
fn is_of_the_whole(level: &Level, target: &str, report: &str, parts: &[&Stated]) -> bool {
    const EACH: &str = "すべての中学 すべての小学 すべての学校 すべての公民館 すべての図書館 すべての施設 すべての課 すべての部署 すべての地区 すべての事業所 すべての園 全ての中学 全ての小学 全ての学校 全ての施設 全ての課 全ての部署 全ての地区 全小学校で 全中学校で 全小中学校で 全校で 全館で 全園で 全課で 全施設で 全地区で 全署で 全病棟で 各課 各校 各館 各園 各署 各学校 各小学校 各中学校 各施設 各地区 各部署 各部局 各病棟 各事業所 いずれの";
    const WHOLE: &str = "全体 全庁 全校平均 合わせて 平均";
    let before = target.get(..level.stated.quantity.span.start).unwrap_or("");
    let is_of_all = has(target, "全体 平均 合計 合わせて 延べ 総数 計") || level.stated.counting().is_some();
    // 全庁平均で1人月22時間: another number may stand between.
    let sentence = |one: &Stated| {
        let lead = report.get(..one.quantity.span.start).unwrap_or("");
        lead.rsplit(['。', '\n']).next().unwrap_or(lead).to_owned()
    };
    let is_told = |one: &&Stated| {
        let lead = sentence(one);
        has(&lead, WHOLE) && !has(&lead, "各 ごと いずれ 1校 1館 1課 1園 当たり あたり")
    };
    has(before, EACH) && !is_of_all && parts.iter().any(is_told)
}

/// Whether there was only enough for so many, where the target is of those who got it: 1,200人分を確保した.
fn is_only_provided(level: &Level, target: &str, parts: &[&Stated]) -> bool {
    const PROVIDED: &str = "を確保 を用意 を準備 を調達 を備蓄 を購入 を発注";
    let is_of_portions = |one: &&Stated| one.quantity.unit.ends_with('分') && starts(one.tail, PROVIDED);
    let is_own = level.stated.quantity.unit.ends_with('分')
        || has(target, "確保 用意 準備 調達 備蓄 購入 整備 求人 受入 受け入れ 受け皿 枠 定員 席");
    !is_own && parts.iter().any(is_of_portions)
}

/// Whether a sum may count some twice, where the target counts each once: 1日目820人、2日目760人 against 来場者の実人数.
fn may_come_twice(level: &Level, target: &str, report: &str, parts: &[&Stated]) -> bool {
    const APART: &str = "男 女 新規 継続 歳 代 年生 小学生 中学生 大人 子ども 実 重複を除 重複なし 重複はな";
    let is_once =
        level.stated.counting() == Some(Counting::Once) || has(target, "実数 実人数 実団体 重複を除");
    is_once && parts.len() > 1 && !has(report, APART)
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
