//! The table of initiatives in another form: the row of its heads, in one or two storeys, and where it ends.

use super::{ForeignCell, ForeignOffer, ForeignReader, FoundName, signs, words};
use crate::codec::form::choices::choices;
use crate::codec::form::labels;
use crate::model::{FormPart, PartList};

/// What a remark begins with.
const REMARK: char = '※';

/// A table: its heads, and the rows that it fills.
pub(super) struct ForeignTable {
    /// The row of its heads.
    pub(super) first: u32,
    /// Its last row.
    pub(super) last: u32,
    heads: Vec<ForeignHead>,
    /// How many rows are numbered.
    numbered: usize,
}

/// A column's head.
struct ForeignHead {
    /// The cells whose texts make it up.
    cells: Vec<usize>,
    text: String,
    column: u32,
    last_column: u32,
}

/// The table; none where no row looks like one of heads.
pub(super) fn find(cells: &[ForeignCell]) -> Option<ForeignTable> {
    let mut best: Option<(usize, Vec<usize>)> = None;
    for row in rows(cells) {
        for run in runs(cells, &row) {
            // Of heads in two storeys the upper row has all of them.
            let is_kin = |head: &&ForeignHead| words::is_of_column(&words::label(&head.text).name);
            let kin = heads(cells, &run).iter().filter(is_kin).count();
            if run.len() >= 3 && kin >= 2 && best.as_ref().is_none_or(|(most, _)| kin > *most) {
                best = Some((kin, run));
            }
        }
    }
    let (_, run) = best?;
    let heads = heads(cells, &run);
    let (first, below) = (cells[run[0]].row, run.iter().map(|at| cells[*at].last_row).max()?);
    let (last, numbered) = body(cells, &heads, below);
    Some(ForeignTable { first, last, heads, numbered })
}

/// The cells of each row, by their places.
fn rows(cells: &[ForeignCell]) -> Vec<Vec<usize>> {
    let all: Vec<usize> = (0..cells.len()).collect();
    all.chunk_by(|a, b| cells[*a].row == cells[*b].row).map(<[usize]>::to_vec).collect()
}

/// Labels of a row that touch one another.
fn runs(cells: &[ForeignCell], row: &[usize]) -> Vec<Vec<usize>> {
    let is_head = |at: &usize| {
        let text = &cells[*at].text;
        !text.is_empty() && (words::may_be_label(text) || words::is_over_numbers(text))
    };
    row.chunk_by(|a, b| is_head(a) && is_head(b) && cells[*a].last_column + 1 == cells[*b].column)
        .filter(|run| run.iter().all(is_head))
        .map(<[usize]>::to_vec)
        .collect()
}

/// The heads, those that have others under them with these.
fn heads(cells: &[ForeignCell], run: &[usize]) -> Vec<ForeignHead> {
    let below = run.iter().map(|at| cells[*at].last_row).max().unwrap_or(0);
    let mut heads = Vec::new();
    for at in run {
        let cell = &cells[*at];
        let is_under = |(_, other): &(usize, &ForeignCell)| {
            other.row == cell.last_row + 1
                && (cell.column..=cell.last_column).contains(&other.column)
                && !other.text.is_empty()
                && words::may_be_label(&other.text)
        };
        let is_wide = cell.last_column > cell.column;
        let under: Vec<(usize, &ForeignCell)> = match is_wide {
            true => cells.iter().enumerate().filter(is_under).collect(),
            false => Vec::new(),
        };
        // One cell under a wide head may be the first text under it.
        if cell.last_row < below.max(cell.row + u32::from(under.len() > 1)) && under.len() > 1 {
            heads.extend(under.into_iter().map(|(low, other)| ForeignHead {
                cells: vec![*at, low],
                text: joined(&cell.text, &other.text),
                column: other.column,
                last_column: other.last_column,
            }));
        } else {
            heads.push(ForeignHead {
                cells: vec![*at],
                text: cell.text.clone(),
                column: cell.column,
                last_column: cell.last_column,
            });
        }
    }
    heads
}

/// A head of two storeys in one text: 実績（中間） is 中間 of 実績.
fn joined(over: &str, under: &str) -> String {
    let (over, under) = (words::label(over), words::label(under));
    // 評価 over 実績 and 評定: the one is no grade.
    let is_report = words::is_graded(&over.name) && words::column(&under.name).is_some();
    if is_report || words::is_known_column(&under.name) || under.name.contains(&over.name) {
        return format!("{}{}", under.name, under.note);
    }
    format!("{}・{}{}", over.name, under.name, under.note)
}

