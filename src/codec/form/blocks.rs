//! Rows → one block of rows a sheet, with the group and year under which it stands.

use std::collections::BTreeSet;

use super::columns::Header;
use super::headings::{self, Heading, heading, is_year, listed, names_a_group};
use super::heads;
use super::label::Label;
use super::labels::{self, begins_a_part};
use super::{FormNote, FormRow, LinePlace};
use crate::codec::Remark;
use crate::model::FiscalYear;
use crate::text::year::{loose_year, other_year, year};

/// The rows of one sheet.
#[derive(Debug)]
pub(in crate::codec) struct Block {
    pub(in crate::codec) group: String,
    pub(in crate::codec) year: Option<FiscalYear>,
    pub(in crate::codec) rows: Vec<FormRow>,
    /// Whether each cell stands in its own column, as in a worksheet.
    pub(super) is_aligned: bool,
    /// Whether it has more than a form's head.
    has_body: bool,
    /// The labels that stand in it.
    labels: BTreeSet<Label>,
}

/// A goal of a page's list.
#[derive(Clone, Debug)]
pub(in crate::codec) struct ListedGoal {
    pub(in crate::codec) group: String,
    pub(in crate::codec) year: Option<FiscalYear>,
    pub(in crate::codec) rank: Option<u16>,
    pub(in crate::codec) goal: String,
}

/// What the rows hold.
#[derive(Debug, Default)]
pub(in crate::codec) struct Blocks {
    pub(in crate::codec) blocks: Vec<Block>,
    pub(in crate::codec) listed: Vec<ListedGoal>,
    /// Texts outside all sheets that are neither heading nor list.
    pub(in crate::codec) left_out: Vec<FormNote>,
    /// The year of the last heading.
    pub(in crate::codec) year: Option<FiscalYear>,
    group: String,
    /// Whether the group is a word of a sheet's heading, and not of a line of its own.
    is_of_heading: bool,
    place: BlockState,
    /// The columns of rank and goal, and the last line of its head, where the list is a table.
    list_columns: Option<(Option<usize>, usize, usize)>,
    is_aligned: bool,
}

/// Where the line stands that is read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum BlockState {
    #[default]
    Outside,
    List,
    /// After a sheet's heading, before its first row.
    BeforeSheet,
    Sheet,
}

/// Heads of a list's columns that name no part of a sheet.
const LIST_WORDS: [&str; 18] = [
    "no",
    "no.",
    "番号",
    "備考",
    "年度",
    "ページ",
    "頁",
    "シート",
    "担当課",
    "課名",
    "部局群",
    "部等",
    "取組",
    "取組数",
    "状況",
    "達成状況",
    "判定",
    "点検",
];

impl Block {
    /// The year that a title row of the table itself says.
    pub(in crate::codec) fn year_within(&self) -> Option<FiscalYear> {
        let mut cells = self.rows.iter().flat_map(FormRow::filled);
        let mut under_label = false;
        cells.find_map(|(_, cell)| {
            if let Some((Label::Year, value)) = labels::label(cell) {
                under_label = true;
                return loose_year(value);
            }
            if std::mem::take(&mut under_label) {
                return loose_year(cell);
            }
            let title =
                cell.chars().nth(30).is_none() && (cell.ends_with("年度") || cell.contains("重点目標"));
            title.then(|| year(cell)).flatten()
        })
    }

    /// The goal, found before the sheet is read, to name the sheet in a problem.
    pub(in crate::codec) fn goal(&self) -> String {
        self.rows.iter().find_map(FormRow::goal).unwrap_or("").to_owned()
    }

    fn push(&mut self, row: FormRow) {
        let is_of_body = |cell: &str| {
            matches!(labels::label(cell), Some((Label::Situation | Label::Purpose | Label::Remarks, _)))
        };
        self.has_body = self.has_body
            || row.filled().any(|(_, cell)| is_of_body(cell))
            || Header::of(&row, self.is_aligned).is_some();
        self.labels.extend(row.filled().filter_map(|(_, cell)| Some(labels::label(cell)?.0)));
        self.rows.push(row);
    }
}

