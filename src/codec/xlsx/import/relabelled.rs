//! Labels of a form of ours that somebody changed in Excel, put back where they were drawn: what stands at them is still that
//! part's text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::codec::form;
use crate::codec::grid::{Grid, address};
use crate::codec::xlsx::layout::{self, Area, Shows, Style};
use crate::codec::{WorkbookRemark, WorksheetRemark};
use crate::model::Sheet;
use crate::text::width::squeeze;

/// Puts the labels of a sheet's form back that stand in these rows of a worksheet and are not as they were drawn; what is
/// told of them.
pub(super) fn put_back(grid: &mut Grid, rows: Range<u32>, sheet: &Sheet) -> Vec<WorkbookRemark> {
    let areas = layout::form(sheet).areas;
    let labels: Vec<&Area> = areas.iter().filter(|area| is_label(area)).collect();
    let here = Here::of(grid, rows);
    let met = here.rows_of(&labels);
    let mut told = Vec::new();
    let mut lost = Vec::new();
    for label in labels {
        let at = met.row_of(label.row).map(|row| (row, u32::from(label.column)));
        let Some(at) = at.filter(|at| here.is_relabelled(*at, label)) else { continue };
        lost.push((at, label.text.clone()));
        told.push(WorkbookRemark::Relabelled {
            label: label.text.clone(),
            now: here.text(at).to_owned(),
            cell: address(at.0 as usize + 1, at.1 as usize),
        });
    }
    lost.iter().for_each(|(at, label)| grid.relabel(*at, label));
    told
}

fn is_label(area: &Area) -> bool {
    let is_printed = matches!(area.style, Style::Label | Style::Head | Style::GroupLabel);
    area.shows == Shows::Print && is_printed && form::is_part(&area.text)
}

/// A text as labels are compared, wherever it was.
fn name(text: &str) -> String {
    let [text] = Grid::shown([text]);
    squeeze(&text)
}

/// The texts of a worksheet, where they stand.
struct Here<'g> {
    texts: BTreeMap<(u32, u32), &'g str>,
    /// The places of what does not count.
    asides: Vec<(u32, u32)>,
}

/// Which row of the worksheet is which of those that were drawn.
struct MetRows(BTreeMap<u32, u32>);

impl<'g> Here<'g> {
    fn of(grid: &'g Grid, rows: Range<u32>) -> Self {
        let texts = grid.rows().into_iter().filter(|(row, _)| rows.contains(row));
        let texts =
            texts.flat_map(|(row, texts)| texts.into_iter().map(move |(column, text)| ((row, column), text)));
        let asides = grid.asides().into_iter().filter_map(|aside| match aside {
            WorksheetRemark::Aside { row, cells, is_taken: false, .. } => Some((row, cells)),
            _ => None,
        });
        let asides = asides.flat_map(|(row, cells)| {
            let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_sub(1);
            cells.into_iter().filter_map(move |(column, _)| Some((row, u32::try_from(column).ok()?)))
        });
        Self { texts: texts.collect(), asides: asides.collect() }
    }

    fn text(&self, at: (u32, u32)) -> &str {
        self.texts.get(&at).map_or("", |text| text)
    }

    /// The rows in which some label stands as it was drawn, one after the other.
    fn rows_of(&self, labels: &[&Area]) -> MetRows {
        let mut by_text: BTreeMap<(u32, String), Vec<u32>> = BTreeMap::new();
        for ((row, column), text) in &self.texts {
            by_text.entry((*column, name(text))).or_default().push(*row);
        }
        let mut met = BTreeMap::new();
        let mut next = 0;
        for row in labels.chunk_by(|a, b| a.row == b.row) {
            let places = row.iter().filter_map(|label| {
                let rows = by_text.get(&(u32::from(label.column), name(&label.text)))?;
                rows.iter().copied().find(|row| *row >= next)
            });
            if let Some(at) = places.min() {
                met.insert(row[0].row, at);
                next = at + 1;
            }
        }
        MetRows(met)
    }

    /// Whether a label stands at a place under another name; where it has none any more, whether its text is still there.
    fn is_relabelled(&self, at: (u32, u32), label: &Area) -> bool {
        let now = self.text(at);
        if self.asides.contains(&at) || name(now) == name(&label.text) {
            return false;
        }
        let of_text = match label.style {
            Style::Head => (at.0 + label.rows, at.1),
            _ => (at.0, at.1 + u32::from(label.columns)),
        };
        let text = self.text(of_text);
        let is_known = form::label(now).is_some() || form::column(now).is_some();
        !is_known && (!now.is_empty() || !text.is_empty() && !form::is_part(text))
    }
}

impl MetRows {
    /// The row of one that was drawn: its own where some label still says so, else as far from the rows over and under it as
    /// it was. None where these have moved apart.
    fn row_of(&self, drawn: u32) -> Option<u32> {
        let moved = |(drawn, row): (&u32, &u32)| i64::from(*row) - i64::from(*drawn);
        let over = self.0.range(..=drawn).next_back();
        if let Some((_, row)) = over.filter(|(met, _)| **met == drawn) {
            return Some(*row);
        }
        let (over, under) = (over.map(moved), self.0.range(drawn..).next().map(moved));
        let by = over.or(under).filter(|by| under.is_none_or(|under| under == *by))?;
        u32::try_from(i64::from(drawn) + by).ok()
    }
}
