//! Lines and small tables that list or explain the signs of grades, and the parts that are chosen of these.

use super::{ForeignCell, ForeignReader, FoundName, pairs, signs, words};
use crate::model::PartSetting;

/// Signs that are explained outside of the table of initiatives.
pub(super) struct ForeignLegend {
    cells: Vec<usize>,
    /// The label beside or over it: 評価の基準.
    heading: Option<usize>,
    pub(super) signs: Vec<String>,
    /// What it says, a sign a line.
    pub(super) text: String,
}

/// A sign with its meaning in a cell of its own, or in two.
struct SignRow {
    cells: Vec<usize>,
    sign: String,
    text: String,
}

impl ForeignReader {
    /// The legends in cells that nothing else has claimed.
    pub(super) fn legends(
        &mut self,
        cells: &[ForeignCell],
        is_here: impl Fn(&ForeignCell) -> bool,
    ) -> Vec<ForeignLegend> {
        let mut found = Vec::new();
        let mut rows: Vec<SignRow> = Vec::new();
        for (at, cell) in cells.iter().enumerate().filter(|(at, cell)| !self.used[*at] && is_here(cell)) {
            // 総合評価 A・B・C before an empty field is a label.
            let has_field = beside(cells, at).is_some_and(|next| cells[next].text.is_empty());
            let listed =
                words::legend(&cell.text).filter(|_| !has_field || signs::behind(&cell.text).is_none());
            if let Some(signs) = listed {
                found.push(ForeignLegend { cells: vec![at], heading: None, signs, text: cell.text.clone() });
            } else if let Some(row) = sign_row(cells, at) {
                rows.push(row);
            }
        }
        let follows = |a: &SignRow, b: &SignRow| {
            let (a, b) = (&cells[a.cells[0]], &cells[b.cells[0]]);
            a.row == b.row || a.column == b.column && a.last_row + 1 == b.row
        };
        for run in rows.chunk_by(follows) {
            let signs: Vec<String> = run.iter().map(|row| row.sign.clone()).collect();
            let is_twice = signs.iter().enumerate().any(|(at, sign)| signs[..at].contains(sign));
            if signs::are_signs(&signs) && !is_twice {
                let lines: Vec<&str> = run.iter().map(|row| row.text.as_str()).collect();
                let cells = run.iter().flat_map(|row| row.cells.clone()).collect();
                found.push(ForeignLegend { cells, heading: None, signs, text: lines.join("\n") });
            }
        }
        for legend in &mut found {
            legend.cells.iter().for_each(|at| self.used[*at] = true);
            legend.heading = heading(cells, legend.cells[0]).filter(|at| !self.used[*at]);
            legend.heading.iter().for_each(|at| self.used[*at] = true);
        }
        found
    }

    /// Has the parts that a legend names be chosen of its signs; where it names none, all into which grades are written.
    pub(super) fn grade(&mut self, cells: &[ForeignCell], legend: &ForeignLegend) {
        let text = words::label(&legend.text).name;
        let form = &mut self.form;
        let parts = form.parts.iter_mut().chain(&mut form.columns).chain(&mut form.after);
        let graded = parts.filter(|part| part.own().is_some() && words::is_graded(&part.label));
        let (mut open, closed): (Vec<&mut PartSetting>, Vec<_>) =
            graded.partition(|part| part.choices.is_empty());
        if open.iter().any(|part| text.contains(&part.label)) {
            open.retain(|part| text.contains(&part.label));
        }
        let is_known = closed.iter().any(|part| signs::are_same(&part.choices, &legend.signs));
        let is_any = !open.is_empty() || is_known;
        open.into_iter().for_each(|part| part.choices.clone_from(&legend.signs));
        for at in legend.heading.iter().chain(&legend.cells) {
            self.used[*at] = is_any;
            if is_any && !cells[*at].text.is_empty() {
                self.note(*at, &cells[*at], FoundName::Grades);
            }
        }
    }
}

/// A sign that stands alone before its meaning, or in one cell with it.
fn sign_row(cells: &[ForeignCell], at: usize) -> Option<SignRow> {
    let (sign, meaning) = signs::one(&cells[at].text)?;
    let mut row = SignRow { cells: vec![at], sign, text: cells[at].text.clone() };
    let mut last = at;
    while let Some(next) = beside(cells, last).filter(|next| signs::one(&cells[*next].text).is_none()) {
        row.cells.push(next);
        row.text = format!("{} {}", row.text, cells[next].text);
        last = next;
    }
    let is_explained = row.cells[1..].iter().any(|at| !cells[*at].text.is_empty());
    (!meaning.is_empty() || is_explained).then_some(row)
}

/// The label of a legend, to its left or over it.
fn heading(cells: &[ForeignCell], at: usize) -> Option<usize> {
    let left = at.checked_sub(1).filter(|left| beside(cells, *left) == Some(at));
    let over = || (0..at).find(|over| pairs::under(cells, *over) == Some(at));
    let is_it = |at: &usize| words::is_over_legend(&cells[*at].text);
    left.filter(is_it).or_else(|| over().filter(is_it))
}

/// The cell that touches another one on its right.
fn beside(cells: &[ForeignCell], at: usize) -> Option<usize> {
    let next = cells.get(at + 1)?;
    (next.row == cells[at].row && next.column == cells[at].last_column + 1).then_some(at + 1)
}
