//! The review (点検): rules over one sheet and over the sheets of a year, and what they found.
//!
//! A finding is data: a rule, a place, what its sentence needs, and a fix where one is certain. Sentences are made in
//! `messages`; nothing is changed here.

mod aspects;
mod causes;
mod claims;
mod deadlines;
mod disagreements;
mod entry_claims;
mod form;
mod glyphs;
mod labels;
mod line;
mod parts;
mod place;
mod quoted;
mod reports;
mod rule;
mod template;
mod traces;
mod year;

pub use causes::causes;
pub use disagreements::disagreements;
pub use line::{FindingLine, aim, count_lines, lines};
pub use place::{Part, Place};
pub use rule::{Rule, Severity};
pub use year::of_year;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::model::{
    Cell, Column, Day, Dismissal, Initiative, InitiativeId, PartKey, Sheet, SheetId, Stage, paper,
};
use crate::results::{InitiativeResults, SheetResults};

/// One thing that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Which rule found it.
    pub rule: Rule,
    /// Where.
    pub place: Place,
    /// What its sentence needs besides.
    pub detail: Detail,
    /// The change that certainly mends it.
    pub fix: Option<Fix>,
}

/// What the sentence of a finding needs besides rule and place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// Nothing.
    Plain,
    /// Words of the text, each once.
    Words(Vec<String>),
    /// What stands there and what belongs there, each pair once.
    Swaps(Vec<(String, String)>),
    /// A day that has passed.
    Passed(Day),
    /// A rank.
    Rank(u16),
    /// How many characters there may be, and how many there are besides.
    TooLong {
        /// There may be so many.
        limit: u32,
        /// So many are too many.
        over: u32,
    },
    /// What is said elsewhere of the same thing.
    Elsewhere(Vec<Elsewhere>),
}

/// What is said here of a thing, and otherwise elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The thing.
    pub name: String,
    /// What of it.
    pub aspect: String,
    /// The words here, and those elsewhere.
    pub words: [String; 2],
    /// The other sheet, which may be the same.
    pub sheet: SheetId,
    /// Its goal, where it is another one.
    pub goal: Option<String>,
    /// Where the words stand there.
    pub cell: Cell,
    /// The number of their initiative.
    pub row: Option<usize>,
}

/// A change that certainly mends a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// The cell that changes.
    pub cell: Cell,
    /// Its whole new text.
    pub text: String,
}

/// What the rules look at: a sheet, what was read of it, and when it is.
#[derive(Clone, Copy)]
struct Context<'s> {
    sheet: &'s Sheet,
    stage: Stage,
    today: Day,
}

/// One initiative, and what was read of it.
#[derive(Clone, Copy)]
struct Seen<'s> {
    initiative: &'s Initiative,
    results: &'s InitiativeResults,
}

/// The findings of a sheet, in the order of the paper.
pub fn of_sheet(sheet: &Sheet, results: &SheetResults, stage: Stage, today: Day) -> Vec<Finding> {
    let context = Context { sheet, stage, today };
    let mut found = Vec::new();
    parts::check(context, &mut found);
    let form = paper::form();
    for (cell, text) in sheet.texts().filter(|(_, text)| !text.is_empty()) {
        // What stands beside the form is nobody's to fill in.
        if form.part(&PartKey::of(&cell)).is_some() {
            template::check(&cell, text, &mut found);
        }
        traces::check(&cell, text, &mut found);
    }
    for (initiative, results) in sheet.initiatives.iter().zip(&results.initiatives) {
        let seen = Seen { initiative, results };
        labels::check(seen, &mut found);
        deadlines::check(context, seen, &mut found);
        reports::check(context, seen, &mut found);
        quoted::check(seen, &mut found);
    }
    form::check(context, &mut found);
    let rows: HashMap<&InitiativeId, usize> =
        (1..).zip(&sheet.initiatives).map(|(number, initiative)| (&initiative.id, number)).collect();
    found.sort_by_cached_key(|finding| (finding.place.order(sheet, &rows), finding.rule));
    // Two texts without a number share one place: what is said of both is said once.
    found.dedup_by(|b, a| (a.rule, &a.place.part, a.place.entry) == (b.rule, &b.place.part, b.place.entry));
    found
}

/// What a person said when they set this finding aside; none where nobody has.
pub fn is_dismissed<'s>(sheet: &'s Sheet, finding: &Finding) -> Option<&'s Dismissal> {
    let of_rule = |dismissal: &&Dismissal| dismissal.rule == finding.rule.code();
    let mut of_rule = sheet.dismissed.iter().filter(of_rule).peekable();
    of_rule.peek()?;
    let key = finding.place.key(sheet);
    of_rule.find(|dismissal| dismissal.place == key)
}

impl Finding {
    fn new(rule: Rule, place: Place) -> Self {
        Self { rule, place, detail: Detail::Plain, fix: None }
    }

    fn with(self, detail: Detail) -> Self {
        Self { detail, ..self }
    }
}

impl<'s> Seen<'s> {
    /// The place of a column, or of one of its entries.
    fn place(&self, column: Column, entry: Option<u8>) -> Place {
        Place { entry, ..Place::cell(Cell::Initiative(self.initiative.id.clone(), column)) }
    }

    /// The place of a row's entry in a column, with the words that stand there; without a number where the column
    /// speaks for all entries.
    fn place_of(&self, row: usize, column: Column) -> Place {
        let row = &self.results.aligned.rows[row];
        let entry = row.entry(column).map(|at| &self.results.aligned.columns[column as usize][at]);
        let span = entry.map(|entry| entry.words.clone()).filter(|words| !words.is_empty());
        let label = row.key.label.filter(|_| entry.is_some_and(|entry| !entry.labels.is_empty()));
        Place { span, ..self.place(column, label) }
    }

    /// The words of a row in a column; empty where nothing stands there.
    fn words(&self, row: usize, column: Column) -> &'s str {
        let aligned = &self.results.aligned;
        crate::results::words(self.initiative, aligned, &aligned.rows[row], column)
    }

    fn rows(&self) -> std::ops::Range<usize> {
        0..self.results.rows.len()
    }

    fn label(&self, row: usize) -> Option<u8> {
        self.results.aligned.rows[row].key.label
    }

    /// Whether a column holds more than white space.
    fn has(&self, column: Column) -> bool {
        !self.initiative.text(column).trim().is_empty()
    }
}

/// Puts a word in, but for one that is there.
fn put_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
