//! Whether the words that say whose a number is are all explained: by the target's own, or as words that any report may
//! have. What is left over names another place, people or thing, and its number reaches nothing: 医事課は, レジ通過者は.

use crate::text::number::Number;
use crate::text::quantity::glyphs::{is_hiragana, is_kanji, is_katakana};
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::deed::{answers, is_plainly_own, is_short_of, last_word};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::{Stated, last_chars};
use crate::text::verdict::spoken::words::{behind, ends, has, starts, things, without};
use crate::text::width::fold;

/// Why a number that would reach its level may be of something else than the target.
pub(in crate::text::verdict) fn doubt(
    level: &Level,
    target: &str,
    report: &str,
    one: &Stated,
) -> Option<Doubt> {
    let words = own_words(report, one);
    if is_of_other_whole(target, words) {
        return Some(Doubt::Part);
    }
    // 廃止2か所で年度末は61か所: another number and its words stand before.
    let words = match words.strip_suffix(one.near) {
        Some(_) if one.follows => {
            one.near.strip_prefix('で').map_or(words, |near| &words[words.len() - near.len()..])
        }
        _ => words,
    };
    if has(words, WORST) || has(words, ASKED) {
        return None;
    }
    let named = answer(report, one, words)
        .or_else(|| topic(level, one, words))
        .or_else(|| narrowing(level, one, words))
        .or_else(|| first_topic(level, report, one));
    named.filter(|named| leaves_open(named, target)).map(|_| Doubt::OtherThing)
}

/// Whether so little was counted that it is of something else, and neither its noun nor its deed is the target's: 乗客
/// アンケートで1,000人, and the target is 乗客数 10万人.
pub(in crate::text::verdict) fn is_nowhere_near(level: &Level, target: &str, one: &Stated) -> bool {
    let is_count =
        !one.measure.is_ratio() && !one.measure.is_time() && level.bound.grows() && level.way.is_none();
    let is_little =
        one.value > Number::ZERO && one.value.scaled(20, 1).is_some_and(|much| much <= level.stated.value);
    is_count && is_little && !has(one.near, "あと 残り") && !is_plainly_own(one, target)
}

/// Whether it is the worst of all, where the target is of their average: 最長で32分.
pub(in crate::text::verdict) fn is_worst_of_average(level: &Level, one: &Stated) -> bool {
    let is_limit_of_average = !level.bound.grows() && has(level.stated.near, "平均");
    is_limit_of_average && has(one.near, "最長 最大 最も長") && !has(one.near, "平均")
}

/// Whether all of some were told of whom the target does not speak: 浄水課は全員が受講.
pub(in crate::text::verdict) fn is_all_of_others(target: &str, report: &str) -> bool {
    let first = report.split(['。', '、', '，', '（', '(', '\n']).next().unwrap_or("");
    let named = first.split_once('は').filter(|(_, all)| starts(all, "全員 全て すべて 全数"));
    named.is_some_and(|(named, _)| leaves_open(named, target))
}

/// Which of several is told, where each of the others is better.
const WORST: &str = "最長 最大 最も 最低 最小 最短 最高 最多 いずれ すべて 全て うち とも";

/// Who was asked, and by what: that is no part of what was measured.
const ASKED: &str = "調査 アンケート 集計 データ 計測 実測 統計 結果 健診 聞き取り 聴き取り 記録 法定報告 測定 検査 試験 テスト 訓練";

/// What ends that which says why, by what means, or of how many: behind it stands whose the number is.
const BEFORE: &str = "ことにより ことで により によって による に伴う ため した結果 の結果 ものの 一方で 一方 が増え が伸び を得て に対し に対して に対する に占める を合わせた からの は、 　";

/// The words of its clause before a number, other numbers among them.
fn own_words<'t>(report: &'t str, one: &Stated) -> &'t str {
    let before = report.get(..one.quantity.span.start).unwrap_or("");
    let breaks = ['。', '\n', '；', '、', '，', '（', '(', '）', ')', '「', '」', ' ', '　'];
    let clause = before.trim_end().rsplit(breaks).next().unwrap_or("");
    behind(clause, BEFORE).unwrap_or(clause)
}

/// What those answered of whom a number is: 満足 of 「満足」と回答した方が.
fn answer<'t>(report: &'t str, one: &Stated, words: &str) -> Option<&'t str> {
    let before = report.get(..one.quantity.span.start)?;
    let (quoted, _) = before.rsplit_once('」').filter(|_| starts(words, "と回答 と答え と評価"))?;
    quoted.rsplit_once('「').map(|(_, answer)| answer)
}

/// What a number is said of: 医事課 of 医事課は月.
fn topic<'t>(level: &Level, one: &Stated, words: &'t str) -> Option<&'t str> {
    const BETWEEN: [&str; 12] =
        ["約", "計", "月", "年", "延べ", "のべ", "新たに", "平均", "合計", "全", "現在", "既に"];
    let mut words = words.trim_end();
    while let Some(rest) = BETWEEN.iter().find_map(|word| words.strip_suffix(word)) {
        words = rest.trim_end();
    }
    // Of what there shall be much, as much in one place is enough: 駅前では15台.
    let is_enough_in_part = level.bound.grows() && !one.measure.is_ratio();
    if let Some(place) = words.strip_suffix("では") {
        return Some(place).filter(|_| !is_enough_in_part);
    }
    let named = ["のは", "は", "が", "も"].iter().find_map(|word| words.strip_suffix(word))?;
    // 年度末で活動しているのは16か所: how many there are.
    const THERE_ARE: [&str; 6] =
        ["活動している", "稼働している", "運営している", "営業している", "開設している", "継続している"];
    let named = THERE_ARE.iter().find_map(|are| named.strip_suffix(are)).unwrap_or(named);
    // 減少傾向にあったが520人, 友引明けを含めても3日: another clause.
    let is_clause = words.ends_with('が') && named.ends_with(is_hiragana) || named.ends_with('て');
    Some(named).filter(|_| !is_clause)
}

