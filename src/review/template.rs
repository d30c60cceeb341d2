//! Left as the template had it: 第編 第章 第節, ○○, ＿＿, （　　）, 記入例, 令和　年.

use std::ops::Range;

use super::{Detail, Finding, Place, Rule, put_once};
use crate::model::Cell;

/// Words that a template puts over its example; they count only where they stand for themselves.
const HEADINGS: &[&str] = &["サンプル", "記入例", "記載例", "入力例", "見本"];

/// What a template asks people to do.
const REQUESTS: &[&str] = &[
    "ここに入力",
    "ここに記入",
    "ここに記載",
    "を入力してください",
    "を記入してください",
    "を記載してください",
];

pub(super) fn check(cell: &Cell, text: &str, found: &mut Vec<Finding>) {
    let mut words: Vec<String> = Vec::new();
    let mut first: Option<Range<usize>> = None;
    for (at, char) in text.char_indices() {
        let done = first.as_ref().map_or(0, |first| first.end);
        let Some(len) = left(text, at, char).filter(|_| at >= done) else { continue };
        let span = at..at + len;
        put_once(&mut words, text[span.clone()].to_owned());
        first.get_or_insert(span);
    }
    if let Some(span) = first {
        words.truncate(5);
        found.push(Finding::new(Rule::TemplateLeft, Place::words(cell, span)).with(Detail::Words(words)));
    }
}

/// How many bytes of the template stand here.
fn left(text: &str, at: usize, char: char) -> Option<usize> {
    let rest = &text[at..];
    let before = || text[..at].chars().next_back();
    let after = |len: usize| rest[len..].chars().next();
    match char {
        '第' => {
            let unit = rest[char.len_utf8()..].trim_start_matches([' ', '　']);
            let unit_char = unit.chars().next().filter(|unit| matches!(unit, '編' | '章' | '節' | '款'))?;
            let is_word = matches!(before(), Some('次' | '及' | '落'));
            (!is_word).then_some(rest.len() - unit.len() + unit_char.len_utf8())
        }
        '(' | '（' | '〔' | '［' | '「' | '【' => {
            let inner = &rest[char.len_utf8()..];
            let close = inner.trim_start_matches([' ', '　']);
            let is_blank = close.len() < inner.len() && !close.is_empty();
            let closes =
                close.chars().next().filter(|c| matches!(c, ')' | '）' | '〕' | '］' | '」' | '】'))?;
            is_blank.then_some(rest.len() - close.len() + closes.len_utf8())
        }
        '令' => {
            let blank = rest.strip_prefix("令和")?;
            let unit = blank.trim_start_matches([' ', '　']);
            let len = rest.len() - unit.len() + "年".len();
            (unit.starts_with('年') && !matches!(after(len), Some('間' | '代'))).then_some(len)
        }
        '_' => {
            let len = rest.len() - rest.trim_start_matches('_').len();
            (len >= 3 && before() != Some('_')).then_some(len)
        }
        // Signs that stand for a word to be put in, where two or more of them stand together.
        '○' | '〇' | '◯' | '△' | '□' | '×' | '●' | '▲' | '■' | '◇' | '＿' | '☓' | '✕' | '✖' =>
        {
            let len: usize = rest.chars().take_while(|next| *next == char).map(char::len_utf8).sum();
            (len > char.len_utf8() && before() != Some(char)).then_some(len)
        }
        'サ' | '記' | '入' | '見' | 'こ' | 'を' => {
            let heading = HEADINGS.iter().find(|word| rest.starts_with(**word)).filter(|word| {
                let opens = before().is_none_or(|before| "\n（(【［[<＜「※".contains(before));
                opens && after(word.len()).is_none_or(|after| "\n）)】］]>＞」：:".contains(after))
            });
            heading.or_else(|| REQUESTS.iter().find(|word| rest.starts_with(**word))).map(|word| word.len())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_words(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        check(&Cell::Goal, text, &mut found);
        let words = found.into_iter().flat_map(|finding| match finding.detail {
            Detail::Words(words) => words,
            _ => Vec::new(),
        });
        assert_eq!(words.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn what_the_template_had_is_found() {
        check_words("第編 第一章 第節", &["第編", "第節"]);
        check_words("第　編", &["第　編"]);
        check_words("○○課との連携、△△を実施", &["○○", "△△"]);
        check_words("（　　）人", &["（　　）"]);
        check_words("令和　年　月までに", &["令和　年"]);
        check_words("【記入例】\n(1) 窓口の改善", &["記入例"]);
        check_words("ここに入力", &["ここに入力"]);
        check_words("対象：______名", &["______"]);
        check_words("××を目指す。××", &["××"]);
    }

    #[test]
    fn what_a_person_wrote_is_left_alone() {
        for text in [
            "第1編 市民が主役のまちづくり 第３章 第七節",
            "次第編集する",
            "○ 体制の強化\n(1) ○ (2) × ",
            "サンプル調査を実施し、サンプル数は30",
            "申請書の記入例を作成し、記載例を公表",
            "令和6年度、令和元年",
            "(1)(2)(3) 年度内 ()",
            "snake_case と __init__",
            "見本市への出展",
        ] {
            check_words(text, &[]);
        }
    }
}
