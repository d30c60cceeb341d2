//! What a person said about readings, in version 1: `overruled` of an initiative, `dismissed` of a sheet.

use crate::codec::json::{Fields, Problems, Whereabouts, Writer};
use crate::codec::{Kind, Reason};
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

pub(super) fn encode_dismissal(out: &mut Writer, dismissal: &Dismissal) {
    out.open('{');
    out.entry(RULE, &dismissal.rule);
    out.entry(PLACE, &dismissal.place);
    out.entry(REASON, &dismissal.reason);
    out.extra(&dismissal.extra, &[RULE, PLACE, REASON]);
    out.close('}');
}

pub(super) fn encode_overruling(out: &mut Writer, overruling: &Overruling) {
    out.open('{');
    if let Some(entry) = overruling.entry {
        out.key(ENTRY);
        out.plain(entry);
    }
    out.entry(REPORT, report_word(overruling.report));
    if let Some(state) = overruling.state {
        out.entry(VERDICT, state_word(state));
    }
    if let Some(quantity) = &overruling.target_quantity {
        out.entry(TARGET_QUANTITY, quantity);
    }
    if let Some(quantities) = &overruling.report_quantities {
        out.key(REPORT_QUANTITIES);
        out.open('[');
        quantities.iter().for_each(|quantity| out.text(quantity));
        out.close(']');
    }
    out.entry(TARGET_WORDS, &overruling.target_words);
    out.entry(REPORT_WORDS, &overruling.report_words);
    let known = [ENTRY, REPORT, VERDICT, TARGET_QUANTITY, REPORT_QUANTITIES, TARGET_WORDS, REPORT_WORDS];
    out.extra(&overruling.extra, &known);
    out.close('}');
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
                other => fields.refuse_kind(REPORT_QUANTITIES, Kind::Text, &other),
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
