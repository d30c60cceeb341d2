//! What the second WebAssembly does: one request in, one answer out. Pure, so that tests run it natively.

use crate::codec::{self, Decoded, Problem};
use crate::model::{Extra, Moment};
use crate::wire::{self, Imported, Out, Request, Wire};

/// Answers a message. One that makes no sense is answered with nothing but its number.
pub fn answer(message: &[u8]) -> Vec<u8> {
    let mut out = Out::default();
    let (number, request) = wire::open(message).unwrap_or((0, &[]));
    number.put(&mut out);
    match wire::decode(request) {
        Some(Request::Import(text)) => import(&text).put(&mut out),
        None => {}
    }
    out.finish()
}

/// Reads a converter's text. Ids that hold beyond this file are given by the page.
fn import(text: &str) -> Result<Imported, Vec<Problem>> {
    let mut last = 0;
    let mut new_id = || {
        last += 1;
        last.to_string()
    };
    let Decoded { sheets, notes, .. } = codec::converter::decode(text, &mut new_id)?;
    let sheets = codec::json::encode(&sheets, &Extra::new(), &moment());
    Ok(Imported { sheets, notes })
}

/// A file says when it was written; of this one nobody asks.
fn moment() -> Moment {
    Moment::new("2000-01-01T00:00:00+00:00").expect("a moment")
}
