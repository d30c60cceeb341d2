//! Forms that stand beside each other, told apart: each gets the columns from its first label on.

use std::ops::Range;

use crate::codec::form::{self, FormCell, FormRow, Label};
use crate::model::{FormPart, PartKey};

/// No page has more forms beside each other.
const MOST: usize = 30;
/// No form begins further left of its methods.
const FURTHEST: usize = 100;

/// The rows of each form that stands beside others, from the left. Mostly there is but one.
pub(super) fn split(rows: Vec<FormRow>) -> Vec<Vec<FormRow>> {
    let mut bands = Vec::new();
    let mut rest = rows;
    while let Some(at) = boundary(&rest).filter(|_| bands.len() < MOST) {
        let (left, right) = cut(rest, at);
        bands.push(left);
        rest = right;
    }
    bands.push(rest);
    bands
}

/// The first column of the second form; none where there is only one.
fn boundary(rows: &[FormRow]) -> Option<usize> {
    // Two heads of tables in a row, or where there are no tables two goals.
    let is_method = |cell: &&FormCell| form::column(&cell.text) == Some(PartKey::Known(FormPart::Method));
    let is_goal = |cell: &&FormCell| matches!(form::label(&cell.text), Some((Label::Goal, "")));
    // With the goal in the label's own cell; beside a bare label such a text is the goal.
    let is_told =
        |cell: &&FormCell| matches!(form::label(&cell.text), Some((Label::Goal, goal)) if !goal.is_empty());
    let found = twice(rows, is_method).or_else(|| twice(rows, is_goal)).or_else(|| twice(rows, is_told));
    let (first, second) = found?;
    let mut best: Option<((usize, bool), usize)> = None;
    for at in (first + 1).max(second.saturating_sub(FURTHEST))..=second {
        let cells = || rows.iter().flat_map(|row| &row.cells);
        if rows.iter().any(|row| splits_head(row, at, second)) {
            continue;
        }
        let crossing = cells().filter(|cell| cell.at < at && at <= cell.end).count();
        let is_gap = !cells().any(|cell| cell.at < at && cell.end + 1 >= at);
        let cost = (crossing, !is_gap);
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Whether the row is a head whose columns of the first form would come to the second.
fn splits_head(row: &FormRow, at: usize, second: usize) -> bool {
    row.cells.iter().any(|cell| {
        let column = form::column(&cell.text);
        (at..second).contains(&cell.at)
            && column.is_some_and(|column| column != PartKey::Known(FormPart::Method))
    })
}

/// The first two places in one row where such a cell stands.
fn twice(rows: &[FormRow], is_such: impl Fn(&&FormCell) -> bool) -> Option<(usize, usize)> {
    rows.iter().find_map(|row| {
        let mut places = row.cells.iter().filter(&is_such).map(|cell| cell.at);
        Some((places.next()?, places.next()?))
    })
}

fn cut(rows: Vec<FormRow>, at: usize) -> (Vec<FormRow>, Vec<FormRow>) {
    let of = |cells: &[FormCell], place: Range<usize>| {
        cells.iter().filter(|cell| place.contains(&cell.at)).cloned().collect::<Vec<_>>()
    };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows {
        let part = |from: usize, to: usize| FormRow {
            line: row.line,
            cells: of(&row.cells, from..to),
            asides: of(&row.asides, from..to),
            beside: row.beside.iter().copied().filter(|place| (from..to).contains(place)).collect(),
        };
        left.extend(Some(part(0, at)).filter(|row| !row.is_empty()));
        right.extend(Some(part(at, usize::MAX)).filter(|row| !row.is_empty()));
    }
    (left, right)
}
