//! The form as data: which text stands in which cells, merged how, under which style, in rows of which height.
//!
//! The writer draws it; the reader compares with it what came back. Nothing here knows Excel's files.

mod build;
pub(super) mod fit;
mod grid;

use crate::model::{Cell, Initiative, InitiativeId, Sheet, paper};

/// The highest row that Excel has is 409.5 points high.
pub const HIGHEST_ROW: u32 = 540;
/// The most UTF-16 units that stand in one cell; Excel holds 32,767.
pub const LONGEST_TEXT: usize = 32_000;
/// The most line breaks that stand in one cell; Excel holds 253.
pub const MOST_BREAKS: usize = 250;

/// One sheet as a form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// Every cell with something on it, merged ones once; none lies over another.
    pub areas: Vec<Area>,
    /// The width of each column from the first on, in pixels.
    pub columns: Vec<u32>,
    /// The height of each row from the first on, in pixels.
    pub rows: Vec<u32>,
    /// The first row of the frame, from 0; above it stands the heading.
    pub frame: u32,
    /// The row of the initiatives' head, from 0, which is repeated on each page.
    pub head: u32,
}

/// One cell of the form, or several merged into one.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its first row, from 0.
    pub row: u32,
    /// Its first column, from 0.
    pub column: u16,
    /// How many rows it spans.
    pub rows: u32,
    /// How many columns it spans.
    pub columns: u16,
    /// What stands in it, character for character.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// What of the sheet it shows.
    pub shows: Shows,
}

/// What of the sheet a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Shows {
    /// Nothing: the form's own print. The label of a plan is such too.
    Print,
    /// The year, in the heading.
    Year,
    /// 優先順位.
    Rank,
    /// 該当するSDGsの目標, a line each: number and official name.
    Sdgs,
    /// An initiative's number; where it serves some, 目的・効果 under it and their numbers in lines of three.
    Number(InitiativeId),
    /// A text; 1 and on for the parts that follow where it is longer than a cell.
    Text(Cell, usize),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// 様式番号, over the title.
    FormNumber,
    /// 令和6年度 重点目標管理シート.
    Title,
    /// The label of the group, over the frame.
    GroupLabel,
    /// The group, over the frame.
    Group,
    /// A printed label.
    Label,
    /// The goal.
    Goal,
    /// Any text.
    Text,
    /// A short text in the middle of its cell.
    Short,
    /// The head of a column.
    Head,
    /// An initiative's number.
    Number,
    /// 見直し of an initiative.
    Revised,
}

/// What of an initiative's plan was changed, as it stands under its 中間報告.
pub(super) fn revised_lines(sheet: &Sheet, initiative: &Initiative) -> String {
    let lines = paper::revisions(sheet, &initiative.id).into_iter().map(|(_, line)| line);
    lines.collect::<Vec<_>>().join("\n")
}

/// The form of a sheet.
pub fn form(sheet: &Sheet) -> Form {
    build::form(sheet)
}

impl Style {
    /// The size of its letters, in points.
    pub fn size(self) -> u32 {
        match self {
            Self::Title => 16,
            Self::Goal => 13,
            Self::GroupLabel | Self::Revised => 9,
            _ => 10,
        }
    }

    /// Whether it is the form's own print, which is grey.
    pub fn is_label(self) -> bool {
        matches!(self, Self::Label | Self::Head | Self::Number)
    }
}
