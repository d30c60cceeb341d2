//! Deadlines that name no date: 通年, 随時, and occasions (選挙時, 工事完了後, 次回選挙までに).

use super::PeriodKind;
use super::scan::{END, PeriodScan, is_kanji, is_noun};

/// Words, and how they mean a period. Longer words stand before those that they begin with.
const WORDS: &[(PeriodKind, &str)] = &[
    (
        PeriodKind::Throughout,
        "通年 年間を通 年間通 年度を通 一年を通 1年を通 一年中 年中 通期 毎月 毎週 毎日 隔月 隔週 各月 四半期ごと 四半期毎 \
         各四半期 毎四半期 4半期ごと 4半期毎 四半期に 4半期に 半期ごと 半期毎 半年ごと 半年に 偶数月 奇数月 常時 恒常的 定期的 継続的 継続して 日常的",
    ),
    (PeriodKind::AsNeeded, "随時 適宜 適時 都度 必要時 必要な時 必要に応 不定期 臨機"),
    (PeriodKind::Event, "当日 夏休み 冬休み 春休み 定例会 定例議会 定例市議会"),
    (PeriodKind::About, "年明け 年末年始"),
];

/// A word for a period that starts here, and where the text goes on.
pub(super) fn word(scan: &PeriodScan, at: usize) -> Option<(PeriodKind, usize)> {
    let (kind, end) = WORDS.iter().find_map(|(kind, words)| Some((*kind, scan.past(at, words)?)))?;
    // 月2回 and 年4回 say how often; 通年 as a part of a longer word says nothing.
    let is_word = scan.char(end) != '度' || scan.char(end + 1) == 'を';
    is_word.then_some((kind, end))
}

/// 夏頃, 秋季: about, without a date that could be known.
pub(super) fn season(scan: &PeriodScan, at: usize) -> Option<usize> {
    let end = scan.past(at, "春 夏 秋 冬")?;
    let is_word = !is_kanji(scan.before(at)) || scan.before(at) == '年';
    // 秋季全国火災予防運動 is a name.
    let more = scan.past(end, "頃 ごろ 季 期 以降 まで から 先 口").filter(|end| scan.ends_word(*end));
    let stands_alone = matches!(scan.char(end), END | '、' | ')' | ' ' | '~');
    is_word.then_some(())?;
    more.or(stands_alone.then_some(end))
}

/// An occasion whose last word starts here; the first character of its noun, and where the text goes on.
///
/// 時, 後, 前 and まで are parts of many words that are no occasion, so what stands around them decides.
pub(super) fn occasion(scan: &PeriodScan, at: usize, from: usize) -> Option<(PeriodKind, usize, usize)> {
    let before = scan.before(at);
    if let Some(end) = scan.past(at, "に応じ") {
        return Some((PeriodKind::AsNeeded, noun(scan, at, from)?, end));
    }
    if matches!(before, 'た' | 'る' | 'の') && at > from {
        // 要請があった場合: what the case is reaches back further than a noun.
        let end = scan.past(at, "場合に 場合");
        if let Some(end) = end {
            return Some((PeriodKind::Event, at, end));
        }
    }
    let (end, barred) = match scan.char(at) {
        '時' => (at + 1, "随適常臨即同日一毎当何平定"),
        '後' => (at + 1, "今以午前最事背老産の"),
        '前' => (at + 1, "事以午従目名駅年の"),
        '際' => (at + 1, "国実交間学窓水"),
        '明' => (scan.after(at, "明け")?, "年"),
        '次' => (scan.after(at, "次第")?, ""),
        'ま' => (scan.after(at, "まで")?, "割件名人回校点分午"),
        '迄' => (at + 1, ""),
        _ => return None,
    };
    let is_noun_before =
        is_kanji(before) || before.is_ascii_alphabetic() || matches!(before, 'ァ'..='ヺ' | 'ー');
    let led = is_noun_before
        || scan.char(at) == '次' && matches!(before, 'り' | 'き')
        || scan.char(at) == '際' && before == 'の';
    // 12時まで, 5年前: a count, no occasion.
    let is_count = at > 1 && scan.char(at - 2).is_ascii_digit();
    if at <= from || !led || is_count || barred.contains(before) {
        return None;
    }
    let at_once = scan.past(end, "速やか 直ちに 早急 早期 遅滞 迄").is_some();
    let goes_on = !at_once && !scan.ends_word(end);
    if goes_on || scan.char(end) == '期' {
        return None;
    }
    let start = noun(scan, at, from)?;
    let end = scan.past(end, "までに まで 迄に 迄").unwrap_or(end);
    Some((PeriodKind::Event, start, scan.after(end, "に").unwrap_or(end)))
}

/// Where the noun before a character starts.
fn noun(scan: &PeriodScan, at: usize, from: usize) -> Option<usize> {
    let mut start = at;
    while start > from
        && at - start < 16
        && (is_noun(scan.before(start)) || "あきり".contains(scan.before(start)))
    {
        start -= 1;
    }
    (start < at).then_some(start)
}
