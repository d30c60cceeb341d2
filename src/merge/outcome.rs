//! What became of a part of a text, and what a person says about it.

use serde::{Deserialize, Serialize};

/// A stretch of the text, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedPart {
    /// What became of it.
    pub outcome: MergeOutcome,
    /// As the base has it.
    pub base: String,
    /// As it stands here.
    pub ours: String,
    /// As it came.
    pub theirs: String,
    /// As it stands in the result, as long as nobody decides otherwise.
    pub text: String,
}

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MergeOutcome {
    /// Nobody changed it.
    Kept,
    /// Only this side changed it.
    Ours,
    /// Only the other side changed it.
    Theirs,
    /// Both made the same change.
    BothSame,
    /// Both changed it, each in other units: of a whole text only.
    Merged,
    /// Both changed it, and what they did was put together: to be looked at.
    Joined,
    /// Both changed it, and only a person can tell what holds; both are kept until then.
    Conflict,
}

/// What a person says about a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MergeDecision {
    /// こちら: as it stands here.
    Ours,
    /// 先方: as it came.
    Theirs,
    /// 両方残す.
    Both,
    /// 書き直す: these words.
    Rewritten(String),
}

impl MergeOutcome {
    /// The same as the other side sees it.
    pub(super) fn turned(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
            other => other,
        }
    }
}
