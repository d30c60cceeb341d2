//! What a person said about readings, in version 1: `overruled` of an initiative, `dismissed` of a sheet.

use serde::Serialize;

use super::unknown::Unknown;
use crate::codec::json::{Fields, Problems, Whereabouts};
use crate::codec::{Reason, ValueKind};
use crate::model::{Dismissal, Overruling, Report, State, Value};

const RULE: &str = "rule";
const PLACE: &str = "place";
const REASON: &str = "reason";
const ENTRY: &str = "entry";
const REPORT: &str = "report";
const VERDICT: &str = "verdict";
const TARGET_QUANTITY: &str = "target_quantity";
const REPORT_QUANTITIES: &str = "report_quantities";
const TARGET_WORDS: &str = "target_words";
const REPORT_WORDS: &str = "report_words";

/// The last number that an entry's brackets may hold.
const LAST_ENTRY: i64 = 30;

/// A finding that was set aside.
#[derive(Serialize)]
pub(super) struct DismissalV1<'a> {
    rule: &'a str,
    place: &'a str,
    reason: &'a str,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

/// What a person said about a reading.
#[derive(Serialize)]
pub(super) struct OverrulingV1<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<u8>,
    report: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_quantity: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report_quantities: Option<&'a [String]>,
    target_words: &'a str,
    report_words: &'a str,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

impl<'a> From<&'a Dismissal> for DismissalV1<'a> {
    fn from(dismissal: &'a Dismissal) -> Self {
        Self {
            rule: &dismissal.rule,
            place: &dismissal.place,
            reason: &dismissal.reason,
            unknown: Unknown {
                extra: &dismissal.extra,
                is_known: |key| [RULE, PLACE, REASON].contains(&key),
            },
        }
    }
}

impl<'a> From<&'a Overruling> for OverrulingV1<'a> {
    fn from(overruling: &'a Overruling) -> Self {
        const KNOWN: [&str; 7] =
            [ENTRY, REPORT, VERDICT, TARGET_QUANTITY, REPORT_QUANTITIES, TARGET_WORDS, REPORT_WORDS];
        Self {
            entry: overruling.entry,
            report: report_word(overruling.report),
            verdict: overruling.state.map(state_word),
            target_quantity: overruling.target_quantity.as_deref(),
            report_quantities: overruling.report_quantities.as_deref(),
            target_words: &overruling.target_words,
            report_words: &overruling.report_words,
            unknown: Unknown { extra: &overruling.extra, is_known: |key| KNOWN.contains(&key) },
        }
    }
}

/// None where a problem was put down.
pub(super) fn decode_dismissal(
    value: Value,
    place: Whereabouts<'_>,
    problems: &mut Problems,
) -> Option<Dismissal> {
    let mut fields = Fields::of(value, place, problems)?;
    let rule = required_text(&mut fields, RULE)?;
    let at = required_text(&mut fields, PLACE)?;
    let reason = fields.text(REASON).unwrap_or_else(String::new);
    Some(Dismissal { rule, place: at, reason, extra: fields.rest() })
}

/// None where a problem was put down.
pub(super) fn decode_overruling(
    value: Value,
    place: Whereabouts<'_>,
    problems: &mut Problems,
) -> Option<Overruling> {
    let mut fields = Fields::of(value, place, problems)?;
    let entry_of = |number| u8::try_from(number).ok().filter(|_| (1..=LAST_ENTRY).contains(&number));
    let entry = fields.number(ENTRY, entry_of, Reason::NotEntry);
    let report = required_text(&mut fields, REPORT)?;
    let report = word(&mut fields, REPORT, report, &Report::ALL.map(|report| (report_word(report), report)));
    let state = fields.text(VERDICT);
    let states = State::ALL.map(|state| (state_word(state), state));
    let state = state.and_then(|state| word(&mut fields, VERDICT, state, &states));
    let target_quantity = fields.text(TARGET_QUANTITY);
    let report_quantities = fields.has(REPORT_QUANTITIES).then(|| {
        let mut texts = Vec::new();
        for value in fields.list(REPORT_QUANTITIES) {
            match value {
                Value::String(text) => texts.push(text),
                other => fields.refuse_kind(REPORT_QUANTITIES, ValueKind::Text, &other),
            }
        }
        texts
    });
    let target_words = required_text(&mut fields, TARGET_WORDS)?;
    let report_words = required_text(&mut fields, REPORT_WORDS)?;
    Some(Overruling {
        entry,
        report: report?,
        state,
        target_quantity,
        report_quantities,
        target_words,
        report_words,
        extra: fields.rest(),
    })
}

fn required_text(fields: &mut Fields<'_>, key: &str) -> Option<String> {
    fields.must_have(key);
    fields.text(key)
}

/// The meaning of a word; a problem where it has none.
fn word<T: Copy>(fields: &mut Fields<'_>, key: &str, found: String, known: &[(&str, T)]) -> Option<T> {
    let meaning = known.iter().find(|(word, _)| *word == found).map(|(_, meaning)| *meaning);
    if meaning.is_none() {
        fields.refuse(key, Reason::UnknownWord(found));
    }
    meaning
}

fn report_word(report: Report) -> &'static str {
    match report {
        Report::Midterm => "midterm",
        Report::Final => "final_report",
    }
}

fn state_word(state: State) -> &'static str {
    match state {
        State::Met => "met",
        State::Short => "short",
        State::Unclear => "unclear",
        State::NoTarget => "no_target",
    }
}
