//! How far a sheet has come in its year, in version 1: `steps` and `revised` of a sheet.

use serde::Serialize;

use super::judgement::{distinct, required_text, signature};
use super::unknown::Unknown;
use crate::codec::Reason;
use crate::codec::json::{FieldPlace, Fields, Problems};
use crate::model::{Moment, Revision, RevisionId, StepId, TakenStep, Value};

const ID: &str = "id";
const SINCE: &str = "since";
const PLACE: &str = "place";
const STEP: &str = "step";
const REASON: &str = "reason";
const BEFORE: &str = "before";
const AT: &str = "at";
const BY: &str = "by";

/// A step that the sheet was moved to.
#[derive(Serialize)]
pub(super) struct StepV1<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'a str>,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

/// A part that was opened again.
#[derive(Serialize)]
pub(super) struct RevisionV1<'a> {
    id: &'a str,
    place: &'a str,
    step: &'a str,
    reason: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    before: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

impl<'a> From<&'a TakenStep> for StepV1<'a> {
    fn from(taken: &'a TakenStep) -> Self {
        Self {
            id: taken.id.as_str(),
            since: taken.since.as_ref().map(Moment::as_str),
            unknown: Unknown { extra: &taken.extra, is_known: |key| [ID, SINCE].contains(&key) },
        }
    }
}

impl<'a> From<&'a Revision> for RevisionV1<'a> {
    fn from(revision: &'a Revision) -> Self {
        const KNOWN: [&str; 7] = [ID, PLACE, STEP, REASON, BEFORE, AT, BY];
        Self {
            id: revision.id.as_str(),
            place: &revision.place,
            step: revision.step.as_str(),
            reason: &revision.reason,
            before: &revision.before,
            at: revision.signed.at.as_ref().map(Moment::as_str),
            by: revision.signed.by.as_deref(),
            unknown: Unknown { extra: &revision.extra, is_known: |key| KNOWN.contains(&key) },
        }
    }
}

/// None where a problem was put down.
pub(super) fn decode_step(value: Value, place: FieldPlace<'_>, problems: &mut Problems) -> Option<TakenStep> {
    let mut fields = Fields::of(value, place, problems)?;
    let id = step_id(&mut fields, ID)?;
    let since = signature(&mut fields, SINCE, "").at;
    Some(TakenStep { id, since, extra: fields.rest() })
}

/// What was opened again, each with an id of its own; what is refused is put down.
pub(super) fn decode_revised(
    values: Vec<Value>,
    place: FieldPlace<'_>,
    problems: &mut Problems,
) -> Vec<Revision> {
    distinct(values, place, problems, decode_revision, |revision| &revision.id)
}

fn decode_revision(value: Value, place: FieldPlace<'_>, problems: &mut Problems) -> Option<Revision> {
    let mut fields = Fields::of(value, place, problems)?;
    let id = required_text(&mut fields, ID)?;
    let Some(id) = RevisionId::new(&id) else {
        fields.refuse(ID, Reason::BadId(id));
        return None;
    };
    let at = required_text(&mut fields, PLACE)?;
    let step = step_id(&mut fields, STEP)?;
    let reason = required_text(&mut fields, REASON)?;
    let before = fields.text(BEFORE).unwrap_or_else(String::new);
    let signed = signature(&mut fields, AT, BY);
    Some(Revision { id, place: at, step, reason, before, signed, extra: fields.rest() })
}

fn step_id(fields: &mut Fields<'_>, key: &str) -> Option<StepId> {
    let text = required_text(fields, key)?;
    let id = StepId::new(&text);
    if id.is_none() {
        fields.refuse(key, Reason::BadId(text));
    }
    id
}
