//! A count that was added, and then what it came to: 1か所を増設し3か所となった.

use super::levels::Level;
use super::stated::Stated;
use super::words::{ends, has, starts};

const ADDED: &str = "増設 追加 増や 増え 新設 加え 加わ 増加 拡充 拡大 増車 増員 増便 増築 開設";

/// The report's numbers where one was added and the next is what there are now: the one that the target is of stays.
pub(super) fn without_added<'t>(level: &Level, given: &[Stated<'t>]) -> Option<Vec<Stated<'t>>> {
    let is_count = !level.stated.measure.is_ratio() && !level.stated.measure.is_time();
    if !is_count || level.way.is_some() {
        return None;
    }
    let is_pair = |pair: &[Stated]| {
        let [more, all] = pair else { return false };
        let is_like = more.is_like(level.stated)
            && more.is_like(all)
            && more.sentence == all.sentence
            && more.value < all.value;
        let near = all.near.trim_end_matches([' ', '　', 'は', 'で', '、']);
        let is_total = || {
            all.is_total()
                || ends(near, "累計 全 現在 現在は 合わせて あわせて")
                || starts(all.tail, "とな にな に達 体制 に拡大 に増 とし")
        };
        let is_added =
            || has(all.lead, ADDED) || has(more.near, "新たに 新規に 追加で") && all.lead.contains('し');
        is_like && is_added() && is_total()
    };
    // 書面開催1回を含め、2回開催した: the first is a part of the second.
    let is_included = |pair: &[Stated]| {
        let [part, all] = pair else { return false };
        part.is_like(level.stated)
            && part.is_like(all)
            && part.sentence == all.sentence
            && part.value < all.value
            && starts(part.tail, "を含め も含め を含む を含み")
            && !has(part.near, "予定 見込 未 中の")
            && part.quantity.bound == all.quantity.bound
    };
    if let Some(at) = given.windows(2).position(is_included).filter(|_| !level.stated.is_new()) {
        let stays = |(other, one): (usize, &Stated<'t>)| (other != at).then(|| one.clone());
        return Some(given.iter().enumerate().filter_map(stays).collect());
    }
    let at = given.windows(2).position(is_pair)?;
    // 新規5人 may be all of them or those that came.
    let behind = level.stated.tail.trim_start_matches(['を', 'の']);
    if level.stated.is_new() && !starts(behind, ADDED) {
        return None;
    }
    // 新たに3か所増設: what was added counts; 3か所に増設: what there are.
    let wants_more = starts(behind, ADDED) || starts(behind, "新規 新た");
    let gone = if wants_more { at + 1 } else { at };
    let stays = |(at, one): (usize, &Stated<'t>)| (at != gone).then(|| one.clone());
    Some(given.iter().enumerate().filter_map(stays).collect())
}
