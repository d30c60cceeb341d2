//! The target's own deed, denied in the last clause of a sentence that counts who came before it: 10人を選考したが、派遣できなかった;
//! 5人が相談に来たが、復職した人はいなかった.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::glyphs::{is_hiragana, is_kanji, is_katakana};
use crate::text::verdict::spoken::deed::{is_own_deed, is_same_deed, last_word};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, starts};
use crate::text::width::folded;

/// Short, where that deed is said not to have been done at all.
pub(in crate::text::verdict) fn reached(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    let is_count = level.bound.grows() && level.way.is_none() && level.stated.value > Number::ZERO;
    let mut like = given.iter().filter(|one| one.is_like(level.stated));
    let one = like.next().filter(|_| is_count && like.next().is_none())?;
    let deed = deed_of(level)?;
    let rest = one.rest.trim_end_matches(['。', ' ', '　']);
    let (before, clause) = rest.rsplit_once(['、', '，'])?;
    let is_against = ends(before, "が ものの けれど けれども 一方 一方で");
    (is_against && !is_own_deed(one, target) && is_denied(deed, clause)).then_some(Reached {
        state: State::Short,
        doubt: None,
        actual: None,
    })
}

/// The deed that a level is of: 派遣 of 姉妹都市への派遣, or of 20人を派遣.
fn deed_of<'t>(level: &Level<'_, 't>) -> Option<&'t str> {
    let near = level.stated.near.trim_end_matches([' ', '　', 'の', 'を', '：', ':', '数', '者', '件']);
    let word = last_word(near).filter(|(_, rest)| rest.is_empty());
    let word = word.or_else(|| last_word(first_clause(level.stated.tail)))?.0;
    let deed = last_chars(word, 2);
    (deed.chars().count() == 2).then_some(deed)
}

/// Whether a clause says that a deed was not done by or to any: 派遣できなかった, 受け入れた学生はいなかった.
fn is_denied(deed: &str, clause: &str) -> bool {
    const SOME: &str =
        "一部 残 追加 以上 以外 うち しか さらに 新たな 年内 当初 すぐ 全員 全て すべて ほか 他の";
    const NOT: [&str; 14] = [
        "できなかった",
        "できていない",
        "できず",
        "できませんでした",
        "しなかった",
        "していない",
        "されなかった",
        "されていない",
        "に至らなかった",
        "には至らなかった",
        "に至っていない",
        "には至っていない",
        "が実現しなかった",
        "は実現しなかった",
    ];
    const NOBODY: [&str; 9] = [
        "はいなかった",
        "はなかった",
        "もいなかった",
        "もなかった",
        "は出なかった",
        "はゼロであった",
        "はゼロだった",
        "は皆無であった",
        "は皆無だった",
    ];
    let has_number = clause.chars().any(|char| folded(char).is_ascii_digit());
    if has_number || has(clause, SOME) {
        return false;
    }
    if let Some(did) = NOT.iter().filter_map(|not| clause.strip_suffix(not)).min_by_key(|did| did.len()) {
        let did = did.trim_end_matches(['は', 'も', 'が', 'を']);
        let word = last_word(did).filter(|(_, rest)| rest.is_empty()).map_or("", |(word, _)| word);
        return did.ends_with(deed) || is_same_deed(word, deed);
    }
    let Some(whom) = NOBODY.iter().find_map(|not| clause.strip_suffix(not)) else { return false };
    // 復職者はいなかった.
    if whom.trim_end_matches(['者', '数', '先', '件']).ends_with(deed) {
        return true;
    }
    // 復職した人, 受け入れた学生, 契約に至った企業.
    let noun = whom.trim_end_matches(|char| is_kanji(char) || is_katakana(char));
    let did = ["した", "された", "できた", "に至った", "につながった", "に結び付いた", "に結びついた"];
    did.iter().any(|did| noun.strip_suffix(did).is_some_and(|of| of.ends_with(deed)))
        || noun.ends_with(['た', 'る']) && kanji_of_verb(noun) == deed
}

/// The kanji of the verb at an end, without its endings: 受入 of 受け入れた.
fn kanji_of_verb(text: &str) -> String {
    let from = text.rfind(['を', 'に', 'が', 'は', 'で', 'と']).map_or(0, |at| at + 'を'.len_utf8());
    let verb = &text[from..];
    let is_verb = starts(verb, " ") || verb.chars().all(|char| is_kanji(char) || is_hiragana(char));
    verb.chars().filter(|char| is_verb && is_kanji(*char)).collect()
}
