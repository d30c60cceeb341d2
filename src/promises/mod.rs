//! 約束の台帳: every number and date that a year's plans promise, followed through both reports into the next year's plan.
//! Each number of an entry is a promise of its own; the entry's date goes with the first.
//!
//! What is said of a promise is said strictly: that it is 見当たらない only where no report of its sheet has a word of it,
//! that it 縮んだ only where both plans count the same. Whatever leaves doubt is open, and the words stand beside it.

mod fate;
mod mentions;
mod plans;
mod said;
mod told;
mod words;

use serde::{Deserialize, Serialize};

use crate::lineage::{self, Further, LinkedBy};
use crate::model::{Cell, Column, Day, Dismissal, FiscalYear, Report, Sheet, Stage};
use crate::results::numbers::{PromisedNumber, numbers_of};
use crate::results::table::{self, ReadSheet, ResultsRow};

pub use fate::{FateBeside, OpenWhy, PromiseFate};
pub use said::{SAID_RULE, Said};
pub use told::PromisedWords;

/// What of the ledger a person wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseLook {
    /// Only what became of it so ([`PromiseFate::kind`]).
    pub kind: Option<u8>,
    /// Which promises.
    pub what: PromiseWhat,
}

/// Which promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PromiseWhat {
    /// Numbers and dates.
    #[default]
    All,
    /// Those with a number.
    Numbers,
    /// Those with a date.
    Dates,
}

impl PromiseLook {
    /// Whether a promise is among those that are looked at, of whatever became of them.
    pub fn wants(self, promise: &Promise<'_>) -> bool {
        match self.what {
            PromiseWhat::All => true,
            PromiseWhat::Numbers => promise.number.is_some(),
            PromiseWhat::Dates => promise.has_date,
        }
    }

    /// Whether a promise is shown.
    pub fn shows(self, promise: &Promise<'_>) -> bool {
        self.wants(promise) && self.kind.is_none_or(|kind| promise.has_come_to(usize::from(kind)))
    }
}

impl PromiseWhat {
    /// All, in the order in which one chooses.
    pub const ALL: [Self; 3] = [Self::All, Self::Numbers, Self::Dates];
}

/// The promises of a year, what gives most concern first.
pub struct YearPromises<'r> {
    /// The year.
    pub year: FiscalYear,
    /// Them.
    pub promises: Vec<Promise<'r>>,
}

/// A promise.
pub struct Promise<'r> {
    /// The entry that makes it.
    pub line: ResultsRow<'r>,
    /// What it is about: the first line of the entry.
    pub name: &'r str,
    /// The number that it promises; none where it is only a date.
    pub number: Option<PromisedNumber>,
    /// Whether its entry promises other numbers too.
    pub is_one_of_several: bool,
    /// Whether it promises a date.
    pub has_date: bool,
    /// What the plan says by when, and how much.
    pub plan: [PromisedWords<'r>; 2],
    /// What 中間報告 and 期末報告 say of it.
    pub reports: [PromisedWords<'r>; 2],
    /// Of which of them nothing is asked for yet: their step has not come, and nobody has begun them in the sheet.
    pub is_awaited: [bool; 2],
    /// Where it stands in the next year's plan.
    pub next: NextPlan<'r>,
    /// What became of it.
    pub fate: PromiseFate,
    /// The words that say why, as they are written.
    pub reason: Option<String>,
    /// What became of it besides: smaller and later too, or reached and then smaller.
    pub beside: Option<FateBeside>,
    /// What is most like it in another report of its sheet, where it has none of its own.
    pub nearest: Option<PromisedWords<'r>>,
    /// Whether it was reached in its own year, where the fate is another.
    pub was_met: bool,
    /// What a person said of it, where no report has a word of it.
    pub said: Option<(Said, &'r Dismissal)>,
}

/// Where a promise stands in the next year's plan.
pub enum NextPlan<'r> {
    /// There is no such sheet yet.
    NoSheet,
    /// There: by when, how much, and how it is known to be the same.
    Row(Box<ResultsRow<'r>>, [PromisedWords<'r>; 2], LinkedBy),
    /// Its initiative ended, with this word why.
    Ended(String),
    /// The sheet is there, and has no such entry.
    Nowhere,
}

impl<'r> YearPromises<'r> {
    /// The promises of these sheets, a year each, newest first. `all` are the sheets of all years, these too.
    pub fn of(sheets: &'r [ReadSheet], all: &'r [ReadSheet], today: Day) -> Vec<Self> {
        let mut years: Vec<Self> = Vec::new();
        for read in sheets {
            let year = read.0.fiscal_year;
            let at = years.partition_point(|other| other.year > year);
            if years.get(at).is_none_or(|other| other.year != year) {
                years.insert(at, Self { year, promises: Vec::new() });
            }
            years[at].promises.extend(of_sheet(read, all, today));
        }
        for year in &mut years {
            // Among equals the order of the sheets stands.
            year.promises.sort_by_key(|promise| promise.fate.kind());
        }
        years
    }
}

