//! What worksheets and whole workbooks give to tell of. A copied range is a worksheet without a name.

use serde::{Deserialize, Serialize};

use super::place::ProblemPart;
use crate::model::Column;

/// Why a text that was taken is to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellDoubt {
    /// It is the signs that a spreadsheet shows where a column is too narrow for a number or a date.
    TooNarrow,
    /// It is the number of an initiative that comes in under this one.
    Renumbered(usize),
    /// It stands under a label that the form has twice.
    LabelTwice,
    /// It is put together of several rows of one initiative, with signs of which row each part is from.
    SeveralRows,
}

/// A cell of a worksheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellPlace {
    /// The worksheet's name; empty where a range was copied.
    pub worksheet: String,
    /// Its row, from 1.
    pub row: usize,
    /// Its column, from 0.
    pub column: usize,
}

/// What is worth knowing of a worksheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WorksheetRemark {
    /// A text that belongs to no part of a sheet.
    LeftOut {
        /// Where it stands.
        at: CellPlace,
        /// The text.
        text: String,
    },
    /// A number that stands alone, taken for a page's number and left out.
    PageNumber {
        /// Where it stands.
        at: CellPlace,
        /// The number.
        text: String,
    },
    /// A text could stand in either column; it was put into this one.
    GuessedColumn {
        /// Where it stands.
        at: CellPlace,
        /// The column it was put into.
        column: Column,
    },
    /// It has much on it, but no form.
    NothingHere {
        /// Its name.
        worksheet: String,
        /// Whether Excel does not show it.
        is_hidden: bool,
        /// Its first texts, each with its address.
        first: Vec<(String, String)>,
        /// How many texts there are.
        count: usize,
    },
    /// It has a form, and Excel does not show it.
    Hidden {
        /// Its name.
        worksheet: String,
    },
    /// A formula came to an error, which is read as it stands.
    FormulaError {
        /// The worksheet's name.
        worksheet: String,
        /// The cell's address.
        cell: String,
        /// The error, as Excel writes it.
        error: String,
    },
    /// Formulas whose values are not in the file.
    WithoutValue {
        /// The worksheet's name.
        worksheet: String,
        /// The first cells' addresses.
        cells: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// Texts of one row that a person does not see, or that do not count.
    Aside {
        /// The worksheet's name; empty where a range was copied.
        worksheet: String,
        /// Why not.
        why: Aside,
        /// The row, from 1.
        row: usize,
        /// The texts, each with its column, from 0.
        cells: Vec<(usize, String)>,
        /// Whether they come in all the same.
        is_taken: bool,
    },
    /// Words of a copied text that a person does not see, or that are struck out.
    WordsAside {
        /// Why they do not count.
        why: Aside,
        /// The words.
        text: String,
    },
    /// A text under a label that is not known.
    UnknownLabel {
        /// Where the label stands.
        at: CellPlace,
        /// The label.
        label: String,
        /// The text.
        text: String,
        /// The label that it resembles.
        like: Option<String>,
    },
    /// A text under a label that does not count.
    LostLabel {
        /// Where the label stands.
        at: CellPlace,
        /// The label.
        label: String,
        /// The text.
        text: String,
    },
    /// A text without a label of its own, taken for more of the one above.
    Joined {
        /// Where it stands.
        at: CellPlace,
        /// The text.
        text: String,
    },
    /// A text that was taken as it stands, and why a person should look at it.
    Doubtful {
        /// Where it stands.
        at: CellPlace,
        /// The text.
        text: String,
        /// Why.
        why: CellDoubt,
    },
    /// A text that is merged over several initiatives, and was taken for the first.
    Reaching {
        /// Where it reaches to.
        at: CellPlace,
        /// The text.
        text: String,
    },
    /// Excel does not show it: the worksheet does not come in.
    NotShown {
        /// Its name.
        worksheet: String,
        /// Its first texts, each with its address.
        first: Vec<(String, String)>,
        /// How many texts there are.
        count: usize,
    },
    /// Cells that a condition may strike out or hide.
    Conditional {
        /// The worksheet's name.
        worksheet: String,
        /// The cells that it is for.
        area: String,
        /// Whether it strikes them out; else it hides them.
        is_struck: bool,
        /// The first texts there, each with its address.
        first: Vec<(String, String)>,
    },
    /// A number whose format is not understood, so that Excel may show it otherwise.
    UnknownFormat {
        /// Where it stands.
        at: CellPlace,
        /// As it is read.
        text: String,
        /// Its format.
        format: String,
    },
    /// What lies beside or over the cells, or in them as no text.
    Beside {
        /// The worksheet's name.
        worksheet: String,
        /// The address of the cell where it begins; empty where that is not known.
        cell: String,
        /// What it is.
        what: Beside,
        /// Its words.
        text: String,
        /// Whether it is ticked, where it can be.
        is_ticked: Option<bool>,
    },
    /// What stands in a cell of a copied range and is no text.
    InCell {
        /// Where it stands.
        at: CellPlace,
        /// What it is.
        what: Beside,
        /// Its words.
        text: String,
    },
    /// More of these than are told one by one.
    MoreBeside {
        /// The worksheet's name.
        worksheet: String,
        /// How many more.
        count: usize,
    },
    /// Rows of our table for machines were changed; they are not read.
    ChangedRows {
        /// The worksheet's name.
        worksheet: String,
        /// The rows, from 1.
        rows: Vec<u32>,
    },
    /// Somebody wrote into our list of goals, which is not read.
    ChangedList {
        /// The worksheet's name.
        worksheet: String,
        /// The cell's address.
        cell: String,
        /// What stands there.
        text: String,
    },
}

