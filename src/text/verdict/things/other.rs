//! A target in one measure, and a report that speaks of the same thing in another: 参加者 50人, and 3回開催.

use crate::text::quantity::{Quantity, quantities};
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::stated;
use crate::text::verdict::spoken::words::{has, shared, things};
use crate::text::verdict::{Doubt, Verdict};

/// The number by which a report plainly speaks of its target's thing in another measure; none where that is not certain.
pub fn other_measure(verdict: &Verdict, target: &str, report: &str) -> Option<Quantity> {
    let asked = verdict.target.as_ref().filter(|_| verdict.doubt == Some(Doubt::OtherUnit))?;
    let wanted = stated(target, quantities(target));
    let given = stated(report, quantities(report));
    // Of several targets, another one may be meant; and 全員 or 目標どおり tells without a number.
    let [level] = wanted.as_slice() else { return None };
    let says_all = has(
        report,
        "全員 すべて 全て 全部 全件 目標どおり 目標通り 達成 計画どおり 計画通り 予定どおり 予定通り",
    );
    let is_plain = |unit: &str| !unit.is_empty();
    if says_all || !is_plain(&asked.unit) || roles(&given).iter().any(|role| *role != Role::Level) {
        return None;
    }
    let first = given.first()?;
    let is_one = given.iter().all(|one| one.is_like(first) && !one.bracketed && is_plain(&one.quantity.unit));
    let is_bare = first.lead.trim().is_empty() && first.rest.trim_matches(['。', ' ', '　']).is_empty();
    let context = first.context();
    let is_same = shared(&context, target) > 0 || things(&context) & things(target) != 0;
    let are_times = first.measure.is_time() && level.measure.is_time();
    let differs = !(first.is_like(level) || are_times);
    // 26人に支援を開始, 7社と打合せ: no result yet.
    let is_begun =
        first.is_underway(target) || has(report, "開始 始め 着手 準備 検討 調整 協議 打合せ 打ち合わせ 予定");
    (is_one && differs && !is_begun && (is_bare || is_same)).then(|| first.quantity.clone())
}
