//! Names of things: rows are known by id, never by position.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The longest id that a file may bring, in characters; ids become storage keys and links.
const LONGEST: usize = 200;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes any text that is not blank, has no control characters and at most 200 characters.
            pub fn new(text: &str) -> Option<Self> {
                let fits = text.chars().count() <= LONGEST;
                let plain = !text.trim().is_empty() && !text.chars().any(char::is_control);
                (fits && plain).then(|| Self(text.into()))
            }

            /// The id as text, as it stands in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::new(&text).ok_or("no id")
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.as_str().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// A sheet's id: the same on every machine that the sheet travels to.
    SheetId
}
impl SheetId {
    /// The sheet beside which this one stands: what two tabs wrote in the same places of it is kept as a further sheet,
    /// under an id that its words give (`<id>-<fingerprint>`, and a number where that was taken).
    pub fn beside(&self) -> Option<Self> {
        let text = ["-2", "-3"].iter().find_map(|number| self.0.strip_suffix(number)).unwrap_or(&self.0);
        let (id, words) = text.rsplit_once('-')?;
        let (length, hash) = words.split_once('.')?;
        let is_hex = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        Self::new(id).filter(|_| is_hex(length) && is_hex(hash))
    }
}

text_id! {
    /// The id of an initiative (取組 ①–⑥), unique within its sheet.
    InitiativeId
}
text_id! {
    /// The id of a comment, unique within its sheet.
    CommentId
}
text_id! {
    /// The id of a step of the year, as settings and sheets name it.
    StepId
}
text_id! {
    /// The id of a 見直し, unique within its sheet.
    RevisionId
}
text_id! {
    /// The name in files of a part that a city's form has beside the paper's own ones (担当, 予算額).
    OwnKey
}
text_id! {
    /// The id of a place in the bin: one sheet may lie there twice, deleted at two times.
    BinId
}

/// The id of a position (位置付け) within its sheet. Files hold none: it lives in memory only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PositionId(pub u32);

impl StepId {
    /// One of the app's own.
    pub(super) fn known(text: &'static str) -> Self {
        Self(text.into())
    }

    /// 確定: what comes after the last step.
    pub fn closed() -> Self {
        Self::known("closed")
    }
}
