//! 年度 as people write it: in digits of any width or in kanji, counted by an era or not.

use crate::model::FiscalYear;
use crate::text::kanji;
use crate::text::width::squeeze;

/// A year of an era → a fiscal year.
type Make = fn(i64) -> Option<FiscalYear>;

const ERAS: [(&str, Make); 4] = [
    ("令和", FiscalYear::from_reiwa),
    ("平成", FiscalYear::from_heisei),
    ("r", FiscalYear::from_reiwa),
    ("h", FiscalYear::from_heisei),
];

/// The 年度 that a text names: 令和6年度, R６年度, 令和元年度, 平成三十一年度, 2024年度, 二〇二四年度, 令和6（2024）年度.
pub fn year(text: &str) -> Option<FiscalYear> {
    let text = squeeze(text);
    let bytes = text.as_bytes();
    for (era, make) in ERAS {
        for (at, _) in text.match_indices(era) {
            let word_before = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
            if era.is_ascii() && word_before {
                continue;
            }
            let rest = text[at + era.len()..].trim_start_matches('.');
            let Some((number, rest)) = number(rest) else { continue };
            // R6.12月 is a month, and 令和6年4月 a day.
            let is_year = rest.is_empty() || is_of_year(rest) || rest.starts_with("重点目標");
            if let Some(year) = make(number).filter(|_| is_year) {
                return Some(year);
            }
        }
    }
    text.match_indices("年度").find_map(|(at, _)| western(&text[..at]))
}

/// Another 年度 than this one that a heading names: 令和5年度（2024年度）.
pub fn other_year(text: &str, than: FiscalYear) -> Option<FiscalYear> {
    let squeezed = squeeze(text);
    let parts = squeezed.match_indices("年度").map(|(at, _)| at + "年度".len());
    let mut start = 0;
    let named = parts.filter_map(|end| {
        let part = &squeezed[std::mem::replace(&mut start, end)..end];
        let bracket = part.rfind('(').map(|at| &part[at..]);
        // 2024(令和7)年度.
        let ahead = part.rfind('(').and_then(|at| western(&part[..at]));
        let years = [Some(part), bracket].into_iter().flatten().filter_map(year);
        years.chain(ahead).find(|year| *year != than)
    });
    let mut bracketed = squeezed.split('(').skip(1).filter_map(|part| {
        let digits = part.split([')', '年']).next()?;
        (digits.len() == 4).then(|| digits.parse().ok().and_then(FiscalYear::new)).flatten()
    });
    let first = { named }.next();
    first.or_else(|| bracketed.find(|year| *year != than))
}

/// Whether 年度 follows, perhaps behind the same year in brackets.
fn is_of_year(rest: &str) -> bool {
    let rest = rest.strip_prefix(')').unwrap_or(rest);
    let behind = rest.strip_prefix("年(").or(rest.strip_prefix('(')).and_then(|rest| rest.split_once(')'));
    rest.starts_with("年度")
        || behind.is_some_and(|(_, rest)| rest.starts_with("年度") || rest.starts_with("度"))
}

/// The western year with which a text ends.
fn western(text: &str) -> Option<FiscalYear> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return (digits == 4)
            .then(|| text[text.len() - 4..].parse().ok().and_then(FiscalYear::new))
            .flatten();
    }
    let is_kanji =
        |char: &char| kanji::number(char.encode_utf8(&mut [0; 4])).is_some() || "○◯".contains(*char);
    let len: usize = text.chars().rev().take_while(is_kanji).map(char::len_utf8).sum();
    let (year, _) = kanji::number(&text[text.len() - len..]).filter(|(_, rest)| rest.is_empty())?;
    FiscalYear::new(year)
}

/// The year of a text that says little else, as a worksheet's name or a cell beside 「年度」: `R6`, `2024`, `令和6 総務部`.
pub fn loose_year(text: &str) -> Option<FiscalYear> {
    if let Some(year) = year(text) {
        return Some(year);
    }
    let text = squeeze(text);
    ERAS.into_iter().chain([("", FiscalYear::new as Make)]).find_map(|(era, make)| {
        let mut found = text.match_indices(era);
        found.find_map(|(at, _)| {
            let is_within =
                |char: char| char.is_ascii_alphanumeric() || (era.is_empty() && kanji_digit(char));
            if text[..at].ends_with(is_within) {
                return None;
            }
            let (number, rest) = number(text[at + era.len()..].trim_start_matches('.'))?;
            // A month, a day or another number goes on.
            let goes_on = rest.starts_with(|char: char| "./-月年:".contains(char) || char.is_ascii_digit());
            (!goes_on || rest.starts_with("年度")).then(|| make(number)).flatten()
        })
    })
}

fn kanji_digit(char: char) -> bool {
    kanji::number(char.encode_utf8(&mut [0; 4])).is_some()
}

fn number(text: &str) -> Option<(i64, &str)> {
    if let Some(rest) = text.strip_prefix('元') {
        return Some((1, rest));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return kanji::number(text);
    }
    Some((text[..digits].parse().ok()?, &text[digits..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_in_every_spelling() {
        for (text, western) in [
            ("令和6年度 重点目標", 2024),
            ("令和６年度", 2024),
            ("R6年度", 2024),
            ("R6 重点目標管理シート", 2024),
            ("Ｒ６", 2024),
            ("令和元年度", 2019),
            ("平成31年度", 2019),
            ("H30年度", 2018),
            ("2025年度", 2025),
            ("令和 6 年度", 2024),
            // In kanji, of whatever kind.
            ("令和六年度", 2024),
            ("令和十年度", 2028),
            ("平成三十一年度", 2019),
            ("平成三〇年度", 2018),
            ("平成三十年度", 2018),
            ("令和二十一年度　重点目標管理シート", 2039),
            ("二〇二四年度", 2024),
            ("二○二四年度", 2024),
            ("二千二十四年度", 2024),
            ("西暦二〇二五年度", 2025),
            ("令和弐年度", 2020),
            ("令和⼗年度", 2028),
            ("㋿六年度", 2024),
            ("㍻三十年度", 2018),
            ("Ｒ六年度", 2024),
            // With the same year in brackets, and with what cannot be seen.
            ("令和6（2024）年度", 2024),
            ("令和六年（二〇二四年）度", 2024),
            ("2024（令和6）年度", 2024),
            ("令\u{200b}和6\u{feff}年\u{ad}度", 2024),
            ("令和6\u{a0}年\u{2003}度", 2024),
        ] {
            assert_eq!(year(text), FiscalYear::new(western), "{text}");
        }
        for text in [
            "",
            "令和6年4月",
            "R6.12月末",
            "PR6年度",
            "12024年度",
            "令和0年度",
            "年度",
            "令和六年四月",
            "令和〇年度",
            "平成三十二年度",
            "三か年度",
            "一二〇二四年度",
            "第二年度",
            "二十年度",
        ] {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_beside_little_else_needs_no_年度() {
        for (text, western) in [
            ("R6", 2024),
            ("2024", 2024),
            ("令和6 総務部", 2024),
            ("令和六", 2024),
            ("二〇二四", 2024),
            ("令和十　総務部", 2028),
        ] {
            assert_eq!(loose_year(text), FiscalYear::new(western), "{text}");
        }
        for text in ["令和六年四月", "2024.4", "六", "一二〇二四", "総務部"] {
            assert_eq!(loose_year(text), None, "{text}");
        }
    }
}
