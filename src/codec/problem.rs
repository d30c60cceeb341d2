//! What reading a file can find: problems that refuse it, and notes that only say what was done.
//!
//! Structured, without words: `messages::problems` turns them into the sentences that a person reads.

use serde::{Deserialize, Serialize};

use crate::model::Column;

/// Why a file was refused, and where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// Where in the file.
    pub place: Place,
    /// What is wrong there.
    pub reason: Reason,
}

/// Something that a person should know of a file that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Where in the file.
    pub place: Place,
    /// What is worth knowing.
    pub remark: Remark,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Place {
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
        part: Part,
    },
}

/// A part of a sheet, as the paper shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
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
    /// Findings of the review that a person has set aside.
    Dismissed,
    /// What a person says about an initiative's readings.
    Overruled,
}

/// What is wrong at a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reason {
    /// Nothing is in the file.
    Empty,
    /// The file is larger than this app reads.
    TooLarge,
    /// The text is no JSON.
    NotJson {
        /// What should have come.
        expected: Expected,
        /// What came; none where the text ended.
        found: Option<char>,
    },
    /// Values lie deeper in each other than this app reads.
    TooDeep,
    /// One object has this key twice.
    DuplicateKey(String),
    /// It is JSON, but no goal sheet file.
    NotGoalsheet,
    /// The file says a version that is newer than this app.
    NewerVersion(String),
    /// The version is no version at all.
    BadVersion(String),
    /// Something that must be there is not.
    Missing,
    /// A value of the wrong kind.
    WrongKind {
        /// What it should be.
        wanted: Kind,
        /// What it is, shortened.
        found: String,
    },
    /// A year that is no 年度.
    NotYear(String),
    /// A number that is no 優先順位.
    NotRank(String),
    /// A number that is no SDG.
    NotSdg(String),
    /// A number that is no number of 目的・効果.
    NotPurpose(String),
    /// A word that is none of those that may stand there.
    UnknownWord(String),
    /// A number that no entry can have.
    NotEntry(String),
    /// A text that cannot be an id.
    BadId(String),
    /// An id that came before.
    DuplicateId(String),
    /// A text that is no moment.
    BadMoment(String),
    /// No sheet was found in a converter's text.
    NoSheet,
    /// A page of HTML that no sheets were put into.
    ForeignPage,
    /// A page that this app wrote, and that ends before its data do.
    CutPage,
    /// Nothing in a converter's text says of which 年度 a sheet is.
    NoYear,
    /// There are more problems than these.
    More,
    /// A sentence that was made where the file was read.
    Told(String),
}

/// What JSON should have had at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// A value.
    Value,
    /// A key in quotes.
    Key,
    /// The colon after a key.
    Colon,
    /// A comma, or the end of the list.
    CommaOrBracket,
    /// A comma, or the end of the object.
    CommaOrBrace,
    /// The end of the text.
    End,
    /// The closing quote of a text.
    Quote,
    /// A character that a text may hold as it is; line breaks and tabs are written `\n`, `\t`.
    PlainCharacter,
    /// What may follow a backslash.
    Escape,
    /// A digit.
    Digit,
}

/// Kinds of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number, written without a point.
    Integer,
    /// True or false.
    Flag,
    /// A list.
    List,
    /// An object.
    Object,
}

/// What is worth knowing of a file that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Remark {
    /// So many halves of a broken character (from this place on) were read as U+FFFD.
    BrokenCharacters(usize),
    /// A text of the converter that belongs to no part of a sheet.
    LeftOut {
        /// Its line in the file.
        line: usize,
        /// The text.
        text: String,
    },
    /// A number that stands alone, taken for a page's number and left out.
    PageNumber {
        /// Its line in the file.
        line: usize,
        /// The text.
        text: String,
    },
    /// Each initiative has the same numbers of 目的・効果: the paper prints all, ticks cannot be seen.
    SamePurposes,
    /// An SDG was found by number; its words are not the official ones.
    SdgWords {
        /// The number.
        number: u8,
        /// The words in the file.
        found: String,
    },
    /// A text could stand in either column; it was put into this one.
    GuessedColumn {
        /// Its line in the file.
        line: usize,
        /// The column it was put into.
        column: Column,
    },
    /// The list of goals has a goal whose sheet is not there.
    ListedOnly {
        /// The goal's rank in the list.
        rank: Option<u16>,
        /// The goal.
        goal: String,
    },
    /// There is a list of goals, and this sheet's goal is not in it.
    NotListed,
    /// The list of goals and the sheet have different ranks; the sheet's was taken.
    ListedRank {
        /// The rank in the list.
        listed: u16,
        /// The rank on the sheet.
        here: u16,
    },
    /// The sheet has no rank; it was taken from the list of goals.
    RankFromList(u16),
    /// A sentence that was made where the file was read.
    Told(String),
}