impl Blocks {
    /// Sorts rows. `is_aligned` says whether each cell stands in its own column, as in a worksheet.
    pub(super) fn read(rows: Vec<FormRow>, is_aligned: bool) -> Self {
        let mut blocks = Self { is_aligned, ..Self::default() };
        rows.into_iter().for_each(|row| blocks.row(row));
        blocks
    }

    fn row(&mut self, mut row: FormRow) {
        if self.is_aligned {
            self.take_heading(&mut row);
            self.take_pairs(&mut row);
        } else if self.is_heading_row(&row) {
            self.take_heading(&mut row);
        }
        let filled: Vec<_> = row.filled().map(|(_, cell)| cell).collect();
        match filled[..] {
            // Labels that do not count end the part above all the same.
            [] => {
                let block = self.blocks.last_mut().filter(|_| self.place == BlockState::Sheet);
                block.into_iter().for_each(|block| block.rows.push(std::mem::take(&mut row)));
            }
            [line] if self.is_heading(line) => {
                self.told_heading(row.line, row.cells[0].at, line);
            }
            [line] if self.place != BlockState::Sheet && is_year(line) => self.year = year(line),
            _ => self.content(row),
        }
    }

    /// In a worksheet nothing is marked with #: that is an error's name.
    fn is_heading(&self, line: &str) -> bool {
        !(self.is_aligned && line.starts_with('#')) && heading(line).is_some()
    }

    /// Whether a row of a text is the row of a worksheet that has the heading of its sheet, and no part of it.
    fn is_heading_row(&self, row: &FormRow) -> bool {
        let is_heading = |cell: &str| matches!(heading(cell), Some(Heading::Sheet(_)));
        let mut others = row.filled().filter(|(_, cell)| !is_heading(cell)).peekable();
        let has_one = row.filled().filter(|(_, cell)| is_heading(cell)).count() == 1;
        has_one && others.peek().is_some() && !others.any(|(_, cell)| begins_a_part(cell))
    }

    /// In a worksheet a heading shares its row with a year, a department or other words.
    fn take_heading(&mut self, row: &mut FormRow) {
        let before = row.cells.iter().take_while(|cell| !begins_a_part(&cell.text)).count();
        let Some(at) = row.cells[..before].iter().position(|cell| self.is_heading(&cell.text)) else {
            return;
        };
        let place = row.cells[at].at;
        let line = row.cells.remove(at).text;
        self.told_heading(row.line, place, &line);
        if before < row.cells.len() + 1 {
            return;
        }
        row.cells.retain(|cell| {
            if is_year(&cell.text) {
                self.year = year(&cell.text);
            } else if let Some(group) = headings::group_in(&cell.text) {
                self.group = group;
            } else {
                return true;
            }
            false
        });
        self.left_out.extend(row.left_out());
        row.cells.clear();
    }

    /// Takes a heading, and tells what a sheet's says besides its title and its group.
    fn told_heading(&mut self, line: usize, at: usize, text: &str) {
        let words = headings::words_beside(text).filter(|words| *words != self.group);
        self.heading(text);
        let groups = match heading(text) {
            Some(Heading::Sheet(_)) => headings::groups_in(text),
            _ => Vec::new(),
        };
        let others = groups.into_iter().filter(|group| *group != self.group);
        let told: Vec<String> = words.into_iter().chain(others).collect();
        self.left_out.extend(told.into_iter().map(|words| FormNote::LeftOut(LinePlace { line, at }, words)));
    }

