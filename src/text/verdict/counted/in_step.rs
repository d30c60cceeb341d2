//! Two levels of different units, and a report with one number for each in the same order, done to each: 25か所を巡回し、31,480冊を
//! 貸し出した.

use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, judge_one};
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::{Stated, first_clause};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, things};

/// What is reached of a level by the number that stands where the level stands.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    levels: &[Level],
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    let at = levels.iter().position(|one| one.stated.quantity.span == level.stated.quantity.span)?;
    let is_step = |(level, one): (&Level, &Stated)| {
        let rest = first_clause(one.tail);
        level.stated.is_like(one)
            && level.way.is_none()
            && level.bound.grows()
            && !level.stated.measure.is_time()
            && starts(rest, "を に で が")
            && ends(rest.trim_end_matches('。'), "し した り って った い いた え えた で きた き")
    };
    let are_steps = levels.len() == 2
        && given.len() == 2
        && !levels[0].stated.is_like(levels[1].stated)
        && levels.iter().zip(given).all(is_step)
        && given[0].sentence == given[1].sentence
        && roles(given).iter().all(|role| *role == Role::Level);
    // One of the two at least is told by the target's own words.
    let is_own = |one: &Stated| {
        let words = one.words();
        shared(&words, target) > 0 || things(&words) & things(target) != 0
    };
    let is_open = has(
        report,
        "予定 見込 ない なかっ ず、 できず 前年 昨年 申込 申し込 応募 企画 準備 打合せ うち 計画 案内 通知 募集 依頼",
    );
    let one = given.get(at).filter(|_| are_steps && !is_open && given.iter().any(is_own))?;
    let plain = Stated { near: "", lead: "", tail: "", rest: "", ..one.clone() };
    Some(judge_one(level, target, &[&plain], one.value, one.quantity.bound))
}
