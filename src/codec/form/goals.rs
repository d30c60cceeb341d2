//! SDGs as people write them in a cell: by number, in ranges, by their official names.

use super::labels::all_circled;
use crate::model::Sdg;
use crate::text::width::{fold, squeeze};

/// The SDGs of a cell: by number where it has numbers, else by the official names.
pub(super) fn sdgs(cell: &str) -> Option<Vec<(i64, String)>> {
    numbered_sdgs(cell).or_else(|| {
        let text = fold(cell).replace("no.", "");
        let bare =
            ["sdgs", "sdg", "目標", "ゴール", "goal"].iter().fold(text, |text, word| text.replace(word, " "));
        let spaced = bare.replace(['(', ')'], " ");
        all_circled(cell)
            .map(|numbers| numbers.into_iter().map(|number| (i64::from(number), String::new())).collect())
            .filter(|all: &Vec<_>| all.iter().all(|(number, _)| *number <= 17))
            .or_else(|| numbered_sdgs(&spaced))
            .or_else(|| named_sdgs(cell))
    })
}

/// The SDGs whose official names a cell holds, a line each; none where it holds anything else.
fn named_sdgs(cell: &str) -> Option<Vec<(i64, String)>> {
    let names = (1..=17).filter_map(Sdg::new);
    let mut rest = squeeze(cell);
    let mut found = Vec::new();
    for sdg in names {
        let name = squeeze(sdg.name());
        if rest.contains(&name) {
            rest = rest.replace(&name, "");
            found.push((i64::from(sdg.number()), String::new()));
        }
    }
    let is_all = rest.chars().all(|char| "、,・/".contains(char));
    (is_all && !found.is_empty()).then_some(found)
}

/// A text with the numbers in between written out: `4~6` is `4,5,6`. None where a range is a word of a sentence:
/// 「ほか1～3に関連」.
fn ranges(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['~', '〜', '～']) {
        let (before, after) = rest.split_at(at);
        let mark = after.chars().next().map_or(1, char::len_utf8);
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let start = before.trim_end();
        let first = start.len() - start.bytes().rev().take_while(u8::is_ascii_digit).count();
        let behind = after[mark..].trim_start();
        let last = digits(behind);
        let numbers = start[first..].parse::<u8>().ok().zip(behind[..last].parse::<u8>().ok());
        match numbers.filter(|(from, to)| (1..*to).contains(from) && *to <= 17) {
            Some((from, to)) => {
                out.push_str(&start[..first]);
                out.push_str(&(from..=to).map(|number| number.to_string()).collect::<Vec<_>>().join(","));
                rest = &behind[last..];
                if rest.starts_with(|char: char| char.is_alphabetic() && char != '番') {
                    return None;
                }
            }
            None => {
                out.push_str(&rest[..at + mark]);
                rest = &after[mark..];
            }
        }
    }
    Some(out + rest)
}

/// The SDGs of a cell, number and words: `7 エネルギーを…`, `11`, `7、8、11`. None where it holds anything else.
fn numbered_sdgs(cell: &str) -> Option<Vec<(i64, String)>> {
    let mut found: Vec<(i64, String)> = Vec::new();
    let text = ranges(&fold(cell))?;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: i64 = rest[..digits].parse().ok().filter(|number| (1..=17).contains(number))?;
        rest = &rest[digits..];
        // 4.7 is a target of the fourth goal, or the fourth and the seventh: a person decides.
        if rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit())) {
            return None;
        }
        rest = rest.trim_start_matches(['.', ':', ')', ' ']);
        let end = rest.char_indices().zip(rest.chars().skip(1)).find_map(|((at, char), next)| {
            let parts = char.is_whitespace() || "、,・".contains(char);
            (parts && next.is_ascii_digit()).then_some(at)
        });
        let words = match rest.starts_with(|char: char| char.is_ascii_digit()) {
            true => "",
            false => &rest[..end.unwrap_or(rest.len())],
        };
        // 「ほか1、3に関連」: the numbers of a sentence.
        if end.is_some() && words.ends_with(|char: char| char.is_ascii_digit()) {
            return None;
        }
        found.push((
            number,
            words.trim_matches(|char: char| char.is_whitespace() || "、,".contains(char)).to_owned(),
        ));
        rest = rest[words.len()..].trim_start_matches([' ', '\n', '\t', '\r', '、', ',', '・']);
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sdgs_are_found_by_number() {
        let words = |number, words: &str| (number, words.to_owned());
        assert_eq!(sdgs("７ エネルギーをみんなに"), Some(vec![words(7, "エネルギーをみんなに")]));
        for range in ["4～6", "4〜6", "4 ~ 6", "SDGs目標4～6"] {
            assert_eq!(sdgs(range), Some(vec![words(4, ""), words(5, ""), words(6, "")]), "{range}");
        }
        assert_eq!(sdgs("7、8, 11"), Some(vec![words(7, ""), words(8, ""), words(11, "")]));
        assert_eq!(sdgs("7 8 17"), Some(vec![words(7, ""), words(8, ""), words(17, "")]));
        assert_eq!(
            sdgs("12 つくる責任 つかう責任 13.気候変動"),
            Some(vec![words(12, "つくる責任 つかう責任"), words(13, "気候変動")])
        );
        assert_eq!(sdgs("貧困をなくそう"), Some(vec![words(1, "")]), "an official name alone");
        for cell in [
            "18 目標",
            "貧困をなくしたい",
            "",
            "7 8 18",
            "0",
            "4.7 教育の質",
            "SDGs目標4.7、11.2",
            "4、11、17\nほか目標1～3に関連",
            "4（1～3も関連）",
            "SDGs 3〜5に関連",
            "4、17 ほか1、3に関連",
        ] {
            assert_eq!(sdgs(cell), None, "{cell}");
        }
    }
}