    /// Above a form 「年度」 and 「部局グループ」 stand with what they say beside or behind them.
    fn take_pairs(&mut self, row: &mut FormRow) {
        let mut at = 0;
        while self.place != BlockState::Sheet && at < row.cells.len() {
            let cell = row.cells[at].text.clone();
            let Some((label @ (Label::Year | Label::Group), value)) = labels::label(&cell) else {
                at += 1;
                continue;
            };
            let is_beside = value.is_empty();
            let next = row.cells.get(at + 1).map(|next| next.text.clone());
            let next = next.filter(|next| labels::label(next).is_none());
            let value = if is_beside { next.as_deref().unwrap_or("") } else { value }.to_owned();
            let is_taken = match label {
                Label::Group if !value.is_empty() => {
                    self.group.clone_from(&value);
                    true
                }
                Label::Group => true,
                _ => {
                    let year = loose_year(&value);
                    self.year = year.or(self.year);
                    year.is_some()
                }
            };
            if !is_taken {
                at += 1;
                continue;
            }
            row.cells.drain(at..=at + usize::from(is_beside && !value.is_empty()));
        }
    }

    fn heading(&mut self, line: &str) {
        let (place, year) = match heading(line) {
            Some(Heading::Sheet(year)) => (BlockState::BeforeSheet, year),
            Some(Heading::List(year)) => (BlockState::List, year),
            Some(Heading::Group(group)) => {
                self.group = group;
                self.is_of_heading = false;
                (BlockState::Outside, None)
            }
            None => return,
        };
        if place != BlockState::Outside {
            self.take_group();
        }
        // In a text a line of its own names the group before a heading's words do.
        if place != BlockState::Outside
            && (self.is_aligned || self.group.is_empty() || self.is_of_heading)
            && let Some(group) = headings::group_in(line)
        {
            self.group = group;
            self.is_of_heading = true;
        }
        self.place = place;
        self.list_columns = None;
        self.year = year.or(self.year);
        if let Some(taken) = year.filter(|year| other_year(line, *year).is_some()) {
            let remark = Remark::Years { text: line.to_owned(), taken: taken.to_string() };
            self.left_out.push(FormNote::Of(remark));
        }
    }

    /// The line before a heading is a group's name that lost its mark.
    fn take_group(&mut self) {
        if let Some(FormNote::LeftOut(_, text)) = self.left_out.last()
            && self.place == BlockState::Outside
            && names_a_group(text)
        {
            self.group = text.clone();
            self.is_of_heading = false;
            self.left_out.pop();
        }
    }

    fn content(&mut self, row: FormRow) {
        let head: Vec<(usize, Label)> = row
            .filled()
            .zip(labels::labels_in(&row))
            .filter_map(|((at, _), label)| Some((at, label?.0)))
            .filter(|(_, label)| matches!(label, Label::Goal | Label::Department | Label::Rank))
            .collect();
        let columns = row.filled().filter(|(_, cell)| heads::column(cell).is_some()).count();
        // Under a list's head words may stand that begin as a column's name does.
        let few = if self.is_aligned && self.place == BlockState::List { 2 } else { 0 };
        let any_label =
            columns > few || !head.is_empty() || row.filled().any(|(_, cell)| labels::label(cell).is_some());
        if self.is_list_head(&row, &head) && matches!(self.place, BlockState::Outside | BlockState::List) {
            let column = |wanted| head.iter().find(|(_, label)| *label == wanted).map(|(at, _)| *at);
            let down = row.cells.iter().map(|cell| cell.down).max().unwrap_or(row.line);
            self.list_columns = column(Label::Goal).map(|goal| (column(Label::Rank), goal, down));
            self.place = BlockState::List;
        } else if self.place == BlockState::List && !any_label {
            self.list_row(&row);
        } else if any_label || matches!(self.place, BlockState::Sheet | BlockState::BeforeSheet) {
            self.sheet_row(row, &head);
        } else {
            self.left_out.extend(row.left_out());
        }
    }

