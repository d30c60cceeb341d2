//! The level said again with the side on which the result lies: 7割を割り込む結果となった, 目標値の85％をわずかに上回った.

use crate::model::State;
use crate::text::quantity::Bound;
use crate::text::verdict::Actual;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has, shared, starts};

/// What is reached where the only number like the level is the level, and the result lies beyond or below it.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    let mut like = given.iter().filter(|one| one.is_like(level.stated));
    let one = like.next().filter(|_| like.next().is_none())?;
    let own = report.get(one.quantity.span.clone())?;
    let is_beyond = match one.quantity.bound {
        Bound::MoreThan => has(own, "上回 超え 超過"),
        Bound::LessThan => has(own, "下回 割り 割っ 割る 切っ 切り 切る"),
        _ => false,
    };
    let is_again = is_beyond && one.value == level.stated.value && level.way.is_none();
    let is_end = one.rest.is_empty()
        || starts(one.tail, "。 、 結果 水準 こと た。 ている。 ました。 ています。 状況")
        || one.tail.trim().is_empty() && one.rest.len() == one.tail.len();
    const OTHERS: &str =
        "前年 昨年 うち 一部 平日 休日 全国 県平均 月は 月に 時点 上半期 下半期 一時 見込 予定";
    let is_open = has(one.near, OTHERS)
        || has(one.rest, OTHERS)
        || has(one.tail, "ことはな ことなく ことが多 ことがあ ことも 日も 月も 回も 日が 月が");
    if !is_again || !is_end || is_open || one.bracketed || one.is_of_other_year || !is_of_it(one, target) {
        return None;
    }
    let rises = level.bound.grows();
    // 30件を下回った, and the target is 30件以下.
    let is_met = rises == (one.quantity.bound == Bound::MoreThan);
    let actual = Actual {
        value: level.stated.quantity.value,
        unit: level.stated.quantity.unit.clone(),
        parts: Vec::new(),
    };
    let state = if is_met { State::Met } else { State::Short };
    (!level.is_doubtful).then_some(Reached { state, doubt: None, actual: Some(actual) })
}

/// Whether the words right before say of nothing else that it lies there: 発生は, 目標値の, or none at all.
fn is_of_it(one: &Stated, target: &str) -> bool {
    const ANY: &str =
        "目標 目標値 計画 計画値 発生 発生件数 件数 結果 実績 年間 全体 合計 最終的に 最終的には 回収率 平均";
    if one.is_apart() {
        return true;
    }
    // 5館のうち4館で5,000人を超えた: some of them.
    if one.near.trim_end().ends_with('で') && !has(one.near, "目標 計画 全体 年間 調査") {
        return false;
    }
    let near = one.near.trim_end_matches([' ', '　', 'は', 'が', 'も', 'の', 'で', '、', 'に']);
    let is_generic = near.is_empty() || ends(near, ANY);
    is_generic || shared(near, near) > 0 && shared(near, target) == shared(near, near)
}
