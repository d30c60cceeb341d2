//! Sheets → version 1: its types, key by key in the format's order, unknown keys after the known ones.
//!
//! They are the format's and not the model's, so that what is released stays as it is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::comment::CommentV1;
use super::course::{RevisionV1, StepV1};
use super::judgement::{DismissalV1, OverrulingV1};
use super::unknown::Unknown;
use super::{FILE_KEYS, INITIATIVE, POSITION, SHEET, key};
use crate::codec::Field;
use crate::model::{Column, Extra, Initiative, Moment, OwnKey, OwnTexts, PartKey, Position, Sheet, paper};

/// A whole file.
#[derive(Serialize)]
pub(crate) struct FileV1<'a> {
    format: &'static str,
    version: u8,
    exported_at: &'a str,
    sheets: Vec<SheetV1<'a>>,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

/// One sheet.
#[derive(Serialize)]
pub(crate) struct SheetV1<'a> {
    id: &'a str,
    fiscal_year: u16,
    group: &'a str,
    department: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<u16>,
    goal: &'a str,
    positions: Vec<PositionV1<'a>>,
    situation: &'a str,
    purpose: &'a str,
    sdgs: Vec<u8>,
    initiatives: Vec<InitiativeV1<'a>>,
    participation: &'a str,
    effects: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<OwnTextsV1<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    part_names: BTreeMap<&'a str, &'static str>,
    // Most sheets have none, and a program that does not know the key need not meet it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dismissed: Vec<DismissalV1<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    comments: Vec<CommentV1<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<StepV1<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    revised: Vec<RevisionV1<'a>>,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

#[derive(Serialize)]
struct PositionV1<'a> {
    plan: &'a str,
    text: &'a str,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

#[derive(Serialize)]
struct InitiativeV1<'a> {
    id: &'a str,
    method: &'a str,
    deadline: &'a str,
    target: &'a str,
    midterm: &'a str,
    final_report: &'a str,
    purposes: Vec<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<OwnTextsV1<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    overruled: Vec<OverrulingV1<'a>>,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

/// The parts that a city's form has beside the paper's own ones, by their names.
struct OwnTextsV1<'a>(&'a OwnTexts);

impl<'a> OwnTextsV1<'a> {
    fn of(texts: &'a OwnTexts) -> Option<Self> {
        (!texts.is_empty()).then_some(Self(texts))
    }
}

impl Serialize for OwnTextsV1<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, text)| (key.as_str(), text)))
    }
}

impl<'a> FileV1<'a> {
    /// A file of these sheets.
    pub(crate) fn new<'s: 'a>(
        sheets: impl IntoIterator<Item = &'s Sheet>,
        extra: &'a Extra,
        exported_at: &'a Moment,
    ) -> Self {
        Self {
            format: "goalsheet",
            version: 1,
            exported_at: exported_at.as_str(),
            sheets: sheets.into_iter().map(SheetV1::from).collect(),
            unknown: Unknown { extra, is_known: |key| FILE_KEYS.contains(&key) },
        }
    }
}

impl<'a> From<&'a Sheet> for SheetV1<'a> {
    fn from(sheet: &'a Sheet) -> Self {
        Self {
            id: sheet.id.as_str(),
            fiscal_year: sheet.fiscal_year.western(),
            group: &sheet.group,
            department: &sheet.department,
            rank: sheet.rank.map(|rank| rank.number()),
            goal: &sheet.goal,
            positions: sheet.positions.iter().map(PositionV1::from).collect(),
            situation: &sheet.situation,
            purpose: &sheet.purpose,
            sdgs: sheet.sdgs.iter().map(|sdg| sdg.number()).collect(),
            initiatives: sheet.initiatives.iter().map(InitiativeV1::from).collect(),
            participation: &sheet.participation,
            effects: &sheet.effects,
            parts: OwnTextsV1::of(&sheet.own),
            part_names: part_names(sheet),
            dismissed: sheet.dismissed.iter().map(DismissalV1::from).collect(),
            comments: sheet.comments.iter().map(CommentV1::from).collect(),
            steps: sheet.course.steps.iter().map(StepV1::from).collect(),
            revised: sheet.course.revised.iter().map(RevisionV1::from).collect(),
            unknown: Unknown { extra: &sheet.extra, is_known: |key| is_of(&SHEET, key) },
        }
    }
}

/// What the parts are called that are not called as files name them: the text's name goes wherever the text does.
fn part_names(sheet: &Sheet) -> BTreeMap<&str, &'static str> {
    let own = sheet.initiatives.iter().map(|row| &row.own).chain([&sheet.own]);
    let name = |key: &'_ OwnKey| paper::part_of(&PartKey::Own(key.clone()));
    let names = own.flat_map(OwnTexts::keys).map(|key| (key.as_str(), name(key)));
    names.filter(|(key, name)| key != name).collect()
}

impl<'a> From<&'a Position> for PositionV1<'a> {
    fn from(position: &'a Position) -> Self {
        let unknown = Unknown { extra: &position.extra, is_known: |key| is_of(&POSITION, key) };
        Self { plan: &position.plan, text: &position.text, unknown }
    }
}

impl<'a> From<&'a Initiative> for InitiativeV1<'a> {
    fn from(initiative: &'a Initiative) -> Self {
        Self {
            id: initiative.id.as_str(),
            method: initiative.text(Column::Method),
            deadline: initiative.text(Column::Deadline),
            target: initiative.text(Column::Target),
            midterm: initiative.text(Column::Midterm),
            final_report: initiative.text(Column::FinalReport),
            purposes: initiative.purposes.iter().map(|purpose| purpose.number()).collect(),
            parts: OwnTextsV1::of(&initiative.own),
            overruled: initiative.overruled.iter().map(OverrulingV1::from).collect(),
            unknown: Unknown { extra: &initiative.extra, is_known: |key| is_of(&INITIATIVE, key) },
        }
    }
}

/// Whether one of the fields has this key.
fn is_of(fields: &[Field], name: &str) -> bool {
    fields.iter().any(|field| key(*field) == name)
}
