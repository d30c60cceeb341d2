//! The places in a plan (位置付け) as they are written: 第1編 … 第2章 …, 柱3 …, 2 … (1) ….
//!
//! Every word stays in one of them; what has no number of its own stands as a line.

use super::kanji;
use super::outline::markers;
use super::width::fold;

/// One line of a position, with the depth at which such numbers stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its words as they are written, with the number.
    pub words: String,
    /// What stands around its number; none where it has none.
    pub mark: Option<ChapterMark>,
    /// The depth of its kind: a smaller one holds those that follow it.
    pub level: u8,
}

/// A chapter's number, and what stands around it: 第2章, 柱3, (1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterMark {
    /// Before the number.
    pub before: String,
    /// The number.
    pub number: i64,
    /// After it.
    pub after: &'static str,
}

impl ChapterMark {
    /// The mark of the same kind with another number.
    pub fn of_number(&self, number: i64) -> String {
        format!("{}{number}{}", self.before, self.after)
    }

    /// Whether numbers of both are counted together.
    pub fn is_like(&self, other: &Self) -> bool {
        (&self.before, self.after) == (&other.before, other.after)
    }
}

/// What chapters are called, each below the one before.
const UNITS: [(char, &str, u8); 7] = [
    ('編', "編", 0),
    ('部', "部", 0),
    ('章', "章", 1),
    ('節', "節", 2),
    ('款', "款", 3),
    ('項', "項", 3),
    ('号', "号", 4),
];
/// The depth of numbers without words around them, of those in brackets, and of a line without any.
const BARE: u8 = 5;
const BRACKETS: u8 = 6;
const PLAIN: u8 = 7;
/// More characters before a number are a sentence and no name of chapters.
const LONGEST_NAME: usize = 8;

/// The chapters of a position's text, in the order in which they stand.
pub fn chapters(text: &str) -> Vec<Chapter> {
    let mut found: Vec<Chapter> = Vec::new();
    let marked = at_markers(text);
    for piece in marked
        .iter()
        .flat_map(|text| text.lines())
        .flat_map(pieces)
        .map(trimmed)
        .filter(|piece| !is_blank(piece))
    {
        let read = mark(piece);
        match found.last_mut() {
            // A line that goes on with the one above.
            Some(before) if read.is_none() && before.mark.is_some() => before.words.push_str(piece),
            _ => {
                let (mark, level) = read.map_or((None, PLAIN), |(mark, level)| (Some(mark), level));
                found.push(Chapter { words: piece.to_owned(), mark, level });
            }
        }
    }
    found
}

/// A squeezed chapter without its number, by which 第1章 and 第一章 are one.
pub fn without_number(squeezed: &str) -> &str {
    let is_of_number = |char: char| {
        char.is_ascii_digit() || "第号()一二三四五六七八九十.".contains(char) || level_of(char).is_some()
    };
    squeezed.trim_start_matches(is_of_number)
}

/// Without white space, and without a sign that only opens a line.
fn trimmed(piece: &str) -> &str {
    piece.trim().trim_start_matches(['○', '・', '◯', '●', '■', '◆']).trim()
}

/// The template's 第編, or nothing at all.
fn is_blank(piece: &str) -> bool {
    let mut words = piece.split_whitespace();
    words.all(|word| {
        let mut chars = word.chars();
        let is_template =
            chars.next() == Some('第') && chars.next().is_some_and(|unit| level_of(unit).is_some());
        is_template && chars.next().is_none()
    })
}

/// A text cut before each marker: what follows one is a place of its own.
fn at_markers(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    cuts.extend(markers(text).map(|marker| marker.at));
    cuts.push(text.len());
    cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect()
}

/// A line cut before each 第…編, 第…章 that stands after white space.
fn pieces(line: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    for (at, _) in line.match_indices('第') {
        let is_after_space = line[..at].ends_with(char::is_whitespace);
        if is_after_space && numbered(&fold(&line[at..])).is_some() {
            cuts.push(at);
        }
    }
    cuts.push(line.len());
    cuts.windows(2).map(|cut| &line[cut[0]..cut[1]]).collect()
}

