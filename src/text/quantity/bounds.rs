//! Bound words: 以上, を超える, 約, 程度, and how often something is done: 月2回, 四半期ごと.

use super::Bound;
use super::glyphs::{Glyphs, is_kanji};

/// Bound words behind a quantity.
const BEHIND: [(Bound, &str); 5] = [
    // What comes near has not come.
    (Bound::AtLeast, "以上 を下回らない を下らない"),
    (Bound::AtMost, "以下 以内"),
    (
        Bound::MoreThan,
        "超 超え 超える を超え を超える を超えて を超えた を超す を超過 を上回る を上回り を上回って を上回った を上回 を越え を越える 余り あまり 余 強",
    ),
    (
        Bound::LessThan,
        "未満 を下回る を下回り を下回って を下回った を下回 を切る を切って を切った を切り に満たない に満たず に満たなかった 足らず 弱 割れ を割る を割って を割った を割り を割り込む を割り込んだ を割り込み に肉薄 に迫る に迫り に迫った に近い に近づ に近く 近く 近い 近かった",
    ),
    (Bound::About, "程度 ほど 程 前後 くらい ぐらい 位"),
];

/// Bound words before a quantity.
const BEFORE: [(Bound, &str); 3] = [
    (Bound::About, "約 およそ おおよそ 概ね おおむね ほぼ 凡そ 概そ"),
    (Bound::AtMost, "最大 最長 上限"),
    (Bound::AtLeast, "最低 最低でも 最少 少なくとも"),
];

/// Bound words that end in other words: 3回強化, 100人超過, 契約3件.
const CAREFUL_BEHIND: &str = "超 弱 強 余 程 位";

/// The bound behind a place, and the place after its words.
pub(super) fn behind(glyphs: &Glyphs, i: usize) -> (Bound, usize) {
    let start = glyphs.skip_space(i);
    // 1億円の大台を割り込んだ.
    let start = match glyphs.longest(start, "の大台 の水準 の節目 のライン の壁 台") {
        0 => start,
        len if matches!(glyphs.at(start + len), 'を' | 'に') => start + len,
        _ => start,
    };
    // 90％をわずかに下回る.
    let adverb = match glyphs.at(start) {
        'を' | 'に' => glyphs.longest(start + 1, "わずかに 僅かに 若干 やや 少し 大きく 大幅に はるかに"),
        _ => 0,
    };
    for (bound, words) in BEHIND {
        let len = match adverb {
            0 => glyphs.longest(start, words),
            _ => around(glyphs, start, adverb, words),
        };
        let end = start + len;
        let is_part = glyphs.longest(start, CAREFUL_BEHIND) == len && is_kanji(glyphs.at(end));
        if len > 0 && !is_part {
            return (bound, end);
        }
    }
    (Bound::Exact, i)
}

/// How many characters a word of a table takes up that stands around an adverb; 0: none does.
fn around(glyphs: &Glyphs, start: usize, adverb: usize, words: &str) -> usize {
    let fits = |word: &&str| {
        let mut chars = word.chars();
        chars.next() == Some(glyphs.at(start)) && glyphs.starts(start + 1 + adverb, chars.as_str())
    };
    words.split(' ').filter(fits).map(|word| word.chars().count() + adverb).max().unwrap_or(0)
}

/// The bound before a place, and the place at which its words begin.
pub(super) fn before(glyphs: &Glyphs, i: usize) -> (Bound, usize) {
    let end = i - usize::from(glyphs.before(i) == ' ');
    for (bound, words) in BEFORE {
        let len = glyphs.longest_before(end, words);
        let start = end - len;
        // 契約, 予約, 条約, 解約 and their like end in 約 too.
        let is_part =
            len == 1 && glyphs.longest_before(start, "契 公 予 条 解 節 要 特 規 制 集 成 協 誓 婚 密") > 0;
        if len > 0 && !is_part {
            return (bound, start);
        }
    }
    (Bound::Exact, i)
}