fn of_sheet<'r>(read: &'r ReadSheet, all: &'r [ReadSheet], today: Day) -> Vec<Promise<'r>> {
    let (sheet, results) = (&*read.0, &*read.1);
    let next = lineage::next_of(sheet, all);
    let stage = Stage::asked(sheet, today);
    let is_awaited = Report::ALL.map(|report| {
        let is_begun = sheet.initiatives.iter().any(|one| !one.text(report.column()).trim().is_empty());
        let at = if report == Report::Final { Stage::Final } else { Stage::Midterm };
        !is_begun && stage < at
    });
    let has_final = sheet.initiatives.iter().any(|one| !one.final_report.trim().is_empty());
    let promise = |line: ResultsRow<'r>, number: Option<PromisedNumber>, nth: usize, count: usize| {
        let told = |column: Column| PromisedWords::of(&line, column, number.as_ref());
        let plan = [Column::Deadline, Column::Target].map(told);
        let is_first = nth == 0;
        let has_date = is_first && plans::due(&line).is_some();
        if number.is_none() && !has_date {
            return None;
        }
        let reports = Report::ALL.map(|report| told(report.column()));
        let next =
            next.map_or(NextPlan::NoSheet, |(next, by)| NextPlan::of(&line, (&plan, is_first), next, by));
        let judged = fate::judge(&fate::PromiseStanding {
            line: &line,
            number: number.as_ref(),
            is_first,
            reports: [reports[0].words, reports[1].words],
            next: &next,
            has_final,
            held: plans::years_before(&line, nth, all),
            today,
        });
        let nearest = judged.fate.asks_for_words().then(|| told::nearest(&line)).flatten();
        Some(Promise {
            line,
            name: name(&line),
            number,
            is_one_of_several: count > 1,
            has_date,
            plan,
            reports,
            is_awaited,
            next,
            fate: judged.fate,
            reason: judged.reason,
            beside: judged.beside,
            nearest,
            was_met: judged.was_met,
            said: judged.said,
        })
    };
    let of_line = |line: ResultsRow<'r>| {
        let numbers = numbers_of(&line);
        let count = numbers.len();
        // An entry without a number may promise a date.
        let each: Vec<Option<PromisedNumber>> =
            if numbers.is_empty() { vec![None] } else { numbers.into_iter().map(Some).collect() };
        each.into_iter().enumerate().filter_map(move |(nth, number)| promise(line, number, nth, count))
    };
    table::of_sheet(sheet, results).flat_map(of_line).collect()
}

fn name<'r>(line: &ResultsRow<'r>) -> &'r str {
    lineage::method_words(line).lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
}

impl<'r> NextPlan<'r> {
    fn of(
        line: &ResultsRow<'r>,
        (plan, is_first): (&[PromisedWords<'r>; 2], bool),
        next: &'r ReadSheet,
        by: LinkedBy,
    ) -> Self {
        match lineage::further(line, next) {
            Further::Row(row, row_by) => {
                let told =
                    [Column::Deadline, Column::Target].map(|column| PromisedWords::of(&row, column, None));
                let [due, target] = told;
                let told = [due, target.beside(&plan[1], is_first)];
                let is_carried = by == LinkedBy::Carried && row_by == LinkedBy::Carried;
                let by = if is_carried { LinkedBy::Carried } else { LinkedBy::Words };
                Self::Row(Box::new(row), told, by)
            }
            Further::Ended(reason) => Self::Ended(reason),
            Further::Nowhere => Self::Nowhere,
        }
    }
}

impl Promise<'_> {
    /// Its sheet.
    pub fn sheet(&self) -> &Sheet {
        self.line.sheet
    }

    /// The initiative's number on the paper and the entry's in it.
    pub fn numbers(&self) -> (usize, Option<u8>) {
        (self.line.number, self.line.results.aligned.rows[self.line.row].key.label)
    }

    /// Its number as it is written, where its entry has several.
    pub fn number_words(&self) -> Option<&str> {
        let number = self.number.as_ref().filter(|_| self.is_one_of_several)?;
        self.plan[1].words.get(number.target.span.clone())
    }

    /// All that became of it, each with the words why.
    pub fn fates(&self) -> impl Iterator<Item = (&PromiseFate, Option<&str>)> {
        let beside = self.beside.iter().map(|one| (&one.fate, one.reason.as_deref()));
        std::iter::once((&self.fate, self.reason.as_deref())).chain(beside)
    }

    /// Whether it has come to this kind ([`PromiseFate::kind`]), be it beside another.
    pub fn has_come_to(&self, kind: usize) -> bool {
        self.fates().any(|(fate, _)| fate.kind() == kind)
    }

    /// Its place, by the name that files have for it.
    pub fn place(&self) -> String {
        said::place(&self.line)
    }

    /// Its words, on which a person says something of it.
    pub fn words(&self) -> String {
        said::words(&self.line)
    }

    /// The cell that makes it: the target's, else the deadline's.
    pub fn cell(&self) -> Cell {
        let column = if self.number.is_some() { Column::Target } else { Column::Deadline };
        Cell::Initiative(self.line.initiative.id.clone(), column)
    }
}