/// What a whole sentence is said of, before a comma: 医事課は、.
fn first_topic<'t>(level: &Level, report: &'t str, one: &Stated) -> Option<&'t str> {
    if level.bound.grows() && !one.measure.is_ratio() {
        return None;
    }
    let before = report.get(..one.quantity.span.start)?.rsplit(['。', '\n', '；']).next()?;
    let (named, _) = before.split_once("は、")?;
    Some(named).filter(|named| !named.contains(['、', '，', '（', '(']) && !has(named, ASKED))
}

/// What narrows the noun before a number: 就労支援事業 of 就労支援事業の参加率.
fn narrowing<'t>(level: &Level, one: &Stated, words: &'t str) -> Option<&'t str> {
    if ends(words.trim_end(), "計 合計 後 時 中 前") {
        return None;
    }
    let joints = ["における", "での", "の"];
    let (of, noun) = joints.iter().find_map(|joint| words.rsplit_once(joint))?;
    let (noun, rest) = last_word(noun)?;
    // 就労支援事業の参加者63人: who took part in what.
    let is_enough_in_part = level.bound.grows() && !one.measure.is_ratio() && !ends(noun, "参加者 受講者");
    Some(of).filter(|_| rest.trim().is_empty() && !is_enough_in_part)
}

/// Words that any report may have before its number.
const ANY: &str = "棚卸 決算 支援 肯定的な回答 肯定的回答 肯定的な 肯定的 売上高 年度内 年度中 期間内 期間中 残高 備蓄量 年度末 年度 年間 月末 期末 本年 今年 当年 今期 当期 通年 通期 期間 最終的 最終 平均値 平均点 月平均 年平均 平均 合計 全体 総数 総計 総額 金額 累計 通算 実績 現在 時点 確定 目標 計画 予定 対象者 対象 件数 人数 回数 割合 比率 本市 市内 町内 村内 管内 区内 当日 市民 当館 当院 本校 当課 当社 全社 令和 平成 前年 昨年 当初 新規 達成 実施 開催 利用 参加 受講 来場 取得 修了 講座 助成 補助 面積 延長 収入 事案 事例 受付 職員 社員 企業 会社 事業所 団体 世帯 会員 生徒 児童 上半期 下半期 上期 下期 年 月 日 回 期 者 数 率 額 量 値 度 人 件 計 約 全 各 総 所 等 他 比 目 分 時間 実 名 末";

/// Whether a word is left over that neither the target nor any report has.
fn leaves_open(named: &str, target: &str) -> bool {
    let (named, target) = (fold(named), fold(target));
    let is_digit = |char: char| char.is_ascii_digit();
    let ends = |char: char| !(is_kanji(char) || is_katakana(char) || char.is_ascii_alphanumeric());
    // 8公演の平均: how many they were, and not which.
    let mut words = named
        .split(ends)
        .filter_map(|word| word.split(is_digit).next())
        .flat_map(|word| left_over(word, &target));
    let is_own = named.split_once("した").and_then(|(did, _)| last_word(did));
    // 空き店舗を活用した新規出店: the target's own deed.
    !is_short_of(&named, &target)
        && !is_own.is_some_and(|(deed, _)| target.contains(last_chars(deed, 2)))
        && words.any(|word| !is_told(&word, &target))
}

/// The parts of a word, of two characters or more, that neither the target nor any report has.
fn left_over(word: &str, target: &str) -> Vec<String> {
    let plain = without(word.into(), ANY);
    let chars: Vec<char> = plain.chars().collect();
    let is_shared = |at: usize| {
        chars.get(at..at + 2).is_some_and(|pair| target.contains(&pair.iter().collect::<String>()))
    };
    let left = |at: usize| !is_shared(at) && !at.checked_sub(1).is_some_and(is_shared);
    let marked: String =
        chars.iter().enumerate().map(|(at, char)| if left(at) { *char } else { ' ' }).collect();
    marked.split(' ').filter(|part| part.chars().nth(1).is_some()).map(str::to_owned).collect()
}

/// Whether a word comes to the same as one of the target's, or is short for one: 交付 and 補助, 精検 and 精密検査.
fn is_told(word: &str, target: &str) -> bool {
    let mut rest = target.chars();
    things(word) & things(target) != 0
        || answers(word, target)
        || word.chars().all(|char| rest.any(|other| other == char))
}

/// Whether it is of a whole that the target does not name: ごみ全体では, and the target is 事業系ごみ.
fn is_of_other_whole(target: &str, words: &str) -> bool {
    const OWN: &str = "年度 年 期 期間 年間 組織 事業 は が 市 町 村 区 管内 市内 本市 署 局 庁";
    if has(target, "全 合計 総") {
        return false;
    }
    let of = words.rsplit_once("全体").map(|(of, _)| of);
    const PLACES: &str = "校 園 館 課 部 署 所 局 地区 会 室";
    // 刑法犯全体, and the target is 刑法犯認知件数: all of its own thing.
    let is_own = |of: &str| {
        let word = last_word(of).filter(|(_, rest)| rest.is_empty()).map(|(word, _)| word);
        let begins = |at: usize| at == 0 || target[..at].ends_with(['の', ' ', '　', '、', '・', '「']);
        word.is_some_and(|word| !ends(word, PLACES) && target.match_indices(word).any(|(at, _)| begins(at)))
    };
    of.is_some_and(|of| !of.is_empty() && !ends(of, OWN) && !is_own(of)) || has(words, "県内全 全県 圏域")
}
