//! Whether a reading is one of a given sheet: each place that it names is there, and each span lies in its text. What
//! draws a reading cuts texts at its spans, and may rely on this.

use std::collections::HashMap;
use std::ops::Range;

use super::Reading;
use crate::model::{Cell, Column, Initiative, InitiativeId, Report, Sheet};
use crate::results::{InitiativeResults, Judged, RowResults, words};
use crate::review::{Finding, Part};
use crate::text::entries::Aligned;
use crate::text::quantity::Quantity;

impl Reading {
    /// Whether it can be a reading of this sheet.
    pub fn fits(&self, sheet: &Sheet) -> bool {
        self.fits_rows(sheet, &rows_of(sheet))
    }

    /// The same, where the places of the sheet's initiatives are known.
    pub(super) fn fits_rows(&self, sheet: &Sheet, rows: &HashMap<InitiativeId, usize>) -> bool {
        let initiatives = &self.results.initiatives;
        initiatives.len() == sheet.initiatives.len()
            && initiatives.iter().zip(&sheet.initiatives).all(|(results, of)| initiative_fits(results, of))
            && self.findings.iter().all(|finding| finding_fits(finding, sheet, rows))
    }
}

/// Where each initiative of a sheet stands.
pub(super) fn rows_of(sheet: &Sheet) -> HashMap<InitiativeId, usize> {
    sheet.initiatives.iter().map(|initiative| initiative.id.clone()).zip(0..).collect()
}

fn initiative_fits(results: &InitiativeResults, initiative: &Initiative) -> bool {
    let InitiativeResults { id, aligned, rows } = results;
    *id == initiative.id
        && aligned_fits(aligned, initiative)
        && rows.len() == aligned.rows.len()
        && rows.iter().zip(&aligned.rows).all(|(row, entries)| {
            let text = |column| words(initiative, aligned, entries, column);
            row_fits(row, [Column::Target, Column::Midterm, Column::FinalReport].map(text))
        })
}

/// Whether the columns' entries lie in the columns' texts, and the rows' entries are among the columns'.
fn aligned_fits(aligned: &Aligned, initiative: &Initiative) -> bool {
    let Aligned { columns, rows, standing } = aligned;
    let all_in_text = Column::ALL.into_iter().zip(columns).all(|(column, entries)| {
        let text = initiative.text(column);
        entries.iter().all(|entry| is_in(&entry.span, text) && is_in(&entry.words, text))
    });
    all_in_text
        && columns.iter().zip(standing).all(|(entries, standing)| entries.len() == standing.len())
        && rows.iter().all(|row| {
            row.entries.iter().zip(columns).all(|(at, entries)| at.is_none_or(|at| at < entries.len()))
        })
}

/// Whether all that a row says of words is said of these: target, 中間報告, 期末報告.
fn row_fits(row: &RowResults, texts: [&str; 3]) -> bool {
    let RowResults { target, reports, stated } = row;
    let lies_in = |quantity: &Quantity, text: &str| is_in(&quantity.span, text);
    let judged_fits = |Judged { verdict, .. }: &Judged, text: &str| {
        verdict.target.iter().all(|quantity| lies_in(quantity, texts[0]))
            && verdict.actual.iter().flat_map(|actual| &actual.parts).all(|part| lies_in(part, text))
    };
    target.iter().all(|quantity| lies_in(quantity, texts[0]))
        && stated.iter().zip(texts).all(|(spans, text)| spans.iter().all(|span| is_in(span, text)))
        && Report::ALL.iter().zip(reports).all(|(report, judged)| {
            judged.iter().all(|judged| judged_fits(judged, texts[*report as usize + 1]))
        })
}

/// Whether a finding's cell is there with the words that it means, and the cell that its fix writes to.
fn finding_fits(finding: &Finding, sheet: &Sheet, rows: &HashMap<InitiativeId, usize>) -> bool {
    let text_of = |cell: &Cell| match cell {
        Cell::Initiative(id, column) => rows.get(id).map(|at| sheet.initiatives[*at].text(*column)),
        _ => sheet.text(cell),
    };
    let place = &finding.place;
    let place_fits = match &place.part {
        Part::Cell(cell) => text_of(cell).is_some_and(|text| place.span.iter().all(|span| is_in(span, text))),
        Part::Rank | Part::Sdgs | Part::Initiatives => place.span.is_none(),
    };
    place_fits && finding.fix.iter().all(|fix| text_of(&fix.cell).is_some())
}

fn is_in(span: &Range<usize>, text: &str) -> bool {
    text.get(span.clone()).is_some()
}
