//! What this year's reports say that next year's 現況・課題 may want to say: offered word for word, never put in by itself.

use crate::model::{Cell, Column, Report, Sheet, State};
use crate::results::{SheetResults, table, words};

/// Something that was reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Material<'s> {
    /// The initiative's number on the paper and the entry's; none: 取組による効果・残された課題.
    pub place: Option<(usize, Option<u8>)>,
    /// The cell in which it stands.
    pub cell: Cell,
    /// What it is about: the first line of the entry.
    pub name: &'s str,
    /// Its target, as it is written.
    pub target: &'s str,
    /// Which report says it.
    pub report: Option<Report>,
    /// What the report says, as it is written.
    pub words: &'s str,
    /// How it came out.
    pub state: Option<State>,
}

/// What a sheet's reports say, what was missed first: the final report of each entry, else the mid-term report; and at the
/// end what remains to be done.
pub fn material<'s>(sheet: &'s Sheet, results: &'s SheetResults) -> Vec<Material<'s>> {
    let mut found: Vec<Material<'s>> = table::of_sheet(sheet, results)
        .filter_map(|line| {
            let aligned = &line.results.aligned;
            let row = &aligned.rows[line.row];
            let told = |column| words(line.initiative, aligned, row, column);
            let report = Report::ALL.into_iter().rev().find(|report| !told(report.column()).is_empty())?;
            let own = told(Column::Method).lines().map(str::trim).find(|line| !line.is_empty());
            Some(Material {
                place: Some((line.number, row.key.label)),
                cell: Cell::Initiative(line.initiative.id.clone(), report.column()),
                name: own.or_else(|| aligned.heading(&line.initiative.method)).unwrap_or(""),
                target: told(Column::Target),
                report: Some(report),
                words: told(report.column()),
                state: line.judged(report).map(|judged| judged.verdict.state),
            })
        })
        .collect();
    // A text that stands beside several rows is offered once.
    let mut seen = Vec::new();
    found.retain(|one| {
        let is_new = !seen.contains(&(one.cell.clone(), one.words.as_ptr()));
        seen.push((one.cell.clone(), one.words.as_ptr()));
        is_new
    });
    found.sort_by_key(|one| one.state != Some(State::Short));
    let effects = sheet.effects.trim();
    if !effects.is_empty() {
        let (place, report, state) = (None, None, None);
        found.push(Material {
            place,
            cell: Cell::Effects,
            name: "",
            target: "",
            report,
            words: effects,
            state,
        });
    }
    found
}