/// The last row under the heads that keeps to their columns, and how many of the rows are numbered.
fn body(cells: &[ForeignCell], heads: &[ForeignHead], below: u32) -> (u32, usize) {
    let low = heads.iter().flat_map(|head| &head.cells).map(|at| cells[*at].last_row).max();
    let below = low.unwrap_or(below).max(below);
    let (mut last, mut numbered) = (below, 0);
    let (from, to) =
        (heads.first().map_or(0, |head| head.column), heads.last().map_or(0, |head| head.last_column));
    for row in rows(cells) {
        let first = &cells[row[0]];
        if first.row <= below {
            continue;
        }
        let keeps = row.iter().map(|at| &cells[*at]).all(|cell| {
            let within =
                heads.iter().any(|head| cell.column >= head.column && cell.last_column <= head.last_column);
            within || cell.last_column < from || cell.column > to
        });
        let is_labelled = !first.text.is_empty()
            && words::is_sure(&first.text)
            && !labels::is_numbered(&first.text)
            && row.len() < heads.len().min(3);
        // Words in the column of the numbers are no row's.
        let is_numbers = heads.first().is_some_and(|head| words::is_over_numbers(&head.text));
        let is_remark = (is_numbers && first.column <= heads[0].last_column && !first.text.is_empty())
            && !labels::is_numbered(&first.text);
        // What explains the grades keeps to the columns by chance.
        let explains = |text: &str| {
            signs::one(text).is_some() || words::legend(text).is_some() || words::is_over_legend(text)
        };
        let is_apart = numbered > 0 && first.row > last + 1 && explains(&first.text);
        if is_apart || !keeps || is_labelled || is_remark || first.text.starts_with(REMARK) {
            break;
        }
        last = row.iter().map(|at| cells[*at].last_row).max().unwrap_or(first.row).max(last);
        if labels::is_numbered(&first.text) {
            numbered += 1;
        }
    }
    (last, numbered)
}

impl ForeignReader {
    /// Takes the columns of a table, and what stands in it as texts of people.
    pub(super) fn table(&mut self, cells: &[ForeignCell], table: &ForeignTable) {
        for (at, head) in table.heads.iter().enumerate() {
            let low = head.cells.last().copied().unwrap_or(0);
            head.cells.iter().for_each(|at| self.used[*at] = true);
            let cell = ForeignCell { text: head.text.clone(), ..cells[low].clone() };
            if at == 0 && words::is_over_numbers(&head.text) {
                self.note(low, &cell, FoundName::Numbers);
                continue;
            }
            let mut listed = listed(cells, table, head);
            if listed.is_empty() {
                listed = self.offered_in(table, head);
            }
            let key = self.part(PartList::Columns, (&head.text, table.known(at)), false, listed);
            self.note(low, &cell, FoundName::Part(key, PartList::Columns));
        }
        let is_number = |cell: &ForeignCell| {
            table.heads.first().is_some_and(|head| {
                cell.column == head.column
                    && words::is_over_numbers(&head.text)
                    && labels::is_numbered(&cell.text)
            })
        };
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| table.covers(cell)) {
            let is_written = !self.used[at] && !cell.text.is_empty() && cell.row > table.first;
            let is_offered = || {
                let listed = choices(&cell.text);
                !listed.is_empty() && self.form.columns.iter().any(|part| part.choices == listed)
            };
            if is_written && !is_number(cell) && !is_offered() {
                self.filled.push(at);
            }
            self.used[at] = true;
        }
        let count = u8::try_from(table.numbered).ok().filter(|count| *count > 1);
        self.form.initiatives = count;
    }
}

impl ForeignReader {
    /// What a workbook offers to choose from in the cells under a head.
    fn offered_in(&self, table: &ForeignTable, head: &ForeignHead) -> Vec<String> {
        let is_under = |offer: &&ForeignOffer| {
            offer.first.0 > table.first
                && offer.first.0 <= table.last + 1
                && offer.first.1 <= head.column
                && offer.last.1 >= head.column
        };
        self.offers.iter().find(is_under).map_or_else(Vec::new, |offer| offer.words.clone())
    }
}

/// What every cell under a head lists to choose from.
fn listed(cells: &[ForeignCell], table: &ForeignTable, head: &ForeignHead) -> Vec<String> {
    let under = cells.iter().filter(|cell| {
        (table.first + 1..=table.last).contains(&cell.row)
            && cell.column >= head.column
            && cell.last_column <= head.last_column
    });
    let mut lists = under.map(|cell| choices(&cell.text)).filter(|list| !list.is_empty());
    let first = lists.next().into_iter().flatten().collect::<Vec<_>>();
    if lists.all(|list| list == first) { first } else { Vec::new() }
}

impl ForeignTable {
    /// Whether a cell is one of the table's, and none that stands beside it.
    pub(super) fn covers(&self, cell: &ForeignCell) -> bool {
        let is_beside = self.heads.last().is_some_and(|head| cell.column > head.last_column)
            || self.heads.first().is_some_and(|head| cell.last_column < head.column);
        (self.first..=self.last).contains(&cell.row) && !is_beside
    }

    /// Whether grades are written into one of its columns.
    pub(super) fn has_grades(&self) -> bool {
        self.heads.iter().any(|head| words::is_graded(&words::label(&head.text).name))
    }

    /// The paper's column that a head is: of several that may be the same one, the surest.
    fn known(&self, at: usize) -> Option<FormPart> {
        let of = |head: &ForeignHead| words::column(&words::label(&head.text).name);
        let (part, sure) = of(&self.heads[at])?;
        let is_surer = |(other, head): (usize, &ForeignHead)| {
            of(head).is_some_and(|(same, than)| same == part && (than, other) < (sure, at))
        };
        (!self.heads.iter().enumerate().any(is_surer)).then_some(part)
    }
}
