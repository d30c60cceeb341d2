//! What there is in the end, behind what came and went: 4か所が加わったが3か所が休止し、78か所となっている.

use crate::text::quantity::Bound;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::{Stated, first_clause};
use crate::text::verdict::spoken::words::{has, starts};

/// What adds to a number of things, or takes from it.
const MOVES: &str = "入団 退団 入会 退会 入社 退社 退職 新設 開設 休止 廃止 閉鎖 転入 転出 加入 脱退 抹消 卒業 廃業 入所 退所 解散 結成 撤退 開所 離職 \
    立ち上 加わ 抜け 開業 閉店 開店 廃園 開園 統合 離脱 活動を終 発足 死亡 増え 減っ";

/// The last of several numbers, where each before it says what came or went, and it only how many there are then.
pub(super) fn to_what_there_is(
    level: &Level,
    target: &str,
    given: &[Stated],
    like: &[usize],
) -> Option<Vec<usize>> {
    const IS: &str = "となっ となり とな にとどま に留ま である であっ だった になっ に減 に増";
    let (last, before) = like.split_last()?;
    let one = &given[*last];
    let is_end = one.is_apart()
        && one.quantity.bound == Bound::Exact
        && !one.bracketed
        && one.near.trim_end().ends_with(['し', 'て', 'り', 'が'])
        && (starts(one.tail, IS) || one.rest.trim_matches(['。', ' ', '　']).is_empty())
        && !has(one.rest, "予定 見込 目指");
    let moved = |at: &usize| {
        let other = &given[*at];
        other.sentence == one.sentence && !other.bracketed && has(first_clause(other.tail), MOVES)
    };
    let is_count = !level.stated.measure.is_ratio() && !level.stated.measure.is_time();
    let is_of_all = is_count && level.way.is_none() && !level.stated.is_new() && !has(target, MOVES);
    (is_of_all && is_end && before.iter().all(moved)).then(|| vec![*last])
}
