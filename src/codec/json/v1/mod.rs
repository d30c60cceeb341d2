//! Version 1 of the JSON file, as format.md writes it. Released: a new version gets a new module.

mod comment;
mod course;
mod decode;
mod encode;
mod judgement;
mod seen_keys;
pub(crate) mod unknown;

pub(crate) use decode::{Ids, decode_file, decode_sheet, learn_names};
pub(crate) use encode::{FileV1, SheetV1};
pub(crate) use seen_keys::see_keys;

use crate::codec::Field;
use crate::model::Column;

pub(crate) const FILE_KEYS: [&str; 4] = ["format", "version", "exported_at", "sheets"];

/// A sheet's fields, in the file's order.
const SHEET: [Field; 19] = [
    Field::Id,
    Field::FiscalYear,
    Field::Group,
    Field::Department,
    Field::Rank,
    Field::Goal,
    Field::Positions,
    Field::Situation,
    Field::Purpose,
    Field::Sdgs,
    Field::Initiatives,
    Field::Participation,
    Field::Effects,
    Field::Own,
    Field::OwnNames,
    Field::Dismissed,
    Field::Comments,
    Field::Steps,
    Field::Revised,
];
const POSITION: [Field; 2] = [Field::Plan, Field::PositionText];
const INITIATIVE: [Field; 9] = [
    Field::Id,
    Field::Column(Column::Method),
    Field::Column(Column::Deadline),
    Field::Column(Column::Target),
    Field::Column(Column::Midterm),
    Field::Column(Column::FinalReport),
    Field::Purposes,
    Field::Own,
    Field::Overruled,
];

/// A field's key in this version.
pub(crate) const fn key(field: Field) -> &'static str {
    match field {
        Field::Id => "id",
        Field::FiscalYear => "fiscal_year",
        Field::Group => "group",
        Field::Department => "department",
        Field::Rank => "rank",
        Field::Goal => "goal",
        Field::Positions => "positions",
        Field::Plan => "plan",
        Field::PositionText => "text",
        Field::Situation => "situation",
        Field::Purpose => "purpose",
        Field::Sdgs => "sdgs",
        Field::Initiatives => "initiatives",
        Field::Column(Column::Method) => "method",
        Field::Column(Column::Deadline) => "deadline",
        Field::Column(Column::Target) => "target",
        Field::Column(Column::Midterm) => "midterm",
        Field::Column(Column::FinalReport) => "final_report",
        Field::Purposes => "purposes",
        Field::Participation => "participation",
        Field::Effects => "effects",
        Field::Own => "parts",
        Field::OwnNames => "part_names",
        Field::Dismissed => "dismissed",
        Field::Comments => "comments",
        Field::Steps => "steps",
        Field::Revised => "revised",
        Field::Overruled => "overruled",
    }
}
