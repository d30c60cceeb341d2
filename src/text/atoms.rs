//! What of a text stands or falls as one when two versions are put together: a whole quantity, a whole date, a word that
//! decides a verdict; else the stretches of one script.
//!
//! Between 12,000人 and 13,000人 nothing can be put together: a figure is never taken apart.

use std::ops::Range;

use super::period::periods;
use super::quantity::quantities;
use super::width::{folded, squeeze};
use crate::model::FiscalYear;

/// A piece of a text that is never cut. The atoms of a text, put end to end, are the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// Its bytes.
    pub span: Range<usize>,
    /// What it is.
    pub kind: AtomKind,
}

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomKind {
    /// A quantity with its unit and bound, a date or period, or a bare number.
    Figure,
    /// A word that can decide a verdict: できなかった, 中止, 未達.
    Verdict,
    /// A mark that ends a clause.
    Mark,
    /// Any other word.
    Word,
}

/// Words with which a report's verdict stands or falls: what was reached or not, done or only planned, all or a part.
const DECIDING: &str = "中止 未 延期 断念 見送 達成 達し 完了 不調 不落 不足 不可 皆無 予定 見込 一部 代替 代わ 遅 超 上回 下回 増 減 \
    改善 悪化 向上 低下 取りや 取り止 取止 廃止 休止 停止 再開 継続 検討 な無 無 済 ない なか なく なし なけ ず まで のみ だけ \
    ゼロ 至ら 届 満た 得られ 終了 終わ 着手 実績 目標";

/// The atoms of a text. Takes linear time.
pub fn atoms(text: &str) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let mut figures = figures(text).into_iter().peekable();
    let mut at = 0;
    while let Some(char) = text[at..].chars().next() {
        if let Some(span) = figures.next_if(|span| span.start <= at) {
            at = span.end;
            atoms.push(Atom { span, kind: AtomKind::Figure });
            continue;
        }
        let end = figures.peek().map_or(text.len(), |span| span.start);
        let script = AtomScript::of(char);
        let run = text[at..end].char_indices().find(|(_, other)| AtomScript::of(*other) != script);
        let len = match script {
            AtomScript::Mark | AtomScript::Other => char.len_utf8(),
            _ => run.map_or(end - at, |(len, _)| len),
        };
        let word = &text[at..at + len];
        let kind = match script {
            AtomScript::Digits => AtomKind::Figure,
            AtomScript::Mark => AtomKind::Mark,
            _ if DECIDING.split_whitespace().any(|deciding| word.contains(deciding)) => AtomKind::Verdict,
            _ => AtomKind::Word,
        };
        atoms.push(Atom { span: at..at + len, kind });
        at += len;
    }
    atoms
}

/// What a text states: its figures and deciding words, each in one way of writing, in order of themselves. Two versions
/// with the same state the same.
pub fn weights(text: &str) -> Vec<String> {
    weights_of(text, &atoms(text))
}

/// The same of a text whose atoms are known.
pub fn weights_of(text: &str, atoms: &[Atom]) -> Vec<String> {
    let heavy = atoms.iter().filter(|atom| matches!(atom.kind, AtomKind::Figure | AtomKind::Verdict));
    let mut weights: Vec<String> =
        heavy.map(|atom| squeeze(&text[atom.span.clone()]).replace(',', "")).collect();
    weights.sort_unstable();
    weights
}

/// The stretches of quantities and dates; those that lie over one another are one.
fn figures(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = quantities(text).into_iter().map(|quantity| quantity.span).collect();
    // Only the words of dates are looked for; which year it is changes none of them.
    let dates = FiscalYear::new(2024).map(|year| periods(text, year));
    spans.extend(dates.into_iter().flatten().map(|period| period.span));
    spans.retain(|span| !span.is_empty());
    spans.sort_by_key(|span| (span.start, span.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut().filter(|last| span.start < last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => joined.push(span),
        }
    }
    joined
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum AtomScript {
    Digits,
    Latin,
    Hiragana,
    Katakana,
    Kanji,
    Blank,
    Mark,
    Other,
}

impl AtomScript {
    fn of(char: char) -> Self {
        match folded(char) {
            '0'..='9' => Self::Digits,
            'a'..='z' | 'A'..='Z' => Self::Latin,
            'ぁ'..='ゖ' => Self::Hiragana,
            'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' => Self::Katakana,
            '\u{4e00}'..='\u{9fff}' | '々' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}' => {
                Self::Kanji
            }
            '、' | '。' | ',' | '，' | '．' | '.' | '(' | ')' | ':' | ';' | '「' | '」' | '\n' | '\r' => {
                Self::Mark
            }
            other if other.is_whitespace() => Self::Blank,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The atoms of a text: figures in [], deciding words in {}, marks and other words parted by |.
    fn check(shown: &str) {
        let text: String = shown.chars().filter(|char| !"[]{}|".contains(*char)).collect();
        let found: Vec<String> = atoms(&text)
            .iter()
            .map(|atom| match (atom.kind, &text[atom.span.clone()]) {
                (AtomKind::Figure, words) => format!("[{words}]"),
                (AtomKind::Verdict, words) => format!("{{{words}}}"),
                (_, words) => words.to_owned(),
            })
            .collect();
        assert_eq!(found.join("|"), shown);
    }

    #[test]
    fn figures_are_whole_and_deciding_words_are_known() {
        check("参加者|は|[12,000人以上]|とする|。");
        check("[10月25日までに]|公表|する");
        check("研修|を|[年4回]|実施|{できなかった}|。");
        check("大会|は|{中止}|とした|。");
        check("第|[3]|号様式");
    }

    #[test]
    fn one_weight_is_written_in_many_ways() {
        assert_eq!(weights("参加者は１２，０００人。"), weights("来場者は12000人。"));
        assert_ne!(weights("5回以上"), weights("5回"));
        assert_ne!(weights("実施した"), weights("実施できなかった"));
        assert_ne!(weights("10月25日"), weights("10月20日"));
    }
}
