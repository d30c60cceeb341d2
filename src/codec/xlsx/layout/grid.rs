//! The columns of the worksheet: fine enough for the columns of an initiative and for the rows of parts above and below.

use crate::model::{Column, FormPart, PartSetting, SheetForm};

/// The width of A3 landscape between its margins, in pixels at 96 dpi.
const WIDTH: u32 = 1488;
/// How wide the numbers of the initiatives are.
const NUMBER: u32 = 80;
/// The least width of an initiative's column.
const LEAST: u32 = 40;
/// How wide the label is with which a row begins, and those within.
const LABEL: u32 = 150;
const FURTHER_LABEL: u32 = 134;
/// Where a row of two is parted, and where a row of three is parted again.
const HALF: u32 = 758;
const THIRD: u32 = 1190;
/// Edges that are no further from each other are one.
const NEAR: u32 = 30;
/// No more parts stand side by side.
pub(super) const MOST: usize = 4;

/// First column and how many.
pub(super) type GridSpan = (u16, u16);

/// The edges of the columns, in pixels from the left.
pub(super) struct FormGrid {
    edges: Vec<u32>,
    /// Where the columns of the initiatives begin and end.
    initiatives: Vec<u32>,
}

impl FormGrid {
    pub(super) fn of(form: &SheetForm) -> Self {
        let initiatives = initiatives(form);
        let mut grid = Self { edges: initiatives.clone(), initiatives };
        grid.edges.insert(0, 0);
        let most = if has_full_row(form) { MOST } else { MOST - 1 };
        let wanted: Vec<u32> = (1..=most).flat_map(|count| cells(count).into_iter().flatten()).collect();
        for edge in wanted {
            let edge = grid.scaled(edge);
            if grid.edges.iter().all(|known| known.abs_diff(edge) > NEAR) {
                grid.edges.push(edge);
            }
        }
        grid.edges.sort_unstable();
        grid
    }

    /// The widths of the columns.
    pub(super) fn widths(&self) -> Vec<u32> {
        self.edges.windows(2).map(|pair| pair[1] - pair[0]).collect()
    }

    /// The place of the initiatives' numbers.
    pub(super) fn number(&self) -> GridSpan {
        self.between(0, NUMBER)
    }

    /// The places of the columns of the initiatives.
    pub(super) fn initiatives(&self) -> Vec<GridSpan> {
        self.initiatives.windows(2).map(|pair| self.between(pair[0], pair[1])).collect()
    }

    /// The places of so many labels, each with its text.
    pub(super) fn pairs(&self, count: usize) -> Vec<(GridSpan, GridSpan)> {
        cells(count)
            .into_iter()
            .map(|[from, text, to]| (self.span(from, text), self.span(text, to)))
            .collect()
    }

    /// The places of so many parts, beside what stands before all of them.
    pub(super) fn beside_label(&self, count: usize) -> Vec<GridSpan> {
        let places = cells(count).into_iter();
        places.map(|[from, _, to]| self.span(if from == 0 { LABEL } else { from }, to)).collect()
    }

    /// The place of the label with which a row begins.
    pub(super) fn label(&self) -> GridSpan {
        self.span(0, LABEL)
    }

    /// The places of the title, the label of the group, and the group.
    pub(super) fn heading(&self) -> [GridSpan; 3] {
        [self.span(0, HALF), self.span(HALF, THIRD), self.span(THIRD, WIDTH)]
    }

    /// The whole width.
    pub(super) fn whole(&self) -> GridSpan {
        self.span(0, WIDTH)
    }

    fn width(&self) -> u32 {
        self.initiatives.last().copied().unwrap_or(WIDTH)
    }

    fn scaled(&self, edge: u32) -> u32 {
        edge * self.width() / WIDTH
    }

    /// Between two edges of the common width.
    fn span(&self, from: u32, to: u32) -> GridSpan {
        self.between(self.scaled(from), self.scaled(to))
    }

    fn between(&self, from: u32, to: u32) -> GridSpan {
        let at = |edge: u32| {
            let near = self.edges.iter().enumerate().min_by_key(|(_, known)| known.abs_diff(edge));
            near.map_or(0, |(at, _)| u16::try_from(at).unwrap_or(u16::MAX))
        };
        let (first, last) = (at(from), at(to));
        (first, last.saturating_sub(first).max(1))
    }
}

