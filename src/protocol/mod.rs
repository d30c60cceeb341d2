//! What the page and the engines, which are WebAssemblies of their own, say to each other: requests, each tied by its
//! type to its answer, written down by `postcard`.
//!
//! All come from one build, so that the form may change with any version: it is small and strict, and never stored.
//! Bytes that make no sense are answered with an error, never with a panic.

mod failure;
mod forms;
mod imported;
mod progress;
mod request;
mod sheets;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use failure::{Failure, NotStarted};
pub use forms::{DrawForm, ListForms, ProposedForm, ReadForm};
pub use imported::Imported;
pub use progress::DrawProgress;
pub use request::{
    CompareTexts, DrawAlignment, DrawCalendar, DrawCarry, DrawComparison, DrawGrades, DrawOverview,
    DrawPromises, DrawYears, ExcelCall, FindDisagreements, ImportRange, ImportText, ImportWorkbook,
    MadeKiosk, MakeIcs, MakeKiosk, MakeMarkdown, MakePage, MakePromisesTable, MakeSlides, MakeTable,
    MakeWorkbook, MergeSheets, ReadCells, ReadSheets, ReadShown, ReaderCall, UnpackArchive,
};
pub use sheets::{Content, MergedVersion, PackedProposal, PackedSheet};

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

/// All that one engine can be asked for: what travels to it.
pub trait Call: Serialize + DeserializeOwned {
    /// The engine.
    const ENGINE: Engine;
}

/// What the page asks for. Its answer has one type on both sides, so that a wrong pair does not compile.
pub trait Request {
    /// The calls among which it travels.
    type Call: Call;
    /// What comes back.
    type Answer: Serialize + DeserializeOwned;

    /// The request among all that its engine can be asked for.
    fn into_call(self) -> Self::Call;
}

/// Bytes that make no sense, in the words of who could not read them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Malformed(pub String);

impl From<postcard::Error> for Malformed {
    fn from(error: postcard::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<Malformed> for Failure {
    fn from(Malformed(why): Malformed) -> Self {
        Self::BrokeDown(why)
    }
}

/// A request as a message, under the number that its answer will have too. `form` is the form whose words the answer has
/// ([`settings_form`](crate::codec::settings_form)); empty for the default one.
pub fn encode_request<R: Request>(number: u64, form: &str, request: R) -> Vec<u8> {
    encode(&(number, form, request.into_call()))
}

/// The number of a message to an engine, and what it asks for, by which form. A message without a number has none.
pub fn decode_call<C: Call>(message: &[u8]) -> (u64, Result<(String, C), Malformed>) {
    match open(message) {
        Ok((number, body)) => (number, decode(body)),
        Err(malformed) => (0, Err(malformed)),
    }
}

/// The answer to a request as a message.
pub fn encode_answer<R: Request>(number: u64, answer: R::Answer) -> Vec<u8> {
    encode(&(number, Ok::<_, Malformed>(answer)))
}

/// What stands in place of an answer where the request makes no sense.
pub fn encode_refusal(number: u64, malformed: Malformed) -> Vec<u8> {
    encode(&(number, Err::<(), _>(malformed)))
}

/// The number of a message, and the rest of it.
pub fn open(message: &[u8]) -> Result<(u64, &[u8]), Malformed> {
    Ok(postcard::take_from_bytes(message)?)
}

/// The answer to a request, from a message without its number.
pub fn decode_answer<R: Request>(body: &[u8]) -> Result<R::Answer, Malformed> {
    decode::<Result<R::Answer, Malformed>>(body)?
}

/// A value as bytes that [`unpack`] of the same version understands.
pub fn pack(value: &impl Serialize) -> Vec<u8> {
    encode(value)
}

/// The value that was packed.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Malformed> {
    decode(bytes)
}

fn encode(message: &impl Serialize) -> Vec<u8> {
    // Fails for what has no known length only, and no type of the protocol is such.
    postcard::to_allocvec(message).expect("a message")
}

/// The one value that these bytes are.
fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Malformed> {
    match postcard::take_from_bytes(bytes)? {
        (value, []) => Ok(value),
        (_, rest) => Err(Malformed(format!("{} bytes too many", rest.len()))),
    }
}
