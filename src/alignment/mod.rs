//! Which goals serve which SDG, and which chapter of which plan (計画との対応); what no goal serves.
//!
//! A chapter is known by its words as the sheets write them, by the year before, and by the gaps between numbers.

mod plans;

use crate::model::{FiscalYear, Sdg, Sheet};

pub use plans::{ChapterRow, PlanRows, PlanStanding};

/// A year. Goals are named by their place in `goals`.
#[derive(Clone, Debug, PartialEq)]
pub struct YearAlignment<'r> {
    /// Which.
    pub year: FiscalYear,
    /// The goals, in the order of the list.
    pub goals: Vec<&'r Sheet>,
    /// All seventeen SDGs with their goals.
    pub sdgs: Vec<(Sdg, Vec<usize>)>,
    /// Goals that name no SDG.
    pub without_sdg: Vec<usize>,
    /// The plans, in the order in which the sheets name them.
    pub plans: Vec<PlanRows>,
}

impl<'r> YearAlignment<'r> {
    /// The alignment of one year's sheets. Sheets of other years do not count, but that those of the year before tell of
    /// chapters.
    pub fn of<'s: 'r>(year: FiscalYear, sheets: &[&'s Sheet], before: &[&'s Sheet]) -> Self {
        let goals: Vec<&'r Sheet> =
            sheets.iter().copied().filter(|sheet| sheet.fiscal_year == year).collect();
        let is_before = |sheet: &&&Sheet| sheet.fiscal_year.next() == Some(year);
        let before: Vec<&Sheet> = before.iter().filter(is_before).copied().collect();
        let having = |is: &dyn Fn(&Sheet) -> bool| -> Vec<usize> {
            (0..goals.len()).filter(|at| is(goals[*at])).collect()
        };
        let of_sdg = |sdg| (sdg, having(&|sheet| sheet.sdgs.iter().any(|one| *one == sdg)));
        let sdgs = Sdg::all().map(of_sdg).collect();
        let without_sdg = having(&|sheet| sheet.sdgs.iter().next().is_none());
        let plans = plans::of(&goals, &before);
        Self { year, goals, sdgs, without_sdg, plans }
    }
}
