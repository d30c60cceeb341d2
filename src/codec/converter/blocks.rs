//! The converter's lines → one block of rows a sheet, with the group and year under which it stands.

use super::cells::{Row, rows};
use super::headings::{Heading, heading, is_year, listed, names_a_group, year};
use super::labels::{self, Label};
use crate::codec::Remark;
use crate::model::FiscalYear;

/// The rows of one sheet.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) group: String,
    pub(super) year: Option<FiscalYear>,
    pub(super) rows: Vec<Row>,
}

/// A goal of a page's list.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) group: String,
    pub(super) year: Option<FiscalYear>,
    pub(super) rank: Option<u16>,
    pub(super) goal: String,
}

/// What the lines hold.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub(super) blocks: Vec<Block>,
    pub(super) listed: Vec<Listed>,
    /// Lines outside all sheets that are neither heading nor list.
    pub(super) left_out: Vec<Remark>,
    group: String,
    year: Option<FiscalYear>,
    place: Place,
    /// The columns of rank and goal, where the list is a table.
    list_columns: Option<(Option<usize>, usize)>,
}

/// Where the line stands that is read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Place {
    #[default]
    Outside,
    List,
    /// After a sheet's heading, before its first row.
    BeforeSheet,
    Sheet,
}

impl Blocks {
    /// Sorts the lines of a whole text.
    pub(super) fn read(text: &str) -> Self {
        let mut blocks = Self::default();
        rows(text).into_iter().for_each(|row| blocks.row(row));
        blocks
    }

    fn row(&mut self, row: Row) {
        let filled: Vec<_> = row.filled().map(|(_, cell)| cell).collect();
        match filled[..] {
            [] => {}
            [line] if heading(line).is_some() => self.heading(line),
            [line] if self.place != Place::Sheet && is_year(line) => self.year = year(line),
            _ => self.content(row),
        }
    }

    fn heading(&mut self, line: &str) {
        let (place, year) = match heading(line) {
            Some(Heading::Sheet(year)) => (Place::BeforeSheet, year),
            Some(Heading::List(year)) => (Place::List, year),
            Some(Heading::Group(group)) => {
                self.group = group;
                (Place::Outside, None)
            }
            None => return,
        };
        if place != Place::Outside {
            self.take_group();
        }
        self.place = place;
        self.list_columns = None;
        self.year = year.or(self.year);
    }

    /// The line before a heading is a group's name that lost its mark.
    fn take_group(&mut self) {
        if let Some(Remark::LeftOut { text, .. }) = self.left_out.last()
            && self.place == Place::Outside
            && names_a_group(text)
        {
            self.group = text.clone();
            self.left_out.pop();
        }
    }

    fn content(&mut self, row: Row) {
        let head: Vec<(usize, Label)> = row
            .filled()
            .filter_map(|(at, cell)| Some((at, labels::label(cell)?.0)))
            .filter(|(_, label)| matches!(label, Label::Goal | Label::Department | Label::Rank))
            .collect();
        let bare = row.filled().filter(|(_, cell)| matches!(labels::label(cell), Some((_, "")))).count();
        let is_list_head = head.len() > 1 && head.len() == bare && bare == row.filled().count();
        let any_label = !head.is_empty()
            || row.filled().any(|(_, cell)| labels::label(cell).is_some() || labels::column(cell).is_some());
        if is_list_head && matches!(self.place, Place::Outside | Place::List) {
            let column = |wanted| head.iter().find(|(_, label)| *label == wanted).map(|(at, _)| *at);
            self.list_columns = column(Label::Goal).map(|goal| (column(Label::Rank), goal));
            self.place = Place::List;
        } else if self.place == Place::List && !any_label {
            self.list_row(&row);
        } else if any_label || matches!(self.place, Place::Sheet | Place::BeforeSheet) {
            self.sheet_row(row, &head);
        } else {
            let texts =
                row.filled().map(|(_, text)| Remark::LeftOut { line: row.line, text: text.to_owned() });
            self.left_out.extend(texts);
        }
    }

    fn list_row(&mut self, row: &Row) {
        let found = match self.list_columns {
            Some((rank, goal)) => row.cells.get(goal).filter(|goal| !goal.is_empty()).map(|goal| {
                let rank = rank.and_then(|at| crate::text::rank::read(row.cells.get(at)?));
                (rank.and_then(|rank| u16::try_from(rank).ok()), goal.clone())
            }),
            None => listed(&row.filled().map(|(_, cell)| cell).collect::<Vec<_>>().join(" ")),
        };
        match found {
            Some((rank, goal)) => {
                self.listed.push(Listed { group: self.group.clone(), year: self.year, rank, goal });
            }
            None => self.left_out.extend(
                row.filled().map(|(_, text)| Remark::LeftOut { line: row.line, text: text.to_owned() }),
            ),
        }
    }

    fn sheet_row(&mut self, row: Row, head: &[(usize, Label)]) {
        let again = self.blocks.last().is_some_and(|block| {
            let mut here =
                block.rows.iter().flat_map(Row::filled).filter_map(|(_, cell)| labels::label(cell));
            !head.is_empty() && here.any(|(label, _)| head.iter().any(|(_, new)| *new == label))
        });
        // A heading printed again over the rest of a table opens no new sheet: that has a head.
        let opens = match self.place {
            Place::BeforeSheet => !head.is_empty() || self.blocks.is_empty(),
            Place::Sheet => again,
            Place::Outside | Place::List => true,
        };
        if opens {
            self.blocks.push(Block { group: self.group.clone(), year: self.year, rows: Vec::new() });
        }
        if let Some(block) = self.blocks.last_mut() {
            block.rows.push(row);
        }
        self.place = Place::Sheet;
    }
}
