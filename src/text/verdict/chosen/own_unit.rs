//! Places that the report counts by か所 where the target names what they are: 全28避難所で作成, and 28か所全てで作成完了.

use crate::text::quantity::Bound;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::{Stated, first_clause};
use crate::text::verdict::spoken::words::{ends, has, shared, without};

/// How the nouns of places end.
const PLACES: &str =
    "校区 学区 支所 課 所 駅 館 園 校 場 地区 施設 橋 署 公園 会場 拠点 センター 院 店 局 団地 集落 交差点";

/// The report's numbers, those of か所 or of a shorter name in the unit of a target that is of all its places.
pub(in crate::text::verdict) fn counted_as<'t>(
    level: &Level,
    target: &str,
    given: &[Stated<'t>],
) -> Option<Vec<Stated<'t>>> {
    let unit = level.stated.quantity.unit.as_str();
    let before = target.get(..level.stated.quantity.span.start)?.trim_end();
    // 全支所（6か所）: what they are stands before the bracket.
    let noun = before.strip_suffix(['（', '(']).and_then(|before| before.rsplit_once('全'));
    let noun = noun.map_or("", |(_, noun)| noun);
    let is_of_all =
        (before.ends_with('全') || !noun.is_empty()) && (ends(unit, PLACES) || ends(noun, PLACES));
    let is_called_so = |one: &Stated| {
        let own = one.quantity.unit.as_str();
        one.measure.base == "箇所" || !own.is_empty() && (unit.ends_with(own) || noun.ends_with(own))
    };
    // 28か所全てで点検完了, and the target is 更新: another act.
    let is_other_act = |one: &Stated| {
        let said = without(first_clause(one.tail).into(), "すべて 全て 完了 終了 達成 済み 済 実施");
        last_word(&said).is_some_and(|(act, _)| shared(act, target) == 0)
    };
    let is_spot = |one: &Stated| {
        is_called_so(one)
            && !is_other_act(one)
            && one.quantity.bound == Bound::Exact
            && one.value <= level.stated.value
            && (has(&one.words(), "すべて 全て 実施 完了 済 未 残") || shared(&one.words(), target) > 0)
    };
    // 9振興局管内で開催、残る1か所は見送った: those in the target's own words count.
    let is_own = |one: &Stated| one.is_like(level.stated) || one.quantity.unit.starts_with(unit);
    let mut spots = given.iter().filter(|one| is_called_so(one)).peekable();
    if !is_of_all || given.iter().any(is_own) || spots.peek().is_none() || !spots.all(is_spot) {
        return None;
    }
    let own = |one: &Stated<'t>| match is_spot(one) {
        true => Stated { measure: level.stated.measure.clone(), ..one.clone() },
        false => one.clone(),
    };
    Some(given.iter().map(own).collect())
}
