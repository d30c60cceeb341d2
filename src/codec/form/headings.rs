//! Headings between the tables: whose page it is, of which year, and whether sheets or a list of goals follow.

use crate::model::FiscalYear;
use crate::text::width::{fold, squeeze};

/// What a line that is no row of a table says.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::codec) enum Heading {
    /// 「令和6年度 重点目標管理シート」: a sheet follows.
    Sheet(Option<FiscalYear>),
    /// 「令和6年度 重点目標」: a list of goals follows.
    List(Option<FiscalYear>),
    /// 「# 総務部等」.
    Group(String),
}

/// No heading is longer.
const LONGEST: usize = 60;

/// The heading that a line is; converters drop the `#` of some.
pub(in crate::codec) fn heading(line: &str) -> Option<Heading> {
    let text = line.trim().trim_start_matches('#');
    let level = line.trim().len() - text.len();
    let text = text.trim();
    if text.is_empty() || text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let squeezed = squeeze(text);
    let found = year(text);
    if let Some((_, rest)) = squeezed.split_once("重点目標管理シート")
        && (!rest.starts_with(char::is_alphanumeric) || year(rest).is_some())
    {
        return Some(Heading::Sheet(found));
    }
    let lists = squeezed.contains("重点目標") && !squeezed.starts_with('-');
    let is_list =
        ["重点目標一覧", "重点目標の一覧", "重点目標一覧表"].iter().any(|end| squeezed.ends_with(end));
    if lists && (level > 0 || is_list || (found.is_some() && squeezed.ends_with("重点目標"))) {
        return Some(Heading::List(found));
    }
    (level == 1).then(|| Heading::Group(text.to_owned()))
}

/// Whether a line reads like a department's name, as the last line before a heading that lost its `#`.
pub(in crate::codec) fn names_a_group(line: &str) -> bool {
    const ENDS: [&str; 11] = ["部", "部等", "局", "局等", "課", "室", "会", "所", "直轄", "院", "センター"];
    line.chars().nth(20).is_none() && ENDS.iter().any(|end| line.ends_with(end))
}

/// The department group that a heading names among its other words: 「令和6年度 総務部等 重点目標管理シート」.
pub(super) fn group_in(heading: &str) -> Option<String> {
    let words = heading.replace("重点目標", " 重点目標").replace("年度", "年度 ");
    let mut words =
        words.split(|char: char| char.is_whitespace() || "（）()【】「」［］[]・：:".contains(char));
    words.find(|word| !word.contains("重点目標") && names_a_group(word)).map(str::to_owned)
}

/// A year of an era → a fiscal year.
type Make = fn(i64) -> Option<FiscalYear>;

/// Whether a line is a 年度 and nothing else.
pub(in crate::codec) fn is_year(line: &str) -> bool {
    line.chars().nth(10).is_none() && line.trim_end().ends_with("年度") && year(line).is_some()
}

/// The 年度 that a text names: 令和6年度, 令和６年度, R6年度, 令和元年度, 平成31年度, 2024年度.
pub(in crate::codec) fn year(text: &str) -> Option<FiscalYear> {
    let text = squeeze(text);
    let bytes = text.as_bytes();
    let eras: [(&str, Make); 4] = [
        ("令和", FiscalYear::from_reiwa),
        ("平成", FiscalYear::from_heisei),
        ("r", FiscalYear::from_reiwa),
        ("h", FiscalYear::from_heisei),
    ];
    for (era, make) in eras {
        for (at, _) in text.match_indices(era) {
            let word_before = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
            if era.is_ascii() && word_before {
                continue;
            }
            let rest = text[at + era.len()..].trim_start_matches('.');
            let Some((number, rest)) = number(rest) else { continue };
            // R6.12月 is a month, and 令和6年4月 a day.
            let is_year = rest.is_empty() || rest.starts_with("年度") || rest.starts_with("重点目標");
            if let Some(year) = make(number).filter(|_| is_year) {
                return Some(year);
            }
        }
    }
    text.match_indices("年度").find_map(|(at, _)| {
        let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        (digits == 4).then(|| text[at - 4..at].parse().ok().and_then(FiscalYear::new)).flatten()
    })
}

