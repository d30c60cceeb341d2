//! What a person said of a promise of which no report has a word: that one speaks of it after all, or that none does.
//!
//! A sheet keeps it among the findings that were set aside, under a code of the ledger's own, and so it travels, is taken back
//! and stays unpublished as those do. It holds while the words of the promise stand.

use super::plans::{subject, words_of};
use crate::model::{Cell, Column, Dismissal, Extra, Signature, Value};
use crate::results::table::ResultsRow;
use crate::review::{Part, Place};

/// The code under which files know it.
pub const SAID_RULE: &str = "promise_vanished";
/// What was said, in files.
const SAID: &str = "said";
/// The words of which it was said, in files.
const WORDS: &str = "words";

/// What a person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// 近い言葉が報告です: it is reported, in other words.
    Reported,
    /// 本当に見当たらない: no report speaks of it.
    Confirmed,
}

impl Said {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Reported, Self::Confirmed];

    /// Its name in files and in markup.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Confirmed => "confirmed",
        }
    }

    /// What such a name names.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|said| said.code() == code)
    }

    /// It, as a sheet keeps it: said of the promise at a place with these words, for this reason.
    pub fn kept(self, place: String, words: &str, reason: String, signed: Signature) -> Dismissal {
        let pair = |(key, text): (&str, &str)| (key.to_owned(), Value::from(text));
        let extra: Extra = [(SAID, self.code()), (WORDS, words)].into_iter().map(pair).collect();
        Dismissal { rule: SAID_RULE.to_owned(), place, reason, signed, extra }
    }
}

/// The place of a promise, by the name that files have for it.
pub(super) fn place(line: &ResultsRow<'_>) -> String {
    let part = Part::Cell(Cell::Initiative(line.initiative.id.clone(), Column::Target));
    let entry = line.results.aligned.rows[line.row].key.label;
    Place { part, entry, span: None }.key(line.sheet)
}

/// The words of a promise, on which it is said.
pub(super) fn words(line: &ResultsRow<'_>) -> String {
    format!("{}\n{}", subject(line), words_of(line, Column::Deadline))
}

/// What was said of a promise, as long as its words stand.
pub(super) fn of<'r>(line: &ResultsRow<'r>) -> Option<(Said, &'r Dismissal)> {
    let mut of_rule = line.sheet.dismissed.iter().filter(|kept| kept.rule == SAID_RULE).peekable();
    of_rule.peek()?;
    let (place, words) = (place(line), words(line));
    let text = |kept: &'r Dismissal, key: &str| kept.extra.get(key).and_then(Value::as_str);
    let kept = of_rule.find(|kept| kept.place == place && text(kept, WORDS) == Some(&words))?;
    Some((Said::read(text(kept, SAID)?)?, kept))
}
