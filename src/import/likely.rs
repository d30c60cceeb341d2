//! The sheet here that one which came as new may well be: told beside it, because two sheets of one rank are easily overlooked.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::row::LikelyTwin;
use super::{ImportPlan, ImportRow, Standing};
use crate::model::{Document, FiscalYear, Rank, Sheet, SheetId};
use crate::text::likeness::{Pairs, likeness};
use crate::text::width::squeeze;

/// So alike are goals of one department of which one may be the other reworded: less than makes them one unasked.
const ALIKE: u32 = 40;
/// The same for a sheet that has an id of its own, and so most often is another one.
const ALIKE_WITH_ID: u32 = 60;

/// What such a sheet is known by.
struct SheetFeatures {
    year: FiscalYear,
    group: String,
    department: String,
    rank: Option<Rank>,
    goal: String,
    pairs: Pairs,
}

impl SheetFeatures {
    fn of(sheet: &Sheet) -> Self {
        let goal = squeeze(&sheet.goal);
        Self {
            year: sheet.fiscal_year,
            group: squeeze(&sheet.group),
            department: squeeze(&sheet.department),
            rank: sheet.rank,
            pairs: Pairs::of(&goal),
            goal,
        }
    }

    /// How much speaks for it that the other is the same sheet; none where nothing does.
    fn likeness(&self, other: &Self, least: u32) -> Option<(u32, bool)> {
        let is_same = |one: &str, other: &str| !one.is_empty() && one == other;
        if self.year != other.year {
            return None;
        }
        let is_of_office = is_same(&self.department, &other.department);
        let has_same_rank = self.rank.is_some()
            && self.rank == other.rank
            && (is_of_office || is_same(&self.group, &other.group));
        let alike = match () {
            () if is_same(&self.goal, &other.goal) => 100,
            () if is_of_office && !self.goal.is_empty() => likeness(&self.pairs, &other.pairs),
            () => 0,
        };
        let alike = if alike < least { 0 } else { alike };
        (has_same_rank || alike > 0).then_some((alike, has_same_rank))
    }
}

impl ImportPlan {
    /// Notes for each sheet that would come as new the likeliest sheet here for which none came.
    pub(super) fn note_likely(&mut self, document: &Document) {
        let came: BTreeSet<&SheetId> = self.rows.iter().map(ImportRow::place).collect();
        let free = document.sheets.iter().filter(|sheet| !came.contains(&sheet.id));
        let free: Vec<(&Arc<Sheet>, SheetFeatures)> =
            free.map(|sheet| (sheet, SheetFeatures::of(sheet))).collect();
        for row in self.rows.iter_mut().filter(|row| row.standing == Standing::New) {
            let look = SheetFeatures::of(&row.sheet);
            let least = if row.has_own_id { ALIKE_WITH_ID } else { ALIKE };
            let found = free.iter().filter_map(|(sheet, other)| Some((other.likeness(&look, least)?, sheet)));
            row.likely = found
                .max_by_key(|(likeness, _)| *likeness)
                .map(|((_, has_same_rank), sheet)| LikelyTwin { sheet: sheet.id.clone(), has_same_rank });
        }
    }
}