/// The year of a text that says little else, as a worksheet's name or a cell beside 「年度」: `R6`, `2024`, `令和6 総務部`.
pub(in crate::codec) fn loose_year(text: &str) -> Option<FiscalYear> {
    if let Some(year) = year(text) {
        return Some(year);
    }
    let text = squeeze(text);
    let starts: [(&str, Make); 5] = [
        ("令和", FiscalYear::from_reiwa),
        ("平成", FiscalYear::from_heisei),
        ("r", FiscalYear::from_reiwa),
        ("h", FiscalYear::from_heisei),
        ("", FiscalYear::new),
    ];
    starts.into_iter().find_map(|(era, make)| {
        let mut found = text.match_indices(era);
        found.find_map(|(at, _)| {
            if text[..at].ends_with(|char: char| char.is_ascii_alphanumeric()) {
                return None;
            }
            let (number, rest) = number(text[at + era.len()..].trim_start_matches('.'))?;
            // A month, a day or another number goes on.
            let goes_on = rest.starts_with(|char: char| "./-月年:".contains(char) || char.is_ascii_digit());
            (!goes_on || rest.starts_with("年度")).then(|| make(number)).flatten()
        })
    })
}

fn number(text: &str) -> Option<(i64, &str)> {
    if let Some(rest) = text.strip_prefix('元') {
        return Some((1, rest));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..digits].parse().ok()?, &text[digits..]))
}

/// A goal of the list, `- 1 災害に強いまちづくり`: its rank and its words.
pub(in crate::codec) fn listed(line: &str) -> Option<(Option<u16>, String)> {
    let line = line.trim();
    let item = line.trim_start_matches(['-', '*', '・', '･', '○', '●', ' ', '　']);
    let is_item = item.len() < line.len();
    let (rank, goal) = match super::labels::circled(item) {
        Some((number, rest)) => (Some(u16::from(number)), rest),
        None => {
            let bare = item.trim_start_matches(['(', '（', '第']);
            let digits =
                bare.chars().take_while(|char| fold(char.encode_utf8(&mut [0; 4])).parse::<u8>().is_ok());
            let len: usize = digits.map(char::len_utf8).sum();
            let rest = bare[len..]
                .trim_start_matches(['位', ')', '）', '.', '．', '、', ':', '：', ' ', '　', '\t']);
            // 「10代の投票率」 begins with a number that is none of the list's.
            let apart = rest.len() < bare[len..].len();
            match fold(&bare[..len]).parse().ok().filter(|_| apart) {
                Some(rank) => (Some(rank), rest),
                None => (None, item),
            }
        }
    };
    (!goal.is_empty() && (is_item || rank.is_some())).then(|| (rank, goal.to_owned()))
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
        ] {
            assert_eq!(year(text), FiscalYear::new(western), "{text}");
        }
        for text in ["", "令和6年4月", "R6.12月末", "PR6年度", "12024年度", "令和0年度", "年度"]
        {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn headings_are_known_with_and_without_marks() {
        let reiwa6 = FiscalYear::new(2024);
        for (line, expected) in [
            ("## 令和6年度 重点目標管理シート", Some(Heading::Sheet(reiwa6))),
            ("令和6年度 重点目標管理シート", Some(Heading::Sheet(reiwa6))),
            ("重点目標管理シート", Some(Heading::Sheet(None))),
            ("## 令和6年度 重点目標", Some(Heading::List(reiwa6))),
            ("令和6年度 重点目標", Some(Heading::List(reiwa6))),
            ("# 総務部等", Some(Heading::Group("総務部等".into()))),
            ("## 備考", None),
            ("総務部等", None),
            ("- 1 重点目標の見直し", None),
            ("", None),
        ] {
            assert_eq!(heading(line), expected, "{line}");
        }
    }

    #[test]
    fn goals_of_the_list_keep_their_numbers() {
        for (line, rank, goal) in [
            ("- 1 災害に強い", Some(1), "災害に強い"),
            ("１　災害に強い", Some(1), "災害に強い"),
            ("① 災害に強い", Some(1), "災害に強い"),
            ("第2位 公共施設", Some(2), "公共施設"),
            ("(3) 人材", Some(3), "人材"),
            ("- 10代の投票率", None, "10代の投票率"),
        ] {
            assert_eq!(listed(line), Some((rank, goal.to_owned())), "{line}");
        }
        for line in ["災害に強い", "", "-", "10代の投票率", "1"] {
            assert_eq!(listed(line), None, "{line}");
        }
    }
}
