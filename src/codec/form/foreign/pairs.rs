//! Which texts outside of the table are labels and which are what somebody wrote there, told by how they stand: label and
//! value by turns in a row, or a row of labels over a row of values. Words alone do not tell 環境部 from 作成者.

use super::{ForeignCell, words};

/// What a cell is by how it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum CellRole {
    /// A label, and the cell that is its field; none where nobody sees it.
    Label(Option<usize>),
    /// What stands in a field.
    Value,
}

/// The roles of all cells; none where how a cell stands does not tell.
pub(super) fn roles(
    cells: &[ForeignCell],
    is_offered: impl Fn(&ForeignCell) -> bool,
    is_free: impl Fn(usize) -> bool,
) -> Vec<Option<CellRole>> {
    let mut roles = vec![None; cells.len()];
    // Where words are offered, something is to be written.
    let strength = |cell: &ForeignCell| if is_offered(cell) { -1 } else { words::strength(&cell.text) };
    let strengths: Vec<i8> = cells.iter().map(strength).collect();
    let all: Vec<usize> = (0..cells.len()).collect();
    for row in all.chunk_by(|a, b| cells[*a].row == cells[*b].row) {
        if !row.iter().all(|at| is_free(*at) && roles[*at].is_none()) {
            continue;
        }
        let found = over(cells, &strengths, row).unwrap_or_else(|| by_turns(cells, &strengths, row));
        found.into_iter().for_each(|(at, role)| roles[at] = Some(role));
    }
    roles
}

/// Labels of a row, each with its value in the cell of the same width under it.
fn over(cells: &[ForeignCell], strengths: &[i8], row: &[usize]) -> Option<Vec<(usize, CellRole)>> {
    let below: Vec<usize> = row.iter().map(|at| under(cells, *at)).collect::<Option<_>>()?;
    let is_same = |(at, low): (&usize, &usize)| cells[*low].last_column == cells[*at].last_column;
    // The row below holds nothing else.
    let is_even = cells.iter().filter(|cell| cell.row == cells[below[0]].row).count() == row.len();
    let is_empty = |at: &usize| cells[*at].text.is_empty();
    let fits = |(at, low): (&usize, &usize)| {
        let (label, value) = (strengths[*at], strengths[*low]);
        !is_empty(at) && label >= 0 && (is_empty(low) || value < 3 && value < label.max(1))
    };
    let sure = row.iter().filter(|at| strengths[**at] >= 3).count();
    let are_labels = sure > 1 || sure == 1 && row.iter().all(|at| strengths[*at] > 0);
    // 重点目標｜窓口を増やす over ひとこと｜がんばる has labels in both rows.
    let are_values = below.iter().all(is_empty) || strengths[below[0]] < 0 && !is_empty(&below[0]);
    let is_wide = row.len() > 1 || cells[row[0]].last_column > cells[row[0]].column;
    let is_told = if row.len() == 1 { sure == 1 && strengths[below[0]] < 2 } else { sure > 1 || are_values };
    let is_over = are_labels && is_even && is_wide && is_told;
    (is_over && row.iter().zip(&below).all(is_same) && row.iter().zip(&below).all(fits)).then(|| {
        let pairs = row.iter().zip(&below);
        pairs.flat_map(|(at, low)| [(*at, CellRole::Label(Some(*low))), (*low, CellRole::Value)]).collect()
    })
}

/// Labels and values by turns, in each run of cells that touch one another.
fn by_turns(cells: &[ForeignCell], strengths: &[i8], row: &[usize]) -> Vec<(usize, CellRole)> {
    let runs = row.chunk_by(|a, b| cells[*a].last_column + 1 == cells[*b].column);
    let mut found = Vec::new();
    for run in runs {
        let is_last = run.last() == row.last();
        // What spans several rows before the others is their heading.
        let is_heading = run.len() > 2 && cells[run[0]].last_row > cells[run[1]].last_row;
        let whole = turns(cells, strengths, run, !is_last);
        let rest = || if is_heading { turns(cells, strengths, &run[1..], !is_last) } else { None };
        found.extend(whole.or_else(rest).into_iter().flatten());
    }
    found
}

fn turns(
    cells: &[ForeignCell],
    strengths: &[i8],
    run: &[usize],
    has_gap: bool,
) -> Option<Vec<(usize, CellRole)>> {
    let is_empty = |at: usize| cells[at].text.is_empty();
    let width = |at: usize| cells[at].last_column - cells[at].column;
    let mut is_evident = false;
    let mut found = Vec::new();
    for pair in run.chunks(2) {
        let label = pair[0];
        if is_empty(label) || strengths[label] < 0 {
            return None;
        }
        let Some(value) = pair.get(1).copied() else {
            // The field of the last one is a cell that was never touched.
            if run.len() > 1 && (has_gap || strengths[label] >= 3) {
                found.push((label, CellRole::Label(None)));
                continue;
            }
            return None;
        };
        let (strong, weak) = (strengths[label], strengths[value]);
        let is_equal = strong == weak && (strong <= 0 || width(value) > width(label) && run.len() == 2);
        if !is_empty(value) && weak >= strong && !is_equal {
            return None;
        }
        is_evident |= is_empty(value) || weak < 0 || strong >= 3;
        found.extend([(label, CellRole::Label(Some(value))), (value, CellRole::Value)]);
    }
    is_evident.then_some(found)
}

/// The cell that begins right under another one.
pub(super) fn under(cells: &[ForeignCell], at: usize) -> Option<usize> {
    let cell = &cells[at];
    cells.iter().position(|other| other.row == cell.last_row + 1 && other.column == cell.column)
}
