//! Which of several numbers of one unit is the target's, by its noun or by what was done: 内覧44件、成約9件.

use crate::text::quantity::glyphs::{is_hiragana, is_kanji, is_katakana};
use crate::text::verdict::spoken::deed::{answers as is_answer, is_done_itself, last_word};
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{shared, starts, things, without};
use crate::text::width::folded;

/// The one that is done and has no noun, beside one of another noun: 622件実施し、違反の是正は88件.
pub(in crate::text::verdict) fn bare_beside_strange<'a, 't>(
    target: &str,
    found: &[&'a Stated<'t>],
) -> Option<&'a Stated<'t>> {
    let [one, other] = found else { return None };
    let is_bare = one.near.trim().is_empty() && is_done_itself(one, target);
    let topic = other.near.trim_end().strip_suffix('は');
    let is_strange = topic.is_some_and(|topic| {
        last_word(topic).is_some_and(|(word, rest)| {
            rest.is_empty() && shared(word, target) == 0 && things(word) & things(target) == 0
        })
    });
    // 20課で実施し、9課に改善を求めた.
    let clause = first_clause(other.tail);
    let is_other_act = one.tail.starts_with("で実施し")
        && other.is_apart()
        && starts(clause, "に を")
        && last_word(clause)
            .is_some_and(|(word, _)| shared(word, target) == 0 && things(word) & things(target) == 0);
    (is_bare && (is_strange || is_other_act) && !is_answer(other.near, target)).then_some(*one)
}

/// The one number whose noun stands in the target, where each has a noun of its own directly before it.
pub(in crate::text::verdict) fn named<'a, 't>(
    target: &str,
    found: &[&'a Stated<'t>],
) -> Option<&'a Stated<'t>> {
    let noun = |one: &Stated| {
        let near = one.near.trim_end_matches(['は', 'が', 'も', ':', '：', ' ', '　', '数']);
        let near = near.strip_suffix("件").unwrap_or(near);
        // 採択は新規31件: the sort behind the topic.
        let near = near.rsplit_once('は').map_or(near, |(_, sort)| sort);
        // 修了したのは68人.
        let done = ["したの", "した者", "した人", "したもの"].iter().find_map(|end| near.strip_suffix(end));
        done.unwrap_or(near).to_owned()
    };
    let is_word = |noun: &str| !noun.ends_with(['を', 'に', 'で', 'と']);
    let has_noun = |one: &&Stated| {
        is_word(&noun(one))
            && noun(one).chars().filter(|char| is_kanji(*char) || is_katakana(*char)).count() > 1
    };
    // 中学校 is not the noun of 小中学校.
    let is_compound = |before: &str, noun: &str| {
        let (last, first) = (before.chars().next_back(), noun.chars().next());
        let both = |kind: &dyn Fn(char) -> bool| last.is_some_and(kind) && first.is_some_and(kind);
        both(&is_kanji) || both(&is_katakana)
    };
    let is_named = |one: &&Stated| {
        let noun = noun(one);
        // 校舎等 is more than 校舎.
        target.match_indices(noun.as_str()).any(|(at, _)| {
            let behind = &target[at + noun.len()..];
            // 成功 of 禁煙成功者.
            let is_deed_of_some = starts(behind, "者") && noun.chars().count() == 2;
            (is_deed_of_some || !is_compound(&target[..at], &noun))
                && !starts(&target[at + noun.len()..], "等 など ほか")
        })
    };
    let same = found.iter().all(|one| one.sentence == found[0].sentence && has_noun(one));
    let mut own = found.iter().copied().filter(|one| same && is_named(one));
    let one = own.next().filter(|_| own.next().is_none());
    one.or_else(|| ending(target, found, &noun).filter(|_| same))
}

/// The one number whose noun the target's ends in, where the nouns of all the others stand nowhere in it: 死者2人、負傷者318人,
/// and the target is 交通事故死者数.
fn ending<'a, 't>(
    target: &str,
    found: &[&'a Stated<'t>],
    noun: &dyn Fn(&Stated) -> String,
) -> Option<&'a Stated<'t>> {
    let end = target.find(|char: char| folded(char).is_ascii_digit()).unwrap_or(target.len());
    let wanted = target[..end].trim_end_matches([' ', '　', '：', ':', 'の', 'を', '数', '年']);
    let own = |one: &&&Stated| {
        let noun = noun(one);
        let noun = noun.strip_suffix("事項").unwrap_or(&noun);
        noun.chars().count() > 1 && wanted.len() > noun.len() && wanted.ends_with(noun)
    };
    let one = found.iter().find(own)?;
    let is_foreign = |other: &&Stated| {
        let is_noun = !noun(other).chars().any(|char| is_hiragana(char) && char != 'の');
        // 復帰は7人、別室登校が5人, and the target is 不登校児童生徒の学校復帰.
        let is_apart = !target.contains(&noun(other)) && !noun(other).ends_with(last_chars(&noun(one), 2));
        std::ptr::eq(*other, *one) || is_noun && (shared(&noun(other), target) == 0 || is_apart)
    };
    found.iter().all(is_foreign).then_some(*one)
}

