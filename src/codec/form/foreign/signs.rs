//! The signs of grades in texts: behind a label, in its brackets, in a line that explains them.

use crate::codec::form::choices::{MOST, SIGNS, choices, is_part};
use crate::text::width::{fold, folded};

/// What stands between a sign and what it means.
const BETWEEN: &str = ":：=＝…→";
/// What stands between one sign with its meaning and the next.
const APART: &str = "、，,;；/／・※*[【「";

/// A label behind which signs stand without brackets, and the signs: 「評価 A・B・C」, 「評価◎○△×」.
pub(super) fn behind(text: &str) -> Option<(&str, Vec<String>)> {
    let is_sign = |char: char| is_letter(char) || SIGNS.contains(char) || is_part(char);
    let name = text.trim_end_matches(is_sign);
    let name = name.trim_end_matches([':', '：']);
    let signs =
        choices(text[name.len()..].trim_start_matches(|char: char| is_part(char) || ":：".contains(char)));
    (!name.trim().is_empty() && !name.ends_with(['（', '(']) && !signs.is_empty()).then_some((name, signs))
}

/// What the brackets behind a label list to choose from: 「S・A・B」, 「A～D」, 「◎○△×で記入」, 「A：達成　B：未達成」.
pub(super) fn in_brackets(text: &str) -> Vec<String> {
    let listed = choices(text);
    if !listed.is_empty() {
        return listed;
    }
    let is_sign = |char: char| is_letter(char) || SIGNS.contains(char) || is_part(char);
    let rest = text.trim_start_matches(is_sign);
    // What is said of the signs goes on in kana: で記入, のいずれか. 「A・B地区」 goes on otherwise.
    let first = choices(&text[..text.len() - rest.len()]);
    if !first.is_empty() && rest.starts_with(|char: char| ('ぁ'..='ん').contains(&char)) {
        return first;
    }
    let span = span(text);
    if span.is_empty() { legend(text) } else { span }
}

/// The letters from one to another: 「A～D」; S stands before A.
fn span(text: &str) -> Vec<String> {
    let plain: Vec<char> = text.trim().chars().map(folded).filter(|char| !char.is_whitespace()).collect();
    let (Some(first), Some(rest)) = (plain.first().filter(|char| is_letter(**char)), plain.get(1..)) else {
        return Vec::new();
    };
    let joint = rest.iter().take_while(|char| "~〜～-－―–—ー".contains(**char)).count();
    let joint = if rest.starts_with(&['か', 'ら']) { 2 } else { joint };
    let (Some(last), next) = (rest.get(joint).filter(|char| is_letter(**char)), rest.get(joint + 1)) else {
        return Vec::new();
    };
    if joint == 0 || next.is_some_and(char::is_ascii_alphanumeric) {
        return Vec::new();
    }
    let (top, from) = if *first == 'S' && *last < 'S' { (Some('S'), 'A') } else { (None, *first) };
    let letters: Vec<String> = top.into_iter().chain(from..=*last).map(String::from).collect();
    if (2..=MOST).contains(&letters.len()) { letters } else { Vec::new() }
}

/// A capital letter, as grades have them.
fn is_letter(char: char) -> bool {
    char.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&char)
}

/// Whether letters are those of a scale: A, B, C … from either end, S before A.
fn is_scale(signs: &[String]) -> bool {
    let letters: String = signs.iter().map(|sign| fold(sign)).collect();
    let letters = letters.to_ascii_uppercase();
    let is_run = |letters: &str| letters.len() > 1 && "ABCDEFGH".starts_with(letters);
    let turned: String = letters.chars().rev().collect();
    [&letters, &turned].into_iter().any(|letters| is_run(letters.trim_start_matches('S')))
}

/// Whether signs may be those of a scale: no letters, or those that follow one another.
pub(super) fn are_signs(signs: &[String]) -> bool {
    let is_sign = |sign: &String| sign.chars().all(|char| SIGNS.contains(char));
    signs.len() > 1 && (signs.iter().all(is_sign) || is_scale(signs))
}

/// Whether two lists have the same signs, whatever their widths and their order.
pub(super) fn are_same(one: &[String], other: &[String]) -> bool {
    let sorted = |signs: &[String]| {
        let mut signs: Vec<String> = signs.iter().map(|sign| fold(sign)).collect();
        signs.sort();
        signs
    };
    sorted(one) == sorted(other)
}

