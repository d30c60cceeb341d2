//! What a report comes to in the end, whatever it tells before: the number of its last clause, the goal said again as
//! passed, all of whom the last clause says that it was done.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::Actual;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, judge_one};
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts};
use crate::text::verdict::things::partial::is_move;
use crate::text::width::folded;

/// What is reached by how the report ends, where its numbers together leave it open.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    past_goal(level, report, given)
        .or_else(|| done_by_all(level, target, report))
        .or_else(|| last(level, target, given))
}

/// The number that is told as what came out of those before it: 2人が登録し、1人が転出し、16人となった; 予約12回、実績は10回.
fn last(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    let roles = roles(given);
    let told = given.iter().zip(&roles).filter(|(one, _)| one.is_like(level.stated) && !one.bracketed);
    let told: Vec<(&Stated, &Role)> = told.collect();
    let ((one, role), before) = told.split_last()?;
    let is_open = has(one.rest, "予定 見込 目指")
        || has(one.near, "含め 除")
        || one.is_part()
        || one.is_of_other_year
        || one.is_of_each();
    if **role != Role::Level
        || before.is_empty()
        || level.way.is_some()
        || level.stated.is_for_each()
        || is_open
    {
        return None;
    }
    // 欠航が3回あり.
    let is_lost = |other: &Stated| {
        ends(other.near.trim_end_matches(['が', 'は', 'も']), "欠航 中止 取消 欠席 辞退 抜港")
    };
    let ends_in_it = |(other, role): &(&Stated, &Role)| {
        is_move(other) || other.is_of_each() || is_lost(other) || **role != Role::Level
    };
    let is_own = is_named_result(level, one)
        && !before.iter().any(|(other, _)| is_named_result(level, other))
        || is_bare_end(level, one) && before.iter().all(ends_in_it);
    let reached = judge_one(level, target, &[one], one.value, one.quantity.bound);
    (is_own && reached.state != State::Unclear).then_some(reached)
}

/// Whether a number is called the result, or by the level's own noun: 実績は10回, 肯定的評価は83％, 上市できたのは3件.
fn is_named_result(level: &Level, one: &Stated) -> bool {
    let near = one.near.trim_end_matches([' ', '　', ':', '：', '約', '計']);
    let topic = near.trim_end_matches(['は', 'が', 'も']);
    let noun = level.stated.near.trim_end_matches([' ', '　', 'を', 'は', 'の', '数', '：', ':']);
    let noun = last_word(noun).filter(|(_, rest)| rest.is_empty()).map(|(word, _)| word);
    // 3万部を配布, and 配布できたのは2万1千部.
    let deed = last_word(first_clause(level.stated.tail)).map(|(deed, _)| last_chars(deed, 2));
    let is_deed = deed.is_some_and(|deed| {
        topic.ends_with(&[deed, "できたの"].concat()) || topic.ends_with(&[deed, "したの"].concat())
    });
    is_deed
        || ends(topic, "実績 最終的に 最終的には")
        || topic.len() < near.len()
            && noun.is_some_and(|noun| {
                topic.ends_with(noun)
                || topic.ends_with(&[noun, "できたの"].concat())
                // 改修の補助に至ったのは, and the target is 改修補助.
                || topic.strip_suffix("に至ったの").is_some_and(|of| of.ends_with(last_chars(noun, 2)))
            })
}

/// Whether its clause holds nothing but how many there are now: 、16人となった.
fn is_bare_end(level: &Level, one: &Stated) -> bool {
    let near = one.near.trim();
    let is_bare = near.is_empty() || ends(near, "て り") && !near.contains(['は', 'が']);
    let tail = one.tail.trim_end_matches(['。', ' ', '　']);
    // 欠航が3回あり、17回の寄港となった.
    let of = tail
        .strip_prefix('の')
        .and_then(|of| ["となった", "になった", "となりました"].iter().find_map(|end| of.strip_suffix(end)));
    let is_of_level = of.is_some_and(|of| shared(of, of) > 0 && level.stated.near.contains(of));
    is_bare
        && (is_of_level
            || tail.is_empty()
            || starts(tail, "となった となり になった で運行 体制とな であった に増え に減っ"))
}

