//! What people say to one another about a sheet: comments at its parts, a sheet sent back (差戻し), one found good (確認済み).

use serde::{Deserialize, Serialize};

use super::{CommentId, Extra, Moment, Signature, Value};

/// Under this the mark of 確認済み knows what was found good: the fingerprint of the sheet's content.
const REVISION: &str = "revision";

/// What somebody says about a sheet or a part of it, with what others answered. The office's own: it travels with the
/// sheet, and is never published.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Unique within its sheet.
    pub id: CommentId,
    /// What it is for.
    pub kind: CommentKind,
    /// The part, by the name that the review has for places; empty where the whole sheet is meant.
    pub place: String,
    /// The words of the part that are meant.
    pub words: Option<String>,
    /// What is said.
    pub text: String,
    /// When, and who.
    pub signed: Signature,
    /// What was answered, in order.
    pub answers: Vec<Reply>,
    /// Whether it has been dealt with (済み).
    pub is_done: bool,
    /// Keys of a file that this version does not know.
    pub extra: Extra,
}

/// What a comment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CommentKind {
    /// A question or a remark.
    Remark,
    /// 差戻し: the sheet goes back to those who wrote it.
    Returned,
    /// 確認済み: the sheet is good as it is.
    Checked,
}

/// An answer to a comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// What is said.
    pub text: String,
    /// When, and who.
    pub signed: Signature,
    /// Keys of a file that this version does not know.
    pub extra: Extra,
}

impl CommentKind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Remark, Self::Returned, Self::Checked];
}

impl Comment {
    /// Whether somebody still has to do something about it.
    pub fn is_open(&self) -> bool {
        !self.is_done && self.kind != CommentKind::Checked
    }

    /// Notes that a sheet was found good with the content of this fingerprint ([`super::revision`]).
    pub fn note_content(&mut self, revision: String) {
        self.extra.insert(REVISION.to_owned(), Value::String(revision));
    }

    /// Whether it is about the content of this fingerprint; what was noted of none is about any.
    pub fn is_of_content(&self, revision: &str) -> bool {
        self.extra.get(REVISION).is_none_or(|noted| noted.as_str() == Some(revision))
    }

    /// Takes in what another version of it has: its further answers, and that it was dealt with.
    fn take_in(&mut self, other: &Self) {
        let mut answers: Vec<Reply> = Vec::new();
        for answer in self.answers.iter().chain(&other.answers) {
            if !answers.contains(answer) {
                answers.push(answer.clone());
            }
        }
        answers.sort_by(|a, b| when(a).cmp(when(b)));
        self.answers = answers;
        self.is_done |= other.is_done;
        super::adopt(&mut self.extra, &other.extra);
    }
}

/// As files write it; moments of one office have one offset.
fn when(answer: &Reply) -> &str {
    answer.signed.at.as_ref().map_or("", Moment::as_str)
}

/// The comments of two versions of a sheet together: each once, with all of its answers.
pub fn united(ours: &[Comment], theirs: &[Comment]) -> Vec<Comment> {
    let mut all = ours.to_vec();
    for comment in theirs {
        match all.iter_mut().find(|known| known.id == comment.id) {
            Some(known) => known.take_in(comment),
            None => all.push(comment.clone()),
        }
    }
    all
}
