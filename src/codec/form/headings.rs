//! Headings between the tables: whose page it is, of which year, and whether sheets or a list of goals follow.

use super::city;
use crate::model::{FiscalYear, paper};
use crate::text::lookalike::{is_invisible, trimmed};
use crate::text::width::{around, fold, squeeze};
use crate::text::year::year;

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
    let line = trimmed(line);
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let text = trimmed(text);
    if text.is_empty() || text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let squeezed = squeeze(text);
    let found = year(text);
    let city = city::labels();
    let titled =
        squeezed.split_once("重点目標管理シート").or_else(|| squeezed.split_once(city.title.as_str()));
    if let Some((_, rest)) = titled
        && (!rest.starts_with(char::is_alphanumeric) || year(rest).is_some() || is_parted(text, &city.title))
    {
        return Some(Heading::Sheet(found));
    }
    let goals = ["重点目標", city.goal.as_str()];
    let lists = goals.iter().any(|goal| squeezed.contains(goal)) && !squeezed.starts_with('-');
    let is_list =
        ["重点目標一覧", "重点目標の一覧", "重点目標一覧表"].iter().any(|end| squeezed.ends_with(end));
    let is_headed = || found.is_some() && goals.iter().any(|goal| squeezed.ends_with(goal));
    if lists && (level > 0 || is_list || is_headed()) {
        return Some(Heading::List(found));
    }
    (level == 1).then(|| Heading::Group(text.to_owned()))
}

/// What a sheet's heading says besides its year, its title and a department: （案）, 差替版.
pub(super) fn words_beside(line: &str) -> Option<String> {
    let line: String = line.chars().filter(|char| !is_invisible(*char)).collect();
    let titles = ["重点目標管理シート", paper::title()];
    let (before, behind) = titles.into_iter().find_map(|title| around(&line, title))?;
    let before = match around(before, "年度") {
        // 令和⑥年度: a year that cannot be read.
        Some(_) if year(&line).is_none() => before.to_owned(),
        Some((year, rest)) => [without_year(year), rest].concat(),
        None => before.to_owned(),
    };
    let is_word = |word: &&str| {
        let bare = word.trim_matches(['（', '）', '(', ')', '【', '】', '「', '」', '：', ':', '・']);
        let is_date = bare.ends_with("現在") || year(bare).is_some();
        bare.chars().any(char::is_alphanumeric) && !names_a_group(bare) && !is_date
    };
    let parts = [before.as_str(), behind].into_iter().flat_map(|part| part.split([' ', '　', '#', '\t']));
    let words: Vec<&str> = parts.filter(|word| !word.is_empty()).filter(is_word).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What stands before the year with which a text ends, 年度 being taken away; the same year may stand before or behind it in
/// brackets.
fn without_year(text: &str) -> &str {
    let cut = |text: &str| {
        let starts = text.char_indices().rev().map(|(at, _)| at);
        let mut starts = starts.filter(|at| year(&format!("{}年度", &text[*at..])).is_some());
        starts.next()
    };
    let Some(end) = cut(text) else { return text };
    let rest = text[..end].trim_end();
    // 2024（令和6）年度
    let bracketed = rest.strip_suffix(['（', '(']);
    let rest = bracketed.and_then(|rest| Some(&rest[..cut(rest)?])).unwrap_or(rest);
    rest.strip_suffix("西暦").unwrap_or(rest)
}

/// Whether what stands behind a title is parted from it: 「重点目標管理シート 差替版」.
fn is_parted(text: &str, title: &str) -> bool {
    let behind = ["重点目標管理シート", title].iter().find_map(|title| text.split_once(*title));
    // 「重点目標管理シート 5件」 is over a list.
    behind.is_some_and(|(_, rest)| {
        rest.starts_with(char::is_whitespace) && !rest.trim_start().starts_with(char::is_numeric)
    })
}

/// Whether a line reads like a department's name, as the last line before a heading that lost its `#`.
pub(in crate::codec) fn names_a_group(line: &str) -> bool {
    const ENDS: [&str; 11] = ["部", "部等", "局", "局等", "課", "室", "会", "所", "直轄", "院", "センター"];
    let name = squeeze(line);
    name.chars().nth(20).is_none() && ENDS.iter().any(|end| name.ends_with(end))
}

/// The department group that a heading names among its other words: 「令和6年度 総務部等 重点目標管理シート」.
pub(super) fn group_in(heading: &str) -> Option<String> {
    groups_in(heading).into_iter().next()
}

/// All names of departments among a heading's words, each once: 「重点目標管理シート こども部 保育課」.
pub(super) fn groups_in(heading: &str) -> Vec<String> {
    let title = paper::title();
    let heading = if squeeze(title).starts_with("重点目標") {
        heading.to_owned()
    } else {
        heading.replace(title, " ")
    };
    let words = heading.replace("重点目標", " 重点目標").replace("年度", "年度 ");
    let words = words.split(|char: char| char.is_whitespace() || "（）()【】「」［］[]・：:".contains(char));
    let groups = words.filter(|word| !squeeze(word).contains("重点目標") && names_a_group(word));
    let mut found: Vec<String> = Vec::new();
    for group in groups.map(trimmed) {
        if found.iter().all(|other| other != group) {
            found.push(group.to_owned());
        }
    }
    found
}

/// Whether a line is a 年度 and nothing else.
pub(in crate::codec) fn is_year(line: &str) -> bool {
    trimmed(line).chars().nth(14).is_none() && squeeze(line).ends_with("年度") && year(line).is_some()
}

/// A goal of the list, `- 1 災害に強いまちづくり`: its rank and its words.
pub(in crate::codec) fn listed(line: &str) -> Option<(Option<u16>, String)> {
    let line = trimmed(line);
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
    fn words_beside_a_title_are_told() {
        for (line, expected) in [
            ("## 令和6年度 重点目標管理シート", None),
            ("令和6年度 総務部等 重点目標管理シート", None),
            ("令和6年度 重点目標管理シート（案）", Some("（案）")),
            ("令和6年度（2024年度） 重点目標管理シート", None),
            ("令和6（2024）年度 重点目標管理シート", None),
            ("令和6年度 重点目標管理シート（総務部等）", None),
            ("令\u{200b}和6年度 重点目標管理シート", None),
            ("【素案】令和6年度重点目標管理シート 差替版", Some("【素案】 差替版")),
            ("令和⑥年度 重点目標管理シート", Some("令和⑥年度")),
            ("令和6年度 重点目標", None),
            ("Ｈ３０年度 重点目標管理シート", None),
            ("Ｒ６年度　重点目標管理シート", None),
            ("令和　六　年　度　重点目標管理シート", None),
            ("令和 6 年度 重 点 目 標 管 理 シ ー ト（案）", Some("（案）")),
            ("二〇二四年度 重点目標管理シート", None),
            ("西暦２０２４年度 重点目標管理シート", None),
            ("2024（令和6）年度 重点目標管理シート", None),
            ("令和6年（2024年）度 重点目標管理シート", None),
            ("２０２４年度（令和６年度）重点目標管理シート", None),
            ("㋿六年度重点目標管理シート", None),
            ("R.6年度 重点目標管理シート", None),
            ("資料2　令和六年度 重点目標管理シート", Some("資料2")),
            ("第三号様式 二千二十四年度 重点目標管理シート", Some("第三号様式")),
        ] {
            assert_eq!(words_beside(line).as_deref(), expected, "{line}");
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
