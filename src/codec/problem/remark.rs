//! What is worth knowing of a file that was read.

use serde::{Deserialize, Serialize};

use super::workbook::{CellDoubt, WorkbookRemark, WorksheetRemark};
use crate::model::Column;

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
    /// A text under a label that is not known.
    UnknownLabel {
        /// The label's line in the file.
        line: usize,
        /// The label.
        label: String,
        /// The text.
        text: String,
        /// The label that it resembles.
        like: Option<String>,
    },
    /// A text under a label that does not count.
    LostLabel {
        /// The label's line in the file.
        line: usize,
        /// The label.
        label: String,
        /// The text.
        text: String,
    },
    /// A text without a label of its own, taken for more of the one above.
    Joined {
        /// Its line in the file.
        line: usize,
        /// The text.
        text: String,
    },
    /// A text that is merged over several initiatives, and was taken for the first.
    Reaching {
        /// Its line in the file.
        line: usize,
        /// The text.
        text: String,
    },
    /// A row of a table whose cells were broken over several lines, which were put together.
    BrokenRow {
        /// Its first line in the file.
        line: usize,
        /// How many lines it had.
        count: usize,
        /// Its words.
        text: String,
    },
    /// A head that is printed again where a sheet goes on, on a further page.
    GoesOn {
        /// Its first line in the file, or its row in the worksheet.
        line: usize,
        /// The sheet's goal.
        goal: String,
    },
    /// A heading names several years.
    Years {
        /// The heading.
        text: String,
        /// The year that was taken.
        taken: String,
    },
    /// A text that was taken as it stands, and why a person should look at it.
    Doubtful {
        /// Its line in the file.
        line: usize,
        /// The text.
        text: String,
        /// Why.
        why: CellDoubt,
    },
    /// Words that are struck out.
    Struck {
        /// Their line in the file.
        line: usize,
        /// The words.
        text: String,
    },
    /// Words of a text that nobody sees: hidden ones, which are left out, or folded ones, which are taken.
    Unseen {
        /// Their line in the file.
        line: usize,
        /// The words.
        text: String,
        /// Whether they can be unfolded.
        is_folded: bool,
    },
    /// Tags around words of a text, which were taken away; raised and lowered digits became characters of their own.
    Tags {
        /// The line of the first in the file.
        line: usize,
        /// The first, as it is written.
        text: String,
        /// How many.
        count: usize,
    },
    /// Code of a text in whose place a picture is seen.
    Picture {
        /// Its line in the file.
        line: usize,
        /// The words that it has for those who cannot see it; often none.
        text: String,
    },
    /// SDGs are ticked: those come in, and the others do not.
    TickedSdgs {
        /// What is ticked.
        ticked: Vec<u8>,
        /// What is not.
        others: Vec<u8>,
    },
    /// A line of Shift_JIS where a character may have lost its first byte.
    DoubtfulCharacters {
        /// The line in the file.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// So many lines, from this one on, had the marks of a quotation, which were taken away.
    QuoteMarks {
        /// The first of them.
        line: usize,
        /// How many.
        count: usize,
    },
    /// So many lines were taken for the rest of the one before, being broken at one width.
    Wrapped {
        /// The first line that was broken.
        line: usize,
        /// The line that was joined to it.
        text: String,
        /// How many were joined.
        count: usize,
        /// The width, in half-width characters.
        width: usize,
    },
    /// 目標と実績 stands below a form: it is reckoned, and none of it is taken.
    ResultsRows {
        /// The line of its head in the file, or its row in the worksheet.
        line: usize,
        /// How many rows it has.
        count: usize,
    },
    /// A comment, which is none of the text.
    Comment {
        /// Its first line in the file.
        line: usize,
        /// What stands in it.
        text: String,
    },
    /// A comment that is never closed; it was taken for text.
    OpenComment {
        /// Its line in the file.
        line: usize,
        /// The line from there on.
        text: String,
    },
    /// What a sheet or the file carried unseen was broken off, and is left out.
    BrokenCarried {
        /// Its line in the file.
        line: usize,
    },
    /// So many cells had quotation marks that Excel puts around a text, which were taken away.
    ExcelQuotes {
        /// The line of the first.
        line: usize,
        /// The first, as it stands in the file.
        text: String,
        /// How many.
        count: usize,
    },
    /// So many texts that a program had put into one line each were given lines again.
    LaidOut {
        /// The first, as it stands in the file.
        text: String,
        /// How many.
        count: usize,
    },
    /// A number that stands alone, taken for a page's number and left out.
    PageNumber {
        /// Its line in the file.
        line: usize,
        /// The text.
        text: String,
    },
    /// A published page on which other words are seen than those that it was written with; it carries its sheets as they were.
    ChangedPage,
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
    /// Something about a worksheet, or about a range that was copied out of one.
    Worksheet(WorksheetRemark),
    /// Something about a workbook, or about a form that came out of one.
    Workbook(WorkbookRemark),
}
