//! Which sheet here one that came is, where no id tells: found by its words, and as a person corrects it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::beside::{KnownSheets, lay_beside};
use super::incoming::SaidMatch;
use super::{ImportPlan, ImportRow, Standing};
use crate::merge::{MatchedBy, Matching};
use crate::model::{Document, Sheet, SheetId};
use crate::text::width::squeeze;

impl ImportPlan {
    /// Finds for what looks new the sheet here that it is a version of, by year, department, goal and rank. One that has an id of
    /// its own may be a copy: it must have the very goal.
    pub(super) fn match_by_words(&mut self, document: &Document, known: &KnownSheets) {
        let new = |row: &ImportRow| row.standing == Standing::New;
        let rows: Vec<usize> = (0..self.rows.len()).filter(|at| new(&self.rows[*at])).collect();
        let taken: BTreeSet<&SheetId> = self.rows.iter().map(ImportRow::place).collect();
        let here = document.sheets.iter();
        let free: Vec<Arc<Sheet>> = here.filter(|sheet| !taken.contains(&sheet.id)).cloned().collect();
        if rows.is_empty() || free.is_empty() {
            return;
        }
        let came: Vec<Arc<Sheet>> = rows.iter().map(|at| self.rows[*at].as_read.clone()).collect();
        let matching = Matching::of(&free, &came);
        for (at, found) in rows.into_iter().zip(matching.matches()) {
            let is_sure = match found.by {
                MatchedBy::Words(alike) => alike == 100 || !self.rows[at].has_own_id,
                _ => false,
            };
            if let Some(id) = found.ours.as_ref().filter(|_| is_sure) {
                let said = SaidMatch { sheet: Some(Some(id.clone())), ..SaidMatch::default() };
                self.lay_anew(at, known, said);
            }
        }
    }

    fn lay_anew(&mut self, at: usize, known: &KnownSheets, said: SaidMatch) {
        let Some(row) = self.rows.get_mut(at) else { return };
        row.said = said;
        *row = lay_beside(known, row.read_again());
        self.settle(at);
    }

    /// What a person says a sheet that came is; none: a new one.
    pub fn rematch(&mut self, at: usize, document: &Document, sheet: Option<SheetId>) {
        let said = SaidMatch { sheet: Some(sheet), is_by_hand: true, rows: None };
        self.lay_anew(at, &KnownSheets::of(document), said);
    }

    /// What a person says a row of a sheet that came is, by their numbers from 0; none: a new one. Another one that was taken for
    /// that row is new now.
    pub fn rematch_row(&mut self, at: usize, document: &Document, came: usize, here: Option<usize>) {
        let Some(row) = self.rows.get(at) else { return };
        let mut rows = row.row_pairs.clone();
        rows.iter_mut().filter(|pair| here.is_some() && **pair == here).for_each(|pair| *pair = None);
        if let Some(pair) = rows.get_mut(came) {
            *pair = here;
        }
        let said = SaidMatch { rows: Some(rows), ..row.said.clone() };
        self.lay_anew(at, &KnownSheets::of(document), said);
    }
}

/// The sheets here that one that came may be: of its year, those of its department first.
pub fn candidates(document: &Document, sheet: &Sheet) -> Vec<Arc<Sheet>> {
    let department = squeeze(&sheet.department);
    let of_year = document.sheets.iter().filter(|other| other.fiscal_year == sheet.fiscal_year);
    let mut found: Vec<Arc<Sheet>> = of_year.cloned().collect();
    found.sort_by_key(|other| {
        (squeeze(&other.department) != department, other.group.clone(), other.rank.map(|rank| rank.number()))
    });
    found
}
