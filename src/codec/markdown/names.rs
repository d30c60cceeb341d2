//! The layout's headings and items, by their names on the paper.

use crate::model::paper::initiative_number;
use crate::model::{Column, PurposeNo};
use crate::text::width::{after, before, fold, squeeze};

pub(super) use crate::model::paper::{
    REVISED, column, department, effects, goal, notes as remarks, participation, purpose, rank, sdgs,
    situation, title as page,
};

/// What follows a plan's name.
pub(super) const POSITION: &str = "における位置付け";
pub(super) const INITIATIVE: &str = "取組";
pub(super) const PURPOSES: &str = "目的・効果の番号";

/// A part of a sheet that a heading opens.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum HeadedPart {
    /// …における位置付け, with the plan's name as it is written.
    Position(String),
    Situation,
    Purpose,
    Sdgs,
    /// 取組①; where its number stands is its place.
    Initiative,
    Column(Column),
    /// 見直し, which is carried.
    Revised,
    /// 特記事項, which only stands over its two texts.
    Remarks,
    Participation,
    Effects,
}

/// The heading of the initiative of this number: 取組①, and 取組21 after 取組⑳.
pub(super) fn initiative(number: usize) -> String {
    format!("{INITIATIVE}{}", initiative_number(number))
}

/// The part that a heading opens, as people may have written it: with blanks, marks, and the paper's notes in brackets.
pub(super) fn part(heading: &str) -> Option<HeadedPart> {
    let heading = heading.trim_matches(super::escape::BLANKS);
    if let Some(plan) = before(heading, POSITION) {
        return Some(HeadedPart::Position(plan.to_owned()));
    }
    let name = squeeze(heading);
    let name = name.trim_start_matches(['○', '〇', '・']);
    let is = |known: &str| name == squeeze(known);
    let named = |known: &str| {
        let rest = name.strip_prefix(squeeze(known).as_str());
        rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('(') && rest.ends_with(')')))
    };
    let parts = [
        (situation(), HeadedPart::Situation),
        (purpose(), HeadedPart::Purpose),
        (sdgs(), HeadedPart::Sdgs),
        (remarks(), HeadedPart::Remarks),
        (REVISED, HeadedPart::Revised),
        (participation(), HeadedPart::Participation),
        (effects(), HeadedPart::Effects),
    ];
    if let Some((_, part)) = parts.into_iter().find(|(known, _)| is(known)) {
        return Some(part);
    }
    if let Some(column) = Column::ALL.into_iter().find(|known| named(column(*known))) {
        return Some(HeadedPart::Column(column));
    }
    let number = name.strip_prefix(INITIATIVE)?;
    let is_number = |char: char| char.is_ascii_digit() || circled(char).is_some();
    number.chars().all(is_number).then_some(HeadedPart::Initiative)
}

/// The number of a circled one.
pub(super) fn circled(char: char) -> Option<PurposeNo> {
    PurposeNo::new(i64::from(u32::from(char)) - i64::from(u32::from('①')) + 1)
}

pub(super) use crate::text::year::year;

/// What stands after an item's name and its colon.
pub(super) fn value<'a>(item: &'a str, name: &str) -> Option<&'a str> {
    let rest = after(item.trim_start_matches(super::escape::BLANKS), name)?;
    rest.trim_start_matches(super::escape::BLANKS).strip_prefix(['：', ':'])
}

/// The digits at the start of a text in any width, and what follows them.
pub(super) fn number(text: &str) -> Option<(i64, &str)> {
    let is_digit = |char: &char| fold(char.encode_utf8(&mut [0; 4])).parse::<u8>().is_ok();
    let len: usize = text.chars().take_while(is_digit).map(char::len_utf8).sum();
    Some((fold(&text[..len]).parse().ok()?, &text[len..]))
}
