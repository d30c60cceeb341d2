//! What a report says of the target itself: 目標を50人上回った, 目標面積の7割, 目標を2t超過した.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::Actual;
use crate::text::verdict::spoken::compare::plainly;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::stated::{Stated, first_clause};
use crate::text::verdict::spoken::words::{behind, ends, has, shared, starts, those_in};

/// By how much a number of the target's unit passed it, where no word of change stands behind: 目標を2t超過した.
pub(in crate::text::verdict) fn passed(level: &Level, given: &[Stated]) -> Option<Reached> {
    let mut like = given.iter().filter(|one| one.is_like(level.stated));
    let one = like.next().filter(|_| like.next().is_none())?;
    let is_beyond = starts(one.tail, "超過 オーバー 超え 割り込 及ば 不足");
    (is_beyond && level.way.is_none() && one.value < level.stated.value)
        .then(|| against_target(level, std::slice::from_ref(one)))
        .flatten()
}

/// Short, where the target is said again and less than all of it was done: 計画した400件に対し、実施率は88％.
pub(in crate::text::verdict) fn by_rate(level: &Level, given: &[Stated]) -> Option<Reached> {
    let [goal, rate] = given else { return None };
    let hundred = Number::whole(100)?;
    let is_pair = goal.is_like(level.stated)
        && goal.value == level.stated.value
        && starts(goal.tail, "に対し に対する")
        && rate.measure.base == "%"
        && rate.quantity.bound == Bound::Exact
        && rate.value < hundred
        && ends(rate.near.trim_end_matches(['は', 'が', ' ']), "実施率 達成率 進捗率 執行率")
        && goal.sentence == rate.sentence;
    let is_count = level.bound.grows() && level.way.is_none() && !level.stated.measure.is_ratio();
    let value = goal.value.scaled(rate.value.parts(), hundred.parts()).filter(|_| is_pair && is_count)?;
    let value = level.stated.measure.out_of_base(value)?;
    let actual =
        Actual { value, unit: level.stated.quantity.unit.clone(), parts: vec![rate.quantity.clone()] };
    Some(Reached { state: State::Short, doubt: None, actual: Some(actual) })
}

/// What a report says of the target itself: 目標を50人上回った, 目標比 92%, 目標の1.1倍.
pub(super) fn against_target(level: &Level, stated: &[Stated]) -> Option<Reached> {
    const RATIO: &str =
        "目標比 対目標 対目標比 計画比 対計画比 目標達成率 目標に対する達成率 目標に対し 目標に対して";
    const TARGET: &str = "目標を 目標値を 目標数を 目標額を 目標面積を 目標件数を 目標人数を 目標量を 目標より 目標値より 目標額より 目標件数より 目標人数より 目標に 目標値に 計画を 計画より 計画値を 予定より 予算を 予算額を";
    // 計画比91％。返礼品は60品増やして412品とした: other things, in sentences of their own.
    let is_beside = |one: &&Stated| {
        one.sentence != stated[0].sentence
            && (!one.is_like(level.stated) && !has(one.near, "目標 計画 予算")
                || has(one.lead, "前期 前年 昨年 前回"))
    };
    let own = stated.iter().skip(1).all(|one| is_beside(&one));
    let stated = if own && !stated.is_empty() { &stated[..1] } else { stated };
    let (one, near) = match stated {
        [one] => (one, one.near),
        [goal, one] if is_said_again(level, goal) => (one, "目標を"),
        _ => return None,
    };
    // 目標を1割ほど上回る: by how much may be told roughly.
    let is_roughly_by =
        one.quantity.bound == Bound::About && one.measure.is_ratio() && ends(near.trim_end(), TARGET);
    if one.quantity.bound != Bound::Exact && !is_far_below(level, one) && !is_roughly_by {
        return None;
    }
    let (whole, near) = (level.stated.value, near.trim_end_matches([' ', '　', ':', '：', 'は', 'の', 'で']));
    let is_of_goal = ends(
        one.near.trim_end(),
        "目標の 目標値の 目標数の 目標額の 目標面積の 目標件数の 目標人数の 目標量の 計画の 計画値の 予算額の",
    );
    // 営業利益は計画比108％, where the target is 売上高.
    let noun =
        behind(one.near, "は が も").map_or("", |_| one.near.split(['は', 'が', 'も']).next().unwrap_or(""));
    if shared(noun, noun) > 0
        && shared(noun, level.stated.lead) == 0
        && !has(noun, "実績 結果 目標 計画 年度")
    {
        return None;
    }
    let value = if one.measure.base == "%" && (near == "達成率" || is_of_goal || ends(near, RATIO)) {
        // For a limit, it is open which way the ratio counts.
        level.bound.grows().then(|| whole.scaled(one.value.parts(), Number::whole(100)?.parts()))??
    } else if one.measure.base == "%" && level.stated.measure.base != "%" && ends(near, TARGET) {
        // 目標を1割上回った.
        let whole = |percent: i64| level.stated.value.scaled(percent, Number::whole(100)?.parts());
        let (hundred, percent) = (Number::whole(100)?.parts(), one.value.parts());
        match (
            has(first_clause(one.tail), "上回 超え 超過 多 上ま"),
            has(first_clause(one.tail), "下回 割 不足 届か 少な 及ば 足り"),
        ) {
            (true, false) => whole(hundred + percent)?,
            (false, true) => whole((hundred - percent).max(0))?,
            _ => return None,
        }
    } else if let Some(value) = by_sign(level, one) {
        value
    } else if one.quantity.unit == "倍"
        && ends(near, "目標 目標値 目標数 目標額 目標面積 目標件数 目標人数 目標量 計画")
    {
        whole.scaled(one.quantity.value.parts(), Number::whole(1)?.parts())?
    } else if (one.is_like(level.stated)
        || one.measure.base == "ポイント" && level.stated.measure.base == "%")
        && ends(near, TARGET)
    {
        const ONLY_ASKED: &str = "見込 予定 応募 申込 申し込 申請 希望 要望 予測 想定 問合せ 問い合わせ";
        if those_in(first_clause(one.tail), ONLY_ASKED).any(|word| !level.stated.context().contains(word)) {
            return None;
        }
        let beyond = starts(one.tail, "上回 超え 超過 上まわ 多 オーバー");
        let below = starts(one.tail, "下回 割 不足 足り 足ら 及ば 届か 下まわ 少な");
        match (beyond, below) {
            (true, false) => whole.plus(one.value)?,
            (false, true) => Number::from_parts(whole.parts() - one.value.parts())?,
            _ => return None,
        }
    } else {
        return None;
    };
    let state = plainly(whole, level.bound, value);
    let value = level.stated.measure.out_of_base(value)?;
    let unit = level.stated.quantity.unit.clone();
    let actual = Actual { value, unit, parts: vec![one.quantity.clone()] };
    Some(Reached { state, doubt: None, actual: Some(actual) })
}