/// How often in a year what is said for each 年, 月, 週 or 四半期 is done.
const RATES: [(&str, i64); 10] = [
    ("年 年間 年に 年間に 1年に 毎年 各年", 1),
    ("四半期ごとに 四半期毎に 四半期に 四半期 毎四半期", 4),
    ("半期ごとに 半期毎に 半期に 半年ごとに 半年に 半年毎に", 2),
    (
        "毎月 各月 月に 月 月間 毎月に 月平均 月平均で 月平均は 月平均では 月平均に直すと 月平均にすると 月平均に換算すると 月平均に均すと",
        12,
    ),
    ("毎週 週に 週", 52),
    ("隔月 隔月で 隔月に", 6),
    ("隔週 隔週で 隔週に", 26),
    ("2か月に 2カ月に 2ヶ月に 2ヵ月に 2箇月に", 6),
    ("3か月に 3カ月に 3ヶ月に 3ヵ月に 3箇月に", 4),
    ("6か月に 6カ月に 6ヶ月に 6ヵ月に 6箇月に", 2),
];

/// How often in a year 「月2回」 says it, by the words that end before a place; and where they begin.
pub(super) fn rate(glyphs: &Glyphs, i: usize) -> Option<(i64, usize)> {
    let end = i - usize::from(glyphs.before(i) == ' ');
    let found = RATES.iter().map(|(words, times)| (glyphs.longest_before(end, words), *times));
    let (len, times) = found.max_by_key(|(len, _)| *len).filter(|(len, _)| *len > 0)?;
    let start = end - len;
    let before = glyphs.before(start);
    // 10月に2回, 今月2回, 昨年2回 and 上半期2回 are on a date; 前年同月 too.
    let is_date = before.is_ascii_digit()
        || glyphs.longest_before(start, "上 下 今 昨 現 平 本 近 例 去 先 翌 同 当 来 前 次 数 隔 通 周 学 経 少 青 元 後 半 か ヶ カ ヵ ケ 箇 毎 正 満 第 第1 第2 第3 第4 一 二 三 四 五 六 七 八 九 十") > 0;
    (!is_date).then_some((times, start))
}

/// How often in a year what is said for each time behind a stroke is done, 2回/月; and the place after it.
pub(super) fn per(glyphs: &Glyphs, i: usize) -> Option<(i64, usize)> {
    const TIMES: [(&str, i64); 4] = [("年", 1), ("四半期", 4), ("月", 12), ("週", 52)];
    let found = TIMES.iter().find(|(word, _)| glyphs.at(i) == '/' && glyphs.starts(i + 1, word));
    found.map(|(word, times)| (*times, i + 1 + word.chars().count()))
}

/// Words that say alone how often something is done.
const ALONE: [(&str, i64); 6] = [
    ("毎月", 12),
    ("隔月", 6),
    ("毎週", 52),
    ("隔週", 26),
    ("四半期ごと 四半期毎 毎四半期", 4),
    ("半期ごと 半期毎 半年ごと 半年毎", 2),
];

/// The words at a place that say alone how often something is done: how often in a year, and the place after them.
pub(super) fn alone(glyphs: &Glyphs, i: usize) -> Option<(i64, usize)> {
    if !matches!(glyphs.at(i), '毎' | '隔' | '四' | '半')
        || glyphs.longest_before(i, "上 下 第1 第2 第3 第4 四") > 0
    {
        return None;
    }
    let found = ALONE.iter().map(|(words, times)| (glyphs.longest(i, words), *times));
    let (len, times) = found.max_by_key(|(len, _)| *len).filter(|(len, _)| *len > 0)?;
    Some((times, i + len))
}

/// The place behind the day that stands behind 毎月, where one does: 毎月1日に発行した.
pub(super) fn behind_day(glyphs: &Glyphs, end: usize) -> usize {
    let digits = (end..glyphs.len()).take_while(|at| glyphs.at(*at).is_ascii_digit()).count();
    let is_day = digits > 0 && glyphs.before(end) == '月' && glyphs.at(end + digits) == '日';
    if is_day { end + digits + 1 } else { end }
}