/// The one sign that a cell is, or that it begins with where it says what the sign means: 「A」, 「A：計画どおり」.
pub(super) fn one(text: &str) -> Option<(String, &str)> {
    let text = text.trim();
    let first = text.chars().next().filter(|char| is_letter(*char) || SIGNS.contains(*char))?;
    let rest = &text[first.len_utf8()..];
    let is_one =
        rest.is_empty() || rest.starts_with(|char: char| BETWEEN.contains(char) || char.is_whitespace());
    let meaning = rest.trim_start_matches(|char: char| BETWEEN.contains(char) || char.is_whitespace());
    is_one.then(|| (first.to_string(), meaning))
}

/// The signs of grades that a line lists or explains: 「◎：達成　○：概ね達成　×：未達成」, 「S 120%以上、A 100%以上、B …」,
/// 「120%以上：S、100%以上：A …」; none where it is any other text.
pub(super) fn legend(text: &str) -> Vec<String> {
    const LONGEST: usize = 500;
    // A list alone is what a field offers.
    if text.chars().nth(LONGEST).is_some() || !choices(text).is_empty() {
        return Vec::new();
    }
    let text = text.trim_matches(|char: char| char.is_whitespace() || "（）()【】［］[]※".contains(char));
    if let Some((_, signs)) = behind(text) {
        return signs;
    }
    let chars: Vec<char> = text.chars().collect();
    let before = |at: usize| at.checked_sub(1).and_then(|at| chars.get(at)).copied();
    let after = |at: usize| chars.get(at + 1).copied();
    let is_word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let explained = |at: usize| {
        !is_word(before(at)) && after(at).is_some_and(|next| BETWEEN.contains(next) || "（(".contains(next))
    };
    let is_apart = |char: Option<char>, marks: &str| {
        char.is_none_or(|char| char.is_whitespace() || marks.contains(char))
    };
    let spaced = |at: usize| {
        is_apart(before(at), &[APART, BETWEEN].concat()) && after(at).is_some_and(char::is_whitespace)
    };
    let told_first =
        |at: usize| before(at).is_some_and(|char| BETWEEN.contains(char)) && is_apart(after(at), APART);
    let all = |is: &dyn Fn(usize) -> bool, are_sure: bool| {
        let is_one = |(at, char): &(usize, &char)| {
            let is_sure = are_sure && SIGNS.contains(**char);
            is_sure || (is_letter(**char) || SIGNS.contains(**char)) && is(*at)
        };
        let found = chars.iter().enumerate().filter(is_one);
        let found: Vec<String> = found.map(|(_, char)| char.to_string()).collect();
        let is_twice = found.iter().enumerate().any(|(at, sign)| found[..at].contains(sign));
        if is_twice || !(2..=MOST).contains(&found.len()) { Vec::new() } else { found }
    };
    let surely = all(&explained, true);
    if !surely.is_empty() {
        return surely;
    }
    // Blanks part other things too: only a whole scale is one.
    let likely = [all(&spaced, false), all(&told_first, false)];
    likely.into_iter().find(|signs| signs.len() > 2 && are_signs(signs)).into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_read_where_a_line_explains_them() {
        for (text, signs) in [
            ("評価：A・B・C", "ABC"),
            ("（評価　◎○△×）", "◎○△×"),
            ("※ ◎：達成　○：概ね達成　×：未達成", "◎○×"),
            ("A：計画以上、B：計画どおり、C：計画未満", "ABC"),
            ("※判定：S 大きく上回る（120%以上）、A 届いた（100%以上）、B 届かない", "SAB"),
            ("120%以上：S、100%以上：A、100%未満：B", "SAB"),
            ("◎・○・△", ""),
            ("○市民参加\n○取組による効果", ""),
            ("KPIとSDGs", ""),
            ("会場 A 棟と B 棟", ""),
            ("会場は A 棟、B 棟、D 棟", ""),
        ] {
            assert_eq!(legend(text).concat(), signs, "{text}");
        }
    }

    #[test]
    fn brackets_list_signs_one_by_one_or_from_one_to_another() {
        for (text, signs) in [
            ("S・A・B・C", "SABC"),
            ("A～D", "ABCD"),
            ("Ｓ〜Ｃ", "SABC"),
            ("AからCの3段階", "ABC"),
            ("◎○△×で記入", "◎○△×"),
            ("A・B・Cのいずれか", "ABC"),
            ("A：達成　B：未達成", "AB"),
            ("A・B地区", ""),
            ("A3", ""),
            ("10～12月", ""),
            ("千円", ""),
        ] {
            assert_eq!(in_brackets(text).concat(), signs, "{text}");
        }
        assert_eq!(one("A：計画どおり"), Some(("A".to_owned(), "計画どおり")));
        assert_eq!(one("A"), Some(("A".to_owned(), "")));
        assert_eq!(one("AED"), None);
    }
}
