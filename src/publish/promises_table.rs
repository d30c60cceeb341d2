//! 約束の台帳 as a table for spreadsheets: what the screen shows, a row a promise, with all of its words.

use crate::codec::csv;
use crate::messages::promises as words;
use crate::promises::{NextPlan, Promise, PromiseLook, YearPromises};

/// The table: UTF-8 with the mark that Excel asks for, lines that end in CRLF, cells that no spreadsheet runs.
pub fn table(years: &[YearPromises<'_>], look: PromiseLook) -> String {
    let mut out = csv::MARK.to_owned();
    csv::push_row(&mut out, &words::table().map(str::to_owned));
    for year in years {
        for promise in year.promises.iter().filter(|promise| look.shows(promise)) {
            csv::push_row(&mut out, &cells(year, promise));
        }
    }
    out
}

fn cells(year: &YearPromises<'_>, promise: &Promise<'_>) -> [String; 16] {
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
        text(midterm.words),
        text(last.words),
        next_due,
        next_target,
        words::fate(&promise.fate),
        words::note(promise).into_iter().collect(),
    ]
}
