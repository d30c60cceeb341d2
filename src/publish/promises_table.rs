//! 約束の台帳 as a table for spreadsheets: what the screen shows, a row a promise, with all of its words.

use crate::codec::csv;
use crate::messages::{parts, promises as words};
use crate::model::FormPart;
use crate::promises::{NextPlan, Promise, PromiseLook, YearPromises};

/// The table: UTF-8 with the mark that Excel asks for, lines that end in CRLF, cells that no spreadsheet runs.
pub fn table(years: &[YearPromises<'_>], look: PromiseLook) -> String {
    let mut rows = vec![words::table().map(str::to_owned)];
    for year in years {
        let shown = year.promises.iter().filter(|promise| look.shows(promise));
        rows.extend(shown.map(|promise| cells(year, promise)));
    }
    // What the form has no part for has a column only where something stands in it.
    let is_left_out = |at: usize| {
        let part = MAY_BE_MISSING.iter().find(|(place, _)| *place == at);
        part.is_some_and(|(_, part)| !parts::has(*part)) && rows[1..].iter().all(|row| row[at].is_empty())
    };
    let columns: Vec<usize> = (0..rows[0].len()).filter(|at| !is_left_out(*at)).collect();
    let mut out = csv::MARK.to_owned();
    for row in &rows {
        csv::push_row(&mut out, &columns.iter().map(|at| row[*at].clone()).collect::<Vec<_>>());
    }
    out
}

/// The columns of parts that a form may not have, by their places in the table.
const MAY_BE_MISSING: [(usize, FormPart); 2] = [(3, FormPart::Rank), (11, FormPart::Midterm)];

fn cells(year: &YearPromises<'_>, promise: &Promise<'_>) -> [String; 17] {
    let sheet = promise.sheet();
    let (number, label) = promise.numbers();
    let text = |words: &str| words.trim().to_owned();
    let [due, target] = &promise.plan;
    let [midterm, last] = &promise.reports;
    let (next_due, next_target) = match &promise.next {
        NextPlan::Row(_, [due, target], _) => (text(due.words), text(target.words)),
        NextPlan::Ended(reason) => (words::ENDED.to_owned(), text(reason)),
        NextPlan::NoSheet => (words::NO_SHEET.to_owned(), String::new()),
        NextPlan::Nowhere => (words::NO_WORDS.to_owned(), String::new()),
    };
    [
        year.year.to_string(),
        sheet.group.clone(),
        sheet.department.clone(),
        sheet.rank.map_or_else(String::new, |rank| rank.number().to_string()),
        sheet.goal.clone(),
        number.to_string(),
        label.map_or_else(String::new, |label| label.to_string()),
        text(promise.name),
        text(due.words),
        text(target.words),
        promise
            .number
            .as_ref()
            .and_then(|number| target.words.get(number.target.span.clone()))
            .map_or_else(String::new, text),
        text(midterm.words),
        text(last.words),
        next_due,
        next_target,
        words::fates(promise),
        words::notes(promise),
    ]
}
