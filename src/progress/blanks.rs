//! What of a step's parts is empty in a sheet, and whether anything of them is written.

use crate::model::{Column, FormPart, Report, Settings, Sheet, paper};
use crate::results::SheetResults;
use crate::results::table;

/// Something empty that belongs to a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blank {
    /// A part of the sheet.
    Part(FormPart),
    /// A column of the initiative of this number, or of its entry of this label.
    Row {
        /// The initiative's number, from 1.
        number: usize,
        /// The column.
        column: Column,
        /// The entry's label, where it has one.
        entry: Option<u8>,
    },
}

/// What is empty of the parts of the step of this number. What a later step opens too may stay empty until then.
pub(super) fn of(sheet: &Sheet, results: &SheetResults, settings: &Settings, at: usize) -> Vec<Blank> {
    let Some(step) = settings.steps.get(at) else { return Vec::new() };
    let later = &settings.steps[at + 1..];
    let is_later = |part: &FormPart| later.iter().any(|step| step.opens.contains(part));
    let mut blanks = Vec::new();
    // What a city has taken out of its form is asked for nowhere.
    for part in step.opens.iter().filter(|part| settings.form.known(**part).is_some() && !is_later(part)) {
        match column(*part) {
            Some(column) => rows(sheet, results, column, &mut blanks),
            None if is_blank(sheet, *part) => blanks.push(Blank::Part(*part)),
            None => {}
        }
    }
    blanks
}

/// Whether anything is written of the parts that this step opens and none before it.
pub(super) fn is_begun(sheet: &Sheet, settings: &Settings, at: usize) -> bool {
    let Some(step) = settings.steps.get(at) else { return true };
    let was_open = |part: &FormPart| settings.steps[..at].iter().any(|step| step.opens.contains(part));
    // Without these there is no sheet.
    let own =
        step.opens.iter().filter(|part| !was_open(part) && !matches!(part, FormPart::Goal | FormPart::Rank));
    let mut own = own.copied();
    own.any(|part| match column(part) {
        Some(column) => sheet.initiatives.iter().any(|row| !row.text(column).trim().is_empty()),
        None => !is_blank(sheet, part),
    })
}

fn column(part: FormPart) -> Option<Column> {
    Column::ALL.into_iter().find(|column| FormPart::of_column(*column) == part)
}

fn is_blank(sheet: &Sheet, part: FormPart) -> bool {
    let blank = |text: &str| text.trim().is_empty();
    match part {
        FormPart::Goal => blank(&sheet.goal) || blank(&sheet.department),
        FormPart::Rank => sheet.rank.is_none(),
        // A city may have no plans.
        FormPart::Positions => sheet.positions.iter().any(|position| blank(&position.text)),
        FormPart::Situation => blank(&sheet.situation),
        FormPart::Purpose => blank(&sheet.purpose),
        FormPart::Sdgs => sheet.sdgs.is_empty(),
        FormPart::Participation => blank(&sheet.participation),
        FormPart::Effects => blank(&sheet.effects),
        FormPart::Method
        | FormPart::Deadline
        | FormPart::Target
        | FormPart::Midterm
        | FormPart::FinalReport => false,
    }
}

/// What is empty of a column: of a report, entry by entry.
fn rows(sheet: &Sheet, results: &SheetResults, column: Column, blanks: &mut Vec<Blank>) {
    if column == Column::Method && sheet.initiatives.is_empty() {
        blanks.push(Blank::Part(FormPart::Method));
    }
    let report = Report::ALL.into_iter().find(|report| report.column() == column);
    let is_fixed = paper::form().initiatives.is_some();
    for (at, row) in sheet.initiatives.iter().enumerate() {
        // Of a fixed number of initiatives a department need not have them all.
        if at > 0 && is_fixed && row.is_blank() {
            continue;
        }
        let number = at + 1;
        let whole = Blank::Row { number, column, entry: None };
        let is_blank = row.text(column).trim().is_empty();
        // Of an initiative that nobody has begun only its method is missed.
        let is_begun = Column::ALL.iter().any(|column| !row.text(*column).trim().is_empty());
        let Some(report) = report.filter(|_| is_begun) else {
            if is_blank && (is_begun || column == Column::Method) {
                blanks.push(whole);
            }
            continue;
        };
        let before = blanks.len();
        let missed = table::of_initiative(sheet, results, at)
            .filter(|line| line.results.owes_reports(line.row) && line.judged(report).is_none());
        for line in missed {
            let entry = line.results.aligned.rows[line.row].key.label;
            blanks.push(Blank::Row { number, column, entry });
        }
        if is_blank && blanks.len() == before {
            blanks.push(whole);
        }
    }
}
