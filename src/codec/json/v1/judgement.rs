//! What a person said about readings, in version 1: `overruled` of an initiative, `dismissed` of a sheet.

use std::collections::BTreeSet;
use std::fmt::Display;

use serde::Serialize;

use super::unknown::Unknown;
use crate::codec::json::{FieldPlace, Fields, Problems};
use crate::codec::{Reason, ValueKind};
use crate::model::{Dismissal, Moment, Overruling, Report, Signature, State, Value};

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
const DECIDED_AT: &str = "decided_at";
const DECIDED_BY: &str = "decided_by";

/// The last number that an entry's brackets may hold.
const LAST_ENTRY: i64 = 30;

/// A finding that was set aside.
#[derive(Serialize)]
pub(super) struct DismissalV1<'a> {
    rule: &'a str,
    place: &'a str,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by: Option<&'a str>,
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
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by: Option<&'a str>,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

impl<'a> From<&'a Dismissal> for DismissalV1<'a> {
    fn from(dismissal: &'a Dismissal) -> Self {
        Self {
            rule: &dismissal.rule,
            place: &dismissal.place,
            reason: &dismissal.reason,
            decided_at: dismissal.signed.at.as_ref().map(Moment::as_str),
            decided_by: dismissal.signed.by.as_deref(),
            unknown: Unknown {
                extra: &dismissal.extra,
                is_known: |key| [RULE, PLACE, REASON, DECIDED_AT, DECIDED_BY].contains(&key),
            },
        }
    }
}

impl<'a> From<&'a Overruling> for OverrulingV1<'a> {
    fn from(overruling: &'a Overruling) -> Self {
        const KNOWN: [&str; 10] = [
            ENTRY,
            REPORT,
            VERDICT,
            TARGET_QUANTITY,
            REPORT_QUANTITIES,
            TARGET_WORDS,
            REPORT_WORDS,
            REASON,
            DECIDED_AT,
            DECIDED_BY,
        ];
        Self {
            entry: overruling.entry,
            report: report_word(overruling.report),
            verdict: overruling.state.map(state_word),
            target_quantity: overruling.target_quantity.as_deref(),
            report_quantities: overruling.report_quantities.as_deref(),
            target_words: &overruling.target_words,
            report_words: &overruling.report_words,
            reason: &overruling.reason,
            decided_at: overruling.signed.at.as_ref().map(Moment::as_str),
            decided_by: overruling.signed.by.as_deref(),
            unknown: Unknown { extra: &overruling.extra, is_known: |key| KNOWN.contains(&key) },
        }
    }
}

/// What has an id of its own each; one that comes again is put down as a problem, as is what cannot be read.
pub(super) fn distinct<T, I: Ord + Clone + Display>(
    values: Vec<Value>,
    place: FieldPlace<'_>,
    problems: &mut Problems,
    decode: fn(Value, FieldPlace<'_>, &mut Problems) -> Option<T>,
    id: fn(&T) -> &I,
) -> Vec<T> {
    let (mut taken, mut all) = (BTreeSet::new(), Vec::new());
    for value in values {
        let Some(one) = decode(value, place, problems) else { continue };
        if taken.insert(id(&one).clone()) {
            all.push(one);
        } else {
            problems.add(place(Some("id")), Reason::DuplicateId(id(&one).to_string()));
        }
    }
    all
}

/// None where a problem was put down.
pub(super) fn decode_dismissal(
    value: Value,
    place: FieldPlace<'_>,
    problems: &mut Problems,
) -> Option<Dismissal> {
    let mut fields = Fields::of(value, place, problems)?;
    let rule = required_text(&mut fields, RULE)?;
    let at = required_text(&mut fields, PLACE)?;
    let reason = fields.text(REASON).unwrap_or_else(String::new);
    let signed = signature(&mut fields, DECIDED_AT, DECIDED_BY);
    Some(Dismissal { rule, place: at, reason, signed, extra: fields.rest() })
}

/// None where a problem was put down.
pub(super) fn decode_overruling(
    value: Value,
    place: FieldPlace<'_>,
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
    let reason = fields.text(REASON).unwrap_or_else(String::new);
    let signed = signature(&mut fields, DECIDED_AT, DECIDED_BY);
    Some(Overruling {
        entry,
        report: report?,
        state,
        target_quantity,
        report_quantities,
        target_words,
        report_words,
        reason,
        signed,
        extra: fields.rest(),
    })
}

/// When and who, under these keys; not everybody writes them.
pub(super) fn signature(fields: &mut Fields<'_>, at: &str, by: &str) -> Signature {
    let moment = fields.text(at).and_then(|text| {
        let moment = Moment::new(&text);
        if moment.is_none() {
            fields.refuse(at, Reason::BadMoment(text));
        }
        moment
    });
    Signature { at: moment, by: fields.text(by) }
}

/// A text that must be there.
pub(super) fn required_text(fields: &mut Fields<'_>, key: &str) -> Option<String> {
    fields.must_have(key);
    fields.text(key)
}

/// The meaning of a word; a problem where it has none.
pub(super) fn word<T: Copy>(
    fields: &mut Fields<'_>,
    key: &str,
    found: String,
    known: &[(&str, T)],
) -> Option<T> {
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