/// Where the columns of the initiatives begin, and where the last one ends.
fn initiatives(form: &SheetForm) -> Vec<u32> {
    let shares: Vec<u32> = form.columns.iter().map(share).collect();
    let all = shares.iter().sum::<u32>().max(1);
    let count = u32::try_from(shares.len()).unwrap_or(u32::MAX);
    let room = (WIDTH - NUMBER).max(count.saturating_mul(2 * LEAST));
    let mut edges = vec![NUMBER];
    let mut before = 0;
    for share in shares {
        before += share;
        edges.push(NUMBER + before * room / all);
    }
    edges
}

/// How wide a column is beside others.
fn share(part: &PartSetting) -> u32 {
    match part.column() {
        Some(Column::Method) => 380,
        Some(Column::Deadline) => 164,
        Some(Column::Target) => 268,
        Some(Column::Midterm | Column::FinalReport) => 298,
        None if part.choices.is_empty() => 220,
        None => 110,
    }
}

/// Whether a form has a row of as many parts as can be. The goal has the department beside it.
fn has_full_row(form: &SheetForm) -> bool {
    let has_goal = |row: &[PartSetting]| row.iter().any(|one| one.known() == Some(FormPart::Goal));
    let length = |row: &[PartSetting]| row.len() + usize::from(has_goal(row));
    let rows = SheetForm::rows(&form.parts).into_iter().chain(SheetForm::rows(&form.after));
    rows.map(length).any(|length| length >= MOST)
}

/// So many labels with their texts, over the common width: where each begins, its text begins, and it ends.
fn cells(count: usize) -> Vec<[u32; 3]> {
    let count = u32::try_from(count).unwrap_or(1).max(1);
    let ends: Vec<u32> = match count {
        1 => vec![WIDTH],
        2 => vec![HALF, WIDTH],
        3 => vec![HALF, THIRD, WIDTH],
        _ => (1..=count).map(|number| number * WIDTH / count).collect(),
    };
    let mut from = 0;
    let mut cells = Vec::new();
    for end in ends {
        let label = if from == 0 { LABEL } else { FURTHER_LABEL };
        cells.push([from, from + label, end]);
        from = end;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{OwnKey, PartKey};

    #[test]
    fn the_papers_own_columns_are_what_they_always_were() {
        let grid = FormGrid::of(&SheetForm::default());
        assert_eq!(grid.widths(), [80, 70, 310, 164, 134, 134, 298, 134, 164]);
        assert_eq!(grid.initiatives(), [(1, 2), (3, 1), (4, 2), (6, 1), (7, 2)]);
        assert_eq!(grid.pairs(3), [((0, 2), (2, 3)), ((5, 1), (6, 1)), ((7, 1), (8, 1))]);
        assert_eq!(grid.beside_label(2), [(2, 3), (5, 4)]);
    }

    #[test]
    fn places_lie_side_by_side_whatever_the_columns() {
        for count in [0, 1, 3, 9, 40] {
            let mut form = SheetForm::default();
            form.columns.truncate(1);
            let own = |at: usize| PartKey::Own(OwnKey::new(&format!("欄{at}")).expect("a key"));
            form.columns.extend((0..count).map(|at| PartSetting::new(own(at), "欄")));
            form.parts.extend(
                (0..4).map(|at| PartSetting { is_beside: at > 0, ..PartSetting::new(own(100 + at), "欄") }),
            );
            let grid = FormGrid::of(&form);
            let columns = u16::try_from(grid.widths().len()).expect("few columns");
            assert!(grid.widths().iter().all(|width| *width > 0));
            let mut rows: Vec<Vec<GridSpan>> =
                vec![[vec![grid.number()], grid.initiatives()].concat(), grid.heading().to_vec()];
            for parts in 1..=MOST {
                rows.push(grid.pairs(parts).into_iter().flat_map(|(label, text)| [label, text]).collect());
                rows.push([vec![grid.label()], grid.beside_label(parts)].concat());
            }
            for row in rows {
                let ends = row.iter().scan(0, |at, span| {
                    assert_eq!(span.0, *at, "{count}: {row:?}");
                    *at += span.1;
                    Some(*at)
                });
                assert_eq!(ends.last(), Some(columns), "{count}: {row:?}");
            }
        }
    }
}
