//! What a report counts by naming it: 北小、南小、東中、西中で工事を完了した are four schools, 6月12日、9月18日に開催した
//! two times.

use crate::text::number::Number;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::quantity::{Bound, Quantity};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::first_chars;
use crate::text::verdict::spoken::words::{ends, has, shared};
use crate::text::width::folded;

/// The count that a report's list of names or days comes to, in the level's unit; none where it may be another.
pub(in crate::text::verdict) fn counted(level: &Level, report: &str) -> Option<Quantity> {
    const OPEN: &str = "など 等 ほか 他 その他 予定 見込 検討 中止 見送 延期 できな できず なかった 一部 準備 調整 協議 選定 候補 未 ずつ だけ のみ";
    let unit = &level.stated.quantity.unit;
    let is_count =
        matches!(level.stated.measure.base.as_str(), "校" | "園" | "館" | "回" | "地区" | "池" | "橋" | "駅");
    let is_one_sentence = report.trim().trim_end_matches('。').find(['。', '\n']).is_none();
    if !is_count || !level.bound.grows() || level.way.is_some() || !is_one_sentence || has(report, OPEN) {
        return None;
    }
    let (count, end) = match unit.as_str() {
        _ if report.contains('各') => names_of_each(level, report)?,
        "回" => days(report).or_else(|| months(level, report))?,
        _ => names(report, &level.stated.measure.base)?,
    };
    let value = i64::try_from(count).ok().and_then(Number::whole)?;
    // One name may be one of several.
    if count < 2 {
        return None;
    }
    Some(Quantity { value, unit: unit.clone(), bound: Bound::Exact, span: 0..end })
}

/// How many names a text begins with that it calls each of what the level counts: 北部、南部、中央の各地区で行った.
fn names_of_each(level: &Level, text: &str) -> Option<(usize, usize)> {
    let (list, rest) = text.split_once("の各")?;
    let is_name = |name: &str| {
        let name = name.trim();
        (1..=8).contains(&name.chars().count())
            && name.chars().all(|char| is_kanji(char) || is_katakana(char))
    };
    let names: Vec<&str> = list.split(['、', '，', '・']).collect();
    let unit = level.stated.quantity.unit.as_str();
    let is_own = match unit {
        "回" => shared(first_chars(rest, 4), level.stated.near) > 0,
        _ => rest.starts_with(unit),
    };
    let is_done = has(rest, "した 行った 終え 済") && !has(rest, "各");
    (names.len() > 2 && names.iter().all(|name| is_name(name)) && is_own && is_done)
        .then_some((names.len(), list.len()))
}

/// How many names of one kind a text begins with, and where they end.
fn names(text: &str, kind: &str) -> Option<(usize, usize)> {
    // 4月にひばり園: when is no end.
    let is_end = |(at, char): &(usize, char)| {
        matches!(char, 'を' | 'で' | 'に' | 'が' | 'は') && !text[..*at].ends_with(['月', '日', '旬', '末'])
    };
    let (end, _) = text.char_indices().find(is_end)?;
    let kinds = match kind {
        "校" => "小 中 高 校 学校",
        "園" => "園",
        "館" => "館",
        "池" => "池",
        "橋" => "橋",
        "駅" => "駅",
        _ => "地区",
    };
    let mut count = 0;
    for name in text[..end].split(['、', '，', '・', 'と']).flat_map(|name| name.split("及び")) {
        let name = name.rsplit("月に").next().unwrap_or(name).trim().trim_end_matches("の各校");
        // 山手配水池の補強工事: what was done to it.
        let name =
            name.split_once('の').map(|(name, _)| name).filter(|name| ends(name, "池 橋 駅")).unwrap_or(name);
        let is_name = name.chars().count() > 1
            && name.chars().count() < 12
            && name.chars().all(|char| is_kanji(char) || is_katakana(char) || ('ぁ'..='ん').contains(&char))
            && ends(name, kinds)
            && !has(name, "全 市内 町内 小中 県 新 旧 内 モデル 対象");
        count += usize::from(is_name);
        if !is_name {
            return None;
        }
    }
    Some((count, end))
}

/// How many months a text lists, and where they end, where in each of them something was done: 5月、7月、9月に発送した. There
/// may have been more than one time in each, so that fewer months than times decide nothing.
fn months(level: &Level, text: &str) -> Option<(usize, usize)> {
    let end = text.find("月に")? + "月".len();
    let mut told: Vec<u8> = Vec::new();
    // 定期募集を4月、8月、12月に行った.
    let from = text[..end].find(['を', 'は']).filter(|at| shared(&text[..*at], level.stated.lead) > 0);
    let from = from.map_or(0, |at| at + 'を'.len_utf8());
    for part in text[from..end].split(['、', '，', '・', 'と', '及']) {
        let part: String = part.trim_start_matches('び').chars().map(folded).collect();
        let month = part.trim().strip_suffix('月')?.parse().ok().filter(|month| (1..=12).contains(month))?;
        if told.contains(&month) {
            return None;
        }
        told.push(month);
    }
    // 四半期ごと wants one in each of them.
    let mut quarters: Vec<u8> = told.iter().map(|month| (month + 8) % 12 / 3).collect();
    quarters.sort_unstable();
    quarters.dedup();
    let is_quarterly =
        level.stated.is_wordy && level.stated.near.is_empty() || has(level.stated.near, "四半期");
    let count = i64::try_from(told.len()).ok().and_then(Number::whole)?;
    let is_enough = count >= level.stated.quantity.value && !(is_quarterly && quarters.len() < 4);
    let clause = text[end..].split(['。', '、']).next().unwrap_or("");
    let is_done = has(clause, "した 行っ 行い 開い 済 を実施し を開催し に実施し に開催し");
    (is_enough && is_done && told.len() > 2).then_some((told.len(), end))
}

/// How many days a text lists, and where they end: 6月12日、9月18日、1月22日に開催.
fn days(text: &str) -> Option<(usize, usize)> {
    let end =
        ["に開催", "に実施", "に行", "の開催", "に開き"].iter().filter_map(|word| text.find(word)).min()?;
    let mut count = 0;
    for part in text[..end].split(['、', '，']) {
        let day: String = part.chars().map(folded).collect();
        let day = day.trim();
        let day =
            day.split_once('(').map_or(day, |(day, remark)| if remark.ends_with(')') { day } else { "" });
        let (month, date) = day
            .split_once('月')
            .and_then(|(month, date)| Some((month, date.strip_suffix('日')?)))
            .or_else(|| day.split_once('/'))?;
        let is_within =
            |text: &str, most: u8| text.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number));
        if !is_within(month, 12) || !is_within(date, 31) {
            return None;
        }
        count += 1;
    }
    Some((count, end))
}
