//! 年度を並べて: an entry's targets and results, year by year.

use super::{Further, LinkedBy, further, method_words};
use crate::model::{FiscalYear, Report};
use crate::results::table::{self, ReadSheet, ResultsRow};
use crate::text::number::Number;
use crate::text::quantity::Quantity;
use crate::text::verdict::in_common_unit;

/// An entry over the years.
pub struct Series<'r> {
    /// The entry in the sheet that one came from.
    pub line: ResultsRow<'r>,
    /// What it is about: the first line of the entry.
    pub name: &'r str,
    /// It in each year that has it, first year first.
    pub points: Vec<SeriesPoint<'r>>,
    /// The unit in which all its numbers can be drawn beside each other; none where they count different things.
    pub unit: Option<&'r str>,
}

/// An entry in one year.
#[derive(Clone, Copy)]
pub struct SeriesPoint<'r> {
    /// The year.
    pub year: FiscalYear,
    /// The entry.
    pub line: ResultsRow<'r>,
    /// By what it is known to be the same; none for the one that one came from.
    pub by: Option<LinkedBy>,
    /// Its target in the series' unit.
    pub target: Option<Number>,
    /// What was reached by its last report, in the series' unit.
    pub actual: Option<Number>,
}

/// The entries of the sheet that stands at this place of a chain, each over all years of the chain.
pub fn series<'r>(chain: &[&'r ReadSheet], at: usize) -> Vec<Series<'r>> {
    let Some(own) = chain.get(at) else { return Vec::new() };
    table::of_sheet(&own.0, &own.1).map(|line| of_row(chain, at, line)).collect()
}

fn of_row<'r>(chain: &[&'r ReadSheet], at: usize, line: ResultsRow<'r>) -> Series<'r> {
    let point = |line: ResultsRow<'r>, by: Option<LinkedBy>| SeriesPoint {
        year: line.sheet.fiscal_year,
        line,
        by,
        target: None,
        actual: None,
    };
    let mut points = vec![point(line, None)];
    let mut now = line;
    for place in (0..at).rev() {
        let is_it = |before: &ResultsRow<'r>| match further(before, chain[place + 1]) {
            Further::Row(row, by) if (row.number, row.row) == (now.number, now.row) => Some((*before, by)),
            _ => None,
        };
        let Some((before, by)) =
            table::of_sheet(&chain[place].0, &chain[place].1).find_map(|row| is_it(&row))
        else {
            break;
        };
        points.insert(0, point(before, Some(by)));
        now = before;
    }
    now = line;
    for next in chain.iter().skip(at + 1) {
        let Further::Row(row, by) = further(&now, next) else { break };
        points.push(point(row, Some(by)));
        now = row;
    }
    let unit = measured(&mut points);
    let name = method_words(&line).lines().map(str::trim).find(|line| !line.is_empty());
    Series { line, name: name.unwrap_or(""), points, unit }
}

/// Puts down targets and results in one unit, the first target's own; none where a year counts something else.
fn measured<'r>(points: &mut [SeriesPoint<'r>]) -> Option<&'r str> {
    let target = |line: &ResultsRow<'r>| line.results.rows[line.row].target.as_ref();
    let model: &'r Quantity = points.iter().find_map(|point| target(&point.line))?;
    let (base, _) = in_common_unit(model)?;
    // A common unit that is not the written one would show numbers that nobody wrote.
    let written = |quantity: &Quantity| {
        let (unit, value) = in_common_unit(quantity)?;
        (unit == base && value == quantity.value).then_some(value)
    };
    let mut values = Vec::new();
    for point in points.iter() {
        let target = match target(&point.line) {
            Some(target) => Some(written(target)?),
            None => None,
        };
        let judged = Report::ALL.into_iter().rev().find_map(|report| point.line.judged(report));
        let actual = judged.and_then(|judged| judged.verdict.actual.as_ref()).and_then(|actual| {
            let part = actual.parts.first()?;
            written(&Quantity { value: actual.value, unit: actual.unit.clone(), ..part.clone() })
        });
        values.push((target, actual));
    }
    for (point, (target, actual)) in points.iter_mut().zip(values) {
        (point.target, point.actual) = (target, actual);
    }
    Some(&model.unit)
}
