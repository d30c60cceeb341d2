//! Why a file is refused.

use serde::{Deserialize, Serialize};

use super::workbook::WorkbookFault;
use crate::model::limits::LimitedSize;

/// What is wrong at a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reason {
    /// Nothing is in the file.
    Empty,
    /// The file is larger than this app reads.
    TooLarge,
    /// More than a sheet may hold: what, and how much there is.
    Beyond(LimitedSize, usize),
    /// The text is no JSON.
    NotJson {
        /// What should have come.
        expected: Expected,
        /// What came; none where the text ended.
        found: Option<char>,
    },
    /// The text is JSON but for a comment, which JSON has none of: its first words.
    JsonComment(String),
    /// A cell of a text with commas begins with a quotation mark that nothing closes: its first words.
    OpenQuote(String),
    /// A chat or a word processor has put this in the place of JSON's own quotation marks.
    CurlyQuotes(char),
    /// Behind one file of ours a second one begins, as when two are pasted one after the other.
    SecondFile,
    /// A mail.
    Mail,
    /// A page that was saved in one file with all that belongs to it.
    WebArchive,
    /// A mailer has broken the lines of a converter's text; this is the first place.
    Wrapped,
    /// The table of 目標と実績, which is made of sheets and holds none.
    ResultsTable,
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
        wanted: ValueKind,
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
    /// Characters of the text are broken, which may be why it is not understood: so many, from this place on.
    BrokenCharacters(usize),
    /// Nothing in a converter's text says of which 年度 a sheet is.
    NoYear,
    /// There are more problems than these.
    More,
    /// A workbook is not read at all.
    Workbook(WorkbookFault),
    /// No worksheet has a form.
    NoForm {
        /// The worksheets that were looked through.
        worksheets: Vec<String>,
    },
    /// Nothing says of which 年度 a worksheet's form is.
    NoYearOn {
        /// The worksheet's name.
        worksheet: String,
    },
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
pub enum ValueKind {
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
