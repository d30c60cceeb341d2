//! A page and its list of goals. The sheets are the truth; what the list says besides is told.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::escape::{BLANKS, read_inline};
use super::names;
use crate::codec::{Field, FilePlace, Note, ProblemPart, Remark};
use crate::model::FiscalYear;
use crate::text::width::squeeze;

/// A page: its heading, and the rows of its list.
pub(super) struct MarkdownPage {
    /// The 年度, where the heading says one.
    pub(super) year: Option<FiscalYear>,
    /// The department group.
    pub(super) group: String,
    rows: Vec<ListRow>,
}

struct ListRow {
    line: usize,
    text: String,
    /// None where the list has no column of ranks.
    rank: Option<Option<u16>>,
    goal: String,
    department: String,
}

impl MarkdownPage {
    /// A page without a list.
    pub(super) fn new(year: Option<FiscalYear>, group: String) -> Self {
        Self { year, group, rows: Vec::new() }
    }

    /// Takes a line of the list; false where it is none.
    pub(super) fn listed(&mut self, line: usize, text: &str) -> bool {
        let (rank, goal, department) = match &cells(text)[..] {
            [rank, goal, department] => (Some(read_inline(rank)), *goal, *department),
            [goal, department] => (None, *goal, *department),
            _ => return false,
        };
        let [goal, department] = [goal, department].map(read_inline);
        let is_rule = |cell: &String| !cell.is_empty() && cell.chars().all(|char| "-:".contains(char));
        let is_head =
            squeeze(&goal) == squeeze(names::goal()) && squeeze(&department) == squeeze(names::department());
        if is_head || (rank.as_ref().is_none_or(is_rule) && is_rule(&goal) && is_rule(&department)) {
            return true;
        }
        let number = |rank: &String| crate::text::rank::read(rank).and_then(|rank| u16::try_from(rank).ok());
        let is_odd = |rank: &String| number(rank).is_none() && !rank.is_empty();
        if rank.as_ref().is_some_and(is_odd) {
            return false;
        }
        let number = rank.as_ref().map(number);
        self.rows.push(ListRow { line, text: text.trim().to_owned(), rank: number, goal, department });
        true
    }

    /// Compares the list with the sheets under it, each with its number in the file.
    pub(super) fn compare(&self, sheets: &[(usize, &Draft)], notes: &mut Vec<Note>) {
        if self.rows.is_empty() {
            return;
        }
        let said = sheets.iter().flat_map(|(_, sheet)| {
            let said = |rank| said(rank, sheet.text(Field::Goal), sheet.text(Field::Department));
            [Some(sheet.rank()), None].map(said)
        });
        let said: BTreeSet<_> = said.collect();
        let mut by_goal: BTreeMap<String, (usize, &Draft)> = BTreeMap::default();
        for sheet in sheets {
            by_goal.entry(squeeze(sheet.1.text(Field::Goal))).or_insert(*sheet);
        }
        for row in
            self.rows.iter().filter(|row| !said.contains(&self::said(row.rank, &row.goal, &row.department)))
        {
            notes.push(row.told(by_goal.get(squeeze(&row.goal).as_str())));
        }
        let listed: BTreeSet<String> = self.rows.iter().map(|row| squeeze(&row.goal)).collect();
        let is_listed = |sheet: &Draft| listed.contains(squeeze(sheet.text(Field::Goal)).as_str());
        let lonely = sheets.iter().filter(|(_, sheet)| !is_listed(sheet));
        notes.extend(lonely.map(|sheet| at(*sheet, Remark::NotListed)));
    }
}

/// What a row says, in the form in which rows and sheets are compared.
fn said(rank: Option<Option<u16>>, goal: &str, department: &str) -> (Option<Option<u16>>, String, String) {
    (rank, squeeze(goal), squeeze(department))
}

impl ListRow {
    /// What is told of a row that says other than all sheets; this one has its goal.
    fn told(&self, sheet: Option<&(usize, &Draft)>) -> Note {
        let Some(sheet) = sheet else {
            let remark = Remark::ListedOnly { rank: self.rank.flatten(), goal: self.goal.clone() };
            return Note { place: FilePlace::File, remark };
        };
        match (self.rank.flatten(), sheet.1.rank()) {
            (Some(listed), Some(here)) if listed != here => at(*sheet, Remark::ListedRank { listed, here }),
            _ => {
                let remark = Remark::LeftOut { line: self.line, text: self.text.clone() };
                Note { place: FilePlace::File, remark }
            }
        }
    }
}

fn at((number, sheet): (usize, &Draft), remark: Remark) -> Note {
    let goal = sheet.text(Field::Goal).to_owned();
    Note { place: FilePlace::Sheet { number, goal, part: ProblemPart::Whole }, remark }
}

/// The cells of a table's row; a `|` with a backslash before it parts none.
fn cells(text: &str) -> Vec<&str> {
    let Some(row) = text.trim().strip_prefix('|') else { return Vec::new() };
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, byte) in row.bytes().enumerate() {
        if byte == b'|' && !escaped {
            cells.push(row[start..at].trim_matches(BLANKS));
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    if !row[start..].trim().is_empty() {
        cells.push(row[start..].trim_matches(BLANKS));
    }
    cells
}
