//! The layout's headings and items, by their names on the paper.

use super::escape::read_inline;
use crate::codec::beyond;
use crate::model::paper::{self, initiative_number};
use crate::model::{Column, FormPart, OwnKey, PartKey, PurposeNo};
use crate::text::width::{after, around, before, fold, squeeze};

pub(super) use crate::model::paper::{REVISED, department, goal, rank, title as page};

/// What follows a plan's name where the form says nothing.
const POSITION: &str = "における位置付け";
/// What stands before and after the words with which a page is headed.
pub(super) fn around_title(heading: &str) -> Option<(&str, &str)> {
    around(heading, page()).or_else(|| around(heading, goal()))
}

/// What stands over the parts under the initiatives where the form says nothing.
const REMARKS: &str = "特記事項";
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
    /// A part of the city's own: of the sheet, or of an initiative where it stands beyond the form there.
    Own(OwnKey),
    /// A column of the city's own.
    OwnColumn(OwnKey),
    /// この様式にない欄, which only stands over what the form does not name.
    Beyond,
}

/// The heading of the initiative of this number: 取組①, and 取組21 after 取組⑳.
pub(super) fn initiative(number: usize) -> String {
    format!("{INITIATIVE}{}", initiative_number(number))
}

/// What stands over the parts under the initiatives.
pub(super) fn remarks() -> &'static str {
    let notes = paper::notes();
    if notes.trim().is_empty() { REMARKS } else { notes }
}

/// What follows a plan's name.
pub(super) fn position() -> String {
    let form = paper::form();
    if form.position.trim().is_empty() { POSITION.to_owned() } else { form.position.clone() }
}

/// The part that a heading opens, as people may have written it: with blanks, marks, and the paper's notes in brackets.
pub(super) fn part(heading: &str) -> Option<HeadedPart> {
    let heading = heading.trim_matches(super::escape::BLANKS);
    let name = squeeze(&read_inline(heading));
    let name = name.trim_start_matches(['○', '〇', '・']);
    let is = |known: &str| name == squeeze(known);
    let named = |known: &str| {
        let rest = name.strip_prefix(squeeze(known).as_str());
        rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('(') && rest.ends_with(')')))
    };
    let form = paper::form();
    let heads = || form.parts.iter().chain(&form.after);
    if let Some(part) = heads().find(|part| is(&part.label)).and_then(|part| headed(&part.key)) {
        return Some(part);
    }
    // Of two that fit the longer one is meant.
    let columns = form.columns.iter().filter(|part| named(&part.label));
    if let Some(part) = columns.max_by_key(|part| part.label.len()) {
        return match &part.key {
            PartKey::Own(key) => Some(HeadedPart::OwnColumn(key.clone())),
            known => headed(known),
        };
    }
    let others = [
        (remarks(), HeadedPart::Remarks),
        (REVISED, HeadedPart::Revised),
        (beyond::BEYOND, HeadedPart::Beyond),
    ];
    if let Some((_, part)) = others.into_iter().find(|(known, _)| is(known)) {
        return Some(part);
    }
    if let Some(plan) = before(heading, &position()).or_else(|| before(heading, POSITION)) {
        return Some(HeadedPart::Position(plan.to_owned()));
    }
    // What the form leaves out has its own name on the paper.
    let is_known = |known: &FormPart| {
        let label = paper::part(*known);
        if known.column().is_some() { named(label) } else { is(label) }
    };
    if let Some(part) = FormPart::ALL.into_iter().find(is_known).and_then(|part| headed(&part.into())) {
        return Some(part);
    }
    let number = name.strip_prefix(INITIATIVE)?;
    let is_number = |char: char| char.is_ascii_digit() || circled(char).is_some();
    number.chars().all(is_number).then_some(HeadedPart::Initiative)
}

/// The part that a heading opens under この様式にない欄.
pub(super) fn beyond_part(heading: &str) -> Option<HeadedPart> {
    let heading = heading.trim_matches(super::escape::BLANKS);
    let plan = before(heading, &position()).filter(|plan| !plan.trim().is_empty());
    if let Some(plan) = plan {
        return Some(HeadedPart::Position(plan.to_owned()));
    }
    beyond::part(&paper::form(), &read_inline(heading)).and_then(|key| headed(&key))
}

/// What the heading of a part opens; none for those that stand elsewhere, and for the plans, whose names say it.
fn headed(key: &PartKey) -> Option<HeadedPart> {
    Some(match key {
        PartKey::Own(key) => HeadedPart::Own(key.clone()),
        PartKey::Known(FormPart::Goal | FormPart::Rank | FormPart::Positions) => return None,
        PartKey::Known(FormPart::Situation) => HeadedPart::Situation,
        PartKey::Known(FormPart::Purpose) => HeadedPart::Purpose,
        PartKey::Known(FormPart::Sdgs) => HeadedPart::Sdgs,
        PartKey::Known(FormPart::Participation) => HeadedPart::Participation,
        PartKey::Known(FormPart::Effects) => HeadedPart::Effects,
        PartKey::Known(column) => HeadedPart::Column(column.column()?),
    })
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
