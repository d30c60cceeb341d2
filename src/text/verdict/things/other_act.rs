//! A number that falls short, or is too much, of another act than the target's: 検挙した飲酒運転は87件, and the target is of
//! accidents by it; 説明会に26人が参加した, and the target is 女性団員 40人.

use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, those_in};

/// Whether a number says nothing of the level.
pub(in crate::text::verdict) fn is_of_other_act(level: &Level, target: &str, one: &Stated) -> bool {
    is_of_cause(level, one) || only_came(level, target, one)
}

/// Whether it counts what the target's noun is brought about by: 飲酒運転, and the target is 飲酒運転による人身事故.
fn is_of_cause(level: &Level, one: &Stated) -> bool {
    let wanted = level.stated.near.trim_end_matches([' ', '　', 'を', 'は', 'の', '数', '：', ':']);
    let parted =
        ["による", "に係る", "に起因する", "に伴う"].iter().find_map(|joint| wanted.split_once(joint));
    let Some((cause, noun)) = parted else { return false };
    let own = one.near.trim_end_matches([' ', '　', 'は', 'が', 'も']);
    let Some((own, "")) = last_word(own) else { return false };
    !level.bound.grows() && cause.ends_with(own) && shared(last_chars(noun, 2), own) == 0
}

/// Whether those counted only came to hear of it, where the target is of those who belong to something.
fn only_came(level: &Level, target: &str, one: &Stated) -> bool {
    const EVENTS: &str = "説明会 懇談会 相談会 見学会 体験会 講演会 交流会 座談会 セミナー フェア イベント 体験入団 意見交換会 オープンキャンパス";
    const COME: &str =
        "参加 にご参加 に参加 の参加 が参加 が出席 の出席 に出席 が来場 の来場 に来場 に来て が集まった";
    let noun = level.stated.near.trim_end_matches([' ', '　', 'を', 'は', 'の', '数', '：', ':']);
    let belongs = ends(noun, "員 登録者 会員 サポーター ボランティア リーダー 指導者 推進員 担い手 人材");
    let mut events = those_in(one.lead, EVENTS).peekable();
    let mut told = events.by_ref().filter(|event| !target.contains(event));
    // 募集説明会を3回開催し、26人に参加いただいた: the number of times stands between.
    let is_at_event =
        told.next().is_some() || one.follows && starts(one.lead.trim_start(), "開催 開き 実施 行");
    level.bound.grows()
        && level.way.is_none()
        && level.stated.measure.base == "人"
        && belongs
        && is_at_event
        && starts(first_clause(one.tail), COME)
        && !has(target, "参加 出席 来場 受講 研修 講座")
}