/// The goal, said again with its number or with by how much it was passed: 目標の100人を大きく上回る参加があった.
fn past_goal(level: &Level, report: &str, given: &[Stated]) -> Option<Reached> {
    const HOW: [&str; 8] = ["大きく", "大幅に", "はるかに", "わずかに", "若干", "やや", "約", "ほぼ"];
    let goal = &level.stated.quantity;
    let mut like = given.iter().filter(|one| one.is_like(level.stated));
    let one = like.next().filter(|_| like.next().is_none())?;
    let before = report.get(..one.quantity.span.start)?.trim_end_matches("約");
    // 100人を大きく上回る is read as one quantity.
    let is_beyond_it = one.quantity.bound == Bound::MoreThan;
    let is_again = one.value == level.stated.value
        && ends(before, "目標の 目標である 目標とする 目標値の 計画の 計画値の")
        && (one.tail.starts_with('を') || is_beyond_it);
    let is_amount = one.value < level.stated.value && ends(before, "目標を 目標値を 計画を");
    let mut said = if is_again { one.tail.trim_start_matches('を') } else { one.tail };
    while let Some(rest) = HOW.iter().find_map(|how| said.strip_prefix(how)) {
        said = rest;
    }
    let clause = said.split(['。', '\n']).next().unwrap_or(said);
    let is_beyond = (is_beyond_it && is_again
        || starts(said, "上回った 上回り 上回っ 超えた 超え、 超える 上回る 突破"))
        && !has(clause, "ない なかっ ず 予定 見込 よう こと 目指")
        && (has(clause, "た") || clause.is_empty() && ends_in_past(report, one));
    let topic = before.rsplit(['。', '、', '\n']).next().unwrap_or("").split_once('は');
    let is_of_level = topic.is_none_or(|(topic, _)| shared(topic, level.stated.lead) == shared(topic, topic));
    (is_beyond && (is_again || is_amount) && is_of_level && level.bound.grows() && level.way.is_none()).then(
        || {
            let actual = Actual { value: goal.value, unit: goal.unit.clone(), parts: Vec::new() };
            Reached { state: State::Met, doubt: None, actual: Some(actual) }
        },
    )
}

/// Whether the words by which a number is beyond something end its sentence: 85％をわずかに上回った.
fn ends_in_past(report: &str, one: &Stated) -> bool {
    report.get(one.quantity.span.clone()).is_some_and(|own| own.ends_with('た'))
}

/// All of whom the target is, where the last clause says that it was done: 7月に残る2校の工事が終わり、全11校で設置が完了.
fn done_by_all(level: &Level, target: &str, report: &str) -> Option<Reached> {
    const LESS: &str = "ない なかっ ず 予定 見込 検討 除 以外 一部 うち 向け 説明 周知 依頼 配布 案内 予算 設計 協議 調整 準備 着手 開始 始め 計画 回答";
    let unit = level.stated.quantity.unit.as_str();
    let is_whole = level.stated.measure.base == "%" && Some(level.stated.value) == Number::whole(100);
    let clause = report.trim().trim_end_matches('。').rsplit(['。', '、', '\n']).next()?;
    let (_, all) = clause.rsplit_once('全')?;
    let digits = all.trim_start_matches(|char: char| folded(char).is_ascii_digit());
    let end = digits.find(|char| !(is_kanji(char) || is_katakana(char))).unwrap_or(digits.len());
    let (noun, rest) = digits.split_at(end);
    let done = ["完了", "完了した", "を終えた", "済み", "達成した", "した", "賄った", "終わった", "が済んだ"];
    let is_done = done.iter().any(|done| rest.ends_with(done));
    let is_of = match is_whole {
        true => {
            target.contains(last_chars(noun, 2)) || matches!(noun, "量" | "数" | "件" | "員" | "校" | "園")
        }
        false => !unit.is_empty() && noun == unit && digits.len() == all.len(),
    };
    let act =
        last_word(level.stated.near.trim_end_matches(['率', '割', '合', ' ', '　', 'を', 'の', '：', ':']))
            .map(|(word, _)| last_chars(word, 2));
    let tail = last_word(level.stated.tail).map(|(word, _)| last_chars(word, 2));
    let is_own = act.into_iter().chain(tail).any(|act| {
        let behind = rest.rsplit_once(act).map_or("", |(_, behind)| behind);
        starts(behind, "した し終え 完了 済 を完了 が完了 を終え が終わ が済 で賄")
    });
    let is_particle = starts(rest, "で が を に へ の と");
    let is_plain = level.bound.grows() && level.way.is_none() && !has(clause, LESS);
    let goal = &level.stated.quantity;
    (is_of && is_done && is_own && is_particle && is_plain && !noun.is_empty()).then(|| {
        let actual = Actual { value: goal.value, unit: goal.unit.clone(), parts: Vec::new() };
        Reached { state: State::Met, doubt: None, actual: Some(actual) }
    })
}
