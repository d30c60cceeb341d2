//! Whether a report's words name what a target is of: 排出量 does for ごみ排出量, 事業系ごみ does not.

use super::super::spoken::words::{ends, has, shared, starts, those_in};
use super::times::times;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};

/// Words that say nothing of what a number is of.
const PLAIN: &str = "年度 年間 年度末 市全体 町全体 村全体 区全体 県全体 全体 全市 市内 町内 村内 区内 本市 当市 本町 本村 当院 実績 結果 合計 総計 総数 延べ 発生 関係 関連 関する 期末 決算 確定 現在 時点 減少率 削減率 低減率 増加率 伸び率 増減率 減少 増加 削減 同期 同月 比較 一方 最終 平均 比率 件数 人数 枚数 全国 目標 計画 上回 下回 度 総 月末";

/// Words of how a number is counted, without which it is another's: 1人当たり, 原単位.
const COUNTED: &str = "当たり 当り あたり 原単位 １人 1人 一人";

/// What a reason before a topic ends with: 単価の上昇で燃料費は.
const WHY: &str = "により によって 上昇で 高騰で 増加で 減少で 低下で 影響で 値上げで 値上がりで";

/// Whether words name a target's own thing; none where they name nothing.
pub(super) fn is_of(words: &str, target: &str) -> Option<bool> {
    let words = super::super::spoken::words::behind(words, WHY)
        .filter(|rest| rest.chars().count() > 1)
        .unwrap_or(words);
    let mut own = String::with_capacity(words.len());
    let mut at = 0;
    for time in times(words) {
        own.push_str(&words[at..time.from]);
        own.push('、');
        at = time.to;
    }
    own.push_str(&words[at..]);
    if is_wider(&own, target) || is_count_of_amount(&own, target) {
        return Some(false);
    }
    let plain = those_in(&own.clone(), PLAIN).fold(own, |own, word| own.replace(word, "、"));
    // 子どもの来館者: whose.
    let of = plain.split_once('の').map_or("", |(of, _)| of);
    let of = of.rsplit(['、', '，', 'は', 'が', 'で', ' ', '　']).next().unwrap_or(of);
    if of.chars().count() > 1 && !target.contains(of) && shared(of, target) < shared(of, of).max(1) {
        return Some(false);
    }
    let all = shared(&plain, &plain);
    if all == 0 {
        // 月は: a single character that is not the target's is no name.
        return None;
    }
    Some(shared(&plain, target) == all)
}

/// Whether words name a count, where the target is of an amount: 寄附件数, and the target is of 寄附額.
pub(super) fn is_count_of_amount(words: &str, target: &str) -> bool {
    const COUNTS: &str = "件数 人数 回数 者数 枚数";
    has(words, COUNTS) && has(target, "額 高 費 率 時間 売上") && !has(target, COUNTS)
}

/// Whether words name all of what the target is a kind of: 火災全体, where the target is 住宅火災.
pub(super) fn is_wider(words: &str, target: &str) -> bool {
    let Some((before, _)) = words.split_once("全体") else { return false };
    let is_kind = |char: char| is_kanji(char) || is_katakana(char);
    let noun = &before[before.trim_end_matches(is_kind).len()..];
    let is_qualified = |before: &str| {
        // 生活習慣病の医療費.
        let of = before.strip_suffix('の').map(|before| &before[before.trim_end_matches(is_kind).len()..]);
        before.ends_with(is_kind) || of.is_some_and(|of| of.chars().count() > 2)
    };
    noun.chars().count() > 1 && target.find(noun).is_some_and(|at| is_qualified(&target[..at]))
}

/// Whether a report's clause lacks how the target counts: 総使用量, where the target is a 原単位.
pub(super) fn is_counted_otherwise(clause: &str, target: &str) -> bool {
    has(target, COUNTED) && !has(clause, COUNTED)
        || !has(target, COUNTED) && has(clause, "原単位 当たり 当り あたり")
}

/// Whether what stands behind a number says that another thing is counted: 12人の講師を.
pub(super) fn is_other_behind(tail: &str, target: &str) -> bool {
    let Some(noun) = tail.strip_prefix('の') else { return false };
    let end = noun.find(|char| !is_kanji(char) && !is_katakana(char)).unwrap_or(noun.len());
    let noun = &noun[..end];
    noun.chars().count() > 1
        && shared(noun, target) == 0
        && !starts(
            noun,
            "増 減 結果 実績 水準 参加 利用 来 応募 申込 寄附 寄付 低下 上昇 短縮 削減 改善 悪化",
        )
}

/// The topic before a number's clause: 来館者数は、天候にも恵まれ、; none where none is named.
pub(super) fn topic(lead: &str, target: &str) -> Option<bool> {
    let segments = lead.rsplit(['、', '，', '。']).map(str::trim);
    segments
        .filter(|segment| ends(segment, "は が も では については"))
        .find_map(|segment| is_of(segment, target))
}
