//! What the page and the engines, which are WebAssemblies of their own, say to each other, as bytes.
//!
//! All come from one build, so that the form may change with any version: it is small and strict, and never stored.
//! Bytes that make no sense are answered with none, never with a panic.

mod bytes;
pub mod failure;
mod file;
mod reading;

use crate::codec::clipboard::Clip;
use crate::codec::markdown::Scope;
use crate::model::Day;
use crate::model::publication::{Choice, Paper};

pub use bytes::{In, Out, Packed, Wire};
pub use file::Imported;
pub use reading::{pack, unpack};

/// Who answers a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Reading, review, other programs' texts, and what is made of sheets to be read elsewhere.
    Reader,
    /// Excel in and out.
    Excel,
}

impl Engine {
    /// All of them, in their order.
    pub const ALL: [Self; 2] = [Self::Reader, Self::Excel];

    /// The name of its binary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Excel => "excel",
        }
    }
}

/// What the page asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// The sheets of Markdown or of a converter's text. Answered with an [`Imported`] or with problems.
    Import(String),
    /// The sheets of a range that was copied in a spreadsheet. Answered with an [`Imported`] or with problems.
    Copied {
        /// The range as HTML, with merged cells.
        html: String,
        /// The range as tab-separated text.
        text: String,
    },
    /// The cells of a range that was copied in a spreadsheet. Answered with a [`Clip`].
    Range {
        /// The range as HTML, with merged cells.
        html: String,
        /// The range as tab-separated text.
        text: String,
    },
    /// The readings of stored sheets as of a day. Each is answered with a packed reading, empty where there is none.
    Read {
        /// The day.
        today: Day,
        /// The sheets, as they are stored.
        sheets: Vec<String>,
    },
    /// 目標と実績 of stored sheets as a table. Answered with its text, or none where a sheet is damaged.
    Table(Vec<String>),
    /// Stored sheets as one page to publish. Answered with its text, or none where a sheet is damaged.
    Publish {
        /// What is in it.
        choice: Choice,
        /// The sheets, as they are stored, in the order of the list.
        sheets: Vec<String>,
        /// The file's own unknown keys, as they are stored.
        extra: String,
        /// When it is made.
        now: String,
    },
    /// Stored sheets as Markdown. Answered with its text, or none where a sheet is damaged.
    Markdown {
        /// How much of the sheets is in it.
        scope: Scope,
        /// The sheets, as they are stored, in the order of the list.
        sheets: Vec<String>,
        /// The file's own unknown keys, as they are stored.
        extra: String,
        /// When it is made.
        now: String,
    },
    /// A workbook of sheets. Answered with its bytes, or none where it could not be made.
    Excel {
        /// What is in it.
        choice: Choice,
        /// The sheets, as they are stored, in the order of the list.
        sheets: Vec<String>,
        /// The file's own unknown keys, as they are stored.
        extra: String,
        /// When it is made.
        now: String,
    },
    /// The sheets of a workbook, or of whatever comes in the same containers. Answered with an [`Imported`] or with
    /// problems.
    OpenExcel {
        /// Its bytes.
        book: Packed,
        /// A new id, from which those of new rows are made.
        seed: String,
    },
}

impl Request {
    /// Who answers it.
    pub fn engine(&self) -> Engine {
        match self {
            Self::Import(_)
            | Self::Read { .. }
            | Self::Table(_)
            | Self::Publish { .. }
            | Self::Markdown { .. }
            | Self::Copied { .. }
            | Self::Range { .. } => Engine::Reader,
            Self::Excel { .. } | Self::OpenExcel { .. } => Engine::Excel,
        }
    }
}

bytes::variants!(Request {
    0 Import(text);
    1 Read { today, sheets };
    2 Table(sheets);
    3 Publish { choice, sheets, extra, now };
    4 Markdown { scope, sheets, extra, now };
    5 Copied { html, text };
    6 Excel { choice, sheets, extra, now };
    7 OpenExcel { book, seed };
    8 Range { html, text };
});

bytes::variants!(Clip {
    0 Text(text);
    1 Block(rows);
});

bytes::variants!(Scope {
    0 Whole;
    1 Shown;
    2 Plan;
});

bytes::record!(Choice { reports, readings, cover, whole, paper });

bytes::variants!(Paper {
    0 A3;
    1 A4;
});

/// Any value as bytes, under the number that its answer will have too.
pub fn encode(number: u64, value: &impl Wire) -> Vec<u8> {
    let mut out = Out::default();
    number.put(&mut out);
    value.put(&mut out);
    out.finish()
}

/// The number of a message, and what it says.
pub fn open(message: &[u8]) -> Option<(u64, &[u8])> {
    let mut from = In::of(message);
    let number = u64::take(&mut from)?;
    Some((number, from.rest()))
}

/// The one value that these bytes are, or none where they are anything else.
pub fn decode<T: Wire>(bytes: &[u8]) -> Option<T> {
    let mut from = In::of(bytes);
    let value = T::take(&mut from)?;
    from.rest().is_empty().then_some(value)
}
