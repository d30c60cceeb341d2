//! Places that the report counts by か所 where the target names what they are: 全28避難所で作成, and 28か所全てで作成完了.

use super::levels::Level;
use super::stated::Stated;
use super::words::{ends, has, shared};
use crate::text::quantity::Bound;

/// How the nouns of places end.
const PLACES: &str = "所 駅 館 園 校 場 地区 施設 橋 署 公園 会場 拠点 センター 院 店 局 団地 集落 交差点";

/// The report's numbers, those of か所 in the unit of a target that is of all its places.
pub(super) fn counted_as<'t>(level: &Level, target: &str, given: &[Stated<'t>]) -> Option<Vec<Stated<'t>>> {
    let is_of_all = level.stated.near.trim_end().ends_with('全') && ends(&level.stated.quantity.unit, PLACES);
    let is_spot = |one: &Stated| {
        one.measure.base == "箇所"
            && one.quantity.bound == Bound::Exact
            && one.value <= level.stated.value
            && (has(&one.words(), "すべて 全て 実施 完了 済") || shared(&one.words(), target) > 0)
    };
    // 9振興局管内で開催、残る1か所は見送った: those in the target's own words count.
    let unit = level.stated.quantity.unit.as_str();
    let is_own =
        |one: &Stated| one.quantity.unit.starts_with(unit) || ends(one.near.trim_end(), "残る 残り うち");
    let is_free = level.stated.measure.base != "箇所" && !given.iter().any(is_own);
    let mut spots = given.iter().filter(|one| one.measure.base == "箇所").peekable();
    if !is_of_all || !is_free || spots.peek().is_none() || !spots.all(is_spot) {
        return None;
    }
    let own = |one: &Stated<'t>| match is_spot(one) {
        true => Stated { measure: level.stated.measure.clone(), ..one.clone() },
        false => one.clone(),
    };
    Some(given.iter().map(own).collect())
}
