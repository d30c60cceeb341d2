//! What people say to one another about a sheet, in version 1: `comments` of a sheet.

use serde::Serialize;

use super::judgement::{distinct, required_text, signature, word};
use super::unknown::Unknown;
use crate::codec::Reason;
use crate::codec::json::{FieldPlace, Fields, Problems};
use crate::model::{Comment, CommentId, CommentKind, Moment, Reply, Value};

const ID: &str = "id";
const KIND: &str = "kind";
const PLACE: &str = "place";
const WORDS: &str = "words";
const TEXT: &str = "text";
const AT: &str = "at";
const BY: &str = "by";
const ANSWERS: &str = "answers";
const DONE: &str = "done";

/// A comment.
#[derive(Serialize)]
pub(super) struct CommentV1<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    place: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'a str>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answers: Vec<ReplyV1<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    done: bool,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

#[derive(Serialize)]
struct ReplyV1<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

impl<'a> From<&'a Comment> for CommentV1<'a> {
    fn from(comment: &'a Comment) -> Self {
        const KNOWN: [&str; 9] = [ID, KIND, PLACE, WORDS, TEXT, AT, BY, ANSWERS, DONE];
        Self {
            id: comment.id.as_str(),
            kind: (comment.kind != CommentKind::Remark).then(|| kind_word(comment.kind)),
            place: &comment.place,
            words: comment.words.as_deref(),
            text: &comment.text,
            at: comment.signed.at.as_ref().map(Moment::as_str),
            by: comment.signed.by.as_deref(),
            answers: comment.answers.iter().map(ReplyV1::from).collect(),
            done: comment.is_done,
            unknown: Unknown { extra: &comment.extra, is_known: |key| KNOWN.contains(&key) },
        }
    }
}

impl<'a> From<&'a Reply> for ReplyV1<'a> {
    fn from(answer: &'a Reply) -> Self {
        Self {
            text: &answer.text,
            at: answer.signed.at.as_ref().map(Moment::as_str),
            by: answer.signed.by.as_deref(),
            unknown: Unknown { extra: &answer.extra, is_known: |key| [TEXT, AT, BY].contains(&key) },
        }
    }
}

/// A sheet's comments, each with an id of its own; what is refused is put down.
pub(super) fn decode_comments(
    values: Vec<Value>,
    place: FieldPlace<'_>,
    problems: &mut Problems,
) -> Vec<Comment> {
    distinct(values, place, problems, decode_comment, |comment| &comment.id)
}

/// None where a problem was put down.
fn decode_comment(value: Value, place: FieldPlace<'_>, problems: &mut Problems) -> Option<Comment> {
    let mut fields = Fields::of(value, place, problems)?;
    let id = required_text(&mut fields, ID)?;
    let Some(id) = CommentId::new(&id) else {
        fields.refuse(ID, Reason::BadId(id));
        return None;
    };
    let kinds = CommentKind::ALL.map(|kind| (kind_word(kind), kind));
    let kind = match fields.text(KIND) {
        Some(kind) => word(&mut fields, KIND, kind, &kinds)?,
        None => CommentKind::Remark,
    };
    let at = fields.text(PLACE).unwrap_or_else(String::new);
    let words = fields.text(WORDS);
    let text = required_text(&mut fields, TEXT)?;
    let signed = signature(&mut fields, AT, BY);
    let is_done = fields.flag(DONE).is_some_and(|is_done| is_done);
    let answers = fields.list(ANSWERS);
    let mut answer = |value| decode_answer(value, place, fields.problems());
    let answers = answers.into_iter().filter_map(&mut answer).collect();
    Some(Comment { id, kind, place: at, words, text, signed, answers, is_done, extra: fields.rest() })
}

fn decode_answer(value: Value, place: FieldPlace<'_>, problems: &mut Problems) -> Option<Reply> {
    let mut fields = Fields::of(value, place, problems)?;
    let text = required_text(&mut fields, TEXT)?;
    let signed = signature(&mut fields, AT, BY);
    Some(Reply { text, signed, extra: fields.rest() })
}

fn kind_word(kind: CommentKind) -> &'static str {
    match kind {
        CommentKind::Remark => "remark",
        CommentKind::Returned => "returned",
        CommentKind::Checked => "checked",
    }
}
