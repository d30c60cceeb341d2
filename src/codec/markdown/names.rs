//! The layout's headings and items, by their names on the paper.

use super::escape::{inline, read_inline};
use crate::codec::beyond;
use crate::model::paper::{self, initiative_number};
use crate::model::{Column, FormPart, OwnKey, PartKey, PartSetting, PurposeNo, SheetForm};
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

/// The item with the numbers of the purposes that an initiative serves: 目的・効果の番号.
pub(super) fn purposes() -> String {
    format!("{}の番号", paper::purpose())
}
/// The same where the form says nothing of it, as files have it.
pub(super) const PURPOSES: &str = "目的・効果の番号";

/// The columns of a page's list.
pub(super) fn list_heads() -> Vec<&'static str> {
    let rank = paper::has(FormPart::Rank).then(rank);
    rank.into_iter().chain([goal(), department()]).collect()
}

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

/// What stands over the parts under the initiatives; none where the form has no name for them.
pub(super) fn remarks() -> Option<&'static str> {
    Some(paper::notes()).filter(|notes| !notes.trim().is_empty())
}

/// What follows a plan's name.
pub(super) fn position() -> String {
    let form = paper::form();
    if form.position.trim().is_empty() { POSITION.to_owned() } else { form.position.clone() }
}

/// Where a heading stands.
#[derive(Clone, Copy)]
pub(super) struct HeadingPlace {
    pub(super) level: usize,
    /// Whether it is within an initiative.
    pub(super) in_row: bool,
}

/// A heading as it is compared.
fn bare(heading: &str) -> String {
    squeeze(heading).trim_start_matches(['○', '〇', '・']).to_owned()
}

/// A part's label with its name in files behind it.
fn full(of: &PartSetting) -> String {
    format!("{}（{}）", of.label, of.key.name())
}

/// What stands over a part of the form: its label; where that would lead elsewhere, its name in files follows. What stands under
/// the initiatives has a mark before it, as on the paper.
pub(super) fn heading_of(of: &PartSetting, at: HeadingPlace) -> String {
    let mark = if at.level > 3 && !at.in_row { "○" } else { "" };
    let label = format!("{mark}{}", inline(&of.label));
    match part(&label, at) == opened(&paper::form(), of) {
        true => label,
        false => format!("{mark}{}", inline(&full(of))),
    }
}

/// The part that a heading opens, as people may have written it: with blanks, marks, and the paper's notes in brackets.
pub(super) fn part(heading: &str, at: HeadingPlace) -> Option<HeadedPart> {
    let heading = heading.trim_matches(super::escape::BLANKS);
    let name = bare(&read_inline(heading));
    let is = |known: &str| name == bare(known);
    let named = |known: &str| {
        let rest = name.strip_prefix(bare(known).as_str());
        rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('(') && rest.ends_with(')')))
    };
    let form = paper::form();
    let opened = |part: &PartSetting| opened(&form, part);
    if let Some(part) = form.all().find(|part| is(&full(part))).and_then(opened) {
        return Some(part);
    }
    let number = name.strip_prefix(INITIATIVE).unwrap_or("");
    let is_initiative = !number.is_empty() && number.chars().all(is_number);
    let others = [
        (is(remarks().unwrap_or(REMARKS)), at.level == 3, HeadedPart::Remarks),
        (is(REVISED), at.level == 4 && at.in_row, HeadedPart::Revised),
        (is(beyond::BEYOND), at.level == 3 || at.level == 4 && at.in_row, HeadedPart::Beyond),
        (is_initiative, at.level == 3, HeadedPart::Initiative),
    ];
    // Where these stand in the layout, nothing else has their names.
    if let Some((.., part)) = others.iter().find(|(is, is_there, _)| *is && *is_there) {
        return Some(part.clone());
    }
    if let Some(plan) = before(heading, &position()).or_else(|| before(heading, POSITION)) {
        return Some(HeadedPart::Position(plan.to_owned()));
    }
    let heads = || form.parts.iter().chain(&form.after).find(|part| is(&part.label)).and_then(opened);
    // Of two that fit the longer one is meant.
    let columns =
        || form.columns.iter().filter(|part| named(&part.label)).max_by_key(|part| part.label.len());
    let columns = || columns().and_then(opened);
    let found = if at.in_row && at.level > 3 { columns().or_else(heads) } else { heads().or_else(columns) };
    if found.is_some() {
        return found;
    }
    if let Some((.., part)) = others.into_iter().find(|(is, ..)| *is) {
        return Some(part);
    }
    // What the form leaves out has its own name on the paper.
    let is_known = |known: &FormPart| {
        let label = paper::part(*known);
        if known.column().is_some() { named(label) } else { is(label) }
    };
    if let Some(part) = FormPart::ALL.into_iter().find(is_known).and_then(|part| headed(&part.into())) {
        return Some(part);
    }
    (name == INITIATIVE).then_some(HeadedPart::Initiative)
}

/// The number of an initiative as its heading says it.
pub(super) fn written_number(heading: &str) -> Option<String> {
    let heading = squeeze(heading);
    let (_, behind) = heading.split_once(INITIATIVE)?;
    let number: String = behind.chars().take_while(|char| is_number(*char)).collect();
    (!number.is_empty()).then_some(number)
}

fn is_number(char: char) -> bool {
    char.is_ascii_digit() || circled(char).is_some()
}

/// What the heading of a part of the form opens.
fn opened(form: &SheetForm, part: &PartSetting) -> Option<HeadedPart> {
    match &part.key {
        PartKey::Own(key) if form.columns.iter().any(|column| column.key == part.key) => {
            Some(HeadedPart::OwnColumn(key.clone()))
        }
        key => headed(key),
    }
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
