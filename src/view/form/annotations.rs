//! What was read of a text, shown at the text: quantities marked; verdicts and findings in a place of their own, so that
//! they neither move a text nor lie over it.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::cell_key::cell_key;
use crate::app::findings::SheetFinding;
use crate::messages::{parts, results as results_words};
use crate::model::{Cell, Column, InitiativeId, Report, SheetId, State};
use crate::reading::SheetReading;
use crate::results::table::ResultsRow;
use crate::review::{Finding, Part};
use crate::text::entries::EntryKey;
use crate::view::panels::finding::chips;
use crate::view::shared::chip::{Chip, RowNotes};

/// As many verdicts stand under a text; no form has as many entries as that.
const MOST_VERDICTS: usize = 40;

/// The report that a column holds.
fn report_of(column: Column) -> Option<Report> {
    Report::ALL.into_iter().find(|report| report.column() == column)
}

/// The reading of a sheet, where the text that stands in the cell now is the one that was read.
fn reading_of(shell: Shell, id: &SheetId, cell: &Cell) -> Option<Arc<SheetReading>> {
    let reading = shell.reading(id)?;
    let is_current = shell
        .document()
        .with_untracked(|document| document.sheet(id).is_some_and(|sheet| reading.is_of(sheet, cell)));
    is_current.then_some(reading)
}

/// Where in the words that a cell shows a quantity stands that a verdict was read from; in order.
pub(crate) fn marks(
    shell: Shell,
    id: &SheetId,
    cell: &Cell,
    entry: Option<EntryKey>,
    words: &str,
) -> Vec<Range<usize>> {
    let Cell::Initiative(initiative, column) = cell else { return Vec::new() };
    let Some(reading) = reading_of(shell, id, cell) else { return Vec::new() };
    let mut marks: Vec<Range<usize>> = Vec::new();
    for line in reading.lines_of(initiative) {
        let row = &line.results.aligned.rows[line.row];
        if entry.is_some_and(|entry| entry != row.key) {
            continue;
        }
        let Some(at) = row.entry(*column) else { continue };
        let shown = &line.results.aligned.columns[*column as usize][at].words;
        // The words of one entry are shown from their own start.
        let start = if entry.is_some() { 0 } else { shown.start };
        for span in line.spans(*column) {
            marks.push(start + span.start..start + span.end);
        }
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    marks.dedup();
    marks.retain(|mark| mark.end <= words.len());
    marks.retain(|mark| words.is_char_boundary(mark.start) && words.is_char_boundary(mark.end));
    marks
}

/// What is said of the texts of an initiative, of whole texts or of these entries of them.
pub(crate) fn row_notes(
    shell: Shell,
    id: &SheetId,
    initiative: &InitiativeId,
    texts: impl Iterator<Item = (Column, Option<EntryKey>)>,
) -> RowNotes {
    let told = texts.map(|(column, entry)| {
        let cell = Cell::Initiative(initiative.clone(), column);
        (cell_key(&cell), parts::column_short(column), notes(shell, id, &cell, entry))
    });
    told.filter(|(_, _, chips)| !chips.is_empty()).collect()
}

/// The same of other whole texts, each with its name.
pub(crate) fn notes_of(
    shell: Shell,
    id: &SheetId,
    cells: impl Iterator<Item = (Cell, &'static str)>,
) -> RowNotes {
    let told = cells.map(|(cell, name)| (cell_key(&cell), name, notes(shell, id, &cell, None)));
    told.filter(|(_, _, chips)| !chips.is_empty()).collect()
}

/// What is said of a text: verdicts where the whole text is shown, and findings.
pub(crate) fn notes(shell: Shell, id: &SheetId, cell: &Cell, entry: Option<EntryKey>) -> Vec<Chip> {
    let Some(reading) = shell.reading(id) else { return Vec::new() };
    let mut notes = Vec::new();
    if let (Cell::Initiative(initiative, column), None) = (cell, entry)
        && let Some(report) = report_of(*column)
    {
        let says_something = |line: &ResultsRow<'_>| {
            line.judged(report).is_some_and(|judged| judged.verdict.state != State::NoTarget)
        };
        let told = reading.lines_of(initiative).filter(says_something);
        let mut told = told.filter_map(|line| Chip::of_verdict(&line, report, true));
        notes.extend(told.by_ref().take(MOST_VERDICTS));
        // The first of the others leads to them.
        if let Some(next) = told.next() {
            let words = results_words::more_verdicts(told.count() + 1);
            notes.push(Chip { class: "chip none".to_owned(), words, ..next });
        }
    }
    notes.extend(chips(&findings_at(shell, id, &Part::Cell(cell.clone()), entry), entry.is_none()));
    notes
}

/// The findings of a part that is no text.
pub(crate) fn part_notes(shell: Shell, id: &SheetId, part: &Part) -> Vec<Chip> {
    chips(&findings_at(shell, id, part, None), true)
}

/// The findings of a part; of an entry alone where one is named, the first entry with those of the whole part.
fn findings_at(shell: Shell, id: &SheetId, part: &Part, entry: Option<EntryKey>) -> Vec<SheetFinding> {
    let is_here = |finding: &Finding| {
        entry.is_none_or(|entry| match finding.place.entry {
            Some(number) => entry.label == Some(number),
            None => entry.label.is_none_or(|label| label == 1) && entry.nth == 0,
        })
    };
    let of_part = shell.findings_of(id, part).into_iter();
    of_part.filter_map(|found| Some(SheetFinding { line: found.line.only(is_here)?, ..found })).collect()
}
