//! One of several that the target names, of which the report says that it was not held: 国内は2回、海外は見送った; and times that
//! stayed below what each shall bring: 15人に満たない回が4回あった.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, first, has, starts};

/// Words by which it is said not to have come about.
const NOT: &str = "見送った 見送りとな 見送り、 中止した 中止とな 中止、 開催できな 実施できな できなかった 行わなかった 開催しなかった 実施しなかった 取りやめ 断念した 未実施 実施に至ら 開催に至ら 実施せず 開催せず 出展しなかった";

/// Short, where what the level alone names is told not to have been done.
pub(in crate::text::verdict) fn one_of_several(
    level: &Level,
    levels: &[Level],
    report: &str,
) -> Option<Reached> {
    let name = name_of(level.stated)?;
    let others = levels.iter().filter(|other| other.stated.quantity.span != level.stated.quantity.span);
    let mut others = others.filter(|other| other.stated.is_like(level.stated)).peekable();
    if others.peek().is_none() || !level.bound.grows() || others.any(|other| other.stated.near.contains(name))
    {
        return None;
    }
    let is_told = |sentence: &str| {
        let of = sentence.find(name).map(|at| &sentence[at + name.len()..])?;
        let topic = of
            .find(['は', 'を', 'が'])
            .filter(|at| of[..*at].chars().all(|char| is_kanji(char) || is_katakana(char) || char == 'の'))?;
        let told = &of[topic..];
        let end = first(told, NOT)?;
        // 海外は1回出展し、もう1回は見送った: something was.
        let has_number = told[..end].chars().any(|char| crate::text::width::folded(char).is_ascii_digit());
        (!has_number && !has(&told[end..], "代わり 代替 振替 オンライン")).then_some(())
    };
    let pieces = report.split(['。', '\n']).flat_map(|sentence| {
        sentence.split("、").scan(sentence, |rest, piece| {
            let at = *rest;
            *rest = rest.get(piece.len() + '、'.len_utf8()..).unwrap_or("");
            Some(at)
        })
    });
    let is_short =
        pieces.into_iter().filter(|piece| piece.starts_with(name)).any(|piece| is_told(piece).is_some());
    is_short.then_some(Reached { state: State::Short, doubt: None, actual: None })
}

/// The first word of two kanji or katakana that a level's clause begins with: 海外 of 海外展示会に1回.
fn name_of<'t>(stated: &Stated<'t>) -> Option<&'t str> {
    let near = stated.near.trim_start_matches(['、', ' ', '　', 'と']);
    let end = near.char_indices().nth(2).map_or(near.len(), |(at, _)| at);
    let name = &near[..end];
    (name.chars().count() == 2 && name.chars().all(|char| is_kanji(char) || is_katakana(char)))
        .then_some(name)
}

/// Short, where some of the times are told to have stayed below what each shall have.
pub(in crate::text::verdict) fn some_times_below(
    level: &Level,
    target: &str,
    given: &[Stated],
) -> Option<Reached> {
    let is_of_each =
        has(level.stated.near, "各回 毎回 各日 各会場 各校 各館 各地区 毎月 毎日 いずれ すべて 全て")
            || ends(level.stated.near.trim_end(), "各")
            || has(target, "全ての回 すべての回 各回とも 毎回");
    let is_below = |pair: &[Stated]| {
        let [below, some] = pair else { return false };
        let is_side = match level.bound.grows() {
            true => below.quantity.bound == Bound::LessThan && below.value <= level.stated.value,
            false => below.quantity.bound == Bound::MoreThan && below.value >= level.stated.value,
        };
        below.is_like(level.stated)
            && is_side
            && starts(
                below.tail,
                "回が 日が 会が 会場が 校が 月が 館が 地区が ことが 場合が 回は 日は の回が の日が の会場が",
            )
            && some.value > Number::ZERO
            && starts(some.tail, "あった あり、 ありま 。 、 生じ 発生 である であった")
            || below.is_like(level.stated)
                && is_side
                && some.tail.is_empty()
                && starts(below.tail, "回が 日が の回が の日が")
    };
    (is_of_each && level.way.is_none() && given.windows(2).any(is_below)).then_some(Reached {
        state: State::Short,
        doubt: None,
        actual: None,
    })
}
