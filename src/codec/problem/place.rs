//! Where in a file something is, as the paper names its parts.

use serde::{Deserialize, Serialize};

use crate::model::Column;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FilePlace {
    /// The file as a whole.
    File,
    /// A character, both counted from 1.
    Text {
        /// Its line.
        line: usize,
        /// Its column, in characters.
        column: usize,
    },
    /// A key of the file itself.
    Key(String),
    /// A part of a sheet.
    Sheet {
        /// Which sheet of the file, from 1.
        number: usize,
        /// Its 重点目標, empty where that is not known.
        goal: String,
        /// Which part of it.
        part: ProblemPart,
    },
}

/// A part of a sheet, as the paper shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemPart {
    /// The sheet as a whole.
    Whole,
    /// One of its fields.
    Field(Field),
    /// A position (位置付け), counted from 1, and one of its fields.
    Position(usize, Option<Field>),
    /// An initiative (取組), counted from 1, and one of its fields.
    Initiative(usize, Option<Field>),
}

/// A field of a sheet or of one of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// The id of the sheet or of the row.
    Id,
    /// 年度.
    FiscalYear,
    /// The department group.
    Group,
    /// 部局名.
    Department,
    /// 優先順位.
    Rank,
    /// 重点目標.
    Goal,
    /// The list of 位置付け.
    Positions,
    /// The name of a plan.
    Plan,
    /// The place in a plan.
    PositionText,
    /// 現況・課題.
    Situation,
    /// 目的・効果.
    Purpose,
    /// 該当するSDGsの目標.
    Sdgs,
    /// The list of 取組.
    Initiatives,
    /// One of an initiative's five columns.
    Column(Column),
    /// Which numbers of 目的・効果 an initiative serves.
    Purposes,
    /// 特記事項, 市民参加・協働の推進.
    Participation,
    /// 特記事項, 取組による効果・残された課題.
    Effects,
    /// The parts that a city's form has beside these.
    Own,
    /// What those parts are called.
    OwnNames,
    /// Findings of the review that a person has set aside.
    Dismissed,
    /// What people say to one another about the sheet.
    Comments,
    /// The steps of the year that the sheet was moved to.
    Steps,
    /// What was opened again after its step was over.
    Revised,
    /// What a person says about an initiative's readings.
    Overruled,
}
