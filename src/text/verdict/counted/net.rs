//! What came less what went: 純増50社, and 新規加入83社、退会36社.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::stated::{Stated, first_clause};
use crate::text::verdict::spoken::words::{ends, has, shared, starts};

const CAME: &str = "新規 加入 入会 転入 登録 入団 入居 増加 新設 開店 開業 出生";
const WENT: &str = "退会 脱退 抹消 転出 解約 廃業 退団 退居 減少 閉店 廃止 死亡";

/// What is left of those that were planned where some were given up: 5回を予定していたが、2回は中止した.
pub(in crate::text::verdict) fn planned_less_dropped(level: &Level, given: &[Stated]) -> Option<Reached> {
    let [planned, dropped] = given else { return None };
    let is_pair =
        planned.is_like(level.stated) && planned.is_like(dropped) && planned.sentence == dropped.sentence;
    let is_planned = starts(
        planned.tail,
        "を予定していた で計画した で予定した で予定していた を計画していた の予定であった の予定だった の計画であった 予定していた 計画していた の日程を組 の日程を予定 の開催を予定 の開催を計画 を企画していた",
    ) || ends(planned.near.trim_end(), "予定していた 計画していた")
        && starts(planned.tail, "のうち")
        || is_asked_for(planned);
    let is_dropped = starts(dropped.tail, "は を が")
        && has(dropped.rest, "中止 取りやめ 取り止め 見送 欠席 キャンセル 当日辞退")
        && !has(dropped.rest, "代替 代わり 振替 延期して オンライン");
    let is_count = !level.stated.measure.is_ratio() && !level.stated.measure.is_time() && level.bound.grows();
    let value = Number::from_parts(planned.value.parts() - dropped.value.parts())
        .filter(|_| is_pair && is_planned && is_dropped && is_count && dropped.value < planned.value)?;
    let state = compare(level.stated.value, level.bound, value, Bound::Exact);
    (state == State::Short).then(|| Reached {
        state,
        doubt: None,
        actual: actual(level, value, &[planned, dropped]),
    })
}

/// Short, where those who asked to come, without those who did not, are too few: 申込みは91名、当日14名が欠席した.
pub(in crate::text::verdict) fn asked_less_absent(
    level: &Level,
    target: &str,
    given: &[Stated],
) -> Option<Reached> {
    let mut like = given.iter().filter(|one| one.is_like(level.stated));
    let (asked, absent) = (like.next()?, like.next().filter(|_| like.next().is_none())?);
    const GONE: &str = "欠席 辞退 キャンセル 取消し 取消";
    let is_asked =
        ends(
            asked.near.trim_end_matches([' ', '　', 'は', 'が', 'も', '者', '数', 'み']),
            "申込 申し込 応募 予約 受付 申請",
        ) || starts(asked.tail, "の申込 の申し込 の応募 の予約 が申し込 から申込 から申し込 の参加申込");
    let is_absent = starts(absent.tail.trim_start_matches(['が', 'の', 'は', 'が']), GONE)
        || ends(absent.near.trim_end_matches([' ', '　', 'は', 'が', 'も', '者', '数']), GONE);
    let is_count = level.bound.grows()
        && level.way.is_none()
        && !level.stated.measure.is_ratio()
        && !has(target, "申込 申し込 応募 予約 受付 申請")
        && [asked, absent].iter().all(|one| one.quantity.bound == Bound::Exact && !one.is_of_other_year);
    let value = Number::from_parts(asked.value.parts() - absent.value.parts())
        .filter(|_| is_asked && is_absent && is_count && absent.value < asked.value)?;
    let state = compare(level.stated.value, level.bound, value, Bound::Exact);
    // That all the others came is not said.
    (state == State::Short).then(|| Reached {
        state,
        doubt: None,
        actual: actual(level, value, &[asked, absent]),
    })
}

/// Whether it counts those who asked to come: 申込みは91名あった.
fn is_asked_for(one: &Stated) -> bool {
    ends(
        one.near.trim_end_matches([' ', '　', 'は', 'が', 'も', '者', '数']),
        "申込み 申し込み 申込 応募 予約",
    ) && starts(one.tail, "あった あり の申込 、 で であった だった")
}

/// What is reached where one number that came and one that went are told.
pub(in crate::text::verdict) fn reached(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    let [one, other] = given else { return None };
    if level.stated.measure.is_ratio() || !has(target, "純増 差引 差し引き 社会増") {
        return None;
    }
    let words = |one: &Stated| [one.near, " ", first_clause(one.tail)].concat();
    let came = |one: &Stated| has(&words(one), CAME) && !has(&words(one), WENT);
    let went = |one: &Stated| has(&words(one), WENT);
    let is_pair = one.is_like(level.stated) && one.is_like(other) && one.sentence == other.sentence;
    let exact = [one, other].iter().all(|one| one.quantity.bound == Bound::Exact && !one.is_cumulative());
    let (plus, minus) = match (came(one) && went(other), went(one) && came(other)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    // 正会員 are no 賛助会員.
    let is_same = shared(plus.near, plus.near) <= 2 || shared(plus.near, target) > 0 || has(plus.near, CAME);
    if !is_pair || !exact || !is_same {
        return None;
    }
    let value = Number::from_parts((plus.value.parts() - minus.value.parts()).max(0))?;
    let state = compare(level.stated.value, level.bound, value, Bound::Exact);
    (state != State::Unclear).then(|| Reached { state, doubt: None, actual: actual(level, value, &[plus]) })
}