/// Why a text in a cell does not come in by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Aside {
    /// It is struck out.
    Struck,
    /// It lies under merged cells, whose first one alone is seen.
    Covered,
    /// Its row is not shown.
    Row,
    /// Its column is not shown.
    Column,
    /// Its worksheet is not shown, and Excel offers no way to show it.
    Sheet,
    /// Its colour is that of the ground, or its format shows nothing.
    Unseen,
}

impl Aside {
    /// Whether it comes in where a person wants what is hidden.
    pub fn is_hidden(self) -> bool {
        matches!(self, Self::Row | Self::Column | Self::Sheet | Self::Unseen)
    }
}

/// What lies beside the cells of a worksheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Beside {
    /// A shape that is drawn over them.
    Shape,
    /// A line or an arrow.
    Line,
    /// A comment on one of them.
    Comment,
    /// A picture over them.
    Picture,
    /// A picture in one of them.
    PictureInCell,
    /// A chart.
    Chart,
    /// A diagram of shapes.
    Diagram,
    /// An object of another program.
    Object,
    /// A box to tick.
    CheckBox,
    /// A button of which one is chosen.
    Radio,
    /// A list to choose from.
    List,
    /// Another control.
    Control,
    /// A table within a cell, whose text is the cell's.
    InnerTable,
    /// A comment that nobody sees.
    HiddenComment,
    /// A part of a page that nobody sees.
    Unseen,
    /// What is printed at the head of each page.
    PageHead,
    /// What is printed at its foot.
    PageFoot,
    /// A small chart in a cell.
    Sparkline,
    /// What is said where a cell is chosen.
    Prompt,
}

/// What is worth knowing of a workbook, or of a form that came out of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WorkbookRemark {
    /// It has macros.
    Macros,
    /// The data that it carries cannot be read.
    BrokenData,
    /// The sheet's form was removed in Excel; the sheet comes from the carried data.
    FormRemoved,
    /// The form was copied in Excel, and becomes a sheet of its own.
    FormCopied,
    /// These parts were changed in Excel. An initiative as a whole was added there.
    Changed(Vec<ProblemPart>),
    /// A note that somebody wrote onto the form in Excel comes in as a comment.
    Noted {
        /// The part on which it stands; the whole where that is none.
        part: ProblemPart,
        /// Who wrote it.
        by: Option<String>,
        /// What it says.
        text: String,
    },
    /// A label of the form was changed in Excel; what stands at it is read as that part's all the same.
    Relabelled {
        /// The label as it was drawn.
        label: String,
        /// What stands there now, which may be nothing.
        now: String,
        /// The cell.
        cell: String,
    },
    /// The form was changed in Excel beyond comparing part by part.
    TakenAsShown,
    /// The initiatives were changed beyond comparing one by one.
    InitiativesTakenAsShown,
    /// A position was removed in Excel.
    PositionRemoved {
        /// Its plan.
        plan: String,
        /// Its text.
        text: String,
    },
    /// An initiative was removed in Excel.
    InitiativeRemoved {
        /// Its number, from 1.
        number: usize,
        /// Its 具体的な手段・方法.
        method: String,
    },
    /// There are so many more notes than are told.
    MoreNotes(usize),
}

/// Why a workbook is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorkbookFault {
    /// A password protects it.
    Password,
    /// An Excel file of the old form, `.xls`.
    OldExcel,
    /// A Word file of the old form, `.doc`.
    OldWord,
    /// A PowerPoint file of the old form, `.ppt`.
    OldPowerPoint,
    /// Something else in the container of the old forms: a mail, a Publisher file.
    OldOther,
    /// A Word file, `.docx`.
    Word,
    /// A PowerPoint file, `.pptx`.
    PowerPoint,
    /// A file of LibreOffice and others, `.ods`, `.odt`.
    OpenDocument,
    /// An Excel file in binary form, `.xlsb`.
    BinaryExcel,
    /// A zip of files.
    Zip,
    /// The zip around the parts is broken off or damaged.
    Damaged,
    /// A part that must be there is not.
    NoPart(String),
    /// A part is no XML, or none that Excel writes.
    BadPart(String),
    /// It has more parts than any workbook of people.
    TooManyParts {
        /// The most that are read.
        most: usize,
    },
    /// Unpacked, a part is larger than what can be read.
    TooLarge(String),
    /// A worksheet has more cells or text than can be read.
    TooManyCells(String),
}
