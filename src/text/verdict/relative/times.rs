//! Whose number a text names beside its own: 前年度, 5年前, 2013年度, 過去5年平均, 県平均.

use super::super::spoken::words::{ends, has, starts};
use super::super::spoken::years::year_in;
use crate::text::width::folded;

/// Of which time, or of whom, a number is that another one is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The sheet's own year: 今年度.
    Own,
    /// The year before: 前年度.
    Last,
    /// The term before: 前期.
    Term,
    /// The time before: 前回.
    Round,
    /// So many years before: 5年前.
    Ago(u32),
    /// A year: 2013年度.
    Year(u32),
    /// The average of so many years: 過去5年平均.
    Average(u32),
    /// Others' number: 県平均.
    Others(&'static str),
    /// Another time: 一昨年, 計画時.
    Another,
}

/// A time that a text names, and the bytes where it stands.
pub(super) struct NamedTime {
    pub(super) base: Base,
    pub(super) from: usize,
    pub(super) to: usize,
}

const WORDS: &[(&str, Base)] = &[
    ("前々年", Base::Another),
    ("一昨年", Base::Another),
    ("前々期", Base::Another),
    ("前々回", Base::Another),
    ("計画時", Base::Another),
    ("計画比", Base::Another),
    ("予算比", Base::Another),
    ("策定時", Base::Another),
    ("当初", Base::Another),
    ("従前", Base::Another),
    ("従来", Base::Another),
    ("基準年", Base::Another),
    ("前年", Base::Last),
    ("昨年", Base::Last),
    ("前期", Base::Term),
    ("前回", Base::Round),
    ("今年", Base::Own),
    ("本年", Base::Own),
    ("当年", Base::Own),
    ("今期", Base::Own),
    ("当期", Base::Own),
    ("今回", Base::Own),
    ("県平均", Base::Others("県")),
    ("県の平均", Base::Others("県")),
    ("全国平均", Base::Others("国")),
    ("全国の平均", Base::Others("国")),
    ("国平均", Base::Others("国")),
    ("国の平均", Base::Others("国")),
    ("市平均", Base::Others("市")),
    ("町平均", Base::Others("町")),
    ("管内平均", Base::Others("管内")),
    ("業界平均", Base::Others("業界")),
    ("類似団体平均", Base::Others("類似")),
];

/// The times that a text names, in their order.
pub(super) fn times(text: &str) -> Vec<NamedTime> {
    let mut found: Vec<NamedTime> = Vec::new();
    for (at, _) in text.char_indices() {
        let is_inside = found.last().is_some_and(|last| at < last.to);
        if is_inside {
            continue;
        }
        let rest = &text[at..];
        let named = WORDS.iter().find(|(word, _)| rest.starts_with(word));
        let named = named.map(|(word, base)| (*base, at, at + word.len()));
        found.extend(
            named
                .or_else(|| average(text, at))
                .or_else(|| of_number(text, at))
                .map(|(base, from, to)| NamedTime { base, from, to }),
        );
    }
    found
}

/// 過去5年平均, 直近3年間の平均.
fn average(text: &str, at: usize) -> Option<(Base, usize, usize)> {
    let rest = text[at..].strip_prefix("過去").or_else(|| text[at..].strip_prefix("直近"))?;
    let (years, rest) = leading_number(rest)?;
    let rest = ["か年", "カ年", "ヶ年", "年"].iter().find_map(|year| rest.strip_prefix(year))?;
    let rest = rest.trim_start_matches(['間', 'の', '度']);
    let rest = rest.strip_prefix("平均")?;
    Some((Base::Average(years), at, text.len() - rest.len()))
}

/// 5年前, 2013年度, 令和5年.
fn of_number(text: &str, at: usize) -> Option<(Base, usize, usize)> {
    let before = text[..at].chars().next_back();
    if before.is_some_and(|char| folded(char).is_ascii_alphanumeric()) {
        return None;
    }
    let rest = &text[at..];
    if let Some((years, behind)) = leading_number(rest)
        && let Some(behind) = behind.strip_prefix("年前")
    {
        return Some((Base::Ago(years), at, text.len() - behind.len()));
    }
    let is_year = starts(rest, "令和 平成 R H Ｒ Ｈ 20 19 ２０ １９");
    let end = rest.find('年').filter(|end| is_year && rest[..*end].chars().count() <= 5);
    let end = end.map_or_else(
        || {
            let digits = rest.char_indices().skip(1).take_while(|(_, char)| folded(*char).is_ascii_digit());
            let last = digits.last().map(|(at, char)| at + char.len_utf8());
            last.filter(|_| starts(rest, "R H Ｒ Ｈ"))
        },
        |end| Some(end + '年'.len_utf8()),
    )?;
    let own = &rest[..end];
    let first = ["令和元年", "平成元年"].iter().position(|first| own == *first);
    let year = match first {
        Some(0) => 2019,
        Some(_) => 1989,
        None => {
            year_in(own).or_else(|| leading_number(own).map(|(year, _)| year).filter(|year| *year > 1900))?
        }
    };
    Some((Base::Year(year), at, at + end))
}

/// The number of at most four digits that a text begins with, and what follows it.
pub(super) fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text.char_indices().find(|(_, char)| !folded(*char).is_ascii_digit());
    let end = end.map_or(text.len(), |(at, _)| at);
    let digits: String = text[..end].chars().map(folded).collect();
    let number = digits.parse().ok().filter(|_| digits.len() <= 4)?;
    Some((number, &text[end..]))
}

impl Base {
    /// Whether what a report names is what a target names; of which year the sheet is tells 前年度 from 令和4年度.
    pub(super) fn is(self, told: Self, own: Option<u32>) -> bool {
        let before = |years: u32| own.and_then(|own| own.checked_sub(years));
        match (self, told) {
            (one, other) if one == other => true,
            (Self::Last, Self::Year(year)) => before(1) == Some(year),
            (Self::Year(year), Self::Last) => before(1) == Some(year),
            (Self::Ago(years), Self::Year(year)) => before(years) == Some(year),
            (Self::Year(year), Self::Ago(years)) => before(years) == Some(year),
            _ => false,
        }
    }
}

/// What stands behind a time's name and says nothing: 度末の of 前年度末の.
pub(super) fn past_filler(rest: &str) -> &str {
    let mut rest = rest;
    while let Some(next) = [
        "年度", "度", "末", "同期", "同月", "実績", "値", "水準", "数", "件数", "時点", "の", "間", " ", "　",
    ]
    .iter()
    .find_map(|filler| rest.strip_prefix(filler))
    {
        rest = next;
    }
    rest
}

/// Whether words relate a number to the time before them: より, 比; and do not name it as that time's own.
pub(super) fn relates(behind: &str) -> bool {
    has(behind, "より から 比 対 を に と") || ends(behind, "並み 並")
}