fn mark(piece: &str) -> Option<(ChapterMark, u8)> {
    let folded = fold(piece);
    numbered(&folded).or_else(|| bracketed(&folded)).or_else(|| named(&folded))
}

/// 第2章.
fn numbered(text: &str) -> Option<(ChapterMark, u8)> {
    let (number, rest) = number(text.strip_prefix('第')?.trim_start())?;
    let (after, level) = level_of(rest.trim_start().chars().next()?)?;
    Some((ChapterMark { before: "第".to_owned(), number, after }, level))
}

fn level_of(unit: char) -> Option<(&'static str, u8)> {
    UNITS.iter().find(|(char, ..)| *char == unit).map(|(_, after, level)| (*after, *level))
}

/// (1).
fn bracketed(text: &str) -> Option<(ChapterMark, u8)> {
    let (number, rest) = number(text.strip_prefix('(')?)?;
    rest.starts_with(')').then(|| (ChapterMark { before: "(".to_owned(), number, after: ")" }, BRACKETS))
}

/// 柱3 …, 基本目標2 …, and a bare 4 …: a short name without a number in it, a number, and then its words apart.
fn named(text: &str) -> Option<(ChapterMark, u8)> {
    let at = text.find(|char: char| char.is_ascii_digit())?;
    let name = text[..at].trim();
    let is_name = name.chars().count() <= LONGEST_NAME && name.chars().all(char::is_alphanumeric);
    let (number, rest) = number(&text[at..]).filter(|_| is_name)?;
    let stands_apart = rest.is_empty() || rest.starts_with([' ', '.', ':', '、', '「', '・', '-']);
    let before = if name.is_empty() { String::new() } else { name.to_owned() };
    // 1-2 stands below 1.
    let parts = rest
        .strip_prefix(['-', '.'])
        .is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()));
    (stands_apart && !parts).then_some((ChapterMark { before, number, after: "" }, BARE))
}

/// The number that a text begins with, in figures or kanji.
fn number(text: &str) -> Option<(i64, &str)> {
    let digits = text.len() - text.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    match digits {
        0 => kanji::number(text),
        1..=3 => Some((text[..digits].parse().ok()?, &text[digits..])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each chapter as `level number|words`.
    fn check(text: &str, expected: &[&str]) {
        let shown = |one: &Chapter| {
            let mark = one.mark.as_ref().map_or_else(String::new, |mark| mark.of_number(mark.number));
            format!("{} {mark}|{}", one.level, one.words)
        };
        assert_eq!(chapters(text).iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn chapters_are_read_as_they_are_written() {
        check(
            "第3編 安心して暮らせるまち\n第１章 災害や犯罪に負けない地域づくり\n第二節 避難体制",
            &[
                "0 第3編|第3編 安心して暮らせるまち",
                "1 第1章|第１章 災害や犯罪に負けない地域づくり",
                "2 第2節|第二節 避難体制",
            ],
        );
        check("第1編 こども 第2章 保育", &["0 第1編|第1編 こども", "1 第2章|第2章 保育"]);
        check("柱1 備え\n柱5 身の丈", &["5 柱1|柱1 備え", "5 柱5|柱5 身の丈"]);
        check(
            "3 財政基盤の強化 (1) 配置 (2) 歳入",
            &["5 3|3 財政基盤の強化", "6 (1)|(1) 配置", "6 (2)|(2) 歳入"],
        );
        check("・基本目標2 誰一人取り残さない", &["5 基本目標2|基本目標2 誰一人取り残さない"]);
        check("安全・安心\n子育て", &["7 |安全・安心", "7 |子育て"]);
    }

    #[test]
    fn nothing_is_made_of_a_template_and_no_word_is_lost() {
        check("第編 第章 第節", &[]);
        check(" \n", &[]);
        check("第1章 災害に\n負けない地域", &["1 第1章|第1章 災害に負けない地域"]);
        check("2024年までの整備", &["7 |2024年までの整備"]);
        check("令和6年度 重点プロジェクト", &["7 |令和6年度 重点プロジェクト"]);
    }
}
