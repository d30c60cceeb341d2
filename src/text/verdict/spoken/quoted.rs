//! Numbers in names: 5万人 of 「まちなか5万人フェス」の来場者 3万人.

use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::quantity::{Bound, Quantity};

use super::stated::Stated;
use super::words::starts;

/// A target's quantities without those that are a part of a name in 「」, where another stands outside.
pub(in crate::text::verdict) fn without_named(target: &str, quantities: Vec<Quantity>) -> Vec<Quantity> {
    let is_outside = |one: &Quantity| name_around(target, one).is_none();
    if !target.contains(['「', '『']) || !quantities.iter().any(is_outside) {
        return quantities;
    }
    let is_name = |one: &Quantity| {
        let behind = name_around(target, one).unwrap_or("");
        // 「週1回以上運動する」 is what somebody says.
        let noun = behind.strip_prefix('の').unwrap_or(behind);
        let is_noun = noun.chars().all(|char| is_kanji(char) || is_katakana(char) || char == 'の');
        !noun.is_empty() && is_noun && !starts(noun, "以上 以下 以内 未満 増 減 削減 達成 程度")
    };
    quantities.into_iter().filter(|one| !is_name(one)).collect()
}

/// Whether a number only says which people or places are meant, of whom another number is told: 月3冊以上読む児童は72％.
pub(in crate::text::verdict) fn says_of_whom(one: &Stated, all: &[Stated]) -> bool {
    let is_word = |char: char| is_kanji(char) || is_katakana(char);
    let is_end = |char: char| "はがのをもで：: 　（(".contains(char);
    let next = one.tail.char_indices().zip(one.tail.chars().skip(1));
    let verb_end = next.into_iter().find(|((_, end), noun)| is_verb_end(*end) && is_word(*noun));
    let (clause, behind) = one.tail.split_at(verb_end.map_or(0, |((at, end), _)| at + end.len_utf8()));
    let whom = behind.trim_start_matches(is_word);
    // 週3日以上の朝読書をする学校: it says how much of something they do, which is asked for too.
    let is_clause = clause.chars().count() < 9
        && !clause.starts_with('の')
        && !clause.contains(['、', '。', '，', '（', '(', ' ', '　']);
    let is_whom = whom.len() < behind.len() && (whom.is_empty() || whom.starts_with(is_end));
    let follows = |other: &Stated| {
        other.sentence == one.sentence
            && other.quantity.span.start > one.quantity.span.start
            && !other.is_like(one)
    };
    !matches!(one.quantity.bound, Bound::Exact | Bound::About)
        && !clause.is_empty()
        && is_clause
        && is_whom
        && all.iter().any(follows)
}

/// Whether a verb that tells of a noun behind it may end so: 読む, した.
fn is_verb_end(char: char) -> bool {
    "るうくすつむぶぐた".contains(char)
}

/// What stands behind a quantity in the name that it stands in.
fn name_around<'t>(target: &'t str, one: &Quantity) -> Option<&'t str> {
    let (before, behind) = (target.get(..one.span.start)?, target.get(one.span.end..)?);
    let open = before.rfind(['「', '『'])?;
    let is_open = !before.get(open..)?.contains(['」', '』']);
    behind.find(['」', '』']).filter(|_| is_open).and_then(|at| behind.get(..at))
}
