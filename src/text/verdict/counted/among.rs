//! Of some that were counted, how many did what the target asks for, or gave up: 相談24社、うち成立6社; 申請20戸、うち2戸は取下げ.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::deed::{answers, is_plainly_own, last_word};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, those_in};

const GIVEN_UP: &str = "辞退 取下げ 取り下げ 取下 取消 取り消 キャンセル 退職 却下 不交付 不採択 不成立 欠席 解約 脱退 中止 繰り越 繰越 延期 見送";
const GAVE_UP: &str = "が辞退 が取り下げ が取下げ がキャンセル は辞退 は中止 を中止 は取りやめ";
const BEGUN: &str = "着手 入札 発注 契約 設計 準備 協議 調整 募集 着工 依頼 申請 申込";
const FULLY: &str = "完了 完成 終了 成立 達成 済 済み 実現 確定";
const ENDED: &str = "完了 完成 終 供用 開始 竣工 稼働 成立";

/// What is reached where one count and one part of it are told, and the words tell which of them counts.
pub(in crate::text::verdict) fn reached(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    let is_count = !level.stated.measure.is_ratio() && !level.stated.measure.is_time();
    if !is_count || !level.bound.grows() || level.way.is_some() || target.contains("うち") {
        return None;
    }
    if given.len() < 2 || !given.iter().any(|one| one.lead.contains("うち") || starts(one.tail, GAVE_UP)) {
        return None;
    }
    let roles = roles(given);
    let is_told = |one: &Stated, role: Role| {
        // 残る2校は来年度に繰り越した.
        one.is_like(level.stated) && !one.is_of_other_year && role != Role::Plan
    };
    let mut like = given.iter().zip(roles).filter(|(one, role)| is_told(one, *role)).map(|(one, _)| one);
    let (whole, part) = (like.next()?, like.next()?);
    // 5回のうち2回はオンラインで実施した: by which way, and not how many.
    const WAYS: &str =
        "オンラインで 書面で 対面で 動画で 合同で 現地で リモートで 夜間に 土日に 休日に 市外で";
    let is_by_way = starts(part.tail, "は を")
        && has(first_clause(part.tail), WAYS)
        && part.lead.trim_start().starts_with("のうち");
    let is_of_whole = starts(part.lead.trim_start(), "のうち")
        && ends(whole.near.trim_end(), "した された を受けた のあった");
    // 12件のうち2件を繰り越した.
    let is_put_off =
        part.lead.trim_start().starts_with("のうち") && starts(part.tail, "を繰り越 を繰越 を延期 を見送");
    let is_pair = is_by_way
        || is_put_off
        || is_of_whole
        || starts(part.tail, GAVE_UP)
        || part.is_part()
        || part.lead.trim_start().starts_with("のうち") && part.near.trim().is_empty();
    let is_pair = is_pair && !starts(whole.tail, "に加え のほか");
    let is_exact = |one: &Stated| one.quantity.bound == Bound::Exact && !one.is_wordy && !one.is_cumulative();
    let is_plain = is_pair
        && like.next().is_none()
        && whole.sentence == part.sentence
        && part.value <= whole.value
        && is_exact(whole)
        && is_exact(part)
        && !has(part.rest, "予定 見込");
    if !is_plain {
        return None;
    }
    let of_part = [part.near, " ", first_clause(part.tail)].concat();
    let of_whole = [whole.near, " ", first_clause(whole.tail)].concat();
    // 就労した13人のうち11人が半年後も働いている, and the target is 就労.
    let head = level.stated.near.trim_end_matches([' ', '　', 'の', 'を', 'は', '：', ':', '者', '数', '件']);
    let compound = last_word(head).map_or("", |(word, _)| word);
    let head = last_chars(head, 2);
    let is_done = |end: &str| whole.near.trim_end().ends_with(&[head, end].concat());
    let is_whole_own = shared(head, head) > 0
        && ["した", "された", "を受けた", "のあった"].iter().any(|end| is_done(end))
        && !part.rest.contains(head)
        && shared(part.rest, target) == shared(part.rest, compound)
        && starts(part.lead.trim_start(), "のうち うち");
    let compared = |value: Number| compare(level.stated.value, level.bound, value, Bound::Exact);
    if is_whole_own && given.len() == 2 {
        let state = compared(whole.value);
        return (state != State::Unclear).then(|| Reached {
            state,
            doubt: None,
            actual: actual(level, whole.value, &[whole]),
        });
    }
    if is_by_way && given.len() == 2 && !has(part.rest, "ない なかっ ず、 未 中止 延期 予定 見送")
    {
        let state = compared(whole.value);
        return (state != State::Unclear && !has(target, WAYS)).then(|| Reached {
            state,
            doubt: None,
            actual: actual(level, whole.value, &[whole]),
        });
    }
    let is_withdrawn = those_in(&of_part, GIVEN_UP).any(|word| !target.contains(word));
    if is_withdrawn {
        let left = Number::from_parts(whole.value.parts() - part.value.parts())?;
        let state = compared(left);
        let is_short = state == State::Short;
        // What is left of those who asked may be less.
        return Some(Reached {
            state: if is_short { State::Short } else { State::Unclear },
            doubt: (!is_short).then_some(Doubt::Part),
            actual: if is_short { actual(level, left, &[whole]) } else { None },
        });
    }
    let names_own = |one: &Stated| {
        let noun = one.near.rsplit("うち").next().unwrap_or("");
        is_plainly_own(one, target) || shared(noun, target) > 0
    };
    let is_begun = those_in(&of_whole, BEGUN).any(|word| !target.contains(word)) && has(&of_part, ENDED);
    let is_other = last_word(&of_whole).is_some() && !names_own(whole);
    // 是正指導25件、うち是正完了17件.
    let is_ended = {
        let noun = part.near.rsplit("うち").next().unwrap_or("").trim_end();
        // 契約25件、うち工事完了17件: the target is of what was agreed.
        let is_own = |word: &str| noun.strip_suffix(word).is_some_and(|stem| stem.ends_with(head));
        !has(&of_whole, FULLY) && shared(head, head) > 0 && FULLY.split(' ').any(is_own)
    };
    let is_part_own =
        (is_plainly_own(part, target) || answers(&of_part, target)) && is_other || is_begun || is_ended;
    let is_doubted = has(first_clause(part.tail), "ない なかっ ず、 未 中止 延期 以外");
    let state = compared(part.value);
    (is_part_own && !is_doubted && state != State::Unclear).then(|| Reached {
        state,
        doubt: None,
        actual: actual(level, part.value, &[part]),
    })
}
