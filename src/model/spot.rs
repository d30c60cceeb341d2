//! The place in a sheet where two versions of it differ: where undo leads the eye.

use super::{Cell, InitiativeId, Sheet};

/// A place that an edit can change.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// A text.
    Cell(Cell),
    /// 年度.
    Year,
    /// 優先順位.
    Rank,
    /// The picked SDGs.
    Sdgs,
    /// An initiative's row: it came, was moved, or its ticks or readings changed; or one beside it went.
    Initiative(InitiativeId),
    /// The plans: one came or went.
    Positions,
}

/// Where the sheet is no longer as it was: the first such place in the order of the paper's parts; none where only
/// what the paper does not show has changed.
pub fn first_difference(before: &Sheet, after: &Sheet) -> Option<Spot> {
    if before.fiscal_year != after.fiscal_year {
        return Some(Spot::Year);
    }
    if before.rank != after.rank {
        return Some(Spot::Rank);
    }
    if before.positions.len() != after.positions.len() {
        return Some(Spot::Positions);
    }
    if let Some(id) = changed_row(before, after) {
        return Some(Spot::Initiative(id));
    }
    let is_other = |cell: &Cell| before.text(cell) != after.text(cell);
    if let Some(cell) = after.cells().find(is_other) {
        return Some(Spot::Cell(cell));
    }
    (before.sdgs != after.sdgs).then_some(Spot::Sdgs)
}

/// The first row that is another one than before, or has other ticks or readings; for one that went, what follows it.
fn changed_row(before: &Sheet, after: &Sheet) -> Option<InitiativeId> {
    let (old, new) = (&before.initiatives, &after.initiatives);
    let is_same = |at: usize| {
        old.get(at).zip(new.get(at)).is_some_and(|(old, new)| {
            old.id == new.id && old.purposes == new.purposes && old.overruled == new.overruled
        })
    };
    let at = (0..old.len().max(new.len())).find(|at| !is_same(*at))?;
    new.get(at).or(new.last()).map(|row| row.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, FiscalYear, Initiative, Rank, Sdg, SheetId};

    fn row(id: &str) -> Initiative {
        Initiative::empty(InitiativeId::new(id).expect("an id"))
    }

    #[test]
    fn the_place_that_changed_is_found() {
        let year = FiscalYear::new(2024).expect("a year");
        let mut sheet = Sheet::empty(SheetId::new("a").expect("an id"), year);
        sheet.initiatives = ["i", "k", "l"].map(row).to_vec();
        let check = |change: &dyn Fn(&mut Sheet), expected: Option<Spot>| {
            let mut after = sheet.clone();
            change(&mut after);
            assert_eq!(first_difference(&sheet, &after), expected);
        };
        let id = |id: &str| InitiativeId::new(id).expect("an id");
        check(&|_| {}, None);
        check(&|s| s.goal = "目標".into(), Some(Spot::Cell(Cell::Goal)));
        check(
            &|s| s.initiatives[1].target = "10回".into(),
            Some(Spot::Cell(Cell::Initiative(id("k"), Column::Target))),
        );
        check(&|s| s.rank = Rank::new(3), Some(Spot::Rank));
        check(&|s| s.fiscal_year = FiscalYear::new(2025).expect("a year"), Some(Spot::Year));
        check(&|s| s.sdgs = Sdg::all().take(1).collect(), Some(Spot::Sdgs));
        check(&|s| drop(s.initiatives.remove(1)), Some(Spot::Initiative(id("l"))));
        check(&|s| drop(s.initiatives.pop()), Some(Spot::Initiative(id("k"))));
        check(&|s| s.initiatives.push(row("n")), Some(Spot::Initiative(id("n"))));
        check(&|s| s.initiatives.swap(1, 2), Some(Spot::Initiative(id("l"))));
    }
}
