//! Numbers do not match: (1)(2)(3) that are missing, doubled, out of order, or in one column and not in another.
//!
//! A column without any numbers speaks for all entries, and nothing is asked of it.

use super::{Finding, Rule, Seen};
use crate::model::Column;
use crate::text::entries::Entry;

/// Which of the numbers 1 to 30 a column has.
type Numbers = [bool; 32];

pub(super) fn check(seen: Seen<'_>, found: &mut Vec<Finding>) {
    let columns = &seen.results.aligned.columns;
    let numbers = columns.each_ref().map(|entries| numbers(entries));
    let has_numbers = numbers.map(|numbers| numbers.contains(&true));
    let mut add = |rule, column, number: usize| {
        let entry = u8::try_from(number).ok();
        found.push(Finding::new(rule, seen.place(column, entry)));
    };
    let numbered = has_numbers.iter().filter(|has| **has).count();
    let last = (0..32).rev().find(|n| numbers.iter().any(|column| column[*n])).unwrap_or(0);
    for number in 1..=last {
        let having = numbers.iter().filter(|column| column[number]).count();
        if having == 0 {
            let first = has_numbers.iter().position(|has| *has).unwrap_or(0);
            add(Rule::LabelGap, Column::ALL[first], number);
        }
        let alone = having == 1 && numbered > 1;
        for (at, column) in Column::ALL.into_iter().enumerate().filter(|(at, _)| has_numbers[*at]) {
            if alone && column != Column::Method && numbers[at][number] {
                add(Rule::LabelAlone, column, number);
            }
            let is_expected = if alone { numbers[0][number] } else { having > 0 };
            // A deadline or a report that ends early is asked for by the rules on deadlines and reports.
            let asked_elsewhere = !matches!(column, Column::Method | Column::Target);
            let is_inside = numbers[at][number..].contains(&true);
            if is_expected && !numbers[at][number] && (is_inside || !asked_elsewhere) {
                add(Rule::LabelMissing, column, number);
            }
        }
    }
    let restarts = columns[0].iter().filter(|entry| entry.is_heading).count() > 1;
    let of_method = times(&columns[0]);
    for (entries, column) in columns.iter().zip(Column::ALL) {
        doubled_or_disordered(entries, &of_method, restarts, |rule, number| {
            add(rule, column, usize::from(number));
        });
    }
}

/// Tells of the number of a row whether it is missing in a column between others, so that its words stand in the entry
/// before.
pub(super) fn lost(seen: Seen<'_>, column: Column) -> impl Fn(Option<u8>) -> bool + use<> {
    let numbers = numbers(&seen.results.aligned.columns[column as usize]);
    move |number| {
        number.is_some_and(|number| {
            let later = numbers.get(usize::from(number)..).unwrap_or(&[]);
            later.first() == Some(&false) && later.contains(&true)
        })
    }
}

fn numbers(entries: &[Entry]) -> Numbers {
    let mut numbers = [false; 32];
    for label in entries.iter().flat_map(|entry| &entry.labels) {
        if let Some(number) = numbers.get_mut(usize::from(*label)) {
            *number = true;
        }
    }
    numbers
}

/// Numbers that stand twice, or after a greater one. Under a further ○ they may start again, in every column.
fn doubled_or_disordered(
    entries: &[Entry],
    method: &[usize; 32],
    restarts: bool,
    mut add: impl FnMut(Rule, u8),
) {
    let (mut times, mut last) = ([0usize; 32], 0);
    for entry in entries {
        if entry.is_heading {
            (times, last) = ([0; 32], 0);
        }
        for label in &entry.labels {
            let Some(count) = times.get_mut(usize::from(*label)) else { continue };
            *count += 1;
            if restarts && *count <= method[usize::from(*label)].max(1) {
                // 1 2 1 2, as the headings of the method have it.
            } else if *count == 2 {
                add(Rule::LabelDoubled, *label);
            } else if *count == 1 && *label < last {
                add(Rule::LabelOrder, *label);
            }
            last = last.max(*label);
        }
    }
}

/// In how many entries each number stands.
fn times(entries: &[Entry]) -> [usize; 32] {
    let mut times = [0; 32];
    for (number, times) in (0..).zip(&mut times) {
        *times = entries.iter().filter(|entry| entry.labels.contains(&number)).count();
    }
    times
}
