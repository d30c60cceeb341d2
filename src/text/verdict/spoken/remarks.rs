//! What a report remarks behind a number: of others than those counted, why some are missing, what was put off; that there
//! was not even one.

use super::words::{ends, has, starts};
use crate::text::number::Number;
use crate::text::quantity::Quantity;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::width::folded;

/// What stands behind a number, but a remark behind a space: 3,650ha　林道被災により搬出できない区域があった.
pub(super) fn without_remark(rest: &str) -> &str {
    let is_remark = rest.starts_with([' ', '　'])
        && rest.chars().count() > 8
        && rest.trim_end().ends_with('た')
        && !rest.contains(|char: char| folded(char).is_ascii_digit())
        && !has(rest, "予定 見込 うち 残り 申請 希望");
    if is_remark { "" } else { rest }
}

/// Whether the one that stands before was not: 1件 of 1件も起きなかった.
pub(super) fn says_not_even(tail: &str) -> bool {
    let clause = tail.split(['、', '，', '（', '(', '。']).next().unwrap_or(tail).trim_end();
    clause.starts_with('も') && ends(clause, "なかった ない ません でした なし おらず いず せず")
}

/// Words without the bracket behind them that tells of others that were put off: 1.2km（1工区を翌年度へ繰越）.
pub(super) fn before_deferred(words: &str) -> &str {
    let inside = words.strip_prefix(['（', '(']).filter(|inside| !starts(inside, "うち"));
    const OTHERS: &str = "を翌年度 を次年度 を来年度 は翌年度 は次年度 は来年度";
    inside.filter(|inside| has(inside, OTHERS)).map_or(words, |_| "")
}

/// Words up to the next number, where what is planned is that one: （食品製造業、雇用予定 of 1件（食品製造業、雇用予定28名）.
pub(super) fn before_others_plan<'t>(words: &'t str, tail: &str) -> &'t str {
    let is_others = words.len() > tail.len()
        && tail.starts_with(['（', '('])
        && tail.chars().count() > 4
        && ends(tail, "予定 予定額 予定数 見込 見込み 計画 予定者 予定人数 総額 見込額");
    if is_others { "" } else { words }
}

/// Whether what stands before a count names as many: 東部・西部・南部の3地区, 春夏秋冬の4回.
pub(super) fn lists_as_many(lead: &str, quantity: &Quantity) -> bool {
    let Some(list) = lead.trim_end().strip_suffix('の') else { return false };
    let list = list.rsplit(['、', '，', '。', ' ', '　', 'は', 'を', '（', '(']).next().unwrap_or(list);
    let names: Vec<&str> = list.split(['・', 'と']).flat_map(|name| name.split("及び")).collect();
    let is_name = |name: &&str| {
        (1..=10).contains(&name.chars().count())
            && name.chars().all(|char| is_kanji(char) || is_katakana(char) || char == 'の')
    };
    let count = if list == "春夏秋冬" { 4 } else { i64::try_from(names.len()).unwrap_or(0) };
    count > 1 && names.iter().all(is_name) && Number::whole(count) == Some(quantity.value)
}

/// Whether words say that something was done, and nothing else: を建て替えた.
pub(super) fn is_plainly_done(words: &str) -> bool {
    let words = words.trim().trim_end_matches('。');
    // 予定していた8回を終え、追加で開いた.
    if starts(words, "を終え、 を完了し、 をすべて終え、") && !has(words, "なかった 延期 中止 見送")
    {
        return true;
    }
    // 予定していた2棟48戸の改修が完成した.
    let words = match words.starts_with(|char| folded(char).is_ascii_digit()) {
        true => words.find(['を', 'の']).map_or(words, |at| &words[at..]),
        false => words,
    };
    words.starts_with(['を', 'の']) && words.ends_with('た') && !has(words, "なかった 延期 中止 見送 、")
}
