//! The paper form as rows of cells, from whatever file they came → sheets, by printed labels and never by address.
//!
//! What document converters make of the form and what people make of it in Excel differ in widths, rows and columns, and
//! are read by the same rules.

mod blocks;
mod choices;
mod city;
mod columns;
mod compare;
mod continued;
pub(in crate::codec) mod foreign;
mod goals;
mod headings;
mod heads;
mod label;
mod labels;
mod noted;
mod rows;
mod ticks;
mod unknown;

use super::{CellDoubt, Remark};
use crate::model::Column;

pub(super) use crate::text::year::loose_year;
pub(super) use blocks::{Block, ListedGoal};
pub(super) use compare::{compare, without_sheet};
pub(super) use continued::blocks;
pub(super) use heads::column;
pub(super) use label::Label;
pub(super) use labels::{begins_a_part, is_numbered, is_part, label};
pub(super) use rows::{fill, has_table, is_blank, is_sheet};
pub(super) use unknown::{is_surely_label, resembled};

/// One row of the form: the cells that hold something, from the left.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FormRow {
    /// The line or row where it stands, from 1.
    pub(super) line: usize,
    pub(super) cells: Vec<FormCell>,
    /// Places of cells that begin above and reach down beside this row.
    pub(super) beside: Vec<usize>,
    /// Labels and numbers of rows that do not count, because they are struck out or not seen: they come in nowhere, but
    /// what stands under them belongs to nothing else.
    pub(super) asides: Vec<FormCell>,
}

/// A cell with a text that is not empty, trimmed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FormCell {
    /// The column where it begins, from 0.
    pub(super) at: usize,
    /// The last column that it covers.
    pub(super) end: usize,
    /// The last line that it covers.
    pub(super) down: usize,
    pub(super) text: String,
}

/// Where a text stands in what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LinePlace {
    pub(super) line: usize,
    pub(super) at: usize,
}

/// What a person should know of what was read, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FormNote {
    /// A text that belongs to no part.
    LeftOut(LinePlace, String),
    /// A lone number, taken for a page's.
    PageNumber(LinePlace, String),
    /// A text that could stand in either column.
    Guessed(LinePlace, Column),
    /// A label that is not known, and the text that stands there.
    Unknown(LinePlace, String, String),
    /// A label that does not count, and the text that stands there.
    Lost(LinePlace, String, String),
    /// A text without a label of its own, taken for more of the one above.
    Joined(LinePlace, String),
    /// A text that reaches down into an initiative from the one above.
    Reaching(LinePlace, String),
    /// A text that is taken as it stands, and why a person should look at it.
    Doubtful(LinePlace, String, CellDoubt),
    /// What does not depend on the place.
    Of(Remark),
}

impl FormRow {
    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.asides.is_empty()
    }

    /// The cells, each with its column.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().map(|cell| (cell.at, cell.text.as_str()))
    }

    /// The goal that it has beside its label.
    fn goal(&self) -> Option<&str> {
        let mut cells = self.filled().skip_while(|(_, cell)| label(cell) != Some((Label::Goal, "")));
        cells.nth(1).map(|(_, goal)| goal)
    }

    /// All its texts as left out.
    pub(super) fn left_out(&self) -> impl Iterator<Item = FormNote> {
        self.filled().map(|(at, text)| FormNote::LeftOut(LinePlace { line: self.line, at }, text.to_owned()))
    }
}

impl FormNote {
    /// Whether it is the same, wherever it stands.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::LeftOut(_, a), Self::LeftOut(_, b))
            | (Self::PageNumber(_, a), Self::PageNumber(_, b))
            | (Self::Reaching(_, a), Self::Reaching(_, b))
            | (Self::Joined(_, a), Self::Joined(_, b)) => a == b,
            (Self::Unknown(_, a, c), Self::Unknown(_, b, d)) | (Self::Lost(_, a, c), Self::Lost(_, b, d)) => {
                (a, c) == (b, d)
            }
            (Self::Guessed(_, a), Self::Guessed(_, b)) => a == b,
            (Self::Doubtful(_, a, c), Self::Doubtful(_, b, d)) => (a, c) == (b, d),
            (Self::Of(a), Self::Of(b)) => a == b,
            _ => false,
        }
    }

    /// The remark of a text whose places are lines.
    pub(super) fn in_lines(self) -> Remark {
        match self {
            Self::LeftOut(LinePlace { line, .. }, text) => Remark::LeftOut { line, text },
            Self::PageNumber(LinePlace { line, .. }, text) => Remark::PageNumber { line, text },
            Self::Guessed(LinePlace { line, .. }, column) => Remark::GuessedColumn { line, column },
            Self::Unknown(LinePlace { line, .. }, label, text) => {
                let like = resembled(&label).map(str::to_owned);
                Remark::UnknownLabel { line, label, text, like }
            }
            Self::Lost(LinePlace { line, .. }, label, text) => Remark::LostLabel { line, label, text },
            Self::Joined(LinePlace { line, .. }, text) => Remark::Joined { line, text },
            Self::Reaching(LinePlace { line, .. }, text) => Remark::Reaching { line, text },
            Self::Doubtful(LinePlace { line, .. }, text, why) => Remark::Doubtful { line, text, why },
            Self::Of(remark) => remark,
        }
    }
}
