//! What a column says of a promise: its words, and what was read in them.

use std::ops::Range;

use crate::lineage::method_words;
use crate::model::{Cell, Column, Report};
use crate::results::numbers::PromisedNumber;
use crate::results::table::ResultsRow;
use crate::results::words;
use crate::text::likeness::{Pairs, likeness};
use crate::text::period::{PeriodKind, periods};
use crate::text::quantity::{Quantity, quantities};
use crate::text::verdict::in_common_unit;

/// The words of an entry in a column.
#[derive(Clone, Debug, PartialEq)]
pub struct PromisedWords<'r> {
    /// They; empty where nothing stands there.
    pub words: &'r str,
    /// Numbers and dates in them, in order.
    pub marks: Vec<Range<usize>>,
    /// Where they stand.
    pub cell: Cell,
}

impl<'r> PromisedWords<'r> {
    /// What a column says of an entry, or of one of its numbers: of deadlines the dates, of targets and reports what was
    /// compared, else all numbers.
    pub(super) fn of(line: &ResultsRow<'r>, column: Column, number: Option<&PromisedNumber>) -> Self {
        let aligned = &line.results.aligned;
        let told = words(line.initiative, aligned, &aligned.rows[line.row], column);
        let mut marks = match (column, number) {
            (Column::Deadline, _) => dates(line, told),
            (_, Some(number)) => number.spans(column),
            (_, None) => line.spans(column),
        };
        if marks.is_empty() && column != Column::Deadline {
            marks = quantities(told).into_iter().map(|quantity| quantity.span).collect();
        }
        marks.retain(|mark| told.get(mark.clone()).is_some());
        marks.sort_by_key(|mark| mark.start);
        Self { words: told, marks, cell: Cell::Initiative(line.initiative.id.clone(), column) }
    }

    /// The same words with those quantities marked that are marked in the plan, where they stand here too: before it is
    /// reported, another of them may look like the one that counts. What is no entry's first number has none else.
    pub(super) fn beside(mut self, plan: &Self, is_first: bool) -> Self {
        let both = [plan.words, self.words].map(quantities);
        let marks = plan.marks.iter().map(|mark| counterpart(mark, &both)).collect::<Option<Vec<_>>>();
        match marks.filter(|marks| !marks.is_empty()) {
            Some(marks) => self.marks = marks,
            None if is_first => {}
            None => self.marks.clear(),
        }
        self
    }

    /// What was read, word by word.
    pub fn read(&self) -> Vec<&'r str> {
        self.marks.iter().filter_map(|mark| self.words.get(mark.clone())).collect()
    }
}

/// Where the quantity of a mark stands among others: at the same place, else as the only one of its unit.
fn counterpart(mark: &Range<usize>, [own, other]: &[Vec<Quantity>; 2]) -> Option<Range<usize>> {
    let at = own.iter().position(|one| one.span.start < mark.end && mark.start < one.span.end)?;
    let unit = |one: &Quantity| in_common_unit(one).map(|(unit, _)| unit);
    let is_same = |one: &&Quantity| unit(one) == unit(&own[at]);
    let at_place = other.get(at).filter(is_same);
    let only = || {
        let mut same = other.iter().filter(is_same);
        same.next().filter(|_| same.next().is_none())
    };
    at_place.or_else(only).map(|one| one.span.clone())
}

fn dates(line: &ResultsRow<'_>, told: &str) -> Vec<Range<usize>> {
    let is_date = |kind: PeriodKind| !matches!(kind, PeriodKind::AsNeeded | PeriodKind::Event);
    let found = periods(told, line.sheet.fiscal_year).into_iter();
    found.filter(|period| is_date(period.kind)).map(|period| period.span).collect()
}

/// The words of another entry's report that are most like an entry, final reports first.
pub(super) fn nearest<'r>(line: &ResultsRow<'r>) -> Option<PromisedWords<'r>> {
    let own = Pairs::of(method_words(line));
    let mut best: Option<(u32, PromisedWords<'r>)> = None;
    for report in Report::ALL.into_iter().rev() {
        let column = report.column();
        for (row, _) in line.results.aligned.rows.iter().enumerate().filter(|(row, _)| *row != line.row) {
            let told = PromisedWords::of(&ResultsRow { row, ..*line }, column, None);
            let alike = likeness(&own, &Pairs::of(told.words));
            if !told.words.is_empty() && alike > 0 && best.as_ref().is_none_or(|(most, _)| alike > *most) {
                best = Some((alike, told));
            }
        }
    }
    best.map(|(_, told)| told)
}