/// The one number whose topic ends in the noun that the target's words end in, where no other names it: 1万2千食を入れ替え、
/// 年度末の備蓄は6万9,400食である.
pub(in crate::text::verdict) fn topical<'a, 't>(
    target: &str,
    found: &[&'a Stated<'t>],
) -> Option<&'a Stated<'t>> {
    let end = target.find(|char: char| folded(char).is_ascii_digit()).unwrap_or(target.len());
    let (last, _) = last_word(&target[..end]).filter(|(_, rest)| rest.trim().is_empty())?;
    let noun = last_chars(last.trim_end_matches(['数', '量', '額', '者']), 2);
    let is_topic = |one: &&Stated| {
        let topic = one
            .near
            .trim_end()
            .strip_suffix('は')
            .map(|near| near.trim_end_matches(['数', '量', '額', '者']));
        topic
            .is_some_and(|topic| topic.ends_with(noun) && (topic.len() == noun.len() || topic.contains('の')))
    };
    let names = |one: &&Stated| one.near.contains(noun) || first_clause(one.tail).contains(noun);
    let mut own = found.iter().copied().filter(is_topic);
    let one = own.next().filter(|_| noun.chars().count() > 1 && own.next().is_none())?;
    let is_other = |other: &&Stated| {
        std::ptr::eq(*other, one)
            || !names(other) && starts(other.tail, "を が に") && other.sentence == one.sentence
    };
    found.iter().all(is_other).then_some(one)
}

/// The one number behind which the target's deed stands, where other deeds stand behind the others.
pub(in crate::text::verdict) fn done<'a, 't>(
    target: &str,
    found: &[&'a Stated<'t>],
) -> Option<&'a Stated<'t>> {
    let one_of = |is_own: &dyn Fn(&str) -> bool| {
        let mut own = found.iter().copied().filter(|one| !act(one).is_empty() && is_own(&act(one)));
        own.next().filter(|_| own.next().is_none())
    };
    // 27人に助成し、19人が禁煙に成功, and the target is 禁煙外来の助成: what its words end in.
    let end = target.find(|char: char| folded(char).is_ascii_digit()).unwrap_or(target.len());
    let last =
        last_word(&target[..end]).filter(|(_, rest)| rest.trim().is_empty()).map_or("", |(word, _)| word);
    let is_last = |text: &str| last.chars().count() > 1 && last_chars(text, 2) == last_chars(last, 2);
    let is_without = |text: &str| !text.contains(last_chars(last, 2));
    let is_apart = |one: &&Stated| is_without(&act(one)) && (one.is_apart() || is_without(one.near));
    if let Some(own) = one_of(&|act| is_last(act))
        && found.iter().all(|one| std::ptr::eq(*one, own) || is_apart(one) && act(one).chars().count() > 1)
    {
        return Some(own);
    }
    // 18人が合格した, and the target is 資格取得.
    let own = one_of(&|act| target.contains(act)).or_else(|| one_of(&|act| is_answer(act, target)))?;
    let is_other = |one: &&Stated| !act(one).is_empty() && shared(&act(one), target) == 0;
    found.iter().all(|one| std::ptr::eq(*one, own) || is_other(one)).then_some(own)
}

/// What was done, by the words behind a number; empty where it only says that it was.
pub(in crate::text::verdict) fn act(one: &Stated) -> String {
    let plain = without(if one.tail.starts_with('・') { "" } else { one.clause() }.into(), "実施 開催 行");
    // 資格取得の支援を22人に行い: what was done stands before.
    if starts(one.clause(), "に行 に実施") && one.near.ends_with('を') {
        return last_word(one.near).map_or("", |(word, _)| word).to_owned();
    }
    plain.chars().filter(|char| is_kanji(*char) || is_katakana(*char)).collect()
}
