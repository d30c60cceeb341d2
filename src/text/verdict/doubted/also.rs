//! What a target asks for besides its number, and the report does not speak of: 検討会議の開催 3回、提言書の取りまとめ; and another make
//! than the target's: サージカルマスク for N95マスク.

use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has, shared};
use crate::text::width::{fold, folded};

/// Whether a clause of the target without a number names a work of its own, of which the report has no word.
pub(in crate::text::verdict) fn asks_for_more(target: &str, report: &str) -> bool {
    const WORKS: &str = "の取りまとめ の策定 の作成 の公表 の提出 の締結 の制定 の改定 の改訂 の刊行 の発行 の設立 の開設 の提言 をまとめる を策定する を作成する を公表する を取りまとめる を提出する";
    let clauses: Vec<&str> = target.split(['、', '，', '\n']).collect();
    let has_digit = |clause: &str| clause.chars().any(|char| folded(char).is_ascii_digit());
    let is_work = |clause: &&str| {
        let clause = clause.trim_matches([' ', '　', '。']);
        !has_digit(clause)
            && !has(clause, "（ ( 率 数")
            && ends(clause, WORKS)
            && shared(clause, clause) > 1
            && shared(clause, report) == 0
    };
    clauses.len() == 2
        && clauses.iter().any(|clause| has_digit(clause))
        && clauses.iter().any(is_work)
        && !has(report, "すべて 全て 計画どおり 予定どおり 完了")
}

/// Whether a number's noun ends as the level's and begins with another make that the target does not name.
pub(in crate::text::verdict) fn is_of_other_make(
    level: &Level,
    target: &str,
    report: &str,
    one: &Stated,
) -> bool {
    let wanted = compound(level.stated.near.trim_end_matches([' ', '　', 'の', 'を', '：', ':']));
    let own = compound(one.near.trim_end_matches([' ', '　', 'は', 'が', 'を', 'の', '：', ':']));
    // N95マスクの備蓄: what is done with it stands behind.
    let before = level.stated.near.trim_end().rsplit_once('の').map_or("", |(of, _)| compound(of));
    let (target, report) = (fold(target), fold(report));
    [wanted, before].into_iter().any(|wanted| {
        let same =
            wanted.chars().rev().zip(own.chars().rev()).take_while(|(one, other)| one == other).count();
        let make = |word: &str| {
            fold(&word.chars().take(word.chars().count().saturating_sub(same)).collect::<String>())
        };
        let (wanted_make, own_make) = (make(wanted), make(own));
        let is_make = |word: &str| word.chars().count() > 1 && !has(word, PLAIN);
        // 粉ミルク.
        let is_kind = |word: &str| {
            let is_one = word.chars().count() == 1 && word.chars().all(is_kanji);
            // 小ホール is a ホール.
            is_one && !"大小中本新旧同当両他各全東西南北".contains(word) && !has(word, PLAIN)
        };
        same > 1
            && is_make(&wanted_make)
            && (is_make(&own_make) || is_kind(&own_make))
            && !target.contains(&own_make)
            && !report.contains(&wanted_make)
            && is_katakana_noun(own)
    })
}

/// Whether it is for other people or things than the target's is: 大人用, where the target says 子ども用.
pub(in crate::text::verdict) fn is_for_others(target: &str, report: &str, one: &Stated) -> bool {
    let (Some(wanted), Some(own)) = (for_whom(target), for_whom(one.near)) else { return false };
    !report.contains(wanted) && !target.contains(own)
}

/// The last two characters before 用 and it, where it is no part of another word: ども用 of 子ども用.
fn for_whom(text: &str) -> Option<&str> {
    const WORDS: &str = "利用 使用 採用 費用 活用 信用 運用 応用 適用 雇用 併用 専用 共用 汎用 任用 効用 作用 乗用 登用 引用 通用 商用 実用 公用 転用 借用 流用 服用 着用 備用 常用 日用 有用 乱用 悪用 無用 器用";
    let at = text
        .match_indices('用')
        .map(|(at, _)| at + '用'.len_utf8())
        .find(|end| !ends(&text[..*end], WORDS))?;
    let from = text[..at].char_indices().rev().nth(2)?.0;
    let behind = text[at..].chars().next();
    // 用途, 用地, 用品.
    (!behind.is_some_and(|char| "途地品具水紙語務意心事件".contains(char))).then_some(&text[from..at])
}

/// Words before a noun that say nothing of its make.
const PLAIN: &str = "年度 年間 新規 市内 町内 合計 総 延 全 平均 累計 今年 本年 備蓄 対象 市 町 村 県 各";

/// The word of kanji, katakana, letters and digits that a text ends with.
fn compound(text: &str) -> &str {
    let is_own = |char: char| is_kanji(char) || is_katakana(char) || folded(char).is_ascii_alphanumeric();
    &text[text.trim_end_matches(is_own).len()..]
}

/// Whether a noun ends in katakana, as the names of goods do.
fn is_katakana_noun(word: &str) -> bool {
    word.chars().rev().take(2).all(is_katakana)
}