/// What a difference to the target comes to that a sign tells: 目標に対し▲1.6ポイント.
fn by_sign(level: &Level, one: &Stated) -> Option<Number> {
    const TO_TARGET: &str =
        "目標に対し 目標に対して 目標値に対し 目標比 対目標 目標との差 計画に対し 計画比 目標差";
    let lead = one.near.trim_end();
    let below = ["▲", "△", "－", "−", "-", "マイナス"].iter().find_map(|sign| lead.strip_suffix(sign));
    let beyond = ["＋", "+", "プラス"].iter().find_map(|sign| lead.strip_suffix(sign));
    let of = below.or(beyond)?.trim_end_matches([' ', '　', 'は', '：', ':', '、']);
    let is_points = one.measure.base == "ポイント" && level.stated.measure.base == "%";
    let is_own = ends(of, TO_TARGET) && (is_points || one.is_like(level.stated) && !one.measure.is_ratio());
    let by = if below.is_some() { -one.value.parts() } else { one.value.parts() };
    Number::from_parts(level.stated.value.parts() + by).filter(|_| is_own)
}

/// Whether about so much of the target is far from it: 目標の7割ほどにとどまった.
fn is_far_below(level: &Level, one: &Stated) -> bool {
    one.measure.base == "%"
        && one.quantity.bound == Bound::About
        && (Number::whole(85) >= Some(one.value) && has(one.rest, "とどま 留ま 終わ 過ぎな")
            || Number::whole(90) >= Some(one.value)
                && starts(one.tail, "の参加であ の利用であ の実績 の達成 であった だった となった"))
        && level.bound.grows()
}

/// Whether a number is the target, said again to tell how far from it something came: 目標の15人を2人上回る.
fn is_said_again(level: &Level, goal: &Stated) -> bool {
    goal.is_like(level.stated)
        && goal.value == level.stated.value
        && (ends(goal.near, "目標の 目標値の 計画の 計画値の 目標である 目標とする")
            && matches!(goal.tail.trim_end_matches('、'), "を" | "より" | "に" | "には")
            // 98％には0.4ポイント足りない.
            || matches!(
                goal.tail.trim_end_matches(['、', 'わ', 'ず', 'か', 'あ', 'と']),
                "に" | "には" | "まで" | "までに"
            ) && goal.near.trim().is_empty()
                && has(first_clause(goal.rest), "足りな 足らな 及ばな 届かな 満たな"))
}