    /// A head names columns and nothing else: a form's row has values beside its labels.
    fn is_list_head(&self, row: &FormRow, head: &[(usize, Label)]) -> bool {
        let bare = row.filled().filter(|(_, cell)| matches!(labels::label(cell), Some((_, "")))).count();
        let words = row.filled().filter(|(_, cell)| {
            // 達成状況（期末報告）.
            let name = crate::text::width::squeeze(cell);
            let is_word = || LIST_WORDS.contains(&name.split('(').next().unwrap_or(&name));
            self.is_aligned && (is_word() || heads::begins_as_column(cell))
        });
        // 年度 is a label as well as a column's head.
        let words = words.filter(|(_, cell)| labels::label(cell).is_none()).count();
        let years =
            row.filled().filter(|(_, cell)| matches!(labels::label(cell), Some((Label::Year, "")))).count();
        head.len() > 1 && head.len() + years == bare && bare + words == row.cells.len()
    }

    fn list_row(&mut self, row: &FormRow) {
        let filled: Vec<_> = row.filled().collect();
        let at = |at| filled.iter().find(|(place, _)| *place == at).map(|(_, cell)| *cell);
        let number = |cell| crate::text::rank::read(cell).and_then(|rank| u16::try_from(rank).ok());
        let found = match self.list_columns {
            // A second row of the head.
            Some((_, _, down)) if row.line <= down => return,
            Some((rank, goal, _)) => {
                at(goal).map(|goal| (rank.and_then(at).and_then(number), goal.to_owned()))
            }
            None => match filled[..] {
                [(_, rank), (_, goal), ..] if self.is_aligned && number(rank).is_some() => {
                    Some((number(rank), goal.to_owned()))
                }
                _ => listed(&filled.iter().map(|(_, cell)| *cell).collect::<Vec<_>>().join(" ")),
            },
        };
        match found {
            Some((rank, goal)) => {
                self.listed.push(ListedGoal { group: self.group.clone(), year: self.year, rank, goal });
            }
            None => self.left_out.extend(row.left_out()),
        }
    }

    /// Whether a row that names the goal, the department or the rank again begins another sheet: the one before has more than a
    /// head. A department alone stands at a form's foot too.
    fn begins_anew(&self, head: &[(usize, Label)]) -> bool {
        let is_head = head.len() > 1 || head.iter().any(|(_, label)| *label == Label::Goal);
        self.blocks.last().is_none_or(|block| is_head && block.has_body)
    }

    /// The last rows of a sheet that only name a department or a rank, as the first ones of another sheet do.
    fn lines_of_next_head(&mut self) -> Vec<FormRow> {
        let Some(block) = self.blocks.last_mut().filter(|_| self.place == BlockState::Sheet) else {
            return Vec::new();
        };
        let is_head = |row: &FormRow| {
            let mut labels = row.filled().filter_map(|(_, cell)| labels::label(cell)).peekable();
            labels.peek().is_some()
                && labels.all(|(label, _)| matches!(label, Label::Department | Label::Rank))
        };
        let from = block.rows.iter().rposition(|row| !is_head(row)).map_or(0, |at| at + 1);
        if from == 0 { Vec::new() } else { block.rows.split_off(from) }
    }

    fn sheet_row(&mut self, row: FormRow, head: &[(usize, Label)]) {
        let again = self.blocks.last().is_some_and(|block| {
            // Among what the form does not name a part may be called as one of a head is.
            let least = if block.labels.contains(&Label::Beyond) { 2 } else { 1 };
            head.len() >= least && head.iter().any(|(_, label)| block.labels.contains(label))
        });
        let again = again && self.begins_anew(head);
        // A heading printed again over the rest of a table opens no new sheet: that has a head.
        let opens = match self.place {
            BlockState::BeforeSheet => !head.is_empty() || self.blocks.is_empty(),
            BlockState::Sheet => again,
            BlockState::Outside | BlockState::List => true,
        };
        if opens {
            let rows = self.lines_of_next_head();
            self.blocks.push(Block {
                group: self.group.clone(),
                year: self.year,
                rows,
                is_aligned: self.is_aligned,
                has_body: false,
                labels: BTreeSet::new(),
            });
        }
        if let Some(block) = self.blocks.last_mut() {
            block.push(row);
        }
        self.place = BlockState::Sheet;
    }
}
